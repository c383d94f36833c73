// Colours and patterns of charts: from the page's variables, so that light and dark are the page's business.

/** Beside its colour each series has a pattern; the swatch of the legend has the same (`.pattern-N` in components.css). */
const PATTERNS = [
  null,
  { rotation: Math.PI / 4, dashArrayX: [1, 0], dashArrayY: [2, 4] },
  { symbol: "circle", symbolSize: 0.7, dashArrayX: [[5, 5], [0, 5, 5, 0]], dashArrayY: [5, 0] },
  { rotation: -Math.PI / 4, dashArrayX: [1, 0], dashArrayY: [1, 6] },
  { dashArrayX: [1, 0], dashArrayY: [2, 4] },
  { rotation: Math.PI / 2, dashArrayX: [1, 0], dashArrayY: [2, 4] },
];

/** What charts take from the page around `element`. */
export function themeOf(element) {
  const style = getComputedStyle(element);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  const [ink, soft, line, card] = ["ink", "soft", "line", "card"].map(colour);
  return {
    ink, soft, line, card,
    rtl: style.direction === "rtl",
    font: style.fontFamily,
    still: matchMedia("(prefers-reduced-motion: reduce)").matches,
    unknown: colour("unknown"),
    window: colour("window"),
    tone: (tone) => colour(/^\d$/.test(tone) ? `series-${tone}` : tone),
  };
}

/** The number of the pattern of the series at this place. */
export const patternAt = (place) => place % PATTERNS.length;

/** What fills a bar of a series. */
export function fill(theme, series, place) {
  const pattern = PATTERNS[patternAt(place)];
  return {
    color: theme.tone(series.tone ?? String((place % 6) + 1)),
    borderColor: theme.card,
    borderWidth: 0.5,
    decal: pattern ? { color: theme.card, symbol: "rect", ...pattern } : { symbol: "none" },
  };
}

/** The hatch of what is not known: lines on nothing, unlike any bar. */
export const hatch = (theme) => ({
  color: "transparent",
  decal: { color: theme.soft, symbol: "rect", rotation: -Math.PI / 4, dashArrayX: [1, 0], dashArrayY: [1, 5] },
});

/** What all charts share. */
export const frame = (theme) => ({
  animation: !theme.still,
  animationDuration: 250,
  textStyle: { fontFamily: theme.font, color: theme.ink },
  tooltip: {
    trigger: "axis",
    confine: true,
    backgroundColor: theme.card,
    borderColor: theme.line,
    textStyle: { color: theme.ink, fontFamily: theme.font },
    axisPointer: { type: "shadow", shadowStyle: { color: theme.soft, opacity: 0.15 } },
  },
});

/** A grid whose labels are inside its bounds. */
export const INSIDE = { outerBoundsMode: "same", outerBoundsContain: "axisLabel" };

/** An axis of names (days, accounts). */
export const names = (theme, data) => ({
  type: "category",
  data,
  axisLine: { lineStyle: { color: theme.soft } },
  axisTick: { show: false },
  axisLabel: { color: theme.ink, hideOverlap: true },
});

/** Labels of an axis of names under one another: long ones are broken. */
export const longNames = (theme) => ({ color: theme.ink, width: 110, overflow: "break", lineHeight: 16 });

/** An axis of whole numbers. */
export const numbers = (theme, name, write) => ({
  type: "value",
  name,
  minInterval: 1,
  nameTextStyle: { color: theme.soft, align: theme.rtl ? "right" : "left" },
  axisLabel: { color: theme.soft, formatter: write },
  splitLine: { lineStyle: { color: theme.line } },
});
