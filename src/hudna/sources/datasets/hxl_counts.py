"""A column of an HXL-tagged sheet as counts by day, be the sheet one of events or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hudna.sources.datasets.countries import load_countries
from hudna.sources.datasets.hxl import country_of, days
from hudna.sources.datasets.hxl_sheets import opened_sheet
from hudna.sources.datasets.rows import BadCellError
from hudna.sources.datasets.tables import row_of
from hudna.sources.pieces import Piece
from hudna.sources.unreadable import UnreadableError


@dataclass(frozen=True, slots=True)
class Cell:
    """The count of a row, with its days and its country."""

    first: date
    last: date
    count: int
    country: str | None


def counts_of(piece: Piece, hashtag: str) -> Iterator[tuple[int, Cell | str]]:
    """By line, the count of each row whose cell is not empty, or what is wrong with it.

    Raises:
        UnreadableError: the sheet has no hashtags, no such column, or none for the day.
    """
    with opened_sheet(piece) as sheet:
        column = sheet.tags.find(hashtag)
        if not column:
            there = ", ".join(name for name in sheet.tags.columns if name.startswith("#"))
            raise UnreadableError(f"no column {hashtag} (there are: {there})")
        if not sheet.tags.find("#date"):
            raise UnreadableError("no column #date: nobody could say of which days its counts are")
        for line in sheet.rows:
            row = row_of(line, sheet.tags.columns)
            if row is None:
                yield line[0], f"{len(line[1])} cells under {len(sheet.tags.columns)} columns"
                continue
            try:
                count = row.whole(column)
                if count is not None:
                    country, _ = country_of(row, sheet.tags, load_countries())
                    yield line[0], Cell(*days(row, sheet.tags), count, country)
            except BadCellError as error:
                yield line[0], str(error)
