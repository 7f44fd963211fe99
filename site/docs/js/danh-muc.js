// The menu on a narrow screen: without this script its link leads to the list at the foot of the page.
"use strict";
(() => {
  const link = document.querySelector("a.danh-muc");
  const drawer = document.getElementById("__drawer");
  if (!link || !drawer) return;
  const say = () => link.setAttribute("aria-expanded", String(drawer.checked));
  const turn = () => {
    drawer.click();
    if (drawer.checked) document.querySelector(".md-sidebar--primary :is(a[href], [tabindex])")?.focus();
  };

  link.setAttribute("role", "button");
  say();
  drawer.addEventListener("change", say);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    turn();
  });
  link.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    turn();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer.checked) return;
    drawer.click();
    link.focus();
  });
})();
