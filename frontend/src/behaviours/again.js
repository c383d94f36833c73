// A page that is being computed shows itself when it is there: its address is asked again until it answers with something else.
const waits = document.querySelector("[data-again]");

async function ask() {
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (answer.status !== 503) {
      location.reload();
      return;
    }
  } catch {
    // the server may be starting again: ask on
  }
  setTimeout(ask, waits.dataset.again * 1000);
}

if (waits) setTimeout(ask, waits.dataset.again * 1000);
