// htmx, without what a strict content security policy forbids, and with the token that forms carry.
import htmx from "htmx.org";

htmx.config.includeIndicatorCSS = false; // components.css has the rules

document.addEventListener("htmx:config:request", ({ detail: { ctx } }) => {
  const token = document.querySelector('meta[name="csrf-token"]')?.content;
  if (token && ctx.request.method !== "GET") ctx.request.headers["X-CSRF-Token"] = token;
});
