// Elements of the page, and of parts that arrive later.

/** Calls `make(element)` once for each element that matches, now and whenever htmx brings one. */
export function whenPresent(selector, make) {
  const met = new WeakSet();
  const meet = (element) => {
    if (met.has(element)) return;
    met.add(element);
    make(element);
  };
  const look = (root) => {
    if (root.matches?.(selector)) meet(root);
    root.querySelectorAll?.(selector).forEach(meet);
  };
  look(document);
  document.addEventListener("htmx:after:process", (event) => look(event.target));
}

/** As `whenPresent`, but only once the element is scrolled near, or printed. */
export function whenNear(selector, make) {
  const watch = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        watch.unobserve(target);
        make(target);
      }
    },
    { rootMargin: "400px" },
  );
  whenPresent(selector, (element) => watch.observe(element));
}

/** Calls `change` when the element's size changes, and `leave` when it has left the page. */
export function whileThere(element, change, leave) {
  const watch = new ResizeObserver(() => {
    if (element.isConnected) return change();
    watch.disconnect();
    leave();
  });
  watch.observe(element);
}
