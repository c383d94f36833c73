"""A dataset's table, row by row: readings, refusals of bad rows, and what was passed over, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from hudna.model.readings import Reading
from hudna.model.reports import Refusal
from hudna.sources.datasets.coding import reading_of
from hudna.sources.datasets.events import Event
from hudna.sources.datasets.rows import BadCellError, Row
from hudna.sources.datasets.tables import Line, row_of
from hudna.sources.pieces import Allowance

_OFTEN = 1000  # rows after which the work is known to go well
_SORTS = 12  # kinds that are named of those passed over

EventOf = Callable[[Row], Event]


def events(rows: Iterable[Line], columns: Sequence[str], event_of: EventOf) -> Iterator[tuple[int, Event | str]]:
    """By line, the event of each row under a header, or what is wrong with it.

    A row of HXL hashtags, which some downloads have under the header, is no event.
    """
    for line in rows:
        if all(cell.strip().startswith("#") for cell in line[1] if cell.strip()):
            continue
        row = row_of(line, columns)
        if row is None:
            yield line[0], f"{len(line[1])} cells under {len(columns)} columns"
            continue
        try:
            yield line[0], event_of(row)
        except BadCellError as error:
            yield line[0], str(error)


def readings(
    told: Iterable[tuple[int, Event | str]],
    where: str,
    source: str,
    rule: str,
    allowance: Allowance,
    notices: tuple[str, ...] = (),
) -> Iterator[Reading | Refusal]:
    """What is taken of a dataset.

    Args:
        told: its events, and what is wrong with rows, by line.
        where: the file as shown to the user.
        source, rule: see `reading_of`.
        allowance: is told that the work goes well.
        notices: about the file, which the first reading carries.
    """
    skipped: Counter[str] = Counter()
    for number, (line, event) in enumerate(told, start=1):
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
            reading = reading_of(own, source, rule)
            yield replace(reading, report=replace(reading.report, where=place))
    if skipped:
        yield Refusal(where, _passed_over(skipped))


def _passed_over(skipped: Counter[str]) -> str:
    named = [f"{sort} ({times})" for sort, times in skipped.most_common(_SORTS)]
    more = [f"{len(skipped) - _SORTS} more kinds"] if len(skipped) > _SORTS else []
    total = skipped.total()
    are = "1 event was" if total == 1 else f"{total} events were"
    return f"{are} passed over, being nothing that is coded for a ceasefire: {', '.join([*named, *more])}"
