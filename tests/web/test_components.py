"""Charts, map and behaviours in a browser, on a page of their own, under the policy of the dashboard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.web.conftest import CHROMIUM, keep
from tests.web.serving import BUILT, Events, serving

AXE = Path(__file__).parents[2] / "frontend/node_modules/axe-core/axe.min.js"
PATIENCE_MS = 60_000  # machines are busy while tests run
expect.set_options(timeout=PATIENCE_MS)

WITHOUT_WEBGL = (
    "const get = HTMLCanvasElement.prototype.getContext;"
    "HTMLCanvasElement.prototype.getContext = function (kind, ...more) {"
    " return kind.startsWith('webgl') ? null : get.call(this, kind, ...more) }"
)

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
    pytest.mark.skipif(not (BUILT / "manifest.json").is_file(), reason="the front end is not built (docs/frontend.md)"),
]


class Gallery:
    """The page with every component, and what the browser said of it."""

    def __init__(self, page: Page, address: str, events: Events, posted: list[tuple[str, str | None]]) -> None:
        self.page, self.address, self.events, self.posted = page, address, events, posted
        self.faults: list[str] = []
        self.elsewhere: list[str] = []
        page.on("console", lambda message: self.faults.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("request", lambda request: self._asked(request.url))

    def _asked(self, url: str) -> None:
        if not url.startswith((self.address, "blob:", "data:")):
            self.elsewhere.append(url)

    def open(self, language: str = "en") -> Page:
        self.page.goto(f"{self.address}/{language}.html")
        return self.page

    def drawn(self, selector: str) -> Locator:
        """The component, once it is drawn. Scrolled to at once: until the map is drawn, nothing may stand still."""
        self.page.locator(selector).evaluate("one => one.scrollIntoView({block: 'center'})")
        self.page.wait_for_selector(f"{selector}[data-drawn]")
        return self.page.locator(selector)


@contextmanager
def looking(browser: Browser) -> Iterator[Gallery]:
    """The gallery in a browser, on whose console nothing may go wrong."""
    with serving() as (address, events, posted):
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        context.set_default_timeout(PATIENCE_MS)
        gallery = Gallery(context.new_page(), address, events, posted)
        yield gallery
        context.close()
        assert gallery.faults == []
        assert gallery.elsewhere == []


@pytest.fixture
def mapped(browser: Browser) -> Iterator[Gallery]:
    with looking(browser) as gallery:
        yield gallery


@pytest.fixture
def gallery(browser: Browser) -> Iterator[Gallery]:
    """Where no map can be drawn: drawing it takes longer than all else, and the other components do not need it."""
    with looking(browser) as gallery:
        gallery.page.add_init_script(WITHOUT_WEBGL)
        yield gallery


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_is_drawn_within_the_page_open_to_everybody(
    mapped: Gallery, language: str, width: int, scheme: str
) -> None:
    page = mapped.page
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    mapped.open(language)
    for chart in ("#violations", "#toll", "#toll-days", "#balance"):
        assert mapped.drawn(chart).locator("svg path").count() > 5
    assert mapped.drawn("#map").locator("canvas").count() == 1
    assert page.locator(".sparkline svg rect").count() == 6
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    keep(page, f"components-{language}-{width}-{scheme}")
    if (width, scheme) == (1440, "light"):
        assert hindrances(page) == []


def hindrances(page: Page) -> list[list[str]]:
    """What axe finds on a page that keeps somebody from using it: how bad, what, and where first."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed (npm ci in frontend/)")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[list[str]] = page.evaluate(
        "axe.run().then(({violations}) => violations.map(({id, impact, nodes}) => [impact, id, nodes[0].html]))"
    )
    return [one for one in found if one[0] in {"serious", "critical"}]


