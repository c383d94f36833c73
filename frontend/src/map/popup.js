// What a mark or an area stands for: titles that lead to the incidents. Data is set as text only.
import { Popup } from "maplibre-gl";

function entry({ properties }) {
  const item = document.createElement("li");
  const title = document.createElement(properties.url ? "a" : "b");
  title.textContent = properties.title;
  title.dir = "auto";
  if (properties.url && new URL(properties.url, location.href).protocol.startsWith("http")) title.href = properties.url;
  item.append(title);
  if (properties.text) {
    const text = document.createElement("div");
    text.textContent = properties.text;
    text.dir = "auto";
    item.append(text);
  }
  return item;
}

/** Opens a popup over the map; `how` is the word for how exactly the place is known. */
export function openPopup(map, at, features, how) {
  const content = document.createElement("div");
  const list = document.createElement("ul");
  list.append(...features.map(entry));
  content.append(list);
  if (how) {
    const note = document.createElement("p");
    note.className = "soft";
    note.textContent = how;
    content.append(note);
  }
  return new Popup({ maxWidth: "280px" }).setLngLat(at).setDOMContent(content).addTo(map);
}
