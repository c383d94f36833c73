// A range beside a date input, a step a day: see "Slider" in docs/frontend.md.
import { whenPresent } from "./presence.js";

const DAY_MS = 86_400_000;
const TICKS = 120; // more would be a solid line
const number = (day) => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
const day = (count) => new Date(count * DAY_MS).toISOString().slice(0, 10);

function ticks(first, last) {
  const list = document.createElement("datalist");
  list.id = `ticks-${crypto.getRandomValues(new Uint32Array(1))[0]}`;
  for (let one = first; one <= last; one += 1) list.append(new Option("", String(one)));
  return list;
}

whenPresent('input[type="date"][data-slider]', (date) => {
  const first = number(date.min);
  const last = number(date.max);
  if (!(first < last)) return;
  const labels = JSON.parse(document.getElementById(date.dataset.labels)?.textContent ?? "[]");
  const range = document.createElement("input");
  Object.assign(range, { type: "range", min: first, max: last, step: 1, value: date.value ? number(date.value) : last });
  range.setAttribute("aria-label", date.dataset.sliderLabel ?? "");
  const shown = document.createElement("output");
  const show = () => {
    shown.textContent = labels[range.value - first] ?? day(Number(range.value));
    range.setAttribute("aria-valuetext", shown.textContent);
  };
  range.addEventListener("input", show);
  range.addEventListener("change", () => {
    date.value = day(Number(range.value));
    date.form?.requestSubmit();
  });
  date.addEventListener("input", () => {
    if (date.value) range.value = number(date.value);
    show();
  });
  const frame = document.createElement("div");
  frame.className = "slider";
  frame.append(range, shown);
  if (last - first <= TICKS) {
    const list = ticks(first, last);
    range.setAttribute("list", list.id);
    frame.append(list);
  }
  show();
  (date.closest("label") ?? date).after(frame);
});
