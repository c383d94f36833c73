// Lists worked by keys: see "Keys" in docs/frontend.md.

const TYPING = 'textarea, select, [contenteditable=""], [contenteditable="true"], input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"])';
const STEPS = { j: 1, n: 1, ArrowDown: 1, k: -1, p: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };

const itemsOf = (list) => [...list.querySelectorAll("[data-item]")];
const currentOf = (list) => list.querySelector('[data-item][aria-current="true"]');

let held = null; // the list and place that had the focus, for when htmx replaces it

function mark(list, item) {
  for (const one of itemsOf(list)) {
    one.tabIndex = one === item ? 0 : -1;
    if (one === item) one.setAttribute("aria-current", "true");
    else one.removeAttribute("aria-current");
  }
  held = { id: list.id, place: itemsOf(list).indexOf(item) };
}

function go(list, step) {
  const items = itemsOf(list);
  if (items.length === 0) return;
  const at = items.indexOf(currentOf(list));
  const to = at < 0 ? (step === Infinity ? items.length - 1 : 0) : Math.min(Math.max(at + step, 0), items.length - 1);
  mark(list, items[to]);
  items[to].focus();
  items[to].scrollIntoView({ block: "nearest" });
}

/** The letter on the key cap where the layout's own letter is not Latin, so that `a` is `a` on an Arabic keyboard. */
function letterOf(event) {
  if (event.key === "?" || event.key === "؟") return "?";
  if (/^[a-z]$/i.test(event.key)) return event.key.toLowerCase();
  return /^Key[A-Z]$/.test(event.code) ? event.code.slice(3).toLowerCase() : event.key;
}

const usable = (element) => element && !element.disabled && element.getClientRects().length > 0;

function press(list, letter) {
  const item = list && currentOf(list);
  const named = `[data-key="${CSS.escape(letter)}"]`;
  const own = letter === "x" ? item?.querySelector('input[type="checkbox"]') : item?.querySelector(named);
  const other = [...document.querySelectorAll(named)].find((one) => !one.closest("[data-item]") && usable(one));
  const control = usable(own) ? own : other;
  control?.click();
  return Boolean(control);
}

function open(item, focused) {
  if (item !== focused) return false; // a link or button in it has the focus and answers by itself
  const link = item.querySelector("[data-open], a[href]");
  link?.click();
  return Boolean(link);
}

function act(event) {
  const key = letterOf(event);
  const help = document.querySelector("dialog#keys");
  if (key === "?" && help) return help.showModal() ?? true;
  const list = event.target.closest?.("[data-keys]") ?? document.querySelector("[data-keys]");
  if (list && key in STEPS) return go(list, STEPS[key]) ?? true;
  if (key === "Enter") return Boolean(list) && open(currentOf(list), event.target);
  return key.length === 1 && press(list, key);
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (event.target.matches?.(TYPING) || document.querySelector("dialog[open]")) return;
  const elsewhere = event.target.closest?.("[data-own-keys]"); // charts and the map have keys of their own
  if (!elsewhere && act(event)) event.preventDefault();
});

document.addEventListener("focusin", ({ target }) => {
  const list = target.closest?.("[data-keys]");
  const item = target.closest?.("[data-item]");
  if (list && item && list.contains(item)) mark(list, item);
  else if (target !== document.body) held = null;
});

document.addEventListener("htmx:after:process", () => {
  const list = held?.id && document.getElementById(held.id);
  const lost = document.activeElement === document.body || document.activeElement === null;
  if (!list || !lost) return;
  const items = itemsOf(list);
  const item = items[Math.min(held.place, items.length - 1)];
  if (!item) return;
  mark(list, item);
  item.focus({ preventScroll: true });
});
