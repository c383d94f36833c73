// Numbers and names as the page writes them. No words stand here: they come with the data.

const WESTERN = "0123456789";

/** Writes numbers in the ten digits given; what is not known in the word given. */
export function writer(digits = WESTERN, unknown = "") {
  const each = [...digits];
  return (number) => (number === null || number === undefined ? unknown : String(number).replace(/\d/g, (one) => each[one]));
}

/** A text in its own direction, wherever it is drawn. */
export const isolate = (text) => `\u2068${text}\u2069`;

/** Names in a row, as the language of the page separates them. */
export const row = (names) => new Intl.ListFormat(document.documentElement.lang || "en", { type: "unit", style: "short" }).format(names);
