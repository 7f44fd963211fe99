// The menu on a narrow screen: without this script its link leads to the list at the foot of the page.
"use strict";
(() => {
  const link = document.querySelector("a.danh-muc");
  const drawer = document.getElementById("__drawer");
  if (!link || !drawer) return;
  const say = () => link.setAttribute("aria-expanded", String(drawer.checked));
  const menu = document.querySelector(".md-sidebar--primary");
  const levels = () => [...menu.querySelectorAll(".md-nav__toggle:checked ~ .md-nav")];
  const turn = () => {
    drawer.click();
    if (drawer.checked) (levels().at(-1) ?? menu).querySelector("a[href]")?.focus();
  };

  // One level of the menu slides over the other: what has the focus is never under it, and the menu never behind the page.
  const follow = (event) => {
    if (!drawer.checked || event.target === drawer || event.target === link) return;
    if (!menu.contains(event.target)) {
      drawer.click();
      return;
    }
    for (const level of levels().filter((one) => !one.contains(event.target))) {
      level.parentElement.querySelector(":scope > .md-nav__toggle").click();
    }
  };

  link.setAttribute("role", "button");
  say();
  drawer.addEventListener("change", say);
  document.addEventListener("focusin", follow);
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
