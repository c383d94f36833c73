"""Truces that reports announce and no registered agreement is: agreements for a person to write down, or to dismiss.

An incident announces a truce where somebody asserts that one was agreed or took effect, and says so within a month: what
is told of later is history. It needs a side that may fight, or a country.

It is covered by an agreement of its conflict and sides that was signed, took effect or was amended within a few days of
it. Where no day is told, it may be the retelling of any truce that was there when it was told, or not long before.

What is not covered becomes one proposal for each conflict and few days; where the register has no such conflict, for
those with a side or a country in common. Where no day is told, which may be history, or neither a side nor a conflict
that is known, as of a place where others met, it takes two reports.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hudna.compliance.windows import EVER
from hudna.model.agreements import Agreement
from hudna.model.concern import concerned
from hudna.model.events import EventType
from hudna.model.incidents import Incident
from hudna.model.proposals import ProposedAgreement
from hudna.model.terms import window_at

TOLD_OF = (EventType.TRUCE_AGREED, EventType.TRUCE_EFFECTIVE, EventType.TRUCE_ENDED)
"""The types of incidents that proposals are made of."""

_FEW = timedelta(days=3)  # reports are that inexact about the days of one truce
_NEWS = timedelta(days=31)


def propose(
    incidents: Iterable[Incident], agreements: Iterable[Agreement], bystanders: Collection[str] = ()
) -> tuple[ProposedAgreement, ...]:
    """The truces that incidents announce and no agreement covers, the earliest first; whatever the order of either.

    Args:
        incidents: of any type; only those of `TOLD_OF` count.
        agreements: the register.
        bystanders: ids of those who announce truces without being bound by any: organisations.
    """
    register = tuple(agreements)
    told = [one for incident in incidents if (one := _tell(incident, register, bystanders)) is not None]
    told.sort(key=lambda one: (one.first, one.country or "", sorted(one.sides), one.incident.id))
    groups: list[list[_Telling]] = []
    for one in told:
        if one.incident.type is EventType.TRUCE_ENDED or not one.is_announcement or one.is_covered:
            continue
        group = next((group for group in groups if one.is_of(group[0]) and one.first - group[0].first <= _FEW), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    ends = [one for one in told if one.incident.type is EventType.TRUCE_ENDED]
    return tuple(_proposal(group, ends) for group in groups if _is_enough(group))


@dataclass(frozen=True, slots=True)
class _Telling:
    """An incident that tells of a truce.

    Attributes:
        incident: as assembled.
        first, last: its days; where no day is told, that of the first report.
        sides: those of it who may fight.
        country: where it is told to have happened, or None.
        related: the registered agreements of its conflict that have a side of it.
    """

    incident: Incident
    first: date
    last: date
    sides: frozenset[str]
    country: str | None
    related: tuple[Agreement, ...]

    @property
    def conflict(self) -> str | None:
        """The one conflict of the register that it belongs to, or None."""
        conflicts = {agreement.conflict for agreement in self.related}
        return next(iter(conflicts)) if len(conflicts) == 1 else None

    @property
    def marks(self) -> frozenset[str]:
        """By what it is told from a truce of others. A state may be told as a side, or as the country."""
        return self.sides | ({self.country} if self.country is not None else set())

    @property
    def is_announcement(self) -> bool:
        told = self.incident.told
        is_news = told is not None and abs(told - self.first) <= _NEWS
        return is_news and bool(self.marks)

    @property
    def is_dated(self) -> bool:
        return self.incident.start is not None

    @property
    def is_covered(self) -> bool:
        return any(_is_near(self, one) or (not self.is_dated and _is_recent(self.first, one)) for one in self.related)

    def is_of(self, other: _Telling) -> bool:
        """Whether both tell of truces of the same conflict or, where it is none of the register's, of the same parties."""
        if self.conflict != other.conflict:
            return False
        return self.conflict is not None or not self.marks.isdisjoint(other.marks)


