// Adds how many days are left to each deadline; the day itself stands in the page without it.
"use strict";
for (const time of document.querySelectorAll("time[data-han]")) {
  const days = Math.floor((new Date(time.dataset.han) - Date.now()) / 86400000);
  const left = days > 0 ? `còn ${days} ngày` : days === 0 ? "hôm nay là ngày cuối" : "đã hết hạn";
  time.append(` (${left})`);
}
