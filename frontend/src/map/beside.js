// What stands beside the map: the list of its places, linked with it both ways, and what is known of a country only.
import { counted } from "./features.js";

const itemsOf = (list) => [...list.querySelectorAll("[data-feature]")];

/** Marks the items of these ids as those that the map shows, and brings the first into view within the list. */
export function markItems(list, ids) {
  if (!list) return;
  const told = itemsOf(list).filter((item) => {
    const is = ids.includes(item.dataset.feature);
    if (is) item.setAttribute("aria-current", "true");
    else item.removeAttribute("aria-current");
    return is;
  });
  told[0]?.scrollIntoView({ block: "nearest" });
}

/** Calls `tell(id, moved)` when an item has the focus (moved: by key) or the pointer. */
export function followList(list, tell) {
  if (!list) return;
  const follow = (moved) => ({ target }) => {
    const item = target.closest("[data-feature]");
    if (item) tell(item.dataset.feature, moved);
  };
  list.addEventListener("focusin", follow(true));
  list.addEventListener("pointerover", follow(false));
}

/** A line of badges: countries in which something is told of, nobody says where. */
export function countryBadges(countries, words, write) {
  const line = document.createElement("ul");
  line.className = "map-countries";
  if (words.country) line.setAttribute("aria-label", words.country);
  for (const members of countries) {
    const badge = document.createElement("li");
    badge.className = "badge unknown";
    const name = document.createElement("bdi");
    name.textContent = members[0].properties.place ?? members[0].properties.title;
    badge.append(name, ` ${write(counted(members))}`);
    if (words.country) badge.append(` · ${words.country}`);
    line.append(badge);
  }
  return line;
}
