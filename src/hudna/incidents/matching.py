"""Which types of events may be one event, and how far apart in time claims of one event may stand."""

from __future__ import annotations

import tomllib
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated

import msgspec

from hudna.model.errors import DataError
from hudna.model.events import EventType

DATA = Path(__file__).parents[1] / "data" / "incidents"
MATCHING = DATA / "matching.toml"


class Matching(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """The file of what is compared with what.

    Attributes:
        days: how many days apart claims of one event may end; what goes on is told of up to the day of telling, whenever it began.
        link: bits that the strongest pair of an incident's claims has to weigh at least; weaker ones only have a say in the mean.
        near: kilometres between places that may be one place.
        region: kilometres from the middle of a region within which a place may lie in it.
        reach: claims of a report in which a place that one tells is still where the next happened that tells none.
        sum_from, sum_until: the fewest and the most days between the first and the last of what is told in sum.
        groups: kinds of matter, each with its event types; every type stands in one. Types of one group may be one event.
        once: event types that happen once in the life of an agreement.
        lasting: event types whose outcome stays, so that they are told of long after.
        everywhere: groups that are compared whatever the conflict, as those who talk may be parties to none.
    """

    days: Annotated[int, msgspec.Meta(ge=0)]
    link: Annotated[float, msgspec.Meta(ge=0)]
    near: Annotated[float, msgspec.Meta(gt=0)]
    region: Annotated[float, msgspec.Meta(gt=0)]
    reach: Annotated[int, msgspec.Meta(ge=0)]
    sum_from: Annotated[int, msgspec.Meta(ge=1)]
    sum_until: Annotated[int, msgspec.Meta(ge=1)]
    groups: dict[str, tuple[EventType, ...]]
    once: frozenset[EventType]
    lasting: frozenset[EventType]
    everywhere: frozenset[str]

    @cached_property
    def _group_of(self) -> dict[EventType, str]:
        return {event: group for group, events in self.groups.items() for event in events}

    def group(self, event: EventType) -> str:
        """The kind of matter of an event type."""
        return self._group_of[event]


@cache
def load_matching(file: Path = MATCHING) -> Matching:
    """Read the file.

    Raises:
        DataError: it is not TOML, has not that shape, or a type stands in no group or in two.
    """
    try:
        matching = msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), Matching)
    except (msgspec.ValidationError, tomllib.TOMLDecodeError) as error:
        raise DataError(file.name, "file", str(error)) from error
    listed = [event for events in matching.groups.values() for event in events]
    for event in EventType:
        if listed.count(event) != 1:
            raise DataError(file.name, "groups", f"{event} stands in {listed.count(event)} groups, not in one")
    strangers = matching.everywhere - matching.groups.keys()
    if strangers:
        raise DataError(file.name, "everywhere", f"there is no group {', '.join(sorted(strangers))}")
    return matching
