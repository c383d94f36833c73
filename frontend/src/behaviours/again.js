// What is being computed shows itself when it is there: while a page says that it is, or shows an old answer, it is asked for again
// until it says so no more.
import { whenPresent } from "./presence.js";

const SAYS_SO = "data-again=";

whenPresent("[data-again]", (waits) => {
  const ask = async () => {
    if (!waits.isConnected) return;
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      if (answer.status !== 503 && !(await answer.text()).includes(SAYS_SO)) {
        location.reload();
        return;
      }
    } catch {
      // the server may be starting again: ask on
    }
    later();
  };
  const later = () => setTimeout(ask, waits.dataset.again * 1000);
  later();
});