def test_time_runs_from_right_to_left_in_arabic_with_the_digits_of_the_page(gallery: Gallery) -> None:
    gallery.open("ar")
    chart = gallery.drawn("#violations")
    places = {}
    for day in ("١ مارس", "٣ مارس"):
        box = chart.locator("svg text", has_text=day).first.bounding_box()
        assert box is not None
        places[day] = box["x"]
    assert places["١ مارس"] > places["٣ مارس"]
    assert chart.locator("svg text", has_text="٢٤").count() == 1
    assert chart.locator("svg text", has_text="24").count() == 0


def test_a_chart_is_walked_by_keys_and_told(gallery: Gallery) -> None:
    page = gallery.open()
    gallery.drawn("#violations").locator(".chart-box").focus()
    page.keyboard.press("Home")
    expect(page.locator("#announce")).to_have_text("1 Mar: North 3, South 1, Hours in force 0")
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#announce")).to_have_text("7 Mar: North 1, South not known, Hours in force 0")
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    page.wait_for_url("**#day-1")


def test_what_is_not_known_has_a_sign_of_its_own_and_is_told_so(gallery: Gallery) -> None:
    gallery.open()
    chart = gallery.drawn("#violations")
    signs = chart.locator(":scope > .legend li").all_inner_texts()
    assert [sign.strip() for sign in signs] == [
        "North",
        "South",
        "Truce in force",
        "not known",
        "Hours in force",
        "1 · 3 Mar · Amended",
        "2 · 6 Mar · Prolonged",
    ]
    page = gallery.page
    page.locator("#violations .chart-box").focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    expect(page.locator("#announce")).to_have_text(
        "4 Mar: North not known, South not known, Truce in force, No report could tell, Hours in force 24"
    )


def test_an_open_end_of_a_toll_is_drawn_and_told_as_open_and_a_day_outside_the_truce_as_that(gallery: Gallery) -> None:
    page = gallery.open()
    chart = gallery.drawn("#toll-days")
    expect(chart.locator(".legend li", has_text="Open end")).to_have_count(1)
    assert chart.locator("svg path[stroke-dasharray]").count() == 1
    chart.locator(".chart-box").focus()
    page.keyboard.press("End")
    expect(page.locator("#announce")).to_have_text("6 Mar: Lowest 13, Open end, Outside its time")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#announce")).to_have_text("5 Mar: No toll told, In force")


def test_a_map_shows_places_as_exactly_as_they_are_known_and_what_is_told_of_them(mapped: Gallery) -> None:
    """One map for all that is asked of it: drawing it takes far longer than looking."""
    page = mapped.open()
    box = mapped.drawn("#map")
    _places_are_shown_as_exactly_as_they_are_known(box)
    _the_list_beside_it_shows_where_by_focus(page)
    _a_popup_shows_text_never_markup_and_follows_no_script(page)


def _places_are_shown_as_exactly_as_they_are_known(box: Locator) -> None:
    expect(box.locator(".map-mark.at-point.verified")).to_have_count(1)
    expect(box.locator(".map-mark.at-town.alleged")).to_have_count(1)
    expect(box.locator(".area-name")).to_have_text("The highlands (3)")
    expect(box.locator("[data-mark=i3]")).to_have_count(0)
    expect(box.locator("[data-mark=i4]")).to_have_count(0)
    expect(box.locator(".map-countries")).to_contain_text("Yemen 2 · place not known")
    expect(box.locator(".map-mark.cluster")).to_have_text("5")


def _the_list_beside_it_shows_where_by_focus(page: Page) -> None:
    page.locator("#places a").nth(1).focus()
    expect(page.locator(".map-ring")).to_have_count(1)
    page.locator("#places a").nth(3).focus()  # known of its country only: nothing to point at
    expect(page.locator(".map-ring")).to_have_count(0)


