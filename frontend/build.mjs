// Bundles the front end into the package: hashed files, a manifest of their names, and the licences of what is in them.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, extname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url));
const MODULES = join(HERE, "node_modules");
const BUILT = join(HERE, "../src/hudna/views/web/static/built");

// Fonts: the scripts of the languages that pages and reports have, in the format that every browser reads.
// The Arabic family has Latin letters of its own, which are those of the other.
const FONTS = { "@fontsource/ibm-plex-sans": ["cyrillic", "latin", "latin-ext"], "@fontsource/ibm-plex-sans-arabic": ["arabic"] };
const WEIGHTS = [400, 600];

/** Copies a file as it is, under a name with its hash. */
async function carry(path, name) {
  const content = await readFile(path);
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 8);
  const extension = extname(name);
  const hashed = `${basename(name, extension)}-${hash}${extension}`;
  await writeFile(join(BUILT, hashed), content);
  return hashed;
}

/** The font faces that are used. */
async function faces() {
  const blocks = [];
  for (const [family, scripts] of Object.entries(FONTS))
    for (const weight of WEIGHTS) {
      const sheet = await readFile(join(MODULES, family, `${weight}.css`), "utf8");
      const wanted = new Set(scripts.map((script) => `${basename(family)}-${script}-${weight}-normal`));
      for (const [, name, face] of sheet.matchAll(/\/\* (\S+) \*\/\s*(@font-face \{.*?\})/gs))
        if (wanted.has(name)) blocks.push(face.replace(/, url\([^)]*\.woff\) format\('woff'\)/, "").replace("url(./", `url(${family}/`));
    }
  return blocks.join("\n");
}

const SHARED = {
  bundle: true, minify: true, outdir: BUILT, metafile: true, write: true, legalComments: "none", logLevel: "warning",
  target: ["chrome115", "firefox115", "safari16.4"], entryNames: "[name]-[hash]", chunkNames: "[name]-[hash]", assetNames: "[name]-[hash]",
  loader: { ".woff2": "file" },
};

/** Names of entries to the files they became. */
function entries(metafile) {
  const made = Object.entries(metafile.outputs).filter(([, { entryPoint }]) => entryPoint);
  return Object.fromEntries(made.map(([path, { entryPoint }]) => [basename(entryPoint.replace(/^.*:/, "")), basename(path)]));
}

/** The packages of which something is in the bundles; the map's library comes with its own packages bundled in. */
async function packagesOf(metafiles) {
  const inputs = metafiles.flatMap(({ inputs }) => Object.keys(inputs));
  const names = inputs.map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]).filter(Boolean);
  const map = JSON.parse(await readFile(join(MODULES, "maplibre-gl/package.json"), "utf8"));
  const within = Object.keys(map.dependencies).filter((name) => !name.startsWith("@types/"));
  return [...new Set([...names, ...within, ...Object.keys(FONTS), "world-atlas"])].sort();
}

/** What each package asks to be told, and its licence. */
async function licences(names) {
  const texts = [];
  for (const name of names) {
    const about = JSON.parse(await readFile(join(MODULES, name, "package.json"), "utf8"));
    const files = (await readdir(join(MODULES, name))).filter((file) => /^(licen[cs]e|notice)/i.test(file)).sort();
    const parts = await Promise.all(files.map((file) => readFile(join(MODULES, name, file), "utf8").catch(() => "")));
    texts.push([`${name} ${about.version} (${about.license})`, ...parts.map((part) => part.trim())].join("\n\n"));
  }
  const data = "Natural Earth (https://www.naturalearthdata.com/), by way of world-atlas: map data in the public domain.";
  return `${[data, ...texts].join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
}

await rm(BUILT, { recursive: true, force: true });
await mkdir(BUILT, { recursive: true });

const carried = {
  MAP_WORKER: await carry(join(MODULES, "maplibre-gl/dist/maplibre-gl-worker.mjs"), "map-worker.js"),
  MAP_SHEET: await carry(join(MODULES, "maplibre-gl/dist/maplibre-gl.css"), "map.css"),
  WORLD_50M: await carry(join(MODULES, "world-atlas/countries-50m.json"), "world-50m.json"),
  WORLD_10M: await carry(join(MODULES, "world-atlas/countries-10m.json"), "world-10m.json"),
};
const define = Object.fromEntries(Object.entries(carried).map(([name, file]) => [name, JSON.stringify(file)]));

const scripts = await build({ ...SHARED, entryPoints: [join(HERE, "src/app.js")], format: "esm", splitting: true, define });
const sheets = await build({ ...SHARED, entryPoints: [join(HERE, "src/styles/components.css")] });
const fonts = await build({ ...SHARED, entryNames: "fonts-[hash]", stdin: { contents: await faces(), loader: "css", resolveDir: MODULES, sourcefile: "fonts.css" } });

const [fontSheet] = Object.keys(fonts.metafile.outputs).filter((path) => path.endsWith(".css"));
const names = { ...entries(scripts.metafile), ...entries(sheets.metafile), "fonts.css": basename(fontSheet), "licences.txt": "licences.txt" };
const used = await packagesOf([scripts.metafile, sheets.metafile, fonts.metafile]);
await writeFile(join(BUILT, "licences.txt"), await licences(used));
await writeFile(join(BUILT, "manifest.json"), `${JSON.stringify(names, null, 2)}\n`);
console.log(`built ${Object.keys(names).join(", ")} into ${relative(process.cwd(), BUILT)}`);
