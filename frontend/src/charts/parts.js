// What stands around a chart, as elements of the page: its legend and what is told of a point.
import { patternAt } from "./theme.js";

function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

function named(text) {
  const name = element("bdi", "", String(text));
  name.dir = "auto";
  return name;
}

/** A swatch in the colour of `tone` with the pattern of a place; or of a kind: `unknown`, `window`, `hours`. */
export function swatch({ tone, place, kind }) {
  const made = element("i", `swatch ${kind ? `swatch-${kind}` : `pattern-${patternAt(place)}`}`);
  if (tone) made.style.setProperty("--swatch", tone);
  made.setAttribute("aria-hidden", "true");
  return made;
}

/** Entries: `{label, tone, place, kind}`. */
export const legend = (entries) =>
  element("ul", "legend", ...entries.map((entry) => element("li", "", swatch(entry), " ", named(entry.label))));

/** What is told of one day or row: a heading and lines of `{label, value, tone, place, kind}`. */
export function told(heading, lines, dir) {
  const rows = lines.map((line) =>
    element("li", "", swatch(line), " ", named(line.label), ...(line.value === undefined ? [] : [" ", element("b", "", String(line.value))])));
  const made = element("div", "chart-told", element("strong", "", named(heading)), element("ul", "legend", ...rows));
  made.dir = dir;
  return made;
}
