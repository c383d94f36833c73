// Shares of a whole by row, such as sources by the side they stand with: see `balance` in docs/frontend.md.
import { INSIDE, fill, frame, hatch, longNames, names, numbers } from "./theme.js";
import { isolate } from "./writing.js";

const sum = (data, at) => data.series.reduce((all, { values }) => all + (values[at] ?? 0), 0);
const share = (data, one, at) => (sum(data, at) === 0 ? null : (100 * (one.values[at] ?? 0)) / sum(data, at));

export const balance = {
  option(data, theme, write) {
    const percent = (number) => `${write(Math.round(number))}${data.percent ?? "%"}`;
    const bars = data.series.map((one, place) => ({
      type: "bar", name: one.label, stack: "all", barWidth: 22, itemStyle: fill(theme, one, place),
      data: data.rows.map((_, at) => share(data, one, at)),
    }));
    const nobody = data.rows.map((_, at) => (sum(data, at) === 0 ? 100 : null));
    return {
      ...frame(theme),
      grid: { ...INSIDE, top: 6, bottom: 6, left: 6, right: 18 },
      xAxis: { ...numbers(theme, undefined, percent), min: 0, max: 100, interval: 50, inverse: theme.rtl },
      yAxis: { ...names(theme, data.rows.map(isolate)), inverse: true, position: theme.rtl ? "right" : "left",
        axisLabel: longNames(theme) },
      series: [...bars, { type: "bar", stack: "all", silent: true, itemStyle: hatch(theme), data: nobody }],
    };
  },

  count: (data) => data.rows.length,
  height: (data) => 40 + data.rows.length * 44,
  legend(data, theme) {
    const empty = data.rows.some((_, at) => sum(data, at) === 0);
    return [
      ...data.series.map((one, place) => ({ label: one.label, tone: fill(theme, one, place).color, place })),
      ...(empty ? [{ label: data.words.unknown, kind: "unknown" }] : []),
    ];
  },
  heading: (data, at) => data.rows[at],

  lines(data, at, theme, write) {
    if (sum(data, at) === 0) return [{ label: data.words.unknown, kind: "unknown" }];
    return data.series.map((one, place) => ({
      label: one.label, tone: fill(theme, one, place).color, place,
      value: `${write(one.values[at] ?? 0)} (${write(Math.round(share(data, one, at)))}${data.percent ?? "%"})`,
    }));
  },

  link: () => undefined,
};
