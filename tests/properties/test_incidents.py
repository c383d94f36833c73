"""What holds of incidents, findings and standings whatever is claimed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from hudna.compliance import coverage, find, standing
from hudna.model.agreements import Agreement
from hudna.model.claims import Status
from hudna.model.compliance import Effect, Finding, StandingValue
from hudna.model.incidents import NOBODY, FiledClaim, Grade, Incident
from hudna.model.terms import window_at
from tests.tellings import REGISTER, filed, incident, incidents, numbered

RANK = (Grade.REFUTED, Grade.DISPUTED, Grade.ALLEGED, Grade.CORROBORATED, Grade.VERIFIED)
SPEAKERS = (None, "AZE", "AZE.MIL", "ARM", "ARTSAKH", "RUS", "UN", "OSCE", "AZE.CVL", "AZE.MED", "SRC", "MEDIA")
PEOPLE = (
    "ARM",
    "AZE.MIL",
    "ARTSAKH",
    "COALITION",
    "SAU",
    "HOUTHI",
    "YEM",
    "UKR",
    "UKR.REB",
    "RUS",
    "SDN",
    "RSF",
    "TUR",
)
PLACES = (
    None,
    ("Terter", "AZE"),
    ("Taiz", "YEM"),
    ("Najran", "SAU"),
    ("Donetsk", "UKR"),
    ("Khartoum", "SDN"),
    ("Sea", None),
)
TYPES = (
    "attack.shelling",
    "attack.air",
    "truce.violated",
    "truce.held",
    "truce.ended",
    "force.withdrawal",
    "obstruction",
)
DAYS = tuple(
    day.isoformat()
    for first, count in ((date(2015, 7, 24), 10), (date(2020, 10, 8), 36), (date(2023, 5, 19), 17))
    for day in (first + timedelta(days=n) for n in range(count))
)


@st.composite
def tellings(draw: st.DrawFn) -> FiledClaim:
    """Who says what of one shelling: asserted or denied, of whom, when, with or without a toll."""
    low = draw(st.none() | st.integers(0, 9))
    return filed(
        by=draw(st.sampled_from(["ARM", "ARM", "ARTSAKH", "AZE", "ARM AZE", ""])),
        says=draw(st.sampled_from(SPEAKERS)),
        status=draw(st.sampled_from(["actual", "actual", "denied"])),
        published=draw(st.sampled_from([None, "2020-10-27", "2020-10-29"])),
        source=draw(st.sampled_from(["One", "Two", None])),
        report=draw(st.sampled_from(["a", "b", "c"])),
        number=draw(st.integers(1, 1000)),
        killed=None if low is None else f"{low}-",
        words=draw(st.sampled_from(["one wording", "another wording"])),
    )


@st.composite
def claims(draw: st.DrawFn) -> FiledClaim:
    """Any claim about any of a few conflicts."""
    start, end = sorted((draw(st.sampled_from(DAYS)), draw(st.sampled_from(DAYS))))
    told = draw(st.sampled_from([None, start, f"{start}/{end}"]))
    people = st.lists(st.sampled_from(PEOPLE), max_size=2, unique=True).map(" ".join)
    return filed(
        draw(st.sampled_from(TYPES)),
        by=draw(people),
        on=draw(people),
        at=draw(st.sampled_from(PLACES)),
        day=told,
        says=draw(st.none() | st.sampled_from(PEOPLE)),
        status=draw(st.sampled_from([status.value for status in Status])),
        published=draw(st.none() | st.sampled_from(DAYS)),
        concerns=draw(st.none() | st.sampled_from([one.id for one in REGISTER])),
        number=draw(st.integers(1, 1000)),
    )


def found(told: list[FiledClaim]) -> list[tuple[Incident, Finding]]:
    return [(one, finding) for one in incidents(told) for finding in find(one, REGISTER)]


def register(identity: str) -> Agreement:
    return next(one for one in REGISTER if one.id == identity)


@given(st.lists(tellings(), min_size=1, max_size=8), st.randoms())
def test_an_incident_is_the_same_in_any_order_of_its_claims(told: list[FiledClaim], order: Random) -> None:
    claims = numbered(told)
    assert incident(*order.sample(claims, len(claims))) == incident(*claims)


@given(st.lists(tellings(), min_size=1, max_size=8), tellings())
def test_a_denial_never_raises_a_grade(told: list[FiledClaim], last: FiledClaim) -> None:
    denial = replace(last, claim=filed(says="ARM", status="denied").claim)
    speaker = last.claim.speaker
    if speaker is not None:
        denial = replace(denial, claim=replace(denial.claim, speaker=speaker))
    claims = numbered([*told, denial])
    before, after = incident(*claims[:-1]), incident(*claims)
    assert RANK.index(after.grade) <= RANK.index(before.grade)
    for blame in after.blames:
        earlier = before.blame(blame.actor)
        assert earlier is not None
        assert RANK.index(blame.grade) <= RANK.index(earlier.grade)


@given(st.lists(tellings(), min_size=1, max_size=8))
def test_one_sides_word_and_that_of_outlets_never_corroborate(told: list[FiledClaim]) -> None:
    of_one_side = [
        one for one in told if one.claim.speaker is None or one.claim.speaker.id in {"AZE", "AZE.MIL", "SRC"}
    ]
    if of_one_side:
        one = incident(*numbered(of_one_side))
        assert one.grade is not Grade.CORROBORATED
        assert all(blame.grade is not Grade.CORROBORATED for blame in one.blames)


@given(st.lists(tellings(), min_size=1, max_size=8))
def test_a_reprint_of_all_that_was_told_changes_neither_grade_nor_blame(told: list[FiledClaim]) -> None:
    claims = [replace(one, origin=one.report_id) for one in told]
    reprints = [replace(one, report_id=f"{one.report_id}-again", source="Echo") for one in claims]
    one, again = incident(*numbered(claims)), incident(*numbered([*claims, *reprints]))
    assert (again.grade, again.blames, again.contradictions) == (one.grade, one.blames, one.contradictions)
    assert [account.origins for account in again.accounts] == [account.origins for account in one.accounts]


@given(st.lists(tellings(), min_size=1, max_size=8))
def test_every_claim_stands_in_one_account(told: list[FiledClaim]) -> None:
    claims = numbered(told)
    accounts = incident(*claims).accounts
    assert sorted(identity for account in accounts for identity in account.claims) == sorted(one.id for one in claims)


@given(st.lists(tellings(), min_size=1, max_size=8))
def test_every_toll_of_those_who_assert_it_is_kept_and_the_range_holds_the_current_ones(told: list[FiledClaim]) -> None:
    toll = incident(*numbered(told)).killed
    given_ = [one.claim.killed for one in told if one.claim.status is Status.ACTUAL and one.claim.killed is not None]
    if toll is None:
        assert given_ == []
        return
    assert sorted(figure.count.low or 0 for figure in toll.told) == sorted(count.low or 0 for count in given_)
    for figure in toll.told:
        if figure.current:
            assert toll.low is not None
            assert figure.count.low is not None
            assert toll.low <= figure.count.low


@given(st.lists(claims(), max_size=6))
def test_the_day_of_a_finding_lies_in_the_provisions_window(told: list[FiledClaim]) -> None:
    for one, finding in found(told):
        if finding.day is None:
            assert finding.sure <= (finding.agreement in one.agreements)
            continue
        agreement = register(finding.agreement)
        provision = next(p for p in agreement.provisions if p.id == finding.provision)
        ever = datetime.max.replace(tzinfo=ZoneInfo("UTC"))
        opens, closes = window_at(agreement, ever, provision)
        zone = ZoneInfo(agreement.zone)
        assert opens.time.astimezone(zone).date() <= finding.day
        assert closes is None or finding.day <= closes.time.astimezone(zone).date()
        assert one.start is not None
        assert one.end is not None
        assert one.start <= finding.day <= one.end


@given(st.lists(claims(), max_size=6))
def test_a_finding_is_of_a_party_bound_by_a_provision_that_the_event_bears_on(told: list[FiledClaim]) -> None:
    for one, finding in found(told):
        agreement = register(finding.agreement)
        provision = next(p for p in agreement.provisions if p.id == finding.provision)
        types = provision.breached_by if finding.effect is Effect.BREACH else provision.fulfilled_by
        assert one.type in types
        if finding.party == NOBODY:
            assert (one.actors, finding.effect) == ((), Effect.BREACH)
        else:
            assert finding.party in provision.bound
            assert set(one.actors) & {finding.party, *agreement.members.get(finding.party, ())}
        assert finding.speakers


@given(st.lists(claims(), max_size=6))
def test_no_denial_makes_a_finding(told: list[FiledClaim]) -> None:
    """Without the denials the same is found: they only lower grades and stand beside, whichever claims they are grouped with."""
    asserted = [claim for claim in told if claim.claim.status is not Status.DENIED]
    denials = [
        replace(claim, claim=replace(claim.claim, status=Status.DENIED, speaker=claim.claim.actors[0]))
        for claim in asserted
        if claim.claim.actors
    ]
    alone = {(f.agreement, f.provision, f.party) for _, f in found(asserted)}
    denied = {(f.agreement, f.provision, f.party) for _, f in found([*asserted, *denials])}
    assert denied == alone
    assert found(denials) == []


@given(st.lists(claims(), max_size=6), st.sampled_from(REGISTER), st.sampled_from(DAYS))
def test_without_a_report_no_line_says_that_it_was_kept_or_overdue(
    told: list[FiledClaim], agreement: Agreement, day: str
) -> None:
    as_of = datetime.fromisoformat(f"{day}T12:00+00:00")
    findings = [finding for _, finding in found(told)]
    lines = standing(agreement, findings, coverage([], agreement, as_of), as_of).lines
    silent = {StandingValue.KEPT, StandingValue.NO_BREACH_REPORTED, StandingValue.OVERDUE}
    assert not silent & {line.value for line in lines}
