"""A dashboard over a ledger of examples, and a browser to look at it with."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Playwright, Request, sync_playwright

from hudna.engine.alerting import raise_alerts
from hudna.engine.monitor import Monitor
from hudna.ledger import open_ledger
from hudna.model.reports import Report
from hudna.sources import bring_in
from hudna.views.serve.app import create_app
from hudna.views.serve.settings import Settings
from tests.readers import the_analyst

EXAMPLES = Path(__file__).parents[2] / "examples" / "karabakh-2020"
SCREENSHOTS = Path(__file__).parents[2] / "build" / "screenshots"
CHROMIUM = shutil.which("chromium")
WIDTHS = (390, 1440)
LANGUAGES = ("ar", "en")
_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session")
def example_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger into which the reports about the October truces of 2020 were read, with the alerts that follow."""
    path = tmp_path_factory.mktemp("web") / "karabakh.ledger"
    wanted = sorted(EXAMPLES.glob("2020-10-1*.json"))
    with open_ledger(path) as ledger:
        monitor = Monitor(ledger, the_analyst())
        for report in bring_in(wanted):
            assert isinstance(report, Report), report
            monitor.add(report)
        raise_alerts(ledger)
    return path


@pytest.fixture
def own_ledger(example_ledger: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may change."""
    path = tmp_path / "own.ledger"
    shutil.copy(example_ledger, path)
    return path


@contextmanager
def serving(ledger: Path) -> Iterator[str]:
    """Where a dashboard over a ledger listens while the block lasts."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = create_app(Settings(ledger=str(ledger), port=port))
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="session")
def served(example_ledger: Path) -> Iterator[str]:
    """The address of a dashboard that no test changes."""
    with serving(example_ledger) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    if CHROMIUM is None:
        pytest.skip("there is no Chromium on this machine (Debian's package chromium)")
    with sync_playwright() as playwright:
        yield started(playwright)


def started(playwright: Playwright) -> Browser:
    """Chromium, quiet: it asks nobody for anything."""
    return playwright.chromium.launch(executable_path=CHROMIUM, args=_FLAGS)


def keep(page: Page, name: str) -> None:
    """Keep a picture of a page where pictures are asked for: a busy machine takes minutes to draw one of a whole page."""
    if not os.environ.get("HUDNA_SCREENSHOTS"):
        return
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)


@dataclass
class Look:
    """A page in a browser, and what went wrong on it."""

    page: Page
    address: str
    wrong: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Go to a page of the dashboard, and wait until it is there."""
        self.page.goto(self.address + path, wait_until="load")
        return self.page

    def keep(self, name: str) -> None:
        """Keep a picture of it."""
        keep(self.page, name)

    def note(self, message: ConsoleMessage) -> None:
        """Note an error of the console."""
        if message.type == "error":
            self.wrong.append(message.text)

    def fail(self, error: Error) -> None:
        """Note an error of a script."""
        self.wrong.append(str(error))

    def watch(self, request: Request) -> None:
        """Note a request that leaves the dashboard."""
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.wrong.append(f"asks {request.url}")


@contextmanager
def looking(browser: Browser, address: str, *, width: int = 1440, lang: str = "en") -> Iterator[Look]:
    """A reader with a screen of some width and a language."""
    page = _opened(browser, width, lang)
    try:
        with _watched(page, address) as look:
            yield look
    finally:
        page.context.close()


class Screens:
    """Screens that are kept from test to test: to open one takes as long as to show a page on it."""

    def __init__(self, browser: Browser) -> None:
        """`browser`: where they are opened."""
        self._browser = browser
        self._kept = dict[tuple[int, str], Page]()

    @contextmanager
    def looking(self, address: str, *, width: int = 1440, lang: str = "en") -> Iterator[Look]:
        """A reader with a screen of some width and a language, to whom the dashboard is new: nothing of it is remembered.

        After a test that failed the screen is closed, whatever became of it.
        """
        page = self._kept.pop((width, lang), None) or _opened(self._browser, width, lang)
        try:
            with _watched(page, address) as look:
                yield look
                page.goto("about:blank")
            _forget(page)
        except BaseException:
            page.context.close()
            raise
        self._kept[width, lang] = page


@pytest.fixture(scope="session")
def screens(browser: Browser) -> Screens:
    """For tests that leave the dashboard as it was."""
    return Screens(browser)


def _opened(browser: Browser, width: int, lang: str) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, locale=lang, reduced_motion="reduce", timezone_id="UTC"
    )
    page = context.new_page()
    page.set_default_timeout(float(os.environ.get("HUDNA_BROWSER_PATIENCE", "60000")))
    return page


@contextmanager
def _watched(page: Page, address: str) -> Iterator[Look]:
    """What goes wrong on a page while the block lasts."""
    look = Look(page, address)
    page.on("console", look.note)
    page.on("pageerror", look.fail)
    page.on("request", look.watch)
    try:
        yield look
    finally:
        page.remove_listener("console", look.note)
        page.remove_listener("pageerror", look.fail)
        page.remove_listener("request", look.watch)


def _forget(page: Page) -> None:
    """Whoever looks next is sent everything, and nobody knows him."""
    page.context.clear_cookies()
    session = page.context.new_cdp_session(page)
    session.send("Network.clearBrowserCache")
    session.detach()
