"""A new truce: an agreement that comes into force, or one that reports announce."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hudna.compliance.alerts.episodes import episodes
from hudna.compliance.alerts.rules import TruceRule
from hudna.model.agreements import Agreement
from hudna.model.alerts import Alert, AlertKind
from hudna.model.concern import concerned
from hudna.model.events import EventType
from hudna.model.incidents import Grade, Incident

ANNOUNCED = (EventType.TRUCE_AGREED, EventType.TRUCE_EFFECTIVE)
"""What is told of a truce that is announced."""

_Where = tuple[str, ...]
"""By what truces of no registered agreement are told apart: a conflict or a country, or the parties where neither is known."""


def followed(agreement: Agreement, days: Collection[date], rule: TruceRule) -> bool:
    """Whether an agreement was followed from its effect on.

    What began long before the first report is no news, and of what happened to it in between nothing is known.

    Args:
        agreement: as registered.
        days: days on which reports about the conflict were published.
        rule: the thresholds.
    """
    effect = agreement.effect.time.astimezone(ZoneInfo(agreement.zone)).date()
    return bool(days) and effect >= min(days) - timedelta(days=rule.fresh_days)


def in_force(agreement: Agreement, at: datetime) -> Alert | None:
    """An alert where an agreement had come into force by an instant."""
    zone = ZoneInfo(agreement.zone)
    effect = agreement.effect.time
    if at < effect:
        return None
    stated = "" if agreement.effect.zone_given else ", the text giving no time zone"
    return Alert(
        kind=AlertKind.TRUCE_IN_FORCE,
        subject=(agreement.id,),
        agreement=agreement.id,
        day=effect.astimezone(zone).date(),
        title=f"In force: {agreement.name['en']}",
        reason=(
            f"{agreement.form}, in force from {effect.astimezone(zone):%Y-%m-%d %H:%M} local time{stated}; "
            f"parties: {', '.join(agreement.parties)}"
        ),
    )


def announced(
    incidents: Iterable[Incident],
    register: Sequence[Agreement],
    at: datetime,
    rule: TruceRule,
    raised: Collection[Alert] = (),
) -> Iterator[Alert]:
    """An alert for each truce that reports tell of as agreed, or as come into effect.

    One of a registered agreement is told within `apart_days` of the days from its signature to its effect, or without a
    day and by the agreement's name. Any other is raised where its parties are told: those of one conflict (or, where
    that is not known, in one country or, where that is not told either, of the same two parties) with no more than
    `apart_days` between them are taken to be one.

    Args:
        incidents: any; only announcements of truces that were news when they were told count.
        register: all agreements.
        at: up to which instant.
        rule: the thresholds.
        raised: alerts raised before; an announcement that belongs to one of them is not raised again.
    """
    registered: defaultdict[str, list[_Announcement]] = defaultdict(list)
    others: defaultdict[_Where, list[_Announcement]] = defaultdict(list)
    nowhere: list[_Announcement] = []
    for incident in incidents:
        told = _announcement(incident, at, rule)
        if told is None:
            continue
        near = _concerned(incident, register)
        agreement = _nearest(told, near, rule)
        if agreement is not None:
            registered[agreement.id].append(told)
        elif told.parties and (land := _where(incident, near)) is not None:
            others[(land,)].append(told)
        elif len(set(told.parties)) > 1:
            nowhere.append(told)
    for agreement in register:
        if agreement.id in registered:
            yield _alert(registered[agreement.id], agreement.name["en"], agreement.id, agreement=agreement.id)
    for told in sorted(nowhere, key=lambda one: (one.day, sorted(one.parties))):
        others[_placed(told, others, rule)].append(told)
    earlier = [one for one in raised if one.kind is AlertKind.TRUCE_ANNOUNCED]
    for where, tellings in others.items():
        parties = {party for one in tellings for party in one.parties}
        before = {one.day for one in earlier if _may_be_one(where, parties, one.subject[:-1])}
        for days in episodes((one.day for one in tellings), rule.apart_days, before):
            group = [one for one in tellings if one.day in days]
            named = ", ".join(sorted({party for one in group for party in one.parties}))
            yield _alert(group, f"{named}, of no registered agreement", *where, days[0].isoformat())


@dataclass(frozen=True, slots=True)
class _Announcement:
    """A truce as one incident tells it: `day` is that of the event, or else that on which it was told."""

    day: date
    incident: Incident

    @property
    def parties(self) -> tuple[str, ...]:
        return (*self.incident.actors, *self.incident.targets)


def _announcement(incident: Incident, at: datetime, rule: TruceRule) -> _Announcement | None:
    """An announcement that had been made, and was news when it was told; None where an incident is none such."""
    if incident.type not in ANNOUNCED or incident.grade is Grade.REFUTED or not incident.asserting:
        return None
    day, told = incident.start or incident.told, incident.told or incident.start
    if day is None or told is None or max(day, told) > at.date():
        return None
    return _Announcement(day, incident) if (told - day).days <= rule.fresh_days else None


def _concerned(incident: Incident, register: Sequence[Agreement]) -> tuple[Agreement, ...]:
    """The agreements of the conflict of an announcement; made in a third country, its parties tell which that is."""
    country = incident.place.country if incident.place is not None else None
    sides, named = (*incident.actors, *incident.targets), incident.agreements
    there = concerned(register, country=country, sides=sides, named=named)
    return there or concerned(register, country=None, sides=sides, named=named)


def _nearest(told: _Announcement, near: Iterable[Agreement], rule: TruceRule) -> Agreement | None:
    """The registered agreement of which an announcement tells, if it tells of one."""
    named = told.incident.agreements
    if told.incident.start is None and named:
        return next((agreement for agreement in near if agreement.id in named), None)
    close = [agreement for agreement in near if _distance(agreement, told.day) <= rule.apart_days]
    return min(close, key=lambda one: (_distance(one, told.day), one.id not in named), default=None)


def _where(incident: Incident, near: Iterable[Agreement]) -> str | None:
    """By what an announcement of no registered agreement is told from others: its conflict, or else its country."""
    conflicts = {agreement.conflict for agreement in near}
    if len(conflicts) == 1:
        return conflicts.pop()
    return incident.place.country if incident.place is not None else None


def _placed(told: _Announcement, others: Mapping[_Where, Sequence[_Announcement]], rule: TruceRule) -> _Where:
    """By what an announcement that tells no country goes: with another of those days that may be of it, or by its parties."""
    own = tuple(sorted(set(told.parties)))
    for where in sorted(others):
        near = [one for one in others[where] if abs(one.day - told.day).days <= rule.apart_days]
        if near and _may_be_one(where, {party for one in near for party in one.parties}, own):
            return where
    return own


def _may_be_one(where: _Where, parties: Collection[str], other: _Where) -> bool:
    """Whether truces of some days may be one: where a country is told of but one of them, by two parties or by the country."""
    if len(where) == len(other) == 1:
        return where == other
    shared = {*where, *parties}.intersection(other)
    return len(shared) > 1 or (len(where) == 1 and where[0] in shared) or (len(other) == 1 and bool(shared))


def _distance(agreement: Agreement, day: date) -> int:
    """How many days a day lies from those on which an agreement was agreed and came into force."""
    zone = ZoneInfo(agreement.zone)
    first, last = sorted(moment.time.astimezone(zone).date() for moment in (agreement.signed, agreement.effect))
    return max((first - day).days, (day - last).days, 0)


def _alert(tellings: Sequence[_Announcement], of: str, *subject: str, agreement: str | None = None) -> Alert:
    speakers = sorted({account.speaker for one in tellings for account in one.incident.asserting})
    return Alert(
        kind=AlertKind.TRUCE_ANNOUNCED,
        subject=subject,
        agreement=agreement,
        day=min(one.day for one in tellings),
        title=f"Truce announced: {of}",
        reason=f"told as agreed or in effect by {', '.join(speakers)}",
        incidents=tuple(one.incident.id for one in tellings),
        figures={"incidents": len(tellings)},
    )
