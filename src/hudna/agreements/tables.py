"""The tables of an agreement's file, and what they become in the model."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from hudna.model.agreements import Agreement, Amendment, DailyHours, Moment, Provision, ProvisionKind
from hudna.model.errors import DataError
from hudna.model.events import EventType

Words = Annotated[str, msgspec.Meta(min_length=1)]
Party = Annotated[str, msgspec.Meta(pattern=r"^[A-Z][A-Z0-9_-]*(\.[A-Z]+)?$")]
Country = Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{3}$")]
Side = Annotated[tuple[Party, ...], msgspec.Meta(min_length=1)]


class Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of the file; a key that it does not know is an error. Fields of type Any hold moments."""


class DailyTable(Table, frozen=True, kw_only=True):
    """`daily`: from when to when each day, in local time."""

    opens: time = msgspec.field(name="from")
    closes: time = msgspec.field(name="to")


class ProvisionTable(Table, frozen=True, kw_only=True):
    """`[[provision]]`."""

    id: Words
    kind: ProvisionKind
    bound: Annotated[tuple[Party, ...], msgspec.Meta(min_length=1)] | Literal["all"]
    asked: bool = False
    text: dict[str, Words]
    start: Any = None
    end: Any = None
    deadline: Any = None
    daily: DailyTable | None = None
    countries: tuple[Country, ...] = ()
    places: tuple[Words, ...] = ()
    breached_by: tuple[Words, ...] = ()
    fulfilled_by: tuple[Words, ...] = ()


class AmendmentTable(Table, frozen=True, kw_only=True):
    """`[[amendment]]`."""

    made: Any
    note: Words
    reference: Words
    provision: Words | None = None
    deadline: Any = None
    end: Any = None


class AgreementTable(Table, frozen=True, kw_only=True):
    """The whole file."""

    id: Words
    conflict: Words
    name: dict[str, Words]
    form: Words
    zone: Words
    signed: Any
    effect: Any
    end: Any = None
    end_reason: Literal["expired", "superseded", "collapsed"] | None = None
    daily: DailyTable | None = None
    sides: Annotated[tuple[Side, ...], msgspec.Meta(min_length=1)]
    members: dict[Party, Side] = {}
    excludes: tuple[Party, ...] = ()
    mediators: tuple[Party, ...] = ()
    guarantors: tuple[Party, ...] = ()
    countries: Annotated[tuple[Country, ...], msgspec.Meta(min_length=1)]
    places: tuple[Words, ...] = ()
    aliases: dict[str, tuple[Words, ...]]
    provision: Annotated[tuple[ProvisionTable, ...], msgspec.Meta(min_length=1)]
    amendment: tuple[AmendmentTable, ...] = ()
    references: Annotated[tuple[Words, ...], msgspec.Meta(min_length=1)]


def build(table: AgreementTable, file: str) -> Agreement:
    """The agreement that a file's tables tell.

    Raises:
        DataError: where a moment, the time zone or an event type cannot be read.
    """
    clock = _Clock(file, _zone(table.zone, file))
    parties = tuple(party for side in table.sides for party in side)
    return Agreement(
        id=table.id,
        conflict=table.conflict,
        name=table.name,
        form=table.form,
        zone=table.zone,
        signed=clock.moment("signed", table.signed),
        effect=clock.moment("effect", table.effect),
        end=clock.optional("end", table.end, closing=True),
        end_reason=table.end_reason,
        daily=_daily(table.daily),
        sides=table.sides,
        members=table.members,
        excludes=table.excludes,
        mediators=table.mediators,
        guarantors=table.guarantors,
        countries=table.countries,
        places=table.places,
        aliases=table.aliases,
        provisions=tuple(_provision(provision, parties, clock) for provision in table.provision),
        amendments=tuple(_amendment(number, amendment, clock) for number, amendment in enumerate(table.amendment)),
        references=table.references,
    )


def _zone(name: str, file: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise DataError(file, "zone", f"there is no time zone {name}") from error


@dataclass(frozen=True, slots=True)
class _Clock:
    """Reads moments, on the clocks of `zone` where the text names no time zone."""

    file: str
    zone: ZoneInfo

    def optional(self, place: str, value: object, *, closing: bool = False) -> Moment | None:
        return None if value is None else self.moment(place, value, closing=closing)

    def moment(self, place: str, value: object, *, closing: bool = False) -> Moment:
        """A moment; a day alone counts from its first second, or to its last where it closes a window."""
        note = None
        if isinstance(value, dict):
            value, note = self._noted(place, value)
        if isinstance(value, datetime):
            if value.tzinfo is not None:
                # With the library's offset: that of the TOML reader cannot be handed from process to process.
                return Moment(time=datetime.fromisoformat(value.isoformat()), note=note)
            return Moment(time=self._local(value), zone_given=False, note=note)
        if isinstance(value, date):
            hour = time(23, 59, 59) if closing else time.min
            return Moment(
                time=self._local(datetime.combine(value, hour)),
                zone_given=False,
                note=note or ("to the end of the day" if closing else "from the beginning of the day"),
            )
        raise DataError(self.file, place, "is not a date or a date with a time, written without quotation marks")

    def _noted(self, place: str, value: dict[str, Any]) -> tuple[object, str]:
        note = value.get("note")
        if value.keys() != {"at", "note"} or not isinstance(note, str):
            raise DataError(self.file, place, "takes the keys `at` and `note`, and no other")
        return value["at"], note

    def _local(self, naive: datetime) -> datetime:
        """The instant at a local time, with its offset from UTC fixed, as if the file had written it."""
        return datetime.fromisoformat(naive.replace(tzinfo=self.zone).isoformat())


def _provision(table: ProvisionTable, parties: tuple[str, ...], clock: _Clock) -> Provision:
    place = f"provision {table.id}"
    return Provision(
        id=table.id,
        kind=table.kind,
        text=table.text,
        bound=parties if table.bound == "all" else table.bound,
        asked=table.asked,
        start=clock.optional(f"{place}: start", table.start),
        end=clock.optional(f"{place}: end", table.end, closing=True),
        deadline=clock.optional(f"{place}: deadline", table.deadline, closing=True),
        daily=_daily(table.daily),
        countries=table.countries,
        places=table.places,
        breached_by=_event_types(table.breached_by, clock.file, f"{place}: breached_by"),
        fulfilled_by=_event_types(table.fulfilled_by, clock.file, f"{place}: fulfilled_by"),
    )


def _daily(table: DailyTable | None) -> DailyHours | None:
    return None if table is None else DailyHours(opens=table.opens, closes=table.closes)


def _amendment(number: int, table: AmendmentTable, clock: _Clock) -> Amendment:
    place = f"amendment[{number}]"
    return Amendment(
        made=clock.moment(f"{place}: made", table.made),
        note=table.note,
        reference=table.reference,
        provision=table.provision,
        deadline=clock.optional(f"{place}: deadline", table.deadline, closing=True),
        end=clock.optional(f"{place}: end", table.end, closing=True),
    )


def _event_types(codes: tuple[str, ...], file: str, place: str) -> tuple[EventType, ...]:
    """The event types that the codes name; `attack.*` names the whole family."""
    found: list[EventType] = []
    for code in codes:
        family = code.removesuffix(".*")
        named = [event for event in EventType if code in {event.value, f"{event.family}.*"}]
        if not named:
            what = f"family of event types {family}" if code.endswith(".*") else f"event type {code}"
            raise DataError(file, place, f"there is no {what}")
        found += named
    if len(found) != len(set(found)):
        raise DataError(file, place, "names an event type twice")
    return tuple(found)
