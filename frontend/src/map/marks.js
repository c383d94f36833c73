// Marks on the map, as elements: a shape by grade, a circle around a town, a number for many, a name on an area.
import { Marker } from "maplibre-gl";
import { counted } from "./features.js";

const SVG = "http://www.w3.org/2000/svg";

// In a square of 20: what is filled, and what is only drawn; fonts do not have all of ◇ ◆ ■ ≠ ✕.
const SHAPES = {
  alleged: { drawn: "M10 3 17 10 10 17 3 10Z" },
  corroborated: { filled: "M10 2 18 10 10 18 2 10Z" },
  verified: { filled: "M4 4H16V16H4Z" },
  disputed: { drawn: "M3 7H17M3 13H17M13 2 7 18" },
  refuted: { drawn: "M4 4 16 16M16 4 4 16" },
  unknown: { filled: "M10 6A4 4 0 0 1 10 14 4 4 0 0 1 10 6Z" },
};

function shape({ filled, drawn }) {
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", filled ?? drawn);
  path.setAttribute("class", filled ? "filled" : "drawn");
  const halo = path.cloneNode();
  halo.setAttribute("class", "halo");
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("viewBox", "0 0 20 20");
  drawing.append(halo, path);
  return drawing;
}

/** A mark that a pointer can press; the keyboard has the list beside the map. */
function pressable(className, content, press) {
  const mark = document.createElement("div");
  mark.className = `map-mark ${className}`;
  mark.append(content);
  mark.dir = "auto";
  mark.addEventListener("click", (event) => {
    event.stopPropagation();
    press();
  });
  return mark;
}

function point(feature, press) {
  const { grade, precision, count = 1, id } = feature.properties;
  const known = Object.hasOwn(SHAPES, grade) ? grade : "unknown";
  const mark = pressable(`${known} at-${precision === "town" ? "town" : "point"}`, shape(SHAPES[known]), press);
  mark.dataset.mark = id;
  if (count > 1) mark.classList.add("many");
  return mark;
}

/** Keeps a mark for each point or cluster in view of the source `points`. */
export function keepMarks(map, features, write, open) {
  let shown = new Map();
  const make = ({ geometry, properties }) => {
    const { coordinates } = geometry;
    if (!properties.cluster) {
      const feature = features.at(properties.at);
      return point(feature, () => open(coordinates, [feature]));
    }
    const press = async () => {
      const source = map.getSource("points");
      const zoom = await source.getClusterExpansionZoom(properties.cluster_id);
      if (zoom <= map.getMaxZoom()) return map.easeTo({ center: coordinates, zoom });
      const leaves = await source.getClusterLeaves(properties.cluster_id, Infinity, 0);
      open(coordinates, leaves.map((leaf) => features.at(leaf.properties.at)));
    };
    return pressable("cluster", write(properties.total), press);
  };
  const keep = () => {
    if (!map.getSource("points") || !map.isSourceLoaded("points")) return;
    const next = new Map();
    for (const one of map.querySourceFeatures("points")) {
      const { cluster, cluster_id: id, at } = one.properties;
      const key = cluster ? `cluster ${id}` : `point ${at}`;
      if (!next.has(key)) next.set(key, shown.get(key) ?? new Marker({ element: make(one) }).setLngLat(one.geometry.coordinates).addTo(map));
    }
    for (const [key, marker] of shown) if (!next.has(key)) marker.remove();
    shown = next;
  };
  map.on("render", keep);
  return () => {
    map.off("render", keep);
    shown.forEach((marker) => marker.remove());
  };
}

/** Names areas at their centre: the name and how many, in no shape that could be taken for a point. */
export function nameAreas(map, areas, write, open) {
  const markers = areas.map(({ centre, members }) => {
    const name = members[0].properties.place ?? members[0].properties.title;
    const count = counted(members);
    const element = pressable("area-name", count > 1 ? `${name} (${write(count)})` : name, () => open(centre, members));
    return new Marker({ element }).setLngLat(centre).addTo(map);
  });
  return () => markers.forEach((marker) => marker.remove());
}
