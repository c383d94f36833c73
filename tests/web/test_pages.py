"""Every page, in Arabic and English, on a phone and on a wide screen: whole, quiet, at home, and open to everybody."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, Response

from hudna.ledger import Ledger, open_ledger
from tests.web.conftest import LANGUAGES, WIDTHS, Look, Screens

AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
_SERIOUS = {"serious", "critical"}
_MEGABYTE = 1_000_000


def _most_told(ledger: Ledger) -> str:
    """The incident of which most is told."""
    return max(ledger.incidents(), key=lambda one: (len(one.contradictions), len(one.accounts), one.id)).id


def _longest(ledger: Ledger) -> str:
    """The report that tells most."""
    return quote(max(ledger.reports(), key=lambda one: (len(list(ledger.claims(one.id))), one.id)).id, safe="")


PAGES: dict[str, Callable[[Ledger], str]] = {
    "overview": lambda _: "/",
    "agreements": lambda _: "/agreements",
    "agreement": lambda _: "/agreements/karabakh-2020-10-10",
    "agreement-then": lambda _: "/agreements/karabakh-2020-10-10?as_of=2020-10-12",
    "incidents": lambda _: "/incidents?grade=alleged&grade=disputed",
    "incident": lambda ledger: f"/incidents/{_most_told(ledger)}",
    "correct": lambda ledger: f"/incidents/{_most_told(ledger)}/correct",
    "inbox": lambda _: "/inbox",
    "inbox-unsigned": lambda _: "/inbox?show=unsigned",
    "inbox-alike": lambda _: "/inbox?show=alike",
    "inbox-proposed": lambda _: "/inbox?show=proposed",
    "reports": lambda _: "/reports",
    "report": lambda ledger: f"/reports/{_longest(ledger)}",
    "search": lambda _: "/search?q=%D9%82%D8%B5%D9%81",
    "add": lambda _: "/add",
    "sources": lambda _: "/sources",
    "source": lambda _: "/sources/Hudna%20example%20desk%2C%20Baku",
    "alerts": lambda _: "/alerts",
    "account": lambda _: "/account",
    "login": lambda _: "/login",
    "api": lambda _: "/api/docs",
    "nowhere": lambda _: "/nowhere",
}


Looking = Callable[..., AbstractContextManager[Look]]


@pytest.fixture
def look(screens: Screens, served: str) -> Looking:
    """Opens the dashboard with a screen of some width and a language."""
    return partial(screens.looking, served)


@pytest.fixture(scope="module")
def addresses(example_ledger: Path) -> dict[str, str]:
    with open_ledger(example_ledger) as ledger:
        return {name: made(ledger) for name, made in PAGES.items()}


def _settled(look: Look, address: str) -> None:
    """Open a page, and wait until what is computed for it is there."""
    page = look.open(address)
    if page.locator("[data-again]").count():
        page.wait_for_selector("[data-again]", state="detached")
    page.wait_for_load_state("networkidle") if page.locator(
        "body[data-events]"
    ).count() == 0 else page.wait_for_timeout(300)


def _quiet(look: Look, name: str) -> list[str]:
    """What went wrong, but for the very answers that were asked for: a page that is not there, or is being computed."""
    expected = ("404 (Not Found)",) if name == "nowhere" else ("503 (Service Unavailable)",)
    return [one for one in look.wrong if not any(word in one for word in expected)]


@pytest.mark.parametrize(("width", "lang"), list(itertools.product(WIDTHS, LANGUAGES)))
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_whole_open_to_everybody_and_light(
    look: Looking, addresses: dict[str, str], name: str, width: int, lang: str
) -> None:
    """One load for all that is asked of a page: loading takes far longer than looking."""
    with look(width=width, lang=lang) as reader, _weighed(reader.page) as sizes:
        page = reader.page
        _settled(reader, addresses[name])
        assert sum(sizes) <= _MEGABYTE or name == "agreement"
        reader.keep(f"{name}-{lang}-{width}")
        assert page.locator("h1").count() == 1
        assert page.evaluate("document.documentElement.scrollWidth") <= width, "it is wider than the screen"
        assert page.locator("html").get_attribute("dir") == ("rtl" if lang == "ar" else "ltr")
        assert _quiet(reader, name) == []
        if width == max(WIDTHS):
            assert hindrances(page) == []


def hindrances(page: Page) -> list[object]:
    """What axe finds on a page that keeps somebody from using it."""
    if not AXE.is_file():
        pytest.skip("axe-core is not there: the front end was not built on this machine (npm)")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [
        (one["id"], one["impact"], [node["html"][:150] for node in one["nodes"][:3]])
        for one in found
        if one["impact"] in _SERIOUS
    ]


@contextmanager
def _weighed(page: Page) -> Iterator[list[int]]:
    """The sizes of what a page is sent while the block lasts."""
    sizes = list[int]()

    def weigh(answer: Response) -> None:
        sizes.append(_transferred(answer))

    page.on("response", weigh)
    yield sizes
    page.remove_listener("response", weigh)


def _transferred(answer: Response) -> int:
    sizes = answer.request.sizes()
    return sizes["responseBodySize"] + sizes["responseHeadersSize"]


def test_no_page_has_untranslated_words(look: Looking, addresses: dict[str, str]) -> None:
    """Nothing in Latin letters on an Arabic page but names, codes and what is marked to be in another language."""
    with look(lang="ar") as reader:
        _settled(reader, addresses["inbox"])
        words = reader.page.locator(
            "main h1, main h2, main th, main button, main label, main summary"
        ).all_inner_texts()
        latin = [one for one in words if any("a" <= letter.lower() <= "z" for letter in one) and len(one) > 3]
        assert latin == []
