// Tolls as ranges, lowest to highest or to an open end, with the best figure where there is one: see `toll` in docs/frontend.md.
import { INSIDE, frame, hatch, longNames, names, numbers } from "./theme.js";
import { isolate } from "./writing.js";

const known = ({ low, best, high }) => [low, best, high].some((one) => one !== null && one !== undefined);
const isUnknown = (row) => !known(row) && !row.untold;
const WHISKER = 5;
const OPEN = 22; // length of what is drawn beyond a figure that is only a bound

/** An end that is not known: dashes that lead away from the last known figure to an arrow. Along the axis, in pixels. */
function openEnd(from, towards, style) {
  const [dx, dy] = towards;
  const [x, y] = [from[0] + dx * OPEN, from[1] + dy * OPEN];
  const wing = (side) => [x - dx * WHISKER + dy * side * WHISKER, y - dy * WHISKER + dx * side * WHISKER];
  return [
    { type: "line", shape: { x1: from[0], y1: from[1], x2: x, y2: y }, style: { ...style, lineDash: [4, 3] } },
    { type: "polyline", shape: { points: [wing(-1), [x, y], wing(1)] }, style },
  ];
}

/** One range: a line with ends, and a diamond at the best figure. Values: [place, low, best, high, open below, open above]. */
const range = (theme, along) => (_, api) => {
  const [place, low, best, high, below, above] = [0, 1, 2, 3, 4, 5].map((dimension) => api.value(dimension));
  const at = (figure) => api.coord(along ? [place, figure] : [figure, place]);
  const [ax, ay] = at(low);
  const [bx, by] = at(high);
  const [wx, wy] = along ? [WHISKER, 0] : [0, WHISKER];
  const style = { stroke: theme.tone("1"), lineWidth: 3, fill: null };
  const line = (x1, y1, x2, y2) => ({ type: "line", shape: { x1, y1, x2, y2 }, style });
  const children = [line(ax, ay, bx, by), line(ax - wx, ay - wy, ax + wx, ay + wy), line(bx - wx, by - wy, bx + wx, by + wy)];
  const [ux, uy] = at(high + 1).map((one, place_) => Math.sign(one - [bx, by][place_]));
  if (above) children.push(...openEnd([bx, by], [ux, uy], style));
  if (below) children.push(...openEnd([ax, ay], [-ux, -uy], style));
  if (!Number.isNaN(best)) {
    const [x, y] = at(best);
    const points = [[x, y - 6], [x + 6, y], [x, y + 6], [x - 6, y]];
    children.push({ type: "polygon", shape: { points }, style: { fill: theme.card, stroke: theme.ink, lineWidth: 2 } });
  }
  return { type: "group", children };
};

export const toll = {
  option(data, theme, write) {
    const along = data.along !== "accounts";
    const items = { ...names(theme, data.rows.map(({ label }) => isolate(label))), inverse: along ? theme.rtl : true };
    const figures = { ...numbers(theme, data.words.value, write), inverse: !along && theme.rtl, min: 0 };
    const side = { position: theme.rtl ? "right" : "left" };
    const figured = data.rows.map((row, place) => ({ row, place })).filter(({ row }) => known(row))
      .map(({ row: { low, best, high }, place }) => [place, low ?? best ?? high, best ?? NaN, high ?? best ?? low, low === null ? 1 : 0, high === null ? 1 : 0]);
    const ground = { ...names(theme, data.rows.map((_, place) => place)), inverse: items.inverse, show: false };
    const inForce = data.rows.map((row) => (row.within ? 1 : null));
    const nothing = { type: "value", show: false, min: 0, max: 1 };
    const wide = { ...items, axisLabel: longNames(theme) };
    return {
      ...frame(theme),
      grid: { ...INSIDE, top: along ? 40 : 12, bottom: along ? 6 : 24, left: 6, right: 6 },
      xAxis: along ? [items, ground] : [{ ...figures, nameLocation: "middle", nameGap: 24, nameTextStyle: { color: theme.soft } }, nothing],
      yAxis: along ? [{ ...figures, ...side }, nothing] : [{ ...wide, ...side }, { ...ground, ...side }],
      series: [
        { type: "bar", silent: true, xAxisIndex: 1, yAxisIndex: 1, barWidth: "100%", barGap: "-100%", itemStyle: { color: theme.window }, animation: false, data: inForce },
        { type: "bar", silent: true, xAxisIndex: 1, yAxisIndex: 1, barWidth: "100%", itemStyle: hatch(theme), animation: false,
          data: data.rows.map((row) => (isUnknown(row) ? 1 : null)) },
        { type: "custom", renderItem: range(theme, along), data: figured, clip: false,
          z: 3, encode: along ? { x: 0, y: [1, 3] } : { x: [1, 3], y: 0 } },
      ],
    };
  },

  count: (data) => data.rows.length,
  height: (data) => (data.along === "accounts" ? 60 + data.rows.length * 44 : undefined),

  legend(data, theme) {
    const { low, best, high, unknown, open, within } = data.words;
    const tone = theme.tone("1");
    const has = (test) => data.rows.some(test);
    return [
      { label: `${low} – ${high}`, kind: "range", tone },
      ...(has((row) => row.best !== null && row.best !== undefined) ? [{ label: best, kind: "best" }] : []),
      ...(has((row) => known(row) && (row.low === null || row.high === null)) ? [{ label: open, kind: "open", tone }] : []),
      ...(has((row) => row.within) ? [{ label: within, kind: "window" }] : []),
      ...(has(isUnknown) ? [{ label: unknown, kind: "unknown" }] : []),
    ];
  },

  heading: (data, at) => data.rows[at].label,

  lines(data, at, theme, write) {
    const row = data.rows[at];
    const tone = theme.tone("1");
    const where = row.within === undefined ? [] : [row.within ? { label: data.words.within, kind: "window" } : { label: data.words.outside, kind: "mark" }];
    if (row.untold) return [{ label: data.words.untold, kind: "range", tone }, ...where];
    if (!known(row)) return [{ label: data.words.unknown, kind: "unknown" }, ...where];
    const figures = ["low", "best", "high"].filter((one) => row[one] !== null && row[one] !== undefined)
      .map((one) => ({ label: data.words[one], value: write(row[one]), kind: one === "best" ? "best" : "range", tone }));
    const isOpen = row.low === null || row.high === null;
    return [...figures, ...(isOpen ? [{ label: data.words.open, kind: "open", tone }] : []), ...where];
  },

  link: (data, at) => data.rows[at].link,
};
