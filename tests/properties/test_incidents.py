"""What holds of incidents, findings and standings whatever is claimed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from hudna.compliance import coverage, find, standing
from hudna.incidents import assemble, incident_key
from hudna.model.agreements import Agreement
from hudna.model.claims import Status
from hudna.model.compliance import Effect, Finding, StandingValue
from hudna.model.incidents import FiledClaim, Grade, Incident
from hudna.model.terms import window_at
from tests.tellings import REGISTER, SIDES, days, filed, incidents, mention

KEY = "attack.shelling|ARM|Terter, AZE|2020-10-27"
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
    """Who says what of one shelling: asserted or denied, with or without a toll."""
    low = draw(st.none() | st.integers(0, 9))
    return filed(
        says=draw(st.sampled_from(SPEAKERS)),
        status=draw(st.sampled_from(["actual", "denied"])),
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


def by_id(told: list[FiledClaim]) -> list[FiledClaim]:
    """Claims with ids of their own, as a ledger files them."""
    return [replace(claim, id=f"{claim.report_id}#{number}") for number, claim in enumerate(told)]


def found(told: list[FiledClaim]) -> list[tuple[Incident, Finding]]:
    return [(one, finding) for one in incidents(by_id(told)) for finding in find(one, REGISTER)]


def register(identity: str) -> Agreement:
    return next(one for one in REGISTER if one.id == identity)


@given(st.lists(tellings(), min_size=1, max_size=8), st.randoms())
def test_an_incident_is_the_same_in_any_order_of_its_claims(told: list[FiledClaim], order: Random) -> None:
    filed_claims = by_id(told)
    shuffled = list(filed_claims)
    order.shuffle(shuffled)
    assert assemble(KEY, shuffled, SIDES) == assemble(KEY, filed_claims, SIDES)


@given(st.lists(tellings(), min_size=1, max_size=8), tellings())
def test_a_denial_never_raises_a_grade(told: list[FiledClaim], last: FiledClaim) -> None:
    denial = replace(last, claim=filed(says="ARM", status="denied").claim)
    speaker = last.claim.speaker
    if speaker is not None:
        denial = replace(denial, claim=replace(denial.claim, speaker=speaker))
    before = assemble(KEY, by_id(told), SIDES)
    after = assemble(KEY, by_id([*told, denial]), SIDES)
    assert RANK.index(after.grade) <= RANK.index(before.grade)


@given(st.lists(tellings(), min_size=1, max_size=8))
def test_every_claim_stands_in_one_account(told: list[FiledClaim]) -> None:
    filed_claims = by_id(told)
    accounts = assemble(KEY, filed_claims, SIDES).accounts
    assert sorted(identity for account in accounts for identity in account.claims) == sorted(
        claim.id for claim in filed_claims
    )


@given(st.lists(tellings(), min_size=1, max_size=8))
def test_the_toll_holds_every_toll_of_those_who_assert_it(told: list[FiledClaim]) -> None:
    toll = assemble(KEY, by_id(told), SIDES).killed
    for claim in told:
        killed = claim.claim.killed
        if claim.claim.status is Status.ACTUAL and killed is not None:
            assert toll is not None
            assert toll.low is not None
            assert killed.low is not None
            assert toll.low <= killed.low


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
        assert finding.party in provision.bound
        assert set(one.actors) & {finding.party, *agreement.members.get(finding.party, ())}
        assert finding.speakers


@given(st.lists(claims(), max_size=6))
def test_no_denial_makes_a_finding(told: list[FiledClaim]) -> None:
    """Without the denials there are as many findings: they only lower grades and stand beside."""
    asserted = [claim for claim in told if claim.claim.status is not Status.DENIED]
    denials = [
        replace(claim, claim=replace(claim.claim, status=Status.DENIED, speaker=claim.claim.actors[0]))
        for claim in asserted
        if claim.claim.actors
    ]
    alone = {(f.agreement, f.provision, f.party, f.incident) for _, f in found(asserted)}
    denied = {(f.agreement, f.provision, f.party, f.incident) for _, f in found([*asserted, *denials])}
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


@given(tellings())
def test_a_claim_and_its_denial_share_the_key(claim: FiledClaim) -> None:
    by = claim.claim.speaker or mention("ARM")
    denial = replace(claim, claim=replace(claim.claim, status=Status.DENIED, speaker=by, when=days("2020-10-27")))
    assert incident_key(denial, SIDES) == incident_key(claim, SIDES)
