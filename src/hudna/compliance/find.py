"""What an incident means: which provisions it breaches or fulfils, by which party, and why.

A finding needs an asserting account, a type that breaches or fulfils the provision, an actor who is bound by it, a
country where it holds, and days in its window. Where no actor is named, a breach is one by nobody named: it is told, and
held against nobody. An incident is found under every agreement of its conflict that was in
force, for a later truce leaves the earlier in force until its end; the claims' own agreement decides on the conflict.

What persons refuted is found as well, as refuted: nothing counts it, but who asks as of a day before that is told of it.

Where no day is told, only what is told of a truce itself is found (that it was broken, that it held), for that can only
happen in its life: under the agreements that the claims concern, or else, without being sure, under the one signed last
of those in force when it was told. An attack without a day may lie before any truce.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from hudna.compliance.windows import Window, expired_on
from hudna.model.agreements import Agreement, Provision
from hudna.model.compliance import Effect, Finding
from hudna.model.concern import concerned
from hudna.model.events import EventType
from hudna.model.incidents import NOBODY, Grade, Incident

_JUDGED = frozenset({Grade.VERIFIED, Grade.REFUTED})
_ESTABLISHED = (Grade.VERIFIED, Grade.CORROBORATED, Grade.ALLEGED, Grade.DISPUTED, Grade.REFUTED)


def find(incident: Incident, agreements: Iterable[Agreement]) -> tuple[Finding, ...]:
    """The breaches and fulfilments that an incident is, by agreement (the one signed last first), provision and party.

    Args:
        incident: what happened, with the accounts of it.
        agreements: the register.
    """
    if not incident.asserting:
        return ()
    country = incident.place.country if incident.place is not None else None
    sides = (*incident.actors, *incident.targets)
    candidates = concerned(agreements, country=country, sides=sides, named=incident.agreements)
    if incident.start is None:
        candidates = _without_a_day(incident, candidates)
    return tuple(
        finding
        for agreement in candidates
        if not _is_outside(incident, agreement)
        for provision in agreement.provisions
        for finding in _under(provision, agreement, incident)
    )


def _without_a_day(incident: Incident, candidates: Sequence[Agreement]) -> tuple[Agreement, ...]:
    """The agreements under which an incident is found of which no day is told."""
    if incident.type.family != "truce":
        return ()
    named = tuple(agreement for agreement in candidates if agreement.id in incident.agreements)
    told = incident.told
    if told is None:
        return named
    if named:
        return tuple(agreement for agreement in named if told >= Window.of(agreement).day(agreement.effect))
    return tuple(agreement for agreement in candidates if Window.of(agreement).overlap(told, told) is not None)[:1]


def _is_outside(incident: Incident, agreement: Agreement) -> bool:
    """Whether an incident is none of the agreement's: against those whom it excludes, or its end by its own terms."""
    if incident.targets and set(incident.targets) <= set(agreement.excludes):
        return True
    if incident.type is not EventType.TRUCE_ENDED:
        return False
    last, day = expired_on(agreement), incident.end or incident.told
    return last is not None and day is not None and day >= last


def _under(provision: Provision, agreement: Agreement, incident: Incident) -> Iterator[Finding]:
    effect = _effect(provision, incident.type)
    if effect is None or not _is_where(provision, incident, effect):
        return
    timing = _timing(incident, Window.of(agreement, provision), named=agreement.id in incident.agreements)
    if timing is None:
        return
    case = _Case(incident, agreement, provision, effect, timing)
    for party in provision.bound:
        own = {party, *agreement.members.get(party, ())}
        acting = tuple(actor for actor in incident.actors if actor in own)
        if acting:
            yield case.finding(party, acting)
    if effect is Effect.BREACH and not incident.actors:
        yield case.unattributed()


def _effect(provision: Provision, event: EventType) -> Effect | None:
    if event in provision.breached_by:
        return Effect.BREACH
    return Effect.FULFILMENT if event in provision.fulfilled_by else None


def _is_where(provision: Provision, incident: Incident, effect: Effect) -> bool:
    """Whether the provision holds where it happened; what is to be done at one place is not done by deeds without one."""
    place = incident.place
    if place is None:
        return not provision.places or effect is Effect.BREACH
    if provision.countries and place.country is not None and place.country not in provision.countries:
        return False
    return not provision.places or place.name in provision.places


@dataclass(frozen=True, slots=True)
class _Timing:
    """When an incident happened within a window: `words` say how far that is sure."""

    day: date | None
    sure: bool
    words: str


