"""The autumn war of 2020 in Karabakh: 24 claims coded by hand, each told again as a short report, and what they mean.

The reports `karabakh-2020/NN.report.json` tell the claims of `facts/karabakh-2020/nk2020_claims.jsonl` in our own words, with
the language, the day and the speaker of each. All that stands here is what that coding says.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from hudna.engine.analyst import Analyst
from hudna.engine.monitor import Fate, Monitor
from hudna.engine.projection import project
from hudna.engine.standings import standings
from hudna.ledger import Ledger, open_ledger
from hudna.model.agreements import Agreement
from hudna.model.claims import Act, Status
from hudna.model.compliance import Effect, Finding, Standing, StandingLine, StandingValue
from hudna.model.events import EventType
from hudna.model.incidents import NOBODY, Grade, Incident
from hudna.model.reports import PublishedBasis, Report
from hudna.sources import bring_in

REPORTS = Path(__file__).with_name("karabakh-2020")
CODED = Path(__file__).parents[2].parent / "shared" / "facts" / "karabakh-2020" / "nk2020_claims.jsonl"
AFTERWARDS = datetime(2020, 11, 12, tzinfo=UTC)

FIRST, SECOND, THIRD, LAST = (f"karabakh-2020-{day}" for day in ("10-10", "10-17", "10-25", "11-09"))
OTHER_SIDE = {"ARM": "AZE", "AZE": "ARM"}

BREACHES = {
    FIRST: {"ARM": [1, 4, 14], "AZE": [2]},
    SECOND: {"ARM": [7, 8, 9, 15], "AZE": [10, 11]},
    THIRD: {"ARM": [16, 17, 21], "AZE": [19]},
}
"""By truce and by who is accused: the claims of the other side that he broke it."""

ACCUSATIONS = [
    (truce, party, number) for truce, told in BREACHES.items() for party, numbers in told.items() for number in numbers
]
DENIALS = [(3, 1, "ARM"), (18, 16, "ARTSAKH"), (18, 17, "ARTSAKH")]
"""A claim that denies, the one that it denies, and on whose word."""


@pytest.fixture(scope="module")
def ledger(analyst: Analyst, empty_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    file = tmp_path_factory.mktemp("karabakh") / "war.ledger"
    file.write_bytes(empty_ledger.read_bytes())
    with open_ledger(file) as opened:
        monitor = Monitor(opened, analyst)
        for report in bring_in([REPORTS]):
            assert isinstance(report, Report)
            assert monitor.add(report).fate is Fate.ADDED
        yield opened


def report_of(claim: str) -> int:
    return int(claim.partition("#")[0].removeprefix("karabakh-"))


def told_in(ledger: Ledger, number: int) -> list[Incident]:
    return [one for one in ledger.incidents() if any(report_of(claim) == number for claim in one.claims)]


def findings_of(ledger: Ledger, number: int, truce: str | None = None) -> list[Finding]:
    own = {incident.id for incident in told_in(ledger, number)}
    return [one for one in ledger.findings() if one.incident in own and truce in {None, one.agreement}]


def standing_of(ledger: Ledger, truce: str) -> tuple[Agreement, Standing]:
    return next(iter(standings(ledger, AFTERWARDS, only=truce)))


def line(ledger: Ledger, truce: str, party: str) -> StandingLine:
    lines = standing_of(ledger, truce)[1].lines
    return next(one for one in lines if (one.provision, one.party) == ("ceasefire", party))


def begins_within_its_day(agreement: Agreement) -> bool:
    return agreement.effect.time.astimezone(ZoneInfo(agreement.zone)).time() != time.min


@pytest.mark.skipif(not CODED.is_file(), reason="the coded claims in ../shared are not part of the project")
def test_the_reports_have_the_language_and_the_day_of_the_claims_that_they_tell() -> None:
    claims = {claim["id"]: claim for claim in map(json.loads, CODED.read_text("utf-8").splitlines())}
    reports = {report_of(report.id): report for report in bring_in([REPORTS]) if isinstance(report, Report)}
    assert reports.keys() == claims.keys()
    for number, claim in claims.items():
        assert reports[number].lang in claim["lang"].split(",")
        if "reported" in claim:
            assert str(reports[number].published) == claim["reported"]


@pytest.mark.parametrize("truce", [FIRST, SECOND, THIRD])
@pytest.mark.parametrize("party", ["ARM", "AZE"])
def test_each_truce_has_alleged_breaches_of_both_sides_on_the_word_of_the_other(
    ledger: Ledger, truce: str, party: str
) -> None:
    told = line(ledger, truce, party)
    assert told.value is StandingValue.ALLEGED_BREACH
    assert OTHER_SIDE[party] in told.speakers
    assert told.corroborated == told.verified == 0


@pytest.mark.parametrize(("truce", "party", "number"), ACCUSATIONS)
def test_an_accusation_is_a_breach_by_the_accused_on_the_word_of_the_accuser_alone(
    ledger: Ledger, truce: str, party: str, number: int
) -> None:
    found = [one for one in findings_of(ledger, number, truce) if one.party == party]
    assert found
    for finding in found:
        assert (finding.effect, finding.speakers) == (Effect.BREACH, (OTHER_SIDE[party],))
        assert finding.grade in {Grade.ALLEGED, Grade.DISPUTED}


@pytest.mark.parametrize(("truce", "party", "number"), ACCUSATIONS)
def test_no_accuser_is_found_to_have_done_what_he_accuses_the_other_of(
    ledger: Ledger, truce: str, party: str, number: int
) -> None:
    for finding in findings_of(ledger, number):
        if (finding.party, finding.effect) == (OTHER_SIDE[party], Effect.BREACH):
            assert (number, finding.speakers) == (4, ("AZE",))  # what it tells of its own side: launchers destroyed


def test_accusations_of_both_sides_are_never_one_incident(ledger: Ledger) -> None:
    accused = {number: party for _, party, number in ACCUSATIONS}
    breaches = {finding.incident for finding in ledger.findings() if finding.effect is Effect.BREACH}
    for incident in (one for one in ledger.incidents() if one.id in breaches):
        assert len({accused[number] for number in map(report_of, incident.claims) if number in accused}) <= 1


@pytest.mark.parametrize(("denial", "denied", "speaker"), DENIALS)
def test_a_denial_is_an_account_of_what_it_denies(ledger: Ledger, denial: int, denied: int, speaker: str) -> None:
    (incident,) = [one for one in told_in(ledger, denied) if one in told_in(ledger, denial) and one.denying]
    (account,) = incident.denying
    assert (account.speaker, account.act, account.status) == (speaker, Act.DENIES, Status.DENIED)
    assert {report_of(claim) for claim in account.claims} == {denial}
    assert [one.speaker for one in incident.asserting] == ["AZE"]
    assert incident.grade is Grade.DISPUTED
    assert {one.denied_by for one in ledger.findings() if one.incident == incident.id} == {(speaker,)}


def test_nothing_else_is_denied_and_no_denial_stands_alone(ledger: Ledger) -> None:
    attacks = [one for one in ledger.incidents() if one.type.family in {"attack", "truce"} and one.denying]
    assert {report_of(claim) for one in attacks for account in one.denying for claim in account.claims} == {3, 18}
    assert all(one.asserting for one in attacks)


def test_no_finding_lies_before_the_effect_of_its_truce_or_after_the_end(ledger: Ledger) -> None:
    register = {agreement.id: agreement for agreement, _ in standings(ledger, AFTERWARDS)}
    found = list(ledger.findings())
    assert {one.agreement for one in found} == {FIRST, SECOND, THIRD}
    for finding in found:
        agreement = register[finding.agreement]
        zone = ZoneInfo(agreement.zone)
        assert agreement.end is not None
        assert (
            agreement.effect.time.astimezone(zone).date()
            <= (finding.day or finding.told or date.min)
            <= agreement.end.time.astimezone(zone).date()
        )


def test_a_strike_between_two_truces_breaches_the_first_only(ledger: Ledger) -> None:
    """The missiles on Ganja: told after the second truce began, but they fell the day before."""
    (finding,) = findings_of(ledger, 14)
    assert (finding.agreement, finding.party, finding.day) == (FIRST, "ARM", date(2020, 10, 17))


def test_what_was_told_before_the_first_truce_breaches_none(ledger: Ledger) -> None:
    """The bare tally of breaches of the line of 1994: it is told, and no agreement of the register is concerned."""
    assert [one.type for one in told_in(ledger, 24) if one.actors] == [EventType.TRUCE_VIOLATED]
    assert findings_of(ledger, 24) == []


@pytest.mark.parametrize("number", [12, 13, 22])
def test_refusals_talks_and_concern_are_no_breach_of_the_ceasefire(ledger: Ledger, number: int) -> None:
    assert findings_of(ledger, number) == []


@pytest.mark.parametrize("number", [5, 6])
def test_losses_and_sounds_are_held_against_nobody(ledger: Ledger, number: int) -> None:
    assert {one.party for one in findings_of(ledger, number)} == {NOBODY}


def test_what_a_side_says_of_the_other_s_advance_is_a_breach_on_that_word(ledger: Ledger) -> None:
    found = findings_of(ledger, 23)
    assert {(one.agreement, one.party, one.speakers) for one in found} == {
        (truce, "AZE", ("ARM",)) for truce in (FIRST, SECOND, THIRD)
    }


@pytest.mark.parametrize(("party", "number"), [("ARM", 20), ("AZE", 21)])
def test_who_says_that_he_keeps_the_truce_is_told_with_the_breaches(ledger: Ledger, party: str, number: int) -> None:
    kept = [one for one in findings_of(ledger, number, THIRD) if one.effect is Effect.FULFILMENT]
    assert (party, (party,)) in {(one.party, one.speakers) for one in kept}
    assert f"its keeping is told by {party}" in line(ledger, THIRD, party).reason


def test_only_what_lies_on_the_day_of_an_effect_in_the_middle_of_a_day_is_unsure_and_the_trace_says_so(
    ledger: Ledger,
) -> None:
    """Noon of the 10th and eight o'clock of the 26th; the second truce began at midnight."""
    partly = {
        agreement.id: agreement.effect.time.astimezone(ZoneInfo(agreement.zone)).date()
        for agreement, _ in standings(ledger, AFTERWARDS)
        if begins_within_its_day(agreement)
    }
    assert partly.keys() >= {FIRST, THIRD}
    for finding in ledger.findings():
        assert finding.sure is (finding.day is None or finding.day != partly.get(finding.agreement))
        assert finding.sure is not any("only partly in its window" in step for step in finding.trace)