def _tell(incident: Incident, register: Sequence[Agreement], bystanders: Collection[str]) -> _Telling | None:
    first, last = incident.start or incident.told, incident.end or incident.told
    if incident.type not in TOLD_OF or not incident.asserting or first is None or last is None:
        return None
    sides = frozenset(side for side in (*incident.actors, *incident.targets) if side not in bystanders)
    country = incident.place.country if incident.place is not None else None
    found = concerned(register, country=country, sides=sides, named=incident.agreements)
    if not found:  # the place may be where they met
        found = concerned(register, country=None, sides=sides)
    heard = {account.speaker for account in incident.asserting}.difference(bystanders)
    return _Telling(incident, first, last, sides, country, tuple(_related(found, sides, heard)))


def _related(found: Iterable[Agreement], sides: Collection[str], heard: Collection[str]) -> Iterator[Agreement]:
    """Of some agreements those of the conflict that has most of the sides and, as between such, of the speakers."""
    shared = [(_shared(agreement, sides), _shared(agreement, heard), agreement) for agreement in found]
    most = max(((own, spoken) for own, spoken, _ in shared), default=None)
    conflicts = {agreement.conflict for own, spoken, agreement in shared if (own, spoken) == most}
    for own, _, agreement in shared:
        if agreement.conflict in conflicts and (own or not sides):
            yield agreement


def _shared(agreement: Agreement, sides: Iterable[str]) -> int:
    """How many of the sides, or the countries that they belong to, have a part in an agreement."""
    part = {*agreement.cast, *agreement.mediators, *agreement.guarantors}
    return sum(side in part or side.partition(".")[0] in part for side in sides)


def _is_enough(group: Sequence[_Telling]) -> bool:
    """Whether what tells of a truce is more than one report's mention of another time, or of a place alone."""
    reports = {
        claim.rpartition("#")[0] for one in group for account in one.incident.asserting for claim in account.claims
    }
    return len(reports) > 1 or any(one.is_dated and (one.sides or one.conflict) for one in group)


def _is_near(told: _Telling, agreement: Agreement) -> bool:
    """Whether an agreement was signed, took effect or was amended within a few days of what is told."""
    spans = [(agreement.signed, agreement.effect), *((one.made, one.made) for one in agreement.amendments)]
    return any(
        told.last >= _day(first.time, agreement) - _FEW and told.first <= _day(last.time, agreement) + _FEW
        for first, last in spans
    )


def _is_recent(day: date, agreement: Agreement) -> bool:
    """Whether an agreement was in its life on a day, or had ended not long before."""
    closes = window_at(agreement, EVER)[1]
    last = None if closes is None else _day(closes.time, agreement) + _NEWS
    return day >= _day(agreement.signed.time, agreement) and (last is None or day <= last)


def _day(instant: datetime, agreement: Agreement) -> date:
    return instant.astimezone(ZoneInfo(agreement.zone)).date()


def _proposal(group: Sequence[_Telling], ends: Iterable[_Telling]) -> ProposedAgreement:
    incidents = [one.incident for one in group]
    days = {
        event: min((one.first for one in group if one.incident.type is event), default=None)
        for event in (EventType.TRUCE_AGREED, EventType.TRUCE_EFFECTIVE)
    }
    after, until = max(one.first for one in group), group[0].first + _NEWS
    ended = [one.first for one in ends if one.is_of(group[0]) and after < one.first <= until]
    conflict = group[0].conflict
    asserting = [account for incident in incidents for account in incident.asserting]
    return ProposedAgreement(
        id=f"proposed-{conflict or _label(group[0])}-{group[0].first}",
        conflict=conflict,
        sides=tuple(sorted({side for one in group for side in one.sides})),
        countries=tuple(sorted({one.country for one in group if one.country is not None})),
        agreed=days[EventType.TRUCE_AGREED],
        effective=days[EventType.TRUCE_EFFECTIVE],
        day_told=any(one.is_dated for one in group),
        ended=min(ended, default=None),
        incidents=tuple(sorted(incident.id for incident in incidents)),
        claims=tuple(sorted({claim for account in asserting for claim in account.claims})),
        speakers=tuple(sorted({account.speaker for account in asserting})),
        denied_by=tuple(sorted({account.speaker for incident in incidents for account in incident.denying})),
        reason=_reason(conflict),
    )


def _label(first: _Telling) -> str:
    return (first.country or "-".join(sorted(first.sides))).lower()


def _reason(conflict: str | None) -> str:
    if conflict is None:
        return "no registered agreement is of these sides and countries"
    return f"no agreement of {conflict} was signed, took effect or was amended within {_FEW.days} days of it"
