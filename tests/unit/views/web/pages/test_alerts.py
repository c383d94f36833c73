"""Alerts: a list that is filtered by its address."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from hudna.ledger.codec import to_payload
from hudna.model.alerts import Alert, AlertKind
from hudna.model.entries import EntryKind
from tests.unit.views.web.pages.shelf import Reader

SURGE = Alert(
    kind=AlertKind.SURGE,
    subject=("nagorno-karabakh-moscow-2020", "2020-11-01"),
    agreement="nagorno-karabakh-moscow-2020",
    day=date(2030, 11, 1),
    title="A surge <script>alert(1)</script>",
    reason="three times as many",
    incidents=("incident-1", "incident-2"),
    figures={"breaches": 12},
)


@pytest.fixture
def alarmed(reader: Reader) -> Reader:
    """A reader of a ledger with a surge, the newest alert."""
    reader.main.append(EntryKind.ALERT_RAISED, {"alert": to_payload(SURGE)}, author="hudna")
    return reader


def test_the_newest_come_first(alarmed: Reader) -> None:
    page = alarmed.page("/alerts")
    assert page.index("Surge of alleged breaches: 12 breaches newly told") < page.index(
        "data-item", page.index("12 breaches")
    )
    assert 'href="/incidents/incident-1"' in page


def test_what_the_engine_wrote_is_marked_as_english_and_harmless(alarmed: Reader) -> None:
    page = alarmed.page("/alerts", "ar")
    assert "<script>alert" not in page
    assert re.search(r'<ul lang="en" dir="ltr"><li><bdi>A surge &lt;script&gt;', page)
    assert "سبب صدوره" in page


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ("kind=surge+of+alleged+breaches", 1),
        ("agreement=nagorno-karabakh-moscow-2020&kind=surge+of+alleged+breaches", 1),
        ("kind=surge+of+alleged+breaches&as_of=2021-01-01", 0),
        ("after=nothing", 0),
    ],
)
def test_the_address_says_which(alarmed: Reader, asked: str, count: int) -> None:
    assert alarmed.page(f"/alerts?{asked}").count("data-item") == count


def test_a_kind_that_there_is_not_is_told(alarmed: Reader) -> None:
    answer = alarmed.get("/alerts?kind=storm")
    assert (answer.status_code, 'role="alert"' in answer.text) == (400, True)


def test_an_agreement_of_which_nothing_is_known_is_told_in_place_of_the_list(alarmed: Reader) -> None:
    answer = alarmed.get("/alerts?agreement=nothing")
    assert answer.status_code == 400
    assert re.search(r'role="alert">.*agreement: &#39;nothing&#39;', answer.text)
    assert alarmed.page("/alerts?agreement=Nagorno-Karabakh-Moscow-2020").count("data-item") == 1


def test_pages_lead_on_until_all_was_shown(reader: Reader) -> None:
    for number in range(90):
        alert = replace(SURGE, id="", subject=(str(number),), incidents=(f"incident-{number}-x",))
        reader.main.append(EntryKind.ALERT_RAISED, {"alert": to_payload(alert)}, author="hudna")
    seen: list[str] = []
    path: str | None = "/alerts?kind=surge+of+alleged+breaches"
    while path is not None:
        page = reader.page(path)
        seen += re.findall(r"/incidents/(incident-\d+-x)", page)
        further = re.search(r'rel="next" href="([^"]+)"', page)
        path = further[1].replace("&amp;", "&") if further else None
    assert sorted(seen) == sorted(f"incident-{number}-x" for number in range(90))


def test_the_list_alone_is_given_where_it_reloads_itself(alarmed: Reader) -> None:
    part = alarmed.get("/alerts", headers={"HX-Request": "true"}).text
    assert "<html" not in part
    assert "data-item" in part
    assert 'hx-trigger="hudna:changed from:body"' in alarmed.page("/alerts")
