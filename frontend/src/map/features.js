// What is on the map, from what the page gives: points, areas, and what is known of its country only.

const EARTH_KM = 6371;
const RADII_KM = { town: 3, district: 10, region: 50 };
const SIDES = 64;

const AREAS = new Set(["district", "region"]);

/** A circle of `km` around a point, as a ring of a polygon. */
function ring([lon, lat], km) {
  const angle = km / EARTH_KM;
  const [φ, λ] = [lat, lon].map((degrees) => (degrees * Math.PI) / 180);
  const points = [];
  for (let side = 0; side <= SIDES; side += 1) {
    const θ = (2 * Math.PI * (side % SIDES)) / SIDES;
    const φ2 = Math.asin(Math.sin(φ) * Math.cos(angle) + Math.cos(φ) * Math.sin(angle) * Math.cos(θ));
    const λ2 = λ + Math.atan2(Math.sin(θ) * Math.sin(angle) * Math.cos(φ), Math.cos(angle) - Math.sin(φ) * Math.sin(φ2));
    points.push([(λ2 * 180) / Math.PI, (φ2 * 180) / Math.PI]);
  }
  return points;
}

const radius = ({ radius_km: given, precision }) => given ?? RADII_KM[precision] ?? 0;
const placed = ({ geometry, properties }) => geometry?.type === "Point" && properties.precision !== "country";

/** Features that share a key, in the order of their first. */
function grouped(features, keyOf) {
  const groups = new Map();
  for (const feature of features) {
    const key = keyOf(feature);
    groups.set(key, [...(groups.get(key) ?? []), feature]);
  }
  return [...groups.values()];
}

export const counted = (features) => features.reduce((all, { properties }) => all + (properties.count ?? 1), 0);

/** Sorts a FeatureCollection's features by how they are shown. */
export function sorted(collection) {
  const features = collection.features.map((feature, at) => ({ ...feature, properties: { ...feature.properties, at } }));
  const there = features.filter(placed);
  const areas = grouped(there.filter(({ properties }) => AREAS.has(properties.precision)),
    ({ geometry, properties }) => `${geometry.coordinates} ${radius(properties)}`);
  return {
    points: there.filter(({ properties }) => !AREAS.has(properties.precision)),
    areas: areas.map((members) => ({ members, centre: members[0].geometry.coordinates, km: radius(members[0].properties) })),
    countries: grouped(features.filter((feature) => !placed(feature)), ({ properties }) => properties.place ?? ""),
  };
}

export const pointSource = (points) => ({
  type: "FeatureCollection",
  features: points.map(({ geometry, properties }) => ({
    type: "Feature", geometry, properties: { at: properties.at, count: properties.count ?? 1 },
  })),
});

export const areaSource = (areas) => ({
  type: "FeatureCollection",
  features: areas.map(({ centre, km, members }, id) => ({
    type: "Feature", id, geometry: { type: "Polygon", coordinates: [ring(centre, km)] }, properties: { ids: members.map(({ properties }) => properties.id) },
  })),
});

/** West, south, east and north of all that is drawn; null where nothing is. */
export function bounds({ points, areas }) {
  const all = [...points.map(({ geometry }) => geometry.coordinates), ...areas.flatMap(({ centre, km }) => ring(centre, km))];
  if (all.length === 0) return null;
  const [lons, lats] = [0, 1].map((axis) => all.map((point) => point[axis]));
  const least = (values) => values.reduce((one, other) => Math.min(one, other));
  const most = (values) => values.reduce((one, other) => Math.max(one, other));
  return [least(lons), least(lats), most(lons), most(lats)];
}
