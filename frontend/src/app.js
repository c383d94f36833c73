// What every page loads. Each behaviour is a file; charts and map come only where a page has some.
import "./behaviours/htmx.js";
import "./behaviours/again.js";
import "./behaviours/live.js";
import "./behaviours/keys.js";
import "./behaviours/highlights.js";
import "./behaviours/slider.js";
import "./behaviours/sparkline.js";
import { whenNear } from "./behaviours/presence.js";

whenNear("figure.chart[data-chart]", async (figure) => (await import("./charts/chart.js")).draw(figure));
whenNear("[data-map]", async (box) => (await import("./map/map.js")).draw(box));
