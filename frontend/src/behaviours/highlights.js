// Highlights of a report's text and the cards of its claims, linked both ways: see "Highlights" in docs/frontend.md.

const MARK = "mark[data-claims]";
const CARD = '[id^="claim-"]';

const cardsOf = (mark) => mark.dataset.claims.split(/\s+/).map((id) => document.getElementById(`claim-${id}`)).filter(Boolean);
const marksOf = (card) => [...document.querySelectorAll(`mark[data-claims~="${CSS.escape(card.id.slice("claim-".length))}"]`)];

let cameFrom = null;

/** Brings a card into view inside its own panel; the text stays where the reader reads. */
function reveal(card) {
  const panel = card.closest("[data-claims-panel]");
  if (!panel) return;
  const above = card.getBoundingClientRect().top - panel.getBoundingClientRect().top;
  const below = card.getBoundingClientRect().bottom - panel.getBoundingClientRect().bottom;
  if (above < 0) panel.scrollTop += above;
  else if (below > 0) panel.scrollTop += Math.min(below, above);
}

function tell(target) {
  const mark = target.closest?.(MARK);
  const card = target.closest?.(CARD);
  if (!document.querySelector(MARK)) return;
  document.querySelectorAll(".told").forEach((one) => one.classList.remove("told"));
  const told = mark ? [mark, ...cardsOf(mark)] : card ? [card, ...marksOf(card)] : [];
  told.forEach((one) => one.classList.add("told"));
  if (mark && told[1]) reveal(told[1]);
}

for (const kind of ["pointerover", "focusin"]) document.addEventListener(kind, ({ target }) => tell(target));

document.addEventListener("keydown", (event) => {
  const mark = event.target.closest?.(MARK);
  const card = event.target.closest?.(CARD);
  if (event.key === "Enter" && event.target === mark) {
    const [first] = cardsOf(mark);
    if (!first) return;
    cameFrom = mark;
    first.tabIndex = -1;
    first.focus();
    event.preventDefault();
  } else if (event.key === "Escape" && card && marksOf(card).length > 0) {
    const back = marksOf(card).includes(cameFrom) ? cameFrom : marksOf(card)[0];
    back.focus();
    event.preventDefault();
  }
});
