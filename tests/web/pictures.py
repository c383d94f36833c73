"""Takes the pictures of the README and the guide: `python -m tests.web.pictures LEDGER FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from hudna.ledger import open_ledger
from hudna.model.compliance import Effect
from hudna.model.incidents import Incident
from tests.web.conftest import looking, serving, started

AGREEMENT = "karabakh-2020-10-17"


def take(ledger: Path, folder: Path) -> None:
    """An agreement in English, an incident in Arabic."""
    folder.mkdir(parents=True, exist_ok=True)
    with serving(ledger) as address, sync_playwright() as playwright:
        browser = started(playwright)
        with looking(browser, address, width=1280, lang="en") as look:
            page = look.open(f"/agreements/{AGREEMENT}")
            _wait(page)
            page.screenshot(path=folder / "agreement-en.png", clip={"x": 0, "y": 0, "width": 1280, "height": 900})
        with looking(browser, address, width=1280, lang="ar") as look:
            page = look.open(f"/incidents/{_disputed(ledger)}")
            _wait(page)
            page.screenshot(path=folder / "incident-ar.png", clip={"x": 0, "y": 0, "width": 1280, "height": 900})


def _wait(page: Page) -> None:
    """Until what is computed is there, and its fonts."""
    page.wait_for_selector("[data-again]", state="detached")
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(500)


def _disputed(ledger: Path) -> str:
    """The breach of which most is told on both sides."""
    with open_ledger(ledger, create=False) as opened:
        breaches = {one.incident for one in opened.findings(AGREEMENT) if one.effect is Effect.BREACH}
        return max((one for one in opened.incidents() if one.id in breaches), key=_told).id


def _told(incident: Incident) -> tuple[int, int, str]:
    return len(incident.denying) * len(incident.asserting), len(incident.claims), incident.id


if __name__ == "__main__":
    take(Path(sys.argv[1]), Path(sys.argv[2]))
