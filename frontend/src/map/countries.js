// Names of countries, in the language of the page, where there is room for them.
import { Marker } from "maplibre-gl";

const LETTER_PX = 8;

/** The largest part of a country: where its name stands. */
function body({ geometry }) {
  const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const boxes = parts.map(([outer]) => {
    const [lons, lats] = [0, 1].map((axis) => outer.map((point) => point[axis]));
    return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
  });
  const size = ([west, south, east, north]) => (east - west) * (north - south);
  return boxes.reduce((one, other) => (size(other) > size(one) ? other : one));
}

function nameOf({ id, properties }, names) {
  if (!id) return properties.name;
  const { region } = new Intl.Locale(`und-${String(id).padStart(3, "0")}`);
  return names.of(region) ?? properties.name;
}

function label(text) {
  const name = document.createElement("span");
  name.className = "map-country";
  name.textContent = text;
  name.dir = "auto";
  name.setAttribute("aria-hidden", "true");
  return name;
}

/** Keeps the names of the countries in view that are wide enough for them. */
export function nameCountries(map, countries) {
  const names = new Intl.DisplayNames(document.documentElement.lang || "en", { type: "region" });
  const all = countries.filter(({ geometry }) => geometry).map((country) => {
    const [west, south, east, north] = body(country);
    return { text: nameOf(country, names), west, east, centre: [(west + east) / 2, (south + north) / 2], marker: null };
  });
  const place = () => {
    const view = map.getBounds();
    for (const one of all) {
      const width = map.project([one.east, one.centre[1]]).x - map.project([one.west, one.centre[1]]).x;
      const fits = view.contains(one.centre) && width > one.text.length * LETTER_PX;
      if (fits) one.marker ??= new Marker({ element: label(one.text) }).setLngLat(one.centre).addTo(map);
      else {
        one.marker?.remove();
        one.marker = null;
      }
    }
  };
  place();
  map.on("moveend", place);
}
