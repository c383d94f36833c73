"""Agreements: who is bound to what, from when, until when, and where that is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from enum import StrEnum
from functools import cached_property

from hudna.model.events import EventType


class ProvisionKind(StrEnum):
    """What an obligation is about."""

    CESSATION = "cessation"
    WITHDRAWAL = "withdrawal"
    NON_REINFORCEMENT = "non-reinforcement"
    EXCHANGE = "exchange"
    ACCESS = "access"
    MONITORING = "monitoring"
    NEGOTIATION = "negotiation"
    PROTECTION = "protection"
    RETURN = "return"
    TRANSPORT = "transport"


class Phase(StrEnum):
    """Where an agreement is in its life at an instant."""

    NOT_YET_AGREED = "not yet agreed"
    AGREED = "agreed, not in force"
    IN_FORCE = "in force"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """An instant written in an agreement.

    Attributes:
        time: the instant, with an offset from UTC.
        zone_given: False where the text names no time zone and the offset is the local one by assumption.
        note: how the instant is known, where the text needs reading ("dawn", "midnight").
    """

    time: datetime
    zone_given: bool = True
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DailyHours:
    """The hours of each day in which alone something binds, as of a humanitarian pause.

    Attributes:
        opens, closes: by the clocks of the agreement's zone; where `closes` is the earlier, the hours run over midnight.
    """

    opens: time
    closes: time

    def __str__(self) -> str:
        return f"{self.opens:%H:%M} to {self.closes:%H:%M}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """One obligation.

    Attributes:
        id: unique within the agreement.
        kind: what it is about.
        text: the obligation in the project's own words, by language code.
        bound: ids of the parties that it binds.
        asked: True where the text asks this of sides that have not themselves undertaken it: the other side of a
            unilateral truce, an armed group for which a state answers, the forces of an entity that did not sign.
        start, end: window of effect; None for the agreement's own.
        deadline: by when it must be fulfilled, or None for a standing obligation.
        daily: the hours of each day in which alone it binds; None for the agreement's own.
        countries: ISO 3166-1 alpha-3 of where it holds; empty for the agreement's.
        places: gazetteer names of the only places where it holds; empty for everywhere in those countries.
        breached_by, fulfilled_by: event types that, done by a bound party, breach or fulfil it.
    """

    id: str
    kind: ProvisionKind
    text: dict[str, str]
    bound: tuple[str, ...]
    asked: bool = False
    start: Moment | None = None
    end: Moment | None = None
    deadline: Moment | None = None
    daily: DailyHours | None = None
    countries: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    breached_by: tuple[EventType, ...] = ()
    fulfilled_by: tuple[EventType, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """A later change: what it moves, since when, and where that is written.

    Attributes:
        made: the instant from which the change counts.
        provision: id of the provision that it changes; None for the agreement's own window.
        deadline, end: the new instants, where it moves them.
        note: what was changed, in a sentence.
        reference: where it is written.
    """

    made: Moment
    note: str
    reference: str
    provision: str | None = None
    deadline: Moment | None = None
    end: Moment | None = None


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """A ceasefire or related accord.

    Attributes:
        id: `<conflict>-<date>`, for example `karabakh-2020-10-10`.
        conflict: the conflict that it belongs to.
        name: by language code.
        form: joint statement, resolution, memorandum, unilateral declaration, ...
        zone: IANA name of the time zone of the land where it holds, by which its days are counted.
        signed: when it was agreed or announced.
        effect: when it enters into force.
        end: when it ends by its own terms or was ended; None while open.
        end_reason: why it ended: expired, superseded, collapsed; None while open.
        daily: the hours of each day in which alone it binds, or None for all of them.
        sides: ids of the parties, grouped by side: those of one group act and speak for the same cause.
        members: by id of a party, the ids of who acts for it: the states of a coalition, the units of a force.
        excludes: ids of those against whom action is outside the agreement, as designated groups often are.
        mediators, guarantors: ids.
        countries: ISO 3166-1 alpha-3 of where it holds.
        places: gazetteer names that point to it when a claim names no agreement.
        aliases: what reports call it, by language code.
        provisions, amendments, references: its content, later changes, and where it is written.
    """

    id: str
    conflict: str
    name: dict[str, str]
    form: str
    zone: str
    signed: Moment
    effect: Moment
    end: Moment | None = None
    end_reason: str | None = None
    daily: DailyHours | None = None
    sides: tuple[tuple[str, ...], ...]
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    excludes: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    guarantors: tuple[str, ...] = ()
    countries: tuple[str, ...]
    places: tuple[str, ...] = ()
    aliases: dict[str, tuple[str, ...]]
    provisions: tuple[Provision, ...]
    amendments: tuple[Amendment, ...] = ()
    references: tuple[str, ...]

    @property
    def is_unilateral(self) -> bool:
        """Whether one side declared it: it binds that side, and is asked of the other."""
        return self.form.startswith("unilateral")

    @property
    def is_resolution(self) -> bool:
        """Whether a council resolved it: its parties are bound, and agreed to nothing."""
        return self.form.endswith("resolution")

    @property
    def parties(self) -> tuple[str, ...]:
        """Ids of all parties, side after side."""
        return tuple(party for side in self.sides for party in side)

    @cached_property
    def cast(self) -> frozenset[str]:
        """Ids of all whose deeds and fate it may concern: parties, who acts for them, and the countries' own people."""
        members = (member for acting in self.members.values() for member in acting)
        return frozenset((*self.parties, *members, *self.countries))
