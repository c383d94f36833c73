"""Where a report comes from: its address, its versions, what was captured, and whether its source took it back."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from hudna.engine.monitor import Monitor
from hudna.engine.openness import classify
from hudna.model.access import Access, Role
from hudna.model.reports import Capture, Report, Withdrawal
from tests.unit.engine.told import analyst_told, report
from tests.unit.views.web.pages.shelf import Reader

ADDRESS = "https://paper.example/2020/terter?a=1&b=2"
TEXTS = {
    "first": "Three died in Terter.",
    "second": "Five died in Terter.",
    "third": "Five died in Terter, among them a child.",
}
CAPTURE = Capture(
    time=datetime(2020, 10, 20, 9, 30, tzinfo=UTC),
    sha256="b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c",
    file="hudna-20201020093000.warc.gz",
    record="urn:uuid:0c1ab0de-9a3f-4c3b-8a57-1f2b7b8d2c11",
)
GONE = Withdrawal(url=ADDRESS, seen=date(2020, 10, 23), reason="the page is gone <404>")


def add(reader: Reader, *reports: Report) -> None:
    monitor = Monitor(reader.main, analyst_told())
    for one in reports:
        monitor.add(one)


@pytest.fixture
def versions(reader: Reader) -> Reader:
    """A reader of an article that was changed twice."""
    add(reader, *(replace(report(name, text=text), url=ADDRESS) for name, text in TEXTS.items()))
    return reader


def notices(page: str) -> list[str]:
    found = re.findall(r'<p class="notice[^"]*">(.*?)</p>', page, re.DOTALL)
    return [re.sub(r"<[^>]+>", "", one) for one in found if "sign-in" not in one]


@pytest.mark.parametrize("address", [ADDRESS, "HTTP://paper.example/"])
def test_an_address_of_the_web_is_a_link_that_shows_all_of_it(reader: Reader, address: str) -> None:
    add(reader, replace(report("linked"), url=address))
    shown = html.escape(address)
    link = f'<a href="{shown}" rel="noreferrer noopener nofollow">{shown}</a>'
    assert f'<bdi class="uri" dir="ltr">{link}</bdi>' in reader.page("/reports/linked")


@pytest.mark.parametrize(
    "identifier",
    ["urn:telegram:channel:12:3", "mid:1@mail.example", "javascript:alert(1)", "//paper.example", "httpx://a"],
)
def test_any_other_identifier_leads_nowhere(reader: Reader, identifier: str) -> None:
    add(reader, replace(report("named"), url=identifier))
    page = reader.page("/reports/named")
    assert f'<bdi class="uri" dir="ltr">{identifier}</bdi>' in page
    assert f'href="{identifier}' not in page


def test_an_address_turns_no_direction_around_and_ends_no_attribute(reader: Reader) -> None:
    add(reader, replace(report("odd-address"), url='https://a.example/"onclick=x\u202egpj'))
    page = reader.page("/reports/odd-address")
    assert '"onclick' not in page
    assert "⟦RLO⟧gpj</a>" in page


def test_a_report_without_an_address_tells_of_none(reader: Reader) -> None:
    page = reader.page("/reports/overlaps")
    assert not any(told in page for told in ("Published at", "Versions", "Captured", "What changed"))


def test_an_old_version_says_that_there_is_a_newer_one(versions: Reader) -> None:
    page = versions.page("/reports/first")
    (notice,) = notices(page)
    assert notice.startswith("This is an old version.")
    assert 'href="/reports/third"' in page
    assert 'href="/changes?old=first&amp;new=third"' in page


def test_a_newer_version_says_which_one_it_changes(versions: Reader) -> None:
    page = versions.page("/reports/third")
    (notice,) = notices(page)
    assert notice.startswith("It changes an earlier version")
    assert 'href="/changes?old=second&amp;new=third"' in page


def test_a_version_between_says_both(versions: Reader) -> None:
    assert len(notices(versions.page("/reports/second"))) == 2


def test_the_versions_are_listed_the_newest_first(versions: Reader) -> None:
    _, _, listed = versions.page("/reports/second").partition("<dt>Versions</dt>")
    listed, _, _ = listed.partition("</ol>")
    assert re.findall(r'href="/reports/(\w+)"|(this one)', listed) == [("third", ""), ("", "this one"), ("first", "")]
    assert listed.count('<time datetime="') == 3


def test_versions_are_not_named_again_as_reports_of_the_same_origin(versions: Reader) -> None:
    words = " ".join(f"word{number}" for number in range(200))
    address = "https://paper.example/long"
    add(versions, *(replace(report(f"long-{last}", text=f"{words} {last}"), url=address) for last in ("one", "two")))
    assert "Of the same origin" not in versions.page("/reports/long-two")


def test_of_many_versions_the_newest_are_listed_and_the_oldest_still_lead_on(reader: Reader) -> None:
    add(reader, *(replace(report(f"v{number}"), url=ADDRESS) for number in range(30)))
    page = reader.page("/reports/v5")
    assert 'href="/reports/v29"' in page
    assert 'href="/changes?old=v4&amp;new=v5"' in page
    assert "There are older ones" in page
    assert page.partition("<dt>Versions</dt>")[2].partition("</ol>")[0].count("<li>") == 20


def test_what_changed_is_shown_word_by_word(versions: Reader) -> None:
    page = versions.page("/changes?old=first&new=third")
    shown = re.sub(r'<bdi class="unseen">.*?</bdi>', "", page)
    assert "<del>Three</del> <ins>Five</ins> died in Terter<ins>, among them a child</ins>." in shown
    assert '<ins><bdi class="unseen">[put in: </bdi>Five<bdi class="unseen">]</bdi></ins>' in page


def test_what_changed_is_shown_in_arabic(reader: Reader) -> None:
    texts = ("قُتل ثلاثة في ترتر.", "قُتل خمسة في ترتر.")
    add(reader, *(replace(report(f"ar{at}", text=text), lang="ar", url=ADDRESS) for at, text in enumerate(texts)))
    page = reader.page("/changes?old=ar0&new=ar1", "ar")
    assert '<div class="report-text" lang="ar">' in page
    assert '<p dir="auto">قُتل <del><bdi class="unseen">[محذوفة: </bdi>ثلاثة<bdi class="unseen">]</bdi></del>' in page


def test_texts_with_the_same_words_say_so(reader: Reader) -> None:
    add(reader, *(replace(report(f"same{at}", text=f"It{' ' * at}fell."), url=ADDRESS) for at in (1, 2)))
    assert "Both texts have the same words." in reader.page("/changes?old=same1&new=same2")


def test_texts_that_are_too_long_are_only_led_to(reader: Reader) -> None:
    add(reader, *(replace(report(f"long{at}", text="word " * 5_000 + str(at)), url=ADDRESS) for at in (1, 2)))
    page = reader.page("/changes?old=long1&new=long2")
    assert "Texts of more than 20,000 characters" in page
    assert 'href="/reports/long1"' in page
    assert 'href="/reports/long2"' in page
    assert len(page) < 20_000


def test_markup_in_what_changed_is_text(reader: Reader) -> None:
    add(reader, *(replace(report(f"m{at}", text=f"<script>alert({at})</script> </ins>"), url=ADDRESS) for at in (1, 2)))
    page = reader.page("/changes?old=m1&new=m2")
    assert "<script>alert" not in page
    assert "&lt;/ins&gt;" in page


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("old=first&new=overlaps", 404),
        ("old=overlaps&new=undated", 404),
        ("old=first&new=none", 404),
        ("old=first", 400),
        ("", 400),
    ],
)
def test_only_versions_of_one_report_are_compared(versions: Reader, asked: str, status: int) -> None:
    assert versions.get(f"/changes?{asked}").status_code == status


def test_a_report_that_was_taken_back_says_so_on_its_page_and_in_lists(versions: Reader) -> None:
    assert "taken back" not in versions.page("/reports")
    Monitor(versions.main, analyst_told()).withdraw(GONE)
    (notice, _) = notices(versions.page("/reports/third"))
    assert notice == "Its source took it back on 23 Oct 2020: the page is gone &lt;404&gt;; what was read of it stays."
    assert versions.page("/reports").count("taken back") == 1
    assert versions.page("/search?q=child").count("taken back") == 1
    assert "سحبه مصدره في" in versions.page("/reports/third", "ar")


def test_a_report_that_was_taken_back_on_an_unknown_day_says_so(versions: Reader) -> None:
    Monitor(versions.main, analyst_told()).withdraw(replace(GONE, seen=None))
    assert notices(versions.page("/reports/third"))[0].startswith("Its source took it back: the page is gone")


def test_what_was_captured_can_be_found(reader: Reader) -> None:
    add(reader, replace(report("captured"), url=ADDRESS, capture=CAPTURE))
    page = reader.page("/reports/captured")
    told = re.sub(r"<[^>]+>", "", page[page.index("<dt>Captured</dt>") :])
    assert f"20 Oct 2020 09:30, as record {CAPTURE.record} of file {CAPTURE.file}" in told
    assert re.search(f"<details><summary>SHA-256[^<]*</summary><code[^>]*>{CAPTURE.sha256}</code></details>", page)


@pytest.mark.parametrize(
    ("capture", "told"),
    [(replace(CAPTURE, record=None), f"09:30, in file {CAPTURE.file}"), (replace(CAPTURE, file=None), "09:30SHA-256")],
)
def test_a_capture_tells_only_what_is_known_of_it(reader: Reader, capture: Capture, told: str) -> None:
    add(reader, replace(report("captured"), url=ADDRESS, capture=capture))
    page = reader.page("/reports/captured")
    assert told in re.sub(r"<[^>]+>", "", page[page.index("<dt>Captured</dt>") :])


def test_a_version_that_a_reader_may_not_see_is_neither_linked_nor_compared(
    reader: Reader, as_role: Callable[[Role], Reader]
) -> None:
    sources = {"first": "Paper", "second": "Leaks", "third": "Paper", "fourth": "Leaks"}
    add(reader, *(replace(report(name, source=source), url=ADDRESS) for name, source in sources.items()))
    classify(reader.main, "Leaks", Access.CONFIDENTIAL, author="nour", reason="it could be traced")
    viewer = as_role(Role.VIEWER)
    for name in ("first", "third"):
        page = viewer.page(f"/reports/{name}")
        assert "second" not in page
        assert "fourth" not in page
    assert 'href="/changes?old=first&amp;new=third"' in viewer.page("/reports/third")
    for asked in ("old=first&new=second", "old=second&new=third", "old=second&new=fourth"):
        assert viewer.get(f"/changes?{asked}").status_code == 404
    assert 'href="/changes?old=second&amp;new=third"' in as_role(Role.VERIFIER).page("/reports/third")
