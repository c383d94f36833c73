// What happens in the ledger, as events of the page: see "Live" in docs/frontend.md.
import { announce } from "./announce.js";

const LEAST_MS = 1000; // between two reloads of parts
let waiting = null;
let last = 0;

function changed() {
  if (waiting !== null) return;
  const wait = Math.max(0, last + LEAST_MS - Date.now());
  waiting = setTimeout(() => {
    waiting = null;
    last = Date.now();
    document.body.dispatchEvent(new CustomEvent("hudna:changed"));
  }, wait);
}

function alerted(event) {
  let alert;
  try {
    alert = JSON.parse(event.data);
  } catch {
    return; // not an alert as agreed: nothing to say
  }
  announce(String(alert.text ?? ""));
  document.body.dispatchEvent(new CustomEvent("hudna:alert", { detail: alert }));
}

function listen(address) {
  const events = new EventSource(address);
  let lost = false;
  events.addEventListener("changed", changed);
  events.addEventListener("alert", alerted);
  events.addEventListener("open", () => {
    document.body.classList.remove("stale");
    if (lost) changed(); // what came in between was missed
    lost = false;
  });
  events.addEventListener("error", () => {
    lost = true;
    document.body.classList.add("stale");
    // the browser tries again by itself, except after an answer that is no event stream
    if (events.readyState === EventSource.CLOSED) setTimeout(again, 10_000);
  });
  const again = () => {
    const next = listen(address);
    next.addEventListener("open", changed, { once: true });
  };
  addEventListener("pagehide", () => events.close(), { once: true });
  return events;
}

const address = document.body.dataset.events;
if (address) listen(address);
