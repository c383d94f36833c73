// The map of incidents: see "Map" in docs/frontend.md. A place is shown as exactly as it is known, and no more.
import { Map as Chart, Marker, NavigationControl, setWorkerUrl } from "maplibre-gl";
import { whileThere } from "../behaviours/presence.js";
import { writer } from "../charts/writing.js";
import { baseStyle, layBase } from "./base.js";
import { countryBadges, followList, markItems } from "./beside.js";
import { nameCountries } from "./countries.js";
import { areaSource, bounds, pointSource, sorted } from "./features.js";
import { keepMarks, nameAreas } from "./marks.js";
import { openPopup } from "./popup.js";

const FARTHEST_IN = 9; // of the first view: a town with its surroundings
const address = (file) => new URL(file, import.meta.url).href;

setWorkerUrl(address(MAP_WORKER));

/** The library's style sheet, once, before the first map. */
const sheet = (() => {
  let loading = null;
  return () => (loading ??= new Promise((resolve) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: address(MAP_SHEET) });
    link.addEventListener("load", resolve);
    link.addEventListener("error", resolve);
    document.head.prepend(link); // before the page's own rules
  }));
})();

async function read(source) {
  if (source.startsWith("#")) return JSON.parse(document.querySelector(source).textContent);
  const answer = await fetch(source, { headers: { Accept: "application/geo+json, application/json" } });
  if (!answer.ok) throw new Error(`${source}: ${answer.status}`);
  return answer.json();
}

