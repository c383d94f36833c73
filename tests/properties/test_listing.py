"""Lists, whatever is listed: every page goes on where the one before ended, and what is searched for is found."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hudna.engine.search import search
from hudna.engine.wording import wording
from hudna.ledger import Ledger, cursors, open_ledger
from hudna.model.claims import Act, Place, Status
from hudna.model.errors import QueryError
from hudna.model.events import EventType
from hudna.model.incidents import Account, Grade, Incident
from hudna.model.listing import IncidentQuery, Page, ReportQuery
from hudna.model.reports import Report

SETTINGS = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
KNOWN = datetime(2020, 11, 1, tzinfo=UTC)
FIRST = date(2020, 10, 10)
T = TypeVar("T")

days = st.none() | st.integers(0, 4).map(lambda number: FIRST + timedelta(number))
types = st.sampled_from([EventType.ATTACK_SHELLING, EventType.ATTACK_AIR])
grades = st.sampled_from([Grade.ALLEGED, Grade.CORROBORATED, Grade.DISPUTED])
parties = st.sampled_from(["ARM", "AZE", "RUS"])
countries = st.sampled_from(["AZE", "ARM"])


@st.composite
def incidents(draw: st.DrawFn) -> list[Incident]:
    return [
        Incident(
            id=f"i{number}",
            type=draw(types),
            actors=tuple(draw(st.lists(parties, max_size=2, unique=True))),
            targets=(),
            place=draw(
                st.none() | countries.map(lambda c: Place(start=0, end=1, text="", name="T", country=c, lat=0, lon=0))
            ),
            start=day,
            told=draw(days),
            end=None if day is None else day + timedelta(draw(st.integers(0, 2))),
            agreements=tuple(draw(st.lists(st.sampled_from(["a", "b"]), max_size=2, unique=True))),
            accounts=(
                Account(speaker="ARM", act=Act.STATES, status=Status.ACTUAL, killed=None, wounded=None, claims=()),
            ),
            grade=draw(grades),
            reason="told",
        )
        for number, day in enumerate(draw(st.lists(days, max_size=12)))
    ]


incident_queries = st.builds(
    IncidentQuery,
    agreement=st.none() | st.sampled_from(["a", "b"]),
    party=st.none() | parties,
    country=st.none() | countries,
    type=st.none() | types,
    grades=st.lists(grades, max_size=2, unique=True).map(tuple),
    since=days,
    until=days,
    by=days,
)


def is_asked_for(one: Incident, query: IncidentQuery) -> bool:
    return (
        (query.agreement is None or query.agreement in one.agreements)
        and (query.party is None or query.party in one.actors)
        and (query.country is None or (one.place is not None and one.place.country == query.country))
        and (query.type is None or one.type is query.type)
        and (not query.grades or one.grade in query.grades)
        and (query.since is None or (one.end is not None and one.end >= query.since))
        and (query.until is None or (one.start is not None and one.start <= query.until))
        and (query.by is None or (one.start or one.told or query.by) <= query.by)
    )


@contextmanager
def a_ledger(empty: Path) -> Iterator[Ledger]:
    with TemporaryDirectory() as folder, open_ledger(shutil.copy(empty, Path(folder) / "truce.ledger")) as ledger:
        yield ledger


def walked(page: Callable[[str | None], Page[T]]) -> list[T]:
    found: list[T] = []
    after: str | None = None
    while True:
        one = page(after)
        found += one.items
        if one.next is None:
            return found
        assert one.items, "a page with more behind it is not empty"
        after = one.next


@SETTINGS
@given(told=incidents(), query=incident_queries, limit=st.integers(1, 5))
def test_every_incident_asked_for_is_on_one_page_the_newest_first(
    told: list[Incident], query: IncidentQuery, limit: int, empty_ledger: Path
) -> None:
    with a_ledger(empty_ledger) as ledger:
        with ledger.transaction() as t:
            t.put_incidents({"c": told})
        found = walked(lambda after: ledger.incident_page(query, after, limit))
    key = lambda one: (one.end or date.min, one.start or date.min, one.id)  # noqa: E731
    assert found == sorted((one for one in told if is_asked_for(one, query)), key=key, reverse=True)


@SETTINGS
@given(told=incidents(), later=incidents(), limit=st.integers(1, 4))
def test_what_comes_between_two_pages_neither_repeats_nor_hides_another(
    told: list[Incident], later: list[Incident], limit: int, empty_ledger: Path
) -> None:
    with a_ledger(empty_ledger) as ledger:
        with ledger.transaction() as t:
            t.put_incidents({"c": told})
        first = ledger.incident_page(IncidentQuery(), None, limit)
        with ledger.transaction() as t:
            new = [_renamed(one) for one in later]
            t.put_incidents({"d": new})
        rest = (
            []
            if first.next is None
            else walked(lambda after: ledger.incident_page(IncidentQuery(), after or first.next, limit))
        )
    seen = [one.id for one in (*first.items, *rest)]
    assert len(seen) == len(set(seen))
    assert {one.id for one in told} <= set(seen)


def _renamed(one: Incident) -> Incident:
    return replace(one, id=f"later {one.id}")


@st.composite
def reports(draw: st.DrawFn) -> list[Report]:
    return [
        Report(
            id=f"r{number}",
            text=draw(texts),
            lang=draw(st.sampled_from(["ar", "en"])),
            published=draw(days),
            source=draw(st.none() | st.sampled_from(["Paper", "Radio"])),
        )
        for number in range(draw(st.integers(0, 8)))
    ]


WORDS = (
    "قصف",
    "القصف",
    "وبالقصف",
    "للقصف",
    "الهدنة",
    "shelling",
    "shelled",
    "truce",
    "Ceasefire",
    "Степанакерт",
    "10:30",
)
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
report_queries = st.builds(
    ReportQuery,
    sources=st.lists(st.sampled_from(["Paper", "Radio"]), max_size=2, unique=True).map(tuple),
    lang=st.none() | st.sampled_from(["ar", "en"]),
    since=days,
    until=days,
)


def put(ledger: Ledger, told: list[Report]) -> None:
    with ledger.transaction() as t:
        for report in told:
            t.put_report(report, KNOWN, None, wording(report))


@SETTINGS
@given(told=reports(), query=report_queries, limit=st.integers(1, 5))
def test_every_report_asked_for_is_on_one_page_the_newest_first(
    told: list[Report], query: ReportQuery, limit: int, empty_ledger: Path
) -> None:
    with a_ledger(empty_ledger) as ledger:
        put(ledger, told)
        found = walked(lambda after: ledger.report_page(query, after, limit))
    asked = [
        one
        for one in reversed(told)
        if (not query.sources or one.source in query.sources)
        and (query.lang is None or one.lang == query.lang)
        and (query.since is None or (one.published is not None and one.published >= query.since))
        and (query.until is None or (one.published is not None and one.published <= query.until))
    ]
    assert found == sorted(asked, key=lambda one: one.published or date.min, reverse=True)


@SETTINGS
@given(told=reports(), words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=2), limit=st.integers(1, 5))
def test_who_searches_for_words_of_a_report_finds_it(
    told: list[Report], words: list[str], limit: int, empty_ledger: Path
) -> None:
    with a_ledger(empty_ledger) as ledger:
        put(ledger, told)
        found = walked(lambda after: search(ledger, " ".join(words), after=after, limit=limit))
    must = {one.id for one in told if set(words) <= set(one.text.split())}
    assert must <= {one.report.id for one in found}
    order = [one.report.published or date.min for one in found]
    assert order == sorted(order, reverse=True)
    for one in found:
        assert one.passages, "some word is in the text"
        for passage in one.passages:
            assert 0 <= passage.start < passage.end <= len(one.report.text)
            assert all(passage.start <= start < end <= passage.end for start, end in passage.words)


@SETTINGS
@given(text=st.text() | st.text('"*^:-+(){}NEARORANDNOT \x00قصف', max_size=30), told=reports())
def test_no_text_that_is_searched_for_is_an_error(text: str, told: list[Report], empty_ledger: Path) -> None:
    with a_ledger(empty_ledger) as ledger:
        put(ledger, told)
        search(ledger, text)


@given(cursor=st.text() | st.binary().map(lambda raw: cursors.written([raw.decode("latin-1")])))
def test_what_is_no_cursor_is_refused(cursor: str) -> None:
    with pytest.raises(QueryError, match="after"):
        cursors.read(cursor, int, str)


@given(key=st.tuples(st.integers(-(2**63), 2**63 - 1), st.text()))
def test_a_cursor_is_the_key_that_it_was_made_of(key: tuple[int, str]) -> None:
    assert cursors.read(cursors.written(key), int, str) == key
