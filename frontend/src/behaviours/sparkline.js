// Small bars by day in a line of text; a day that is not known is hatched, and is not zero.
import { whenPresent } from "./presence.js";

const [STEP, BAR, HEIGHT] = [6, 4, 20];
const SVG = "http://www.w3.org/2000/svg";

function bar(value, at, top) {
  const rect = document.createElementNS(SVG, "rect");
  const height = value === null ? HEIGHT : value === 0 ? 1 : Math.max(3, (value / top) * HEIGHT);
  const sizes = { x: at * STEP, y: HEIGHT - height, width: BAR, height, class: value === null ? "unknown" : value === 0 ? "zero" : "some" };
  for (const [name, size] of Object.entries(sizes)) rect.setAttribute(name, size);
  return rect;
}

whenPresent(".sparkline[data-values]", (line) => {
  const values = line.dataset.values.split(",").map((one) => (one.trim() === "" ? null : Number(one)));
  if (getComputedStyle(line).direction === "rtl") values.reverse();
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("viewBox", `0 0 ${values.length * STEP} ${HEIGHT}`);
  drawing.setAttribute("width", values.length * STEP);
  drawing.setAttribute("height", HEIGHT);
  drawing.setAttribute("aria-hidden", "true");
  const top = Math.max(1, ...values);
  drawing.append(...values.map((value, at) => bar(value, at, top)));
  line.replaceChildren(drawing);
});
