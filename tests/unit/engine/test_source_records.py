"""The sources of a ledger: whose they are, how much of each was read, and since when it is silent."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hudna.engine.monitor import Monitor
from hudna.engine.source_records import source_records
from hudna.ledger import Ledger
from hudna.model.sources import Ownership, Source, SourceRecord
from hudna.sources import Affiliations
from tests.tellings import filed
from tests.unit.engine.told import analyst_told, report

POST = Source(
    id="post",
    name="The Post",
    names=("post",),
    ownership=Ownership.STATE,
    country="ARM",
    languages=("en",),
    why="Made up.",
)
KNOWN = Affiliations([POST])


def add(ledger: Ledger, name: str, published: str | None, source: str | None, claims: int = 0) -> None:
    told = [filed(number=number) for number in range(claims)]
    Monitor(ledger, analyst_told(**{name: told})).add(report(name, published=published, source=source))


def records(ledger: Ledger, as_of: datetime | None = None) -> dict[str | None, SourceRecord]:
    return {one.name: one for one in source_records(ledger, as_of, affiliations=KNOWN)}


def test_a_ledger_without_reports_has_none(ledger: Ledger) -> None:
    assert source_records(ledger) == ()


def test_reports_that_call_an_outlet_differently_are_one_sources(ledger: Ledger) -> None:
    add(ledger, "a", "2020-10-20", "post", claims=2)
    add(ledger, "b", "2020-10-22", "The Post (evening edition)", claims=1)
    assert records(ledger) == {
        "The Post": SourceRecord(
            name="The Post",
            given=("The Post (evening edition)", "post"),
            source=POST,
            languages=("en",),
            reports=2,
            claims=3,
            first=date(2020, 10, 20),
            last=date(2020, 10, 22),
            silent_since=None,
            silent_days=None,
        )
    }


def test_of_a_source_that_is_not_known_so_much_is_said(ledger: Ledger) -> None:
    add(ledger, "a", "2020-10-20", "Somebody")
    add(ledger, "b", "2020-10-20", None)
    found = records(ledger)
    assert (found["Somebody"].source, found["Somebody"].given) == (None, ("Somebody",))
    assert (found[None].reports, found[None].given) == (1, ())


def test_a_source_is_silent_since_its_last_day_where_others_have_published_since(ledger: Ledger) -> None:
    add(ledger, "a", "2020-10-20", "post")
    add(ledger, "b", "2020-10-27", "Somebody")
    found = records(ledger)
    assert (found["The Post"].silent_since, found["The Post"].silent_days) == (date(2020, 10, 20), 7)
    assert (found["Somebody"].silent_since, found["Somebody"].silent_days) == (None, None)


def test_of_a_source_without_dates_nobody_says_that_it_is_silent(ledger: Ledger) -> None:
    add(ledger, "a", None, "post")
    add(ledger, "b", "2020-10-27", "Somebody")
    one = records(ledger)["The Post"]
    assert (one.first, one.last, one.silent_since, one.silent_days) == (None, None, None, None)


def test_as_of_an_instant_what_was_published_later_is_left_out(ledger: Ledger) -> None:
    add(ledger, "a", "2020-10-20", "post", claims=1)
    add(ledger, "b", "2020-10-27", "post", claims=1)
    add(ledger, "c", "2020-10-27", "Somebody")
    found = records(ledger, datetime(2020, 10, 21, tzinfo=UTC))
    assert [(one.name, one.reports, one.claims, one.silent_since) for one in found.values()] == [
        ("The Post", 1, 1, None)
    ]


def test_the_source_of_which_most_was_read_comes_first(ledger: Ledger) -> None:
    add(ledger, "a", "2020-10-20", "Somebody")
    add(ledger, "b", "2020-10-20", "post")
    add(ledger, "c", "2020-10-21", "post")
    assert list(records(ledger)) == ["The Post", "Somebody"]
