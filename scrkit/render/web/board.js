"use strict";
(() => {
  const form = document.querySelector("form.controls");
  if (!form) return;
  const rows = [...document.querySelectorAll("#action-table tbody tr")];
  const words = rows.map((row) => row.textContent.toLowerCase());
  const shown = form.querySelector(".shown");
  const exact = ["review", "agency", "state", "owner"];
  const fits = (row, number, asked) =>
    exact.every((name) => !asked.get(name) || row.dataset[name] === asked.get(name)) &&
    (!asked.get("theme") || row.dataset.theme.includes(` ${asked.get("theme")} `)) &&
    words[number].includes(asked.get("words").trim().toLowerCase());
  const show = () => {
    const asked = new FormData(form);
    let count = 0;
    rows.forEach((row, number) => {
      row.hidden = !fits(row, number, asked);
      if (!row.hidden) count += 1;
    });
    shown.textContent = `${count} of ${rows.length} actions shown`;
  };
  // What a link leads to must be there to be seen.
  const open = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const row = target && target.closest("#action-table tr");
    if (row && row.hidden) {
      form.reset();
      show();
      row.scrollIntoView();
    }
  };
  form.addEventListener("input", show);
  form.addEventListener("reset", () => setTimeout(show));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", open);
  form.hidden = false;
  show();
})();
