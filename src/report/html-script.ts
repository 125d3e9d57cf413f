/** Shows only the findings that the form asks for. Without it the page shows all of them, and no form. */
export const SCRIPT = `
"use strict";
const form = document.querySelector("form");
const rows = [...document.querySelectorAll("#rows tr")];
const shown = document.querySelector("#shown");
const words = [];
const apply = () => {
  const data = new FormData(form);
  const severities = new Set(data.getAll("severity"));
  const target = data.get("target"), decision = data.get("decision"), origin = data.get("origin") ?? "";
  const asked = String(data.get("text")).toLowerCase().split(/\\s+/).filter(Boolean);
  let count = 0;
  rows.forEach((row, at) => {
    const { s, t, d, o } = row.dataset;
    let fits = severities.has(s) && (target === "" || t === target) && (decision === "" || d === decision) && (origin === "" || o === origin);
    if (fits && asked.length > 0) {
      words[at] ??= row.textContent.toLowerCase();
      fits = asked.every((word) => words[at].includes(word));
    }
    row.hidden = !fits;
    if (fits) count += 1;
  });
  shown.textContent = count === rows.length ? "All " + count + " listed findings are shown." : count + " of " + rows.length + " listed findings are shown.";
};
if (form !== null) {
  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  apply();
}
`;
