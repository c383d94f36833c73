"""The diplomacy about an agreement: calls, meetings, visits, notes, what was agreed, and what was demanded, the newest first.

Few reports of a call name the agreement that it was about. So what took place in its time among its own parties, mediators and
guarantors counts too, and each step says whether anything links it to the agreement.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from hudna.ledger import Ledger
from hudna.model.agreements import Agreement
from hudna.model.claims import Status
from hudna.model.events import EventType
from hudna.model.incidents import OUTLET, FiledClaim
from hudna.model.listing import ClaimQuery, IncidentQuery
from hudna.views.web.agreements.happenings import Happening, newest

MOST = 100  # steps shown
_DEMANDS = 500  # claims looked at, the newest
_BEFORE = timedelta(days=7)  # talks before it was agreed
_TYPES = (
    EventType.TALKS_CALL,
    EventType.TALKS_MEETING,
    EventType.TALKS_NEGOTIATION,
    EventType.TALKS_AGREEMENT,
    EventType.VISIT,
    EventType.PROTEST_NOTE,
    EventType.TRUCE_AGREED,
    EventType.TRUCE_EFFECTIVE,
    EventType.TRUCE_EXTENDED,
    EventType.TRUCE_ENDED,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """What somebody demands, in the sentence that says it."""

    type: EventType
    speaker: str | None
    towards: tuple[str, ...]
    told: date | None
    report: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step: an incident or a demand; `is_linked` is whether a report names the agreement with it, or it is a finding under it."""

    day: date | None
    is_linked: bool
    incident: Happening | None = None
    demand: Demand | None = None


@dataclass(frozen=True, slots=True)
class Track:
    """Steps, the newest first, and how many more were found."""

    steps: tuple[Step, ...]
    left_out: int


@dataclass(frozen=True)
class _Scope:
    """In whose circle and in which days a step counts that no report links to the agreement."""

    agreement: Agreement
    first: date
    last: date

    def holds(self, who: Iterable[str], day: date | None) -> bool:
        """Whether a step of a day is among the agreement's own people, at least one party among them."""
        taking_part = {identity.partition(".")[0] for identity in who} | set(who)
        circle = {*self.agreement.cast, *self.agreement.mediators, *self.agreement.guarantors}
        inside = all({identity, identity.partition(".")[0]} & circle for identity in who)
        return inside and bool(taking_part & {*self.agreement.parties}) and self.spans(day)

    def spans(self, day: date | None) -> bool:
        """Whether a day is in the agreement's time."""
        return day is not None and self.first <= day <= self.last


def track(ledger: Ledger, agreement: Agreement, today: date, by: date | None) -> Track:
    """The diplomacy about an agreement.

    Args:
        ledger: an open ledger.
        agreement: with the terms known by then.
        today: the day, where it holds, as of which this is asked.
        by: leaves out what happened on later days and, where no day is told, what was first told later; None for nothing.
    """
    scope = _scope(agreement, today)
    steps = [*_incidents(ledger, agreement, scope, by), *_demands(ledger, agreement, scope)]
    steps.sort(key=lambda step: step.day or date.min, reverse=True)
    return Track(tuple(steps[:MOST]), max(0, len(steps) - MOST))


def _scope(agreement: Agreement, today: date) -> _Scope:
    zone = ZoneInfo(agreement.zone)
    closes = None if agreement.end is None else agreement.end.time
    last = today if closes is None else min(today, closes.astimezone(zone).date())
    return _Scope(agreement, agreement.signed.time.astimezone(zone).date() - _BEFORE, last)


def _incidents(ledger: Ledger, agreement: Agreement, scope: _Scope, by: date | None) -> Iterator[Step]:
    named = {
        one.id: one
        for type_ in _TYPES
        for one in newest(ledger, IncidentQuery(agreement=agreement.id, type=type_, by=by))
    }
    for one in named.values():
        yield Step(day=one.start or one.told, is_linked=True, incident=one)
    near: dict[str, Happening] = {}
    for type_ in _TYPES:
        for party in agreement.parties:
            dated = IncidentQuery(party=party, type=type_, since=scope.first, until=scope.last)
            for query in (dated, IncidentQuery(party=party, type=type_)):  # of the latter, those of an unknown day
                near |= {one.id: one for one in newest(ledger, query)}
    for one in near.values():
        day = one.start or one.told
        if one.id not in named and not one.agreements and scope.holds((*one.actors, *one.targets), day):
            yield Step(day=day, is_linked=False, incident=one)


def _demands(ledger: Ledger, agreement: Agreement, scope: _Scope) -> Iterator[Step]:
    for filed in ledger.claim_page(ClaimQuery(status=Status.DEMANDED), limit=_DEMANDS).items:
        claim = filed.claim
        is_linked = claim.agreement == agreement.id
        here = claim.agreement is None and claim.place is not None and claim.place.country in agreement.countries
        if scope.spans(filed.published) and (is_linked or here):
            yield Step(day=filed.published, is_linked=is_linked, demand=_demand(filed))


def _demand(filed: FiledClaim) -> Demand:
    claim = filed.claim
    outlet = f"{OUTLET}{filed.source}" if filed.source else None
    return Demand(
        type=claim.type,
        speaker=claim.speaker.id if claim.speaker is not None else outlet,
        towards=tuple(mention.id for mention in claim.actors),
        told=filed.published,
        report=filed.report_id,
        sentence=claim.evidence.text,
    )
