// Violations by day, with the days in force and the days nobody could tell of: see `violations` in docs/frontend.md.
import { INSIDE, fill, frame, hatch, names, numbers } from "./theme.js";
import { isolate } from "./writing.js";

const AT_ONCE = 60; // days shown before the slider is needed
const STRIP = 0.06; // of the height

const within = (day, { from, to }) => day >= from && (to === null || to === undefined || day <= to);

/** The days of which nothing is known: in a gap, or without a value of any series. */
const unknownDays = ({ days, gaps = [], series }) =>
  days.map((day, at) => gaps.some((gap) => within(day, gap)) || series.every(({ values }) => values[at] === null));

/** The days of which only some series are known. */
const halfKnownDays = (data) => {
  const unknown = unknownDays(data);
  return data.days.map((_, at) => !unknown[at] && data.series.some(({ values }) => values[at] === null));
};

/** Bars behind the others, over whole days: from the bottom, or on what they are stacked on, to a share of the height. */
const ground = (name, days, style, z, { height = 1, stack } = {}) => ({
  type: "bar", name, data: days.map((on) => (on ? height : null)), itemStyle: style, z, stack, silent: true,
  xAxisIndex: 1, yAxisIndex: 1, barWidth: "100%", barGap: "-100%", animation: false, tooltip: { show: false },
});

/** A hatched strip at the top of days of which one side is known and another is not. */
function strip(data, theme) {
  const days = halfKnownDays(data);
  return [
    ground("", days, { color: "transparent" }, 2, { height: 1 - STRIP, stack: "strip" }),
    ground(data.words.unknown, days, hatch(theme), 2, { height: STRIP, stack: "strip" }),
  ];
}

/** The marks of the days shown, numbered: what each is stands in the legend, where there is room for it. */
const numbered = ({ days, day_labels: labels, marks: all = [] }) =>
  all.map(({ day, label }) => ({ at: days.indexOf(day), label })).filter(({ at }) => at >= 0)
    .map(({ at, label }, place) => ({ at, number: place + 1, label: `${labels[at]} · ${label}` }));

function marks(chart, theme, write) {
  const data = numbered(chart).map(({ at, number }) => ({ xAxis: at, label: { formatter: write(number), distance: [0, 4 + ((number - 1) % 2) * 13] } }));
  return {
    symbol: "none", silent: true, animation: false, data,
    lineStyle: { color: theme.ink, type: "solid", width: 1.5 },
    label: { position: "end", color: theme.ink, fontSize: 11 },
  };
}

function zoom(count, theme) {
  if (count <= AT_ONCE) return [];
  const span = { xAxisIndex: [0, 1], startValue: count - AT_ONCE, endValue: count - 1 };
  const slider = {
    type: "slider", ...span, height: 22, bottom: 6, showDetail: false, brushSelect: false,
    borderColor: theme.line, fillerColor: theme.window, handleStyle: { color: theme.card, borderColor: theme.soft },
    dataBackground: { lineStyle: { color: theme.soft }, areaStyle: { color: theme.soft } },
  };
  return [slider, { type: "inside", ...span, zoomOnMouseWheel: "ctrl", moveOnMouseMove: false, moveOnMouseWheel: false }];
}

const hoursLine = (data, theme) => ({
  type: "line", name: data.words.hours, data: data.hours, yAxisIndex: 2, step: "middle", symbol: "none", silent: true, z: 4,
  lineStyle: { color: theme.soft, width: 1.5, type: "dashed" }, animation: false,
});

export const violations = {
  option(data, theme, write) {
    const { days, day_labels: labels, series, windows = [] } = data;
    const [start, end] = theme.rtl ? ["right", "left"] : ["left", "right"];
    const hidden = { show: false, min: 0, max: 1, type: "value" };
    const across = { inverse: theme.rtl, boundaryGap: true };
    const bars = series.map((one, place) => ({
      type: "bar", name: one.label, stack: "all", data: one.values, barMaxWidth: 28, z: 3, itemStyle: fill(theme, one, place),
      ...(place === 0 ? { markLine: marks(data, theme, write) } : {}),
    }));
    const inForce = windows.map((one) => ground(one.label, days.map((day) => within(day, one)), { color: theme.window }, 1));
    const hours = data.hours ? [hoursLine(data, theme)] : [];
    return {
      ...frame(theme),
      grid: { ...INSIDE, top: 56, bottom: days.length > AT_ONCE ? 36 : 6, left: 6, right: 6 },
      xAxis: [{ ...names(theme, labels.map(isolate)), ...across }, { ...names(theme, days), ...across, show: false }],
      yAxis: [
        { ...numbers(theme, data.words.value, write), position: start },
        hidden,
        // named by the legend: beside the names of marks there is no room
        { ...numbers(theme, undefined, write), position: end, min: 0, max: 24, interval: 12, splitLine: { show: false }, show: hours.length > 0 },
      ],
      dataZoom: zoom(days.length, theme),
      series: [...inForce, ground(data.words.unknown, unknownDays(data), hatch(theme), 2), ...strip(data, theme), ...bars, ...hours],
    };
  },

  count: (data) => data.days.length,

  legend(data, theme, write) {
    const { series, windows = [], gaps = [], words, hours } = data;
    const labels = [...new Set(windows.map(({ label }) => label))];
    return [
      ...series.map((one, place) => ({ label: one.label, tone: fill(theme, one, place).color, place })),
      ...labels.map((label) => ({ label, kind: "window" })),
      ...(series.some(({ values }) => values.includes(null)) || gaps.length > 0 ? [{ label: words.unknown, kind: "unknown" }] : []),
      ...(hours ? [{ label: words.hours, kind: "hours" }] : []),
      ...numbered(data).map(({ number, label }) => ({ label: `${write(number)} · ${label}`, kind: "mark" })),
    ];
  },

  heading: (data, at) => data.day_labels[at],

  lines(data, at, theme, write) {
    const day = data.days[at];
    const around = (list = [], kind) => list.filter((one) => within(day, one)).map(({ label }) => ({ label, kind }));
    return [
      ...data.series.map((one, place) => ({ label: one.label, value: write(one.values[at]), tone: fill(theme, one, place).color, place })),
      ...around(data.windows, "window"),
      ...around(data.gaps, "unknown"),
      ...(data.marks ?? []).filter((mark) => mark.day === day).map(({ label }) => ({ label, kind: "mark" })),
      ...(data.hours ? [{ label: data.words.hours, value: write(data.hours[at]), kind: "hours" }] : []),
    ];
  },

  link: (data, at) => data.links?.[at],
};
