// The base map: Natural Earth, from the package. Coarse at first, fine where the reader comes near.
import { feature, mesh } from "topojson-client";
import disputed from "./disputed.json";

const NEAR = 4.5; // zoom from which the fine map is fetched

const address = (file) => new URL(file, import.meta.url).href;
const nothing = { type: "FeatureCollection", features: [] };

export function baseStyle(theme, tiles) {
  const lines = (source, paint) => ({ id: source, type: "line", source, paint: { "line-color": theme.soft, ...paint } });
  const sources = Object.fromEntries(["land", "borders", "disputed"].map((name) => [name, { type: "geojson", data: nothing }]));
  const style = {
    version: 8,
    sources,
    layers: [
      { id: "sea", type: "background", paint: { "background-color": theme.sea } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": theme.land } },
      lines("borders", { "line-width": 0.8 }),
      lines("disputed", { "line-width": 0.8, "line-dasharray": [3, 3] }),
    ],
  };
  if (!tiles) return style;
  style.sources.tiles = { type: "raster", tiles: [tiles], tileSize: 256 };
  style.layers.splice(2, 2, { id: "tiles", type: "raster", source: "tiles" });
  return style;
}

const isDisputed = (a, b) => [a, b].some(({ id, properties }) => disputed.names.includes(properties.name) || disputed.ids.includes(id));

function layersOf(topology) {
  const { countries, land } = topology.objects;
  return {
    land: feature(topology, land),
    borders: mesh(topology, countries, (a, b) => a !== b && !isDisputed(a, b)),
    disputed: mesh(topology, countries, (a, b) => a !== b && isDisputed(a, b)),
  };
}

/** Lays the base map; `named(countries)` is called with the countries once they are there. */
export async function layBase(map, named) {
  const lay = async (file) => {
    const topology = await (await fetch(address(file))).json();
    for (const [name, data] of Object.entries(layersOf(topology))) map.getSource(name)?.setData(data);
    return topology;
  };
  const fine = async () => {
    if (map.getZoom() < NEAR) return;
    map.off("zoomend", fine);
    await lay(WORLD_10M);
  };
  const coarse = await lay(WORLD_50M);
  named(feature(coarse, coarse.objects.countries).features);
  map.on("zoomend", fine);
  await fine();
}
