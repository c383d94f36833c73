"""What a dataset's file tells: its events, one after the other, under the source that it is of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass

from hudna.sources.datasets.events import Event
from hudna.sources.datasets.rows import BadCellError, Row
from hudna.sources.datasets.tables import Line, lines, opened_text, row_of, separator_of
from hudna.sources.formats import HEAD
from hudna.sources.pieces import Piece

EventOf = Callable[[Row], Event]


@dataclass(frozen=True, slots=True)
class Told:
    """What a file of a dataset tells.

    Attributes:
        source: who publishes the dataset.
        rule: what the ids of its rules begin with.
        events: by line, each event, or what is wrong with it.
        notices: about the file as a whole.
        reached: how far in the file reading is, in bytes; 0 where that is not known.
    """

    source: str
    rule: str
    events: Iterator[tuple[int, Event | str]]
    notices: tuple[str, ...] = ()
    reached: Callable[[], int] = lambda: 0


Opened = Callable[[Piece], AbstractContextManager[Told]]
"""Opens a piece of one kind of dataset; raises `UnreadableError` where it is none."""


def events_of(rows: Iterable[Line], columns: Sequence[str], event_of: EventOf) -> Iterator[tuple[int, Event | str]]:
    """By line, the event of each row under a header, or what is wrong with it.

    A row of HXL hashtags, which some downloads have under the header, is no event.
    """
    for number, cells in rows:
        if all(cell.strip().startswith("#") for cell in cells if cell.strip()):
            continue
        row = row_of((number, cells), columns)
        if row is None:
            yield number, f"{len(cells)} cells under {len(columns)} columns"
            continue
        try:
            yield number, event_of(row)
        except BadCellError as error:
            yield number, str(error)


@contextmanager
def headed(piece: Piece, source: str, needed: frozenset[str], event_of: EventOf) -> Iterator[Told]:
    """A table of text under a header.

    Args:
        piece: the file.
        source: who publishes the dataset.
        needed: the columns by which its header is told.
        event_of: makes an event of a row.

    Raises:
        UnreadableError: it is no such table.
    """
    rule = source.partition(" ")[0].lower()
    separator = separator_of(piece.head(HEAD), lambda cells: needed <= set(cells))
    with opened_text(piece) as opened:
        rows = lines(opened.text, separator)
        _, header = next(rows)
        columns = [cell.strip().lower() for cell in header]
        yield Told(source, rule, events_of(rows, columns, event_of), opened.notices, opened.reached)