def test_nothing_is_known_of_the_last_truce_for_nothing_told_lies_in_it(ledger: Ledger) -> None:
    _, standing = standing_of(ledger, LAST)
    assert standing.coverage.reports == 0
    assert {one.value for one in standing.lines if one.provision == "ceasefire"} == {StandingValue.NOT_KNOWN}


def test_what_is_told_after_the_end_of_the_earlier_truces_breaches_the_last_alone(
    analyst: Analyst, tmp_path: Path
) -> None:
    later = Report(
        id="later",
        lang="en",
        published=date(2020, 11, 12),
        published_basis=PublishedBasis.GIVEN,
        source="Hudna example desk, Baku",
        text="BAKU — Armenian forces shelled Azerbaijani positions near Lachin on Wednesday, the defence ministry said.",
    )
    with open_ledger(tmp_path / "later.ledger", create=True) as anew:
        Monitor(anew, analyst).add(later)
        assert {(one.agreement, one.party, one.day) for one in anew.findings()} == {(LAST, "ARM", date(2020, 11, 11))}


def test_the_same_follows_whatever_the_order_in_which_the_reports_come(
    ledger: Ledger, analyst: Analyst, tmp_path: Path
) -> None:
    with open_ledger(tmp_path / "backwards.ledger", create=True) as anew:
        monitor = Monitor(anew, analyst)
        for report in reversed(list(bring_in([REPORTS]))):
            assert isinstance(report, Report)
            monitor.add(report)
        assert {one.claims for one in anew.incidents()} == {one.claims for one in ledger.incidents()}
    assert list(ledger.verify(project=project)) == []
