"""A dataset's table, row by row: readings, refusals of bad rows, and what was passed over, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from hudna.model.readings import Reading
from hudna.model.reports import Refusal
from hudna.sources.datasets.coding import reading_of
from hudna.sources.datasets.told import Told
from hudna.sources.pieces import Allowance
from hudna.sources.unreadable import UnreadableError

_OFTEN = 1000  # rows after which the work is known to go well
_SORTS = 12  # kinds that are named of those passed over


def readings(told: Told, where: str, allowance: Allowance) -> Iterator[Reading | Refusal]:
    """What is taken of a dataset.

    Args:
        told: what its file tells; the first reading carries the notices about it.
        where: the file as shown to the user.
        allowance: is told that the work goes well.

    Raises:
        UnreadableError: there is no row, or what follows is no table.
    """
    skipped: Counter[str] = Counter()
    with allowance.following(told.reached):
        yield from _taken(told, where, allowance, skipped)
    if skipped:
        yield Refusal(where, _passed_over(skipped))


def _taken(told: Told, where: str, allowance: Allowance, skipped: Counter[str]) -> Iterator[Reading | Refusal]:
    """The readings and bad rows; what is passed over is counted."""
    notices = told.notices
    number = 0
    for number, (line, event) in enumerate(told.events, start=1):
        if number % _OFTEN == 0:
            allowance.working()
        place = f"{where} › line {line}"
        if isinstance(event, str):
            yield Refusal(place, event)
        elif event.type is None or event.skipped:
            skipped[event.skipped or event.sort] += 1
        else:
            own = replace(event, notices=(*event.notices, *notices))
            notices = ()
            reading = reading_of(own, told.source, told.rule)
            yield replace(reading, report=replace(reading.report, where=place))
    if not number:
        raise UnreadableError("no row under its header")


def _passed_over(skipped: Counter[str]) -> str:
    named = [f"{sort} ({times})" for sort, times in skipped.most_common(_SORTS)]
    more = [f"{len(skipped) - _SORTS} more kinds"] if len(skipped) > _SORTS else []
    total = skipped.total()
    are = "1 event was" if total == 1 else f"{total} events were"
    return f"{are} passed over, being nothing that is coded for a ceasefire: {', '.join([*named, *more])}"
