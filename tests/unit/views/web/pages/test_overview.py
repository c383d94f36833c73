"""The overview of a small ledger: what stands there, in both languages, as a page and as the part that reloads itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from hudna.engine.alerting import raise_alerts
from hudna.engine.monitor import Monitor
from hudna.ledger import open_ledger
from tests.tellings import filed
from tests.unit.engine.told import analyst_told, report
from tests.unit.views.web.pages.reading import reading, shown


@pytest.fixture
def reader(truce_ledger: Path) -> Iterator[TestClient]:
    with reading(truce_ledger) as client:
        yield client


def said(page: str) -> str:
    """What a page says, wherever it leads."""
    return re.sub(r"</?a[^>]*>", "", page)


def test_an_agreement_stands_there_with_its_parties_and_their_standing(reader: TestClient) -> None:
    page = shown(reader, "/")
    assert "Moscow statement on a ceasefire in Nagorno-Karabakh, 10 October 2020" in page
    assert "1 disputed breach; the last on 20 Oct 2020; told by Azerbaijan; some of it denied by Armenia." in said(page)
    assert 'data-values="' in page


@pytest.mark.parametrize(
    ("as_of", "days", "hours"),
    [("2020-10-21T12:00:00%2B04:00", "1</b> <span>day since", "264</b> <span>hours in force"),
     ("2020-10-22T12:00:00%2B04:00", "2</b> <span>days since", "288</b> <span>hours in force")],
)  # fmt: skip
def test_nouns_go_with_their_numbers(reader: TestClient, as_of: str, days: str, hours: str) -> None:
    page = said(shown(reader, f"/?as_of={as_of}"))
    assert days in page
    assert hours in page


def test_the_same_stands_there_in_arabic(reader: TestClient) -> None:
    page = shown(reader, "/?lang=ar")
    assert '<html lang="ar" dir="rtl">' in page
    assert "خرق واحد متنازع عليه؛ الأخير في 20 أكتوبر 2020؛ بحسب أذربيجان؛ وورد نفي بعضها من جانب أرمينيا." in said(
        page
    )
    assert "told by" not in page


def test_what_the_reports_cannot_tell_comes_before_the_figures(reader: TestClient) -> None:
    page = shown(reader, "/")
    assert 0 < page.index("days not known") < page.index("hours in force")


def test_htmx_gets_the_part_alone_and_asks_again_as_the_ledger_changes(reader: TestClient) -> None:
    shown(reader, "/")
    part = reader.get("/", headers={"HX-Request": "true"}).text
    assert "<html" not in part
    assert re.search(r'<div id="board" hx-get="/" hx-swap="outerHTML" hx-trigger="hudna:changed from:body"', part)


def test_a_new_report_changes_it(reader: TestClient, truce_ledger: Path) -> None:
    assert "1 alleged breach" not in said(shown(reader, "/"))
    with open_ledger(truce_ledger) as ledger:
        told = filed(day="2020-10-21", says="AZE", at=("Shusha", "AZE"), published="2020-10-21")
        Monitor(ledger, analyst_told(shusha=[told])).add(report("shusha", published="2020-10-21"))
    assert "1 alleged breach and 1 disputed breach" in said(shown(reader, "/"))


def test_alerts_are_told_in_the_readers_language_with_their_english_reason_beside(
    reader: TestClient, truce_ledger: Path
) -> None:
    with open_ledger(truce_ledger) as ledger:
        assert raise_alerts(ledger)
    page = shown(reader, "/?lang=ar")
    assert "أول خرق مزعوم" in page
    assert re.search(r'<ul lang="en" dir="ltr"><li><bdi>First alleged breach', page)


def test_a_source_from_which_nothing_came_for_days_is_named_as_text(reader: TestClient, truce_ledger: Path) -> None:
    with open_ledger(truce_ledger) as ledger:
        later = analyst_told(late=[filed(day="2020-11-20", published="2020-11-20")])
        Monitor(ledger, later).add(report("late", published="2020-11-20", source="<i>Other</i>"))
        later = analyst_told(latest=[filed(day="2020-12-01", published="2020-12-01")])
        Monitor(ledger, later).add(report("latest", published="2020-12-01"))
    page = shown(reader, "/")
    assert "&lt;i&gt;Other&lt;/i&gt;" in page
    assert "silent for 11 days" in page


def test_as_of_an_earlier_day_it_stands_as_it_did(reader: TestClient) -> None:
    page = shown(reader, "/?as_of=2020-10-15")
    assert "disputed breach" not in page
    assert "/agreements/karabakh-2020-10-10?as_of=2020-10-15" in page


@pytest.mark.parametrize("path", ["//example.org/x", "/%2F/example.org/x", "///example.org"])
def test_an_address_that_names_another_host_leads_nowhere(reader: TestClient, path: str) -> None:
    page = reader.get(f"http://127.0.0.1:8700{path}?lang=en")
    assert page.status_code == 404
    assert not re.search(r"""["']//""", page.text)