def _a_popup_shows_text_never_markup_and_follows_no_script(page: Page) -> None:
    page.locator("[data-mark=i1]").click()
    expect(page.locator(".maplibregl-popup")).to_contain_text("Shelling at a bridge <img src=x onerror=alert(1)>")
    assert page.locator(".maplibregl-popup img").count() == 0
    assert page.locator("#places [aria-current=true]").get_attribute("data-feature") == "i1"
    page.keyboard.press("Escape")
    page.locator("[data-mark=i2]").click()
    expect(page.locator(".maplibregl-popup")).to_contain_text("Somewhere in the town")
    assert page.locator(".maplibregl-popup a[href^=javascript]").count() == 0


def test_a_list_is_worked_by_keys(gallery: Gallery) -> None:
    page = gallery.open()
    page.evaluate(
        "window.pressed = []; document.addEventListener('click', ({target}) => pressed.push(target.textContent || target.id))"
    )
    page.keyboard.press("j")
    expect(page.locator("#one")).to_be_focused()
    page.keyboard.press("n")
    expect(page.locator("#two")).to_have_attribute("aria-current", "true")
    page.keyboard.press("a")
    page.keyboard.press("x")
    assert page.locator("#two input").is_checked()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#three")).to_be_focused()
    page.keyboard.press("a")  # its control is disabled
    page.keyboard.press("u")
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#opened-two$"))  # a link is followed after its key
    assert [one for one in page.evaluate("pressed") if one] == ["Accept two", "Undo", "Two"]


def test_keys_are_those_of_the_cap_on_an_arabic_keyboard(gallery: Gallery) -> None:
    page = gallery.open()
    page.evaluate("document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'ت', code: 'KeyJ', bubbles: true}))")
    expect(page.locator("#one")).to_be_focused()


def test_keys_are_letters_while_typing_and_help_is_one_key_away(gallery: Gallery) -> None:
    page = gallery.open()
    page.locator("#note").focus()
    page.keyboard.type("junk?")
    assert page.locator("#note").input_value() == "junk?"
    assert not page.locator("#keys").is_visible()
    page.locator("#one").focus()
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#keys").is_visible()


def test_what_htmx_sends_has_the_token_and_what_arrives_is_drawn(gallery: Gallery) -> None:
    page = gallery.open()
    page.locator("#load").click()
    expect(page.locator("#part .sparkline rect")).to_have_count(2)
    assert gallery.posted == [("/part", "token-of-this-page")]


def test_highlights_and_claims_are_linked_both_ways(gallery: Gallery) -> None:
    page = gallery.open()
    page.locator("#mark-2").focus()
    expect(page.locator(".told")).to_have_count(3)  # the mark and both its claims
    page.locator("#claim-1").hover()
    assert page.locator("mark.told").evaluate_all("marks => marks.map(({id}) => id)") == ["mark-1", "mark-2"]
    page.locator("#mark-2").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#claim-1")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#mark-2")).to_be_focused()


def test_a_slider_moves_the_date_and_sends_the_form(gallery: Gallery) -> None:
    page = gallery.open()
    slider = page.get_by_role("slider", name="Day")
    assert slider.get_attribute("aria-valuetext") == "3 Mar"
    slider.focus()
    with page.expect_navigation():
        page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile(r"\?as_of=2031-03-04$"))


def test_changes_and_alerts_of_the_ledger_become_events_of_the_page(gallery: Gallery) -> None:
    page = gallery.open()
    page.evaluate("window.changes = 0; document.body.addEventListener('hudna:changed', () => { changes += 1 })")
    gallery.events.post(
        'event: changed\ndata: 7\n\nevent: changed\ndata: 8\n\nevent: alert\ndata: {"text": "A truce <b>"}\n\n'
    )
    expect(page.locator("#announce")).to_have_text("A truce <b>")
    page.wait_for_function("changes === 1")


def test_where_no_map_can_be_drawn_the_text_in_it_stays(gallery: Gallery) -> None:
    page = gallery.page
    with page.expect_console_message(lambda message: "no map can be drawn here" in message.text):
        gallery.open()
        page.locator("#map").scroll_into_view_if_needed()
    expect(page.locator("#map")).to_have_text("Places: see the list.")
    assert page.locator("#map canvas").count() == 0
