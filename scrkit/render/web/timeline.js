"use strict";
(() => {
  const form = document.querySelector(".controls");
  const scroller = document.querySelector(".scroller");
  const svg = scroller.querySelector("svg");
  const status = form.querySelector(".shown");
  const rows = [...document.querySelectorAll("tr[data-agency]")];
  const years = [...document.querySelectorAll(".year")];
  const marks = new Map();
  const texts = new WeakMap();
  let zoom = 1;
  let waiting = 0;

  for (const mark of svg.querySelectorAll("[data-id]")) {
    const id = mark.dataset.id;
    if (!marks.has(id)) marks.set(id, []);
    marks.get(id).push(mark);
  }

  const idOf = (row) => row.id.slice(2);
  const has = (list, one) => one === "" || list.split(" ").includes(one);

  function textOf(row) {
    if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase());
    return texts.get(row);
  }

  function wanted() {
    const given = new FormData(form);
    return {
      agencies: new Set(given.getAll("agency")),
      person: given.get("person") || "",
      question: given.get("question") || "",
      seen: given.get("seen") || "",
      words: (given.get("words") || "").toLowerCase().split(/\s+/).filter(Boolean),
    };
  }

  function fits(row, asked) {
    const data = row.dataset;
    return (
      asked.agencies.has(data.agency) &&
      has(data.people, asked.person) &&
      has(data.questions, asked.question) &&
      (asked.seen === "" || data.seen === asked.seen) &&
      asked.words.every((word) => textOf(row).includes(word))
    );
  }

  function filter() {
    waiting = 0;
    const asked = wanted();
    let shown = 0;
    for (const row of rows) {
      const good = fits(row, asked);
      shown += good ? 1 : 0;
      if (row.hidden === !good) continue;
      row.hidden = !good;
      for (const mark of marks.get(idOf(row)) || []) mark.classList.toggle("off", !good);
    }
    for (const year of years) {
      year.hidden = !year.querySelector("tr[data-agency]:not([hidden])");
    }
    status.textContent =
      shown === rows.length
        ? `All ${shown} entries are shown.`
        : `${shown} of ${rows.length} entries are shown.`;
  }

  function soon() {
    if (!waiting) waiting = requestAnimationFrame(filter);
  }

  function zoomTo(next) {
    const middle = (scroller.scrollLeft + scroller.clientWidth / 2) / scroller.scrollWidth;
    zoom = Math.min(64, Math.max(1, next));
    svg.style.width = `${zoom * 100}%`;
    scroller.scrollLeft = middle * scroller.scrollWidth - scroller.clientWidth / 2;
  }

  function go(id) {
    const row = document.getElementById(`e-${id}`);
    if (!row) return;
    for (const old of document.querySelectorAll(".now")) old.classList.remove("now");
    row.classList.add("now");
    for (const mark of marks.get(id) || []) mark.classList.add("now");
    const show = () => row.scrollIntoView({ block: "center", behavior: "instant" });
    show();
    row.focus({ preventScroll: true });
    // Years above take their true height only once they are near the view.
    requestAnimationFrame(() => requestAnimationFrame(show));
  }

  form.addEventListener("input", soon);
  form.addEventListener("reset", soon);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("click", (event) => {
    const step = event.target.dataset.zoom;
    if (step) zoomTo(step === "0" ? 1 : zoom * (step === "1" ? 2 : 0.5));
  });
  scroller.addEventListener("keydown", (event) => {
    if (event.key === "+" || event.key === "=") zoomTo(zoom * 2);
    else if (event.key === "-") zoomTo(zoom / 2);
    else if (event.key === "0") zoomTo(1);
    else return;
    event.preventDefault();
  });
  scroller.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      zoomTo(zoom * (event.deltaY < 0 ? 1.25 : 0.8));
    },
    { passive: false },
  );
  svg.addEventListener("click", (event) => {
    const mark = event.target.closest("[data-id]");
    if (mark) go(mark.dataset.id);
  });
  document.addEventListener("click", (event) => {
    const back = event.target.closest(".back");
    if (!back) return;
    const id = idOf(back.closest("tr"));
    for (const old of document.querySelectorAll(".now")) old.classList.remove("now");
    for (const mark of marks.get(id) || []) {
      mark.classList.add("now");
      mark.scrollIntoView({ block: "nearest", inline: "center" });
    }
  });

  // The page's own links lead to rows that a filter may have hidden.
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#e-"]');
    if (!link) return;
    event.preventDefault();
    const id = link.hash.slice(3);
    const row = document.getElementById(`e-${id}`);
    if (row && row.hidden) {
      form.reset();
      filter();
    }
    history.replaceState(null, "", link.hash);
    go(id);
  });

  form.hidden = false;
  filter();
})();
