// Says something to those who do not look: the page's live region.

/** Announces a text; the same text twice is said twice. */
export function announce(text) {
  const region = document.getElementById("announce");
  if (!region) return;
  region.textContent = "";
  requestAnimationFrame(() => {
    region.textContent = text;
  });
}
