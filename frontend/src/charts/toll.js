// Tolls as ranges, lowest to highest, with the best figure where there is one: see `toll` in docs/frontend.md.
import { INSIDE, frame, hatch, longNames, names, numbers } from "./theme.js";
import { isolate } from "./writing.js";

const known = ({ low, best, high }) => [low, best, high].some((one) => one !== null && one !== undefined);
const WHISKER = 5;

/** One range: a line with ends, and a diamond at the best figure. Values: [place, low, best, high]. */
const range = (theme, along) => (_, api) => {
  const [place, low, best, high] = [0, 1, 2, 3].map((dimension) => api.value(dimension));
  const at = (figure) => api.coord(along ? [place, figure] : [figure, place]);
  const [ax, ay] = at(low);
  const [bx, by] = at(high);
  const [wx, wy] = along ? [WHISKER, 0] : [0, WHISKER];
  const style = { stroke: theme.tone("1"), lineWidth: 3, fill: null };
  const line = (x1, y1, x2, y2) => ({ type: "line", shape: { x1, y1, x2, y2 }, style });
  const children = [line(ax, ay, bx, by), line(ax - wx, ay - wy, ax + wx, ay + wy), line(bx - wx, by - wy, bx + wx, by + wy)];
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
      .map(({ row: { low, best, high }, place }) => [place, low ?? best ?? high, best ?? NaN, high ?? best ?? low]);
    const ground = { ...names(theme, data.rows.map((_, place) => place)), inverse: items.inverse, show: false };
    const nothing = { type: "value", show: false, min: 0, max: 1 };
    const wide = { ...items, axisLabel: longNames(theme) };
    return {
      ...frame(theme),
      grid: { ...INSIDE, top: along ? 40 : 12, bottom: along ? 6 : 24, left: 6, right: 6 },
      xAxis: along ? [items, ground] : [{ ...figures, nameLocation: "middle", nameGap: 24, nameTextStyle: { color: theme.soft } }, nothing],
      yAxis: along ? [{ ...figures, ...side }, nothing] : [{ ...wide, ...side }, { ...ground, ...side }],
      series: [
        { type: "bar", silent: true, xAxisIndex: 1, yAxisIndex: 1, barWidth: "100%", itemStyle: hatch(theme), animation: false,
          data: data.rows.map((row) => (known(row) ? null : 1)) },
        { type: "custom", renderItem: range(theme, along), data: figured, clip: false,
          encode: along ? { x: 0, y: [1, 3] } : { x: [1, 3], y: 0 } },
      ],
    };
  },

  count: (data) => data.rows.length,
  height: (data) => (data.along === "accounts" ? 60 + data.rows.length * 44 : undefined),

  legend(data, theme) {
    const { low, best, high, unknown } = data.words;
    return [
      { label: `${low} – ${high}`, kind: "range", tone: theme.tone("1") },
      { label: best, kind: "best" },
      ...(data.rows.every(known) ? [] : [{ label: unknown, kind: "unknown" }]),
    ];
  },

  heading: (data, at) => data.rows[at].label,

  lines(data, at, theme, write) {
    const row = data.rows[at];
    if (!known(row)) return [{ label: data.words.unknown, kind: "unknown" }];
    return ["low", "best", "high"].map((one) => ({ label: data.words[one], value: write(row[one]), kind: one === "best" ? "best" : "range", tone: theme.tone("1") }));
  },

  link: (data, at) => data.rows[at].link,
};
