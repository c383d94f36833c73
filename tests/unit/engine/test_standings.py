"""The standings of a ledger: which agreements, as of when, and on how much knowledge."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from hudna.engine.monitor import Monitor
from hudna.engine.standings import standings
from hudna.ledger import Ledger
from hudna.model.compliance import Standing, StandingValue, Voice
from hudna.model.incidents import FiledClaim
from hudna.model.times import AsOf
from tests.tellings import filed
from tests.unit.engine.told import analyst_told, report

KARABAKH = ["karabakh-2020-10-10", "karabakh-2020-10-17", "karabakh-2020-10-25", "karabakh-2020-11-09"]


def tell(ledger: Ledger, published: str | None = "2020-10-27", /, **claims: Sequence[FiledClaim]) -> None:
    monitor = Monitor(ledger, analyst_told(**claims))
    for name in claims:
        monitor.add(report(name, published=published))


def of(ledger: Ledger, name: str, as_of: AsOf | None = None) -> Standing:
    return next(standing for agreement, standing in standings(ledger, as_of) if agreement.id == name)


def value(standing: Standing, provision: str, party: str) -> StandingValue:
    return next(line.value for line in standing.lines if (line.provision, line.party) == (provision, party))


def test_an_empty_ledger_has_none(ledger: Ledger) -> None:
    assert list(standings(ledger)) == []


def test_they_are_those_of_the_conflicts_told_of_the_earliest_signed_first(ledger: Ledger) -> None:
    tell(ledger, a=[filed()])
    assert [agreement.id for agreement, _ in standings(ledger)] == KARABAKH
    tell(ledger, b=[filed(by="HOUTHI", at=("Taiz", "YEM"))])
    assert [agreement.id for agreement, _ in standings(ledger)] == ["yemen-2015-07-26", *KARABAKH]


def test_a_side_that_is_named_without_a_place_tells_of_no_conflict(ledger: Ledger) -> None:
    tell(ledger, a=[filed("talks.meeting", by="RUS TUR", at=None)])
    assert list(standings(ledger)) == []


def test_they_are_as_of_the_end_of_the_last_day_on_which_a_report_about_the_conflict_was_published(
    ledger: Ledger,
) -> None:
    tell(ledger, "2020-10-27", a=[filed()])
    tell(ledger, "2020-10-29", b=[filed()])
    tell(ledger, "2021-02-01", c=[filed(by="HOUTHI", at=("Taiz", "YEM"))])
    assert of(ledger, "karabakh-2020-10-25").as_of.isoformat() == "2020-10-29T23:59:59+04:00"


def test_without_a_date_they_are_as_of_the_day_of_coming_into_effect(ledger: Ledger) -> None:
    tell(ledger, None, a=[filed()])
    assert of(ledger, "karabakh-2020-10-17").as_of.isoformat() == "2020-10-18T23:59:59+04:00"


def test_as_of_an_instant_what_happened_later_is_left_out(ledger: Ledger) -> None:
    tell(ledger, a=[filed(day="2020-10-20")], b=[filed(by="AZE", says="ARM", day="2020-10-27")])
    early = of(ledger, "karabakh-2020-10-17", datetime(2020, 10, 25, tzinfo=UTC))
    late = of(ledger, "karabakh-2020-10-17")
    values = (StandingValue.ALLEGED_BREACH, StandingValue.NOT_KNOWN, StandingValue.ALLEGED_BREACH)
    told = (value(early, "ceasefire", "ARM"), value(early, "ceasefire", "AZE"), value(late, "ceasefire", "AZE"))
    assert told == values


def test_as_of_a_day_they_are_as_of_its_end_by_the_clocks_of_the_land(ledger: Ledger) -> None:
    tell(ledger, a=[filed(day="2020-10-20")], b=[filed(by="AZE", says="ARM", day="2020-10-21", words="b")])
    that_day, next_day = (of(ledger, "karabakh-2020-10-17", date(2020, 10, day)) for day in (20, 21))
    assert that_day.as_of.isoformat() == "2020-10-20T23:59:59+04:00"
    assert value(that_day, "ceasefire", "AZE") is StandingValue.NOT_KNOWN, "that breach is of the next day"
    assert value(next_day, "ceasefire", "AZE") is StandingValue.ALLEGED_BREACH


def test_one_agreement_can_be_asked_for_though_no_report_tells_of_it(ledger: Ledger) -> None:
    tell(ledger, a=[filed()])
    ((agreement, standing),) = standings(ledger, only="yemen-2015-07-26")
    assert agreement.id == standing.agreement == "yemen-2015-07-26"
    assert {line.value for line in standing.lines} == {StandingValue.NOT_KNOWN}


def test_an_agreement_that_is_not_registered_has_none(ledger: Ledger) -> None:
    tell(ledger, a=[filed()])
    assert list(standings(ledger, only="nowhere-1999-01-01")) == []


def test_coverage_counts_the_reports_of_the_window_and_who_is_heard_in_them(ledger: Ledger) -> None:
    tell(ledger, "2020-10-20", a=[filed(says="AZE")], quiet=[])
    tell(ledger, "2020-12-24", b=[filed(says="RUS")])
    covered = of(ledger, "karabakh-2020-10-17").coverage
    assert (covered.reports, covered.days_covered) == (1, 2)
    assert covered.speakers == ("AZE",)
    assert of(ledger, "karabakh-2020-11-09").coverage.speakers == ("RUS",)


def test_a_standing_says_whose_reports_it_rests_on(ledger: Ledger) -> None:
    monitor = Monitor(ledger, analyst_told(a=[filed(day="2020-10-20", says=None)], b=[filed(says="AZE")]))
    monitor.add(report("a", published="2020-10-20", source="AZERTAC"))
    monitor.add(report("b", published="2020-10-21", source="report.az"))
    now = of(ledger, "karabakh-2020-10-17")
    assert [(one.home, one.side, one.reports) for one in now.coverage.origins] == [("AZE", "AZE", 2)]
    assert now.cautions[0].startswith("All 2 reports are from sources of AZE, which stand with AZE:")
    accusing = {(one.voice, one.accuser) for one in now.accusations}
    assert (Voice.OUTLETS, "AZE") in accusing, "the outlet itself, with the side with which it stands"


def test_coverage_counts_the_places_told_of(ledger: Ledger) -> None:
    tell(ledger, "2020-10-20", a=[filed(), filed(at=("Ganja", "AZE"), number=2)], b=[filed()])
    azerbaijan, armenia = of(ledger, "karabakh-2020-10-17").coverage.countries
    assert (azerbaijan.reports, azerbaijan.places) == (2, ("Terter", "Ganja"))
    assert (armenia.country, armenia.reports) == ("ARM", 0)
