"""The kinds of datasets that are tables of text, as intake takes them."""

from __future__ import annotations

from collections.abc import Iterator

from hudna.sources.datasets import acled
from hudna.sources.datasets.tables import lines, opened_text, separator_of
from hudna.sources.datasets.taking import EventOf, events, readings
from hudna.sources.formats import HEAD
from hudna.sources.pieces import Allowance, Item, Piece


def unpack_acled(piece: Piece, allowance: Allowance) -> Iterator[Item]:
    """The events of an ACLED export.

    Raises:
        UnreadableError: it is no such table.
    """
    yield from _unpack(piece, allowance, acled.SOURCE, "acled", acled.NEEDED, acled.event_of)


def _unpack(
    piece: Piece, allowance: Allowance, source: str, rule: str, needed: frozenset[str], event_of: EventOf
) -> Iterator[Item]:
    separator = separator_of(piece.head(HEAD), lambda cells: needed <= set(cells))
    with opened_text(piece) as (text, notices):
        rows = lines(text, separator)
        _, header = next(rows)
        columns = [cell.strip().lower() for cell in header]
        yield from readings(events(rows, columns, event_of), piece.where, source, rule, allowance, notices)