function themeOf(element) {
  const style = getComputedStyle(element);
  return Object.fromEntries(["sea", "land", "soft", "area"].map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

function credit(words, tilesCredit) {
  const line = document.createElement("p");
  line.className = "map-credit";
  line.textContent = [words.base, tilesCredit].filter(Boolean).join(" · ");
  line.dir = "auto";
  return line;
}

function chartOf(canvas, theme, words, tiles) {
  const locale = {
    "Map.Title": words.map ?? "", "NavigationControl.ZoomIn": words.zoom_in ?? "", "NavigationControl.ZoomOut": words.zoom_out ?? "",
    "Popup.Close": words.close ?? "", "CooperativeGesturesHandler.WindowsHelpText": words.gesture_keys ?? "",
    "CooperativeGesturesHandler.MacHelpText": words.gesture_keys ?? "", "CooperativeGesturesHandler.MobileHelpText": words.gesture_touch ?? "",
  };
  const map = new Chart({
    container: canvas, style: baseStyle(theme, tiles), locale, attributionControl: false, cooperativeGestures: true,
    dragRotate: false, pitchWithRotate: false, touchPitch: false, maxZoom: tiles ? 17 : 11, renderWorldCopies: false, center: [35, 30], zoom: 1,
  });
  map.touchZoomRotate.disableRotation();
  const side = getComputedStyle(canvas.parentElement).direction === "rtl" ? "top-left" : "top-right";
  map.addControl(new NavigationControl({ showCompass: false }), side);
  return map;
}

function layFeatures(map, theme) {
  map.addSource("areas", { type: "geojson", data: areaSource([]), tolerance: 0.05 });
  map.addSource("points", {
    type: "geojson", data: pointSource([]), cluster: true, clusterRadius: 36, clusterMaxZoom: 17, clusterProperties: { total: ["+", ["get", "count"]] },
  });
  const told = ["boolean", ["feature-state", "told"], false];
  const colour = { "line-color": theme.area };
  map.addLayer({ id: "areas", type: "fill", source: "areas", paint: { "fill-color": theme.area, "fill-opacity": ["case", told, 0.35, 0.16] } });
  map.addLayer({ id: "area-edges", type: "line", source: "areas", paint: { ...colour, "line-width": ["case", told, 10, 7], "line-blur": 7, "line-opacity": 0.6 } });
  // drawn by elements; the layer only keeps the source at work
  map.addLayer({ id: "points", type: "circle", source: "points", paint: { "circle-opacity": 0 } });
}

/** A map with what is on it; `fill` replaces that. */
class IncidentMap {
  constructor(map, box, words, write) {
    Object.assign(this, { map, box, words, write, features: [], areas: [], clear: [] });
    this.list = document.getElementById(box.dataset.places);
    followList(this.list, (id, moved) => this.tell(id, moved));
    map.on("click", "areas", ({ lngLat, features: [{ id }] }) => this.open(lngLat, this.areas[id].members));
  }

  fill(collection, fit) {
    const parts = sorted(collection);
    this.clear.forEach((clear) => clear());
    this.features = collection.features;
    this.areas = parts.areas;
    this.map.getSource("areas").setData(areaSource(parts.areas));
    this.map.getSource("points").setData(pointSource(parts.points));
    const open = (at, features) => this.open(at, features);
    const badges = countryBadges(parts.countries, this.words, this.write);
    this.box.querySelector(".map-credit").before(badges);
    this.clear = [
      keepMarks(this.map, this.features, this.write, open), nameAreas(this.map, parts.areas, this.write, open), () => badges.remove(),
    ];
    const extent = bounds(parts);
    if (fit && extent) this.map.fitBounds(extent, { padding: 56, maxZoom: FARTHEST_IN, animate: false });
  }

  open(at, features) {
    this.popup?.remove();
    const how = [...new Set(features.map(({ properties }) => this.words[properties.precision]).filter(Boolean))];
    this.popup = openPopup(this.map, at, features, how.join(" · "));
    markItems(this.list, features.map(({ properties }) => properties.id));
  }

  /** Shows on the map what has the focus in the list; moves there where it is out of view or in a cluster. */
  tell(id, moved) {
    const area = this.areas.findIndex(({ members }) => members.some(({ properties }) => properties.id === id));
    this.areas.forEach((_, at) => this.map.setFeatureState({ source: "areas", id: at }, { told: at === area }));
    const feature = this.features.find(({ properties }) => properties.id === id);
    const at = feature?.geometry?.coordinates;
    const drawn = at && feature.properties.precision !== "country";
    this.ring?.remove();
    if (moved) this.popup?.remove();
    if (!drawn) return;
    if (area < 0) this.ring = ringAt(this.map, at);
    if (moved && !this.map.getBounds().contains(at)) this.map.easeTo({ center: at });
  }
}

function ringAt(map, at) {
  const element = document.createElement("div");
  element.className = "map-ring";
  return new Marker({ element }).setLngLat(at).addTo(map);
}

/** Draws the map of a `[data-map]`; where it cannot be drawn, the text in it stays. */
export async function draw(box) {
  const words = JSON.parse(box.dataset.words ?? "{}");
  const [collection] = await Promise.all([read(box.dataset.features), sheet()]);
  const canvas = document.createElement("div");
  canvas.className = "map-canvas";
  canvas.dataset.ownKeys = "";
  const fallback = [...box.childNodes];
  box.append(canvas, credit(words, box.dataset.tilesCredit));
  const theme = themeOf(box);
  let map;
  try {
    map = chartOf(canvas, theme, words, box.dataset.tiles);
  } catch (error) {
    console.info("no map can be drawn here:", error); // a browser without WebGL
    return box.replaceChildren(...fallback);
  }
  await map.once("load");
  fallback.forEach((node) => node.remove());
  layFeatures(map, theme);
  const shown = new IncidentMap(map, box, words, writer(box.dataset.digits));
  shown.fill(collection, true);
  const again = async () => shown.fill(await read(box.dataset.features), false);
  if (!box.dataset.features.startsWith("#")) document.body.addEventListener("hudna:changed", again);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const repaint = () => recolour(map, themeOf(box));
  dark.addEventListener("change", repaint);
  whileThere(canvas, () => map.resize(), () => {
    document.body.removeEventListener("hudna:changed", again);
    dark.removeEventListener("change", repaint);
    map.remove();
  });
  await layBase(map, (countries) => nameCountries(map, countries));
  box.dataset.drawn = "";
}

function recolour(map, { sea, land, soft, area }) {
  const paint = { sea: ["background-color", sea], land: ["fill-color", land], borders: ["line-color", soft], disputed: ["line-color", soft],
    areas: ["fill-color", area], "area-edges": ["line-color", area] };
  for (const [layer, [name, value]] of Object.entries(paint)) if (map.getLayer(layer)) map.setPaintProperty(layer, name, value);
}
