"""What the reports could know: a day without a report is not a quiet day, and one side's papers are half a picture."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hudna.compliance import Publication, coverage
from hudna.model.coverage import Coverage, DayCoverage, Days, Origin, SideCoverage
from tests.tellings import agreement

YEMEN = agreement("yemen-2015-07-26")
AFTER = datetime.fromisoformat("2015-08-05T12:00+03:00")


def july(day: int) -> date:
    return date(2015, 7, day)


def read(day: int, *, home: str | None = None, source: str = "Paper", heard: str = "") -> Publication:
    """A report of a day in July 2015; `heard` holds ids, a space between them."""
    return Publication(day=july(day), source=source, language="en", home=home, speakers=frozenset(heard.split()))


def known(*reports: Publication, as_of: datetime = AFTER) -> Coverage:
    return coverage(reports, YEMEN, as_of)


def on(covered: Coverage, day: int) -> DayCoverage:
    return next(one for one in covered.by_day if one.day == july(day))


def side(covered: Coverage, name: str) -> SideCoverage:
    return next(one for one in covered.sides if one.side == name)


REPORTS = [
    Publication(day=july(25), source="Early", language="ar"),
    Publication(day=july(27), source="Okaz", language="ar", speakers=frozenset({"YEM"})),
    Publication(day=july(27), source="Wire", language="en", speakers=frozenset({"HOUTHI", "YEM"})),
    Publication(day=july(30)),
    Publication(day=date(2015, 8, 2), source="Late", language="fr", speakers=frozenset({"UN"})),
    Publication(day=None, source="Undated", language="ru"),
]


def counts(as_of: str) -> tuple[int, int, int]:
    covered = known(*REPORTS, as_of=datetime.fromisoformat(as_of))
    return covered.reports, covered.days_covered, covered.days


def test_only_reports_that_could_tell_of_the_window_count() -> None:
    covered = known(*REPORTS)
    assert (covered.reports, covered.first, covered.last) == (3, july(27), july(30))
    assert covered.sources == ("Okaz", "Wire")
    assert covered.languages == ("ar", "en")
    assert covered.speakers == ("HOUTHI", "YEM")


def test_a_report_can_tell_of_its_day_and_of_the_day_before() -> None:
    covered = known(*REPORTS)
    assert [(one.day.day, one.reports) for one in covered.by_day] == [(26, 2), (27, 2), (29, 1), (30, 1)]
    assert (covered.days, covered.days_covered) == (6, 4)


def test_the_other_days_are_named_as_not_known() -> None:
    assert known(*REPORTS).unknown == (Days(july(28), july(28)), Days(july(31), july(31)))
    assert known().unknown == (Days(july(26), july(31)),)
    assert known(*(read(day) for day in range(26, 32))).unknown == ()


def test_the_morning_after_the_end_can_tell_of_the_last_day() -> None:
    covered = known(Publication(day=date(2015, 8, 1)))
    assert [one.day for one in covered.by_day] == [july(31)]


def test_the_window_grows_to_the_instant() -> None:
    assert counts("2015-07-26T23:59:30+03:00") == (0, 0, 1)
    assert counts("2015-07-27T12:00+03:00") == (2, 2, 2)
    assert counts("2015-07-31T12:00+03:00") == (3, 4, 6)


def test_the_instant_is_a_day_where_the_truce_holds() -> None:
    assert counts("2015-07-26T22:30+00:00") == (2, 2, 2)


def test_before_the_window_there_is_nothing_to_cover() -> None:
    assert counts("2015-07-26T12:00+03:00") == (0, 0, 0)
    assert known(read(26), as_of=datetime.fromisoformat("2015-07-26T12:00+03:00")).unknown == ()


def test_the_window_opens_with_the_first_obligation() -> None:
    covered = coverage([], agreement("sudan-2023-05-20"), datetime.fromisoformat("2023-05-22T12:00+02:00"))
    assert covered.days == 3


def test_an_open_truce_is_covered_to_the_instant() -> None:
    covered = coverage([], agreement("libya-2020-10-23"), datetime.fromisoformat("2020-11-01T12:00+02:00"))
    assert covered.days == 10


@given(st.sets(st.integers(25, 40)), st.integers(0, 14))
def test_every_day_is_either_covered_or_not_known(published: set[int], later: int) -> None:
    reports = [Publication(day=july(1) + timedelta(days=day - 1)) for day in published]
    covered = known(*reports, as_of=datetime.fromisoformat("2015-07-27T12:00+03:00") + timedelta(days=later))
    gaps = [gap.first + timedelta(days=n) for gap in covered.unknown for n in range((gap.last - gap.first).days + 1)]
    days = [july(26) + timedelta(days=n) for n in range(covered.days)]
    assert sorted([*gaps, *(one.day for one in covered.by_day)]) == days


def test_it_says_whose_the_reports_are_and_on_which_side_that_is() -> None:
    covered = known(
        read(27, home="SAU", source="Okaz"),
        read(28, home="SAU", source="Sabq"),
        read(28, home="HOUTHI", source="Al Masirah"),
        read(28, home="GBR", source="Reuters"),
        read(29, source="Somebody"),
    )
    assert covered.origins[0] == Origin(home="SAU", side="COALITION", reports=2, sources=("Okaz", "Sabq"))
    assert {(one.home, one.side, one.reports) for one in covered.origins[1:]} == {
        ("HOUTHI", "HOUTHI", 1),
        ("GBR", None, 1),
        (None, None, 1),
    }


def test_of_each_side_it_tells_which_sources_were_read_and_who_is_heard() -> None:
    covered = known(read(27, home="SAU", heard="SAU YEM.RES SAU.SRC"), read(28, home="SAU", heard="SALEH"), read(28))
    assert side(covered, "COALITION") == SideCoverage(
        side="COALITION",
        parties=("COALITION", "YEM"),
        sources=("Paper",),
        reports=2,
        speakers=("SAU", "YEM.RES"),
        heard_in=1,
        days_heard=1,
    )
    other = side(covered, "HOUTHI")
    assert (other.sources, other.speakers, other.heard_in) == ((), ("SALEH",), 1)


def test_of_each_day_it_tells_whose_sources_and_who_is_heard() -> None:
    day = on(known(read(27, home="SAU", heard="YEM UN YEM.CVL")), 27)
    assert (day.sources, day.heard, day.others) == (("COALITION",), ("COALITION",), ("UN", "YEM.CVL"))


def test_the_own_word_of_a_side_does_not_cover_its_breaches() -> None:
    own_alone = on(known(read(27, home="SAU", heard="SAU YEM YEM.SRC")), 27)
    assert own_alone.open_to == ("HOUTHI",)
    monitored = on(known(read(27, home="SAU", heard="SAU UN")), 27)
    assert monitored.open_to == ("COALITION", "HOUTHI")
    foreign = on(known(read(27, home="SAU"), read(27, home="GBR")), 27)
    assert foreign.open_to == ("COALITION", "HOUTHI")


def test_places_told_of_are_listed_by_country_the_most_told_of_first() -> None:
    places = [frozenset({("YEM", "Taiz"), ("YEM", "Aden"), ("OMN", "Salalah")}), frozenset({("YEM", "Taiz")})]
    covered = known(*(Publication(day=july(27), places=told) for told in places))
    yemen, saudi = covered.countries
    assert (yemen.country, yemen.reports, yemen.places) == ("YEM", 2, ("Taiz", "Aden"))
    assert (saudi.country, saudi.reports, saudi.places) == ("SAU", 0, ())


def test_places_that_obligations_are_limited_to_and_nobody_tells_of_are_named() -> None:
    karabakh, then = agreement("karabakh-2020-11-09"), datetime.fromisoformat("2020-11-20T12:00+04:00")
    told = Publication(day=date(2020, 11, 16), places=frozenset({("AZE", "Kalbajar District")}))
    assert coverage([told], karabakh, then).untold == ("Aghdam", "Laçın")


def test_the_order_of_reports_does_not_matter() -> None:
    assert known(*REPORTS) == known(*reversed(REPORTS))
