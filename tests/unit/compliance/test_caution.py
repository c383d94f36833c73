"""What the reports cannot tell is said before any figure."""

from __future__ import annotations

from datetime import date, datetime

from hudna.compliance import Publication, coverage, standing
from hudna.model.incidents import FiledClaim
from tests.tellings import agreement, filed, findings

YEMEN = agreement("yemen-2015-07-26")
AFTER = datetime.fromisoformat("2015-08-02T12:00+03:00")
EVERYWHERE = frozenset({("YEM", "Taiz"), ("SAU", "Najran")})


def read(day: int, home: str | None, heard: str = "") -> Publication:
    return Publication(day=date(2015, 7, day), home=home, speakers=frozenset(heard.split()), places=EVERYWHERE)


def cautions(*reports: Publication, told: tuple[FiledClaim, ...] = ()) -> tuple[str, ...]:
    return standing(YEMEN, findings(*told), coverage(reports, YEMEN, AFTER), AFTER).cautions


def every_day(home: str | None, heard: str = "") -> list[Publication]:
    return [read(day, home, heard) for day in range(26, 32)]


def test_sources_of_one_side_only_are_half_a_picture() -> None:
    first, *_ = cautions(*every_day("SAU"), read(28, "ARE"))
    assert first == (
        "All 7 reports are from sources of ARE and SAU, which stand with COALITION, YEM: "
        "sources from one side of the line only are half a picture."
    )


def test_one_source_of_another_side_or_of_none_makes_it_more_than_half() -> None:
    for other in ("HOUTHI", "GBR", None):
        assert not any("half a picture" in said for said in cautions(*every_day("SAU"), read(28, other)))


def test_a_side_whose_sources_were_not_read_is_named() -> None:
    said = cautions(*every_day("SAU"), read(28, "SAU", "HOUTHI"))
    assert "No source of the side of HOUTHI, SALEH was read; it is heard in 1 report of others." in said


def test_a_side_that_is_accused_and_never_heard_is_named() -> None:
    accusation = filed(by="HOUTHI", says="YEM", at=("Taiz", "YEM"), day="2015-07-28", published="2015-07-29")
    said = cautions(*every_day("SAU", "YEM"), told=(accusation,))
    assert "HOUTHI, SALEH: accused, and never heard; no source of its side was read." in said
    assert "No source of the side of HOUTHI, SALEH was read, and nobody of it is heard." in cautions(*every_day("SAU"))


def test_days_that_are_not_known_are_named() -> None:
    (said,) = (one for one in cautions(read(26, "GBR"), read(29, "GBR")) if "No report could tell" in one)
    assert said == (
        "No report could tell of 3 of 6 days (2015-07-27, 2015-07-30 – 2015-07-31): they are not known, not quiet."
    )


def test_countries_that_nobody_tells_of_are_named() -> None:
    elsewhere = Publication(day=date(2015, 7, 28), places=frozenset({("YEM", "Taiz")}))
    assert "No report tells of an event in SAU, where the agreement holds too." in cautions(elsewhere)


def test_where_all_was_covered_from_both_sides_there_is_nothing_to_say() -> None:
    assert cautions(*every_day("SAU"), *every_day("HOUTHI")) == ()


def test_without_a_report_the_standing_says_so_by_itself() -> None:
    assert cautions() == ()


def test_where_a_source_is_of_no_known_home_it_may_be_of_any_side() -> None:
    said = cautions(*every_day(None, "HOUTHI"))
    assert said[0] == "No source known to be of the side of COALITION, YEM was read, and nobody of it is heard."
    assert said[1] == "No source known to be of the side of HOUTHI, SALEH was read; it is heard in 6 reports of others."
