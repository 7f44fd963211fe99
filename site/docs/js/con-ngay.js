// Adds how many days are left to each deadline; the day itself stands in the page without it.
"use strict";
// A page of a past state is not of today.
const living = document.querySelector(".nhu-tai") ? [] : document.querySelectorAll("time[data-han]");
for (const time of living) {
  const days = Math.floor((new Date(time.dataset.han) - Date.now()) / 86400000);
  const left = days > 0 ? `còn ${days} ngày` : days === 0 ? "hôm nay là ngày cuối" : "đã hết hạn";
  time.append(` (${left})`);
}
