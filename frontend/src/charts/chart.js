// A chart over a table: its frame, its theme, and the keys that walk it.
import { BarChart, CustomChart, LineChart } from "echarts/charts";
import { AriaComponent, DataZoomComponent, GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { announce } from "../behaviours/announce.js";
import { whileThere } from "../behaviours/presence.js";
import { balance } from "./balance.js";
import { legend, told } from "./parts.js";
import { themeOf } from "./theme.js";
import { toll } from "./toll.js";
import { violations } from "./violations.js";
import { isolate, row, writer } from "./writing.js";

use([AriaComponent, BarChart, CustomChart, DataZoomComponent, GridComponent, LineChart, MarkLineComponent, SVGRenderer, TooltipComponent]);

const KINDS = { balance, toll, violations };

/** The element that takes the focus, and in it the one that is drawn in (left to right: names isolate themselves). */
function place(figure) {
  const caption = figure.querySelector("figcaption");
  if (caption && !caption.id) caption.id = `${figure.dataset.from}-caption`;
  const box = document.createElement("div");
  box.className = "chart-box";
  box.tabIndex = 0;
  box.dataset.ownKeys = "";
  box.setAttribute("role", "group");
  if (caption) box.setAttribute("aria-labelledby", caption.id);
  const canvas = document.createElement("div");
  canvas.className = "chart-canvas";
  canvas.dir = "ltr";
  canvas.setAttribute("aria-hidden", "true");
  box.append(canvas);
  if (caption) caption.after(box);
  else figure.prepend(box);
  return { box, canvas };
}

/** Arrow keys go from day to day (or row to row) and tell it; Enter follows its link. */
function walk(box, chart, kind, data, tell) {
  let at = -1;
  box.addEventListener("keydown", (event) => {
    const rtl = getComputedStyle(box).direction === "rtl";
    const step = { ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1, ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
    const last = kind.count(data) - 1;
    if (step !== undefined) {
      at = Math.min(Math.max(at < 0 && step === -1 ? last : at + step, 0), last);
      show(chart, data, at);
      const { heading, lines } = tell(at);
      announce(`${heading}: ${row(lines.map(({ label, value }) => (value === undefined ? label : `${label} ${value}`)))}`);
    } else if (event.key === "Enter" && kind.link(data, at)) location.assign(kind.link(data, at));
    else if (event.key === "Escape") chart.dispatchAction({ type: "hideTip" });
    else return;
    event.preventDefault();
  });
  box.addEventListener("blur", () => chart.dispatchAction({ type: "hideTip" }));
}

/** Shows what is told of a place, brought into the days shown. */
function show(chart, data, at) {
  const [zoom] = chart.getOption().dataZoom ?? [];
  if (zoom && (at < zoom.startValue || at > zoom.endValue)) {
    const width = zoom.endValue - zoom.startValue;
    const startValue = at < zoom.startValue ? at : at - width;
    chart.dispatchAction({ type: "dataZoom", startValue, endValue: startValue + width });
  }
  const seriesIndex = chart.getOption().series.findIndex(({ silent, type }) => !silent && type !== "custom");
  chart.dispatchAction({ type: "showTip", seriesIndex: Math.max(seriesIndex, 0), dataIndex: at });
}

/** Follows a click on a day, and the reader's change of light and dark. */
function follow(chart, canvas, kind, data, repaint) {
  chart.getZr().on("click", ({ offsetX, offsetY }) => {
    if (!chart.containPixel("grid", [offsetX, offsetY])) return;
    const [x, y] = chart.convertFromPixel({ gridIndex: 0 }, [offsetX, offsetY]);
    const link = kind.link(data, data.along === "accounts" ? y : x);
    if (link) location.assign(link);
  });
  const dark = matchMedia("(prefers-color-scheme: dark)");
  dark.addEventListener("change", repaint);
  whileThere(canvas, () => chart.resize(), () => {
    dark.removeEventListener("change", repaint);
    chart.dispose();
  });
}

/** Draws the chart of a `figure[data-chart]`; a figure without data as agreed stays a table. */
export function draw(figure) {
  const kind = KINDS[figure.dataset.chart];
  const source = document.getElementById(figure.dataset.from);
  if (!kind || !source) return;
  const data = JSON.parse(source.textContent);
  if (kind.count(data) === 0) return;
  const write = writer(data.digits, data.words.unknown);
  const { box, canvas } = place(figure);
  const height = kind.height?.(data);
  if (height) canvas.style.blockSize = `${height}px`;
  const chart = init(canvas, null, { renderer: "svg" });
  let theme;
  const tell = (at) => ({ heading: kind.heading(data, at), lines: kind.lines(data, at, theme, write) });
  const tooltip = (shown) => {
    const [first] = [shown].flat();
    const at = data.rows && chart.getOption().series[first.seriesIndex]?.type === "custom" ? first.value[0] : first.dataIndex;
    const { heading, lines } = tell(at);
    return told(heading, lines, theme.rtl ? "rtl" : "ltr");
  };
  const paint = () => {
    theme = themeOf(figure);
    const option = kind.option(data, theme, (number) => isolate(write(number)));
    option.tooltip.formatter = tooltip;
    chart.setOption(option, { notMerge: true });
    figure.querySelector(":scope > .legend")?.remove();
    box.before(legend(kind.legend(data, theme, write)));
  };
  paint();
  walk(box, chart, kind, data, tell);
  follow(chart, canvas, kind, data, paint);
  figure.dataset.drawn = "";
}
