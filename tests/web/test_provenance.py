"""The pages that tell where a report comes from, on a phone and on a wide screen, in both directions of writing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from hudna.engine.monitor import Monitor
from hudna.ledger import open_ledger
from hudna.model.reports import Capture, PublishedBasis, Report, Withdrawal
from tests.readers import the_analyst
from tests.web.conftest import LANGUAGES, WIDTHS, Screens, serving
from tests.web.test_pages import hindrances

ADDRESS = f"https://paper.example/2020/10/20/{'terter-' * 20}%D8%AA?section={'caucasus' * 20}"
CHAT = "urn:telegram:channel:1200:88"
PAGES = {
    "version": "/reports/en-2",
    "withdrawn": "/reports/ar-2",
    "changes-en": "/changes?old=en-1&new=en-2",
    "changes-ar": "/changes?old=ar-1&new=ar-2",
}
DIRECTIONS = {"changes-en": "ltr", "changes-ar": "rtl"}  # what changed is written in the direction of the text


@pytest.fixture(scope="module")
def served_versions(example_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard over an article that was changed, and a message that was changed and taken back."""
    file = tmp_path_factory.mktemp("versions") / "versions.ledger"
    shutil.copy(example_ledger, file)
    with open_ledger(file) as ledger:
        monitor = Monitor(ledger, the_analyst())
        english = _report("en-1", "en", "Shells fell on Terter at dawn; three people died.", ADDRESS)
        monitor.add(english)
        monitor.add(
            replace(english, id="en-2", text="Shells fell on Terter at dawn; five people died, two of them children.")
        )
        monitor.add(replace(english, id="en-3", text="Shells fell on Terter at dawn; five people died."))
        arabic = _report("ar-1", "ar", "سقطت قذائف على ترتر فجراً، وقُتل ثلاثة أشخاص.", CHAT)
        monitor.add(arabic)
        monitor.add(replace(arabic, id="ar-2", text="سقطت قذائف على ترتر فجراً، وقُتل خمسة أشخاص بحسب (Trend)."))
        monitor.withdraw(Withdrawal(url=CHAT, seen=date(2020, 10, 22), reason="deleted in the channel"))
    with serving(file) as address:
        yield address


def _report(name: str, lang: str, text: str, url: str) -> Report:
    capture = Capture(
        time=datetime(2020, 10, 20, 9, 30, tzinfo=UTC),
        sha256="b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c",
        file=f"captures/{'2020-10-20-' * 12}.warc.gz",
        record="urn:uuid:0c1ab0de-9a3f-4c3b-8a57-1f2b7b8d2c11",
    )
    return Report(
        id=name, text=text, lang=lang, published=date(2020, 10, 20), published_basis=PublishedBasis.GIVEN, source="Paper",
        url=url, capture=capture,
    )  # fmt: skip


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_whole_and_open_to_everybody(
    screens: Screens, served_versions: str, name: str, lang: str, width: int
) -> None:
    with screens.looking(served_versions, width=width, lang=lang) as reader:
        page = reader.open(PAGES[name])
        for details in page.locator(".report-facts details").all():
            details.locator("summary").click()
        reader.keep(f"provenance-{name}-{lang}-{width}")
        assert page.locator("h1").count() == 1
        assert page.evaluate("document.documentElement.scrollWidth") <= width, "it is wider than the screen"
        if name in DIRECTIONS:
            lines = page.locator(".report-text p")
            assert lines.first.evaluate("one => getComputedStyle(one).direction") == DIRECTIONS[name]
        assert [one for one in reader.wrong if "503" not in one] == []
        if width == max(WIDTHS):
            assert hindrances(page) == []


def test_versions_lead_to_each_other(screens: Screens, served_versions: str) -> None:
    with screens.looking(served_versions) as reader:
        page = reader.open("/reports/en-1")
        page.locator(".notice.old a").first.click()
        page.wait_for_url("**/reports/en-3")
        page.locator(".notice").get_by_role("link", name="What changed").click()
        page.wait_for_url("**/changes?old=en-2&new=en-3")
        assert page.locator(".report-text del").count() == 1