def _timing(incident: Incident, window: Window, *, named: bool) -> _Timing | None:
    """When it happened within the window; None where it happened outside."""
    if incident.start is None or incident.end is None:
        known = f"told on {incident.told}" if incident.told is not None else "told in a report of no date"
        life = "in the life of the truce that the claims concern" if named else "perhaps of another truce"
        return _Timing(None, sure=named, words=f"no day is told; {known}, {life}")
    overlap = window.overlap(incident.start, incident.end)
    if overlap is None:
        return None
    days = f"{incident.start}" if incident.start == incident.end else f"{incident.start} to {incident.end}"
    if overlap.whole:
        return _Timing(overlap.first, sure=True, words=f"{days} lies in its window, {window}")
    if window.daily is not None:
        words = f"{days} lies in its window, {window}; reports tell days, not hours: possible, not sure"
    else:
        words = f"{days} lies only partly in its window, {window}: possible, not sure"
    return _Timing(overlap.first, sure=False, words=words)


@dataclass(frozen=True, slots=True)
class _Case:
    """An incident that breaches or fulfils a provision in its window: a finding for each party bound that did it, or for nobody."""

    incident: Incident
    agreement: Agreement
    provision: Provision
    effect: Effect
    timing: _Timing

    def finding(self, party: str, acting: tuple[str, ...]) -> Finding:
        """The finding for a party, by those of the incident's actors who are the party or act for it."""
        blames = [blame for actor in acting if (blame := self.incident.blame(actor)) is not None]
        refuted = self.incident.grade is Grade.REFUTED
        grade = Grade.REFUTED if refuted else min((blame.grade for blame in blames), key=_ESTABLISHED.index)
        speakers = {speaker for blame in blames for speaker in blame.speakers}
        return self._finding(party, grade, speakers, self._steps(party, acting), self._doubts(party, acting))

    def unattributed(self) -> Finding:
        """The finding where no doer is named: that it happened is told, and not by whom."""
        speakers = {account.speaker for account in self.incident.asserting}
        is_judged = any(account.actors for account in self.incident.asserting)
        unnamed = "a person judged that who did it is not known" if is_judged else "no account names who did it"
        steps = self._steps_to(f"{unnamed}: a breach, if it was anybody whom this binds")
        return self._finding(NOBODY, self.incident.grade, speakers, steps)

    def _finding(
        self, party: str, grade: Grade, told_by: Iterable[str], steps: Iterable[str], doubts: tuple[str, ...] = ()
    ) -> Finding:
        speakers = tuple(sorted(told_by))
        return Finding(
            agreement=self.agreement.id,
            provision=self.provision.id,
            party=party,
            incident=self.incident.id,
            effect=self.effect,
            grade=grade,
            speakers=speakers,
            denied_by=tuple(sorted(account.speaker for account in self.incident.denying)),
            day=self.timing.day,
            told=self.incident.told,
            judged=self.incident.judged if grade in _JUDGED else None,
            within=self.timing.sure,
            sure=self.timing.sure and not doubts,
            trace=(*steps, *doubts, self._word(speakers)),
        )

    def _steps(self, party: str, acting: tuple[str, ...]) -> Iterator[str]:
        yield from self._steps_to(
            f"asked of {party}, which has not undertaken it" if self.provision.asked else f"{party} is bound by it",
            *(f"{actor} acts for {party}" for actor in acting if actor != party),
        )

    def _steps_to(self, *whose: str) -> Iterator[str]:
        """Why it breaches or fulfils the provision; `whose` says whose deed it is."""
        provision, agreement = self.provision, self.agreement
        yield f"{self.incident.type} is a {self.effect} of provision {provision.id} ({provision.kind}) of {agreement.id}"
        yield from whose
        place = self.incident.place
        if place is not None and place.country is not None:
            yield f"{place.name} is in {place.country}, where the agreement holds"
        elif agreement.id in self.incident.agreements:
            yield "no country is told; the claims concern this agreement"
        else:
            yield f"no country is told; those told of belong to the conflict {agreement.conflict} alone"
        yield self.timing.words

    def _doubts(self, party: str, acting: tuple[str, ...]) -> tuple[str, ...]:
        """Why it is not sure that a breach is this party's, where the claims leave that open."""
        if self.effect is not Effect.BREACH:
            return ()
        members = self.agreement.members
        side = next(side for side in self.agreement.sides if party in side)
        own = {one for ally in side for one in (ally, *members.get(ally, ()))}
        doubts = []
        if not own.issuperset(self.incident.actors):
            doubts.append(f"told of {', '.join(self.incident.actors)} together: what each did is not told apart")
        shared = [other for other in members if other != party and set(acting) <= set(members[other])]
        if shared:
            doubts.append(f"{', '.join(acting)} acts for {', '.join(shared)} too: which of them is not told")
        return tuple(doubts)

    def _word(self, speakers: tuple[str, ...]) -> str:
        denying = ", ".join(account.speaker for account in self.incident.denying)
        word = f"asserted by {', '.join(speakers)}" if speakers else "no account says so: a person corrected who did it"
        return word + (f"; denied by {denying}" if denying else "")
