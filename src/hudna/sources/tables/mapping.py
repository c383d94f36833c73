"""Which column is which, as the user says it: `reports.columns.toml` beside `reports.csv`, read strictly."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import msgspec

from hudna.sources.formats import suffix_of
from hudna.sources.opened import read_bytes
from hudna.sources.pieces import Piece
from hudna.sources.unreadable import UnreadableError

ENDING = ".columns.toml"
_MAX_BYTES = 100_000

_Words = Annotated[str, msgspec.Meta(min_length=1)]


class Mapping(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the user says of a table; what is left out is told by the columns' names.

    Attributes:
        text, title, published, source, url, lang, id: the name of the column that holds it; in lines of JSON, the keys
            that lead to it, with dots between.
        source_is, lang_is: what holds for every row.
        date_format: of `published`, as `datetime.strptime` has it.
        day_first: whether days stand before months in it.
        sheet: the one sheet of a workbook that is read.
        header_row: the row with the columns' names, from 1; by default, the first that is not blank.
        delimiter: between the cells of a file of separated values.
        encoding: of the file, where it is none of Unicode's.
    """

    text: _Words | None = None
    title: _Words | None = None
    published: _Words | None = None
    source: _Words | None = None
    url: _Words | None = None
    lang: _Words | None = None
    id: _Words | None = None
    source_is: _Words | None = None
    lang_is: _Words | None = None
    date_format: _Words | None = None
    day_first: bool | None = None
    sheet: _Words | None = None
    header_row: Annotated[int, msgspec.Meta(ge=1, le=1000)] | None = None
    delimiter: Annotated[str, msgspec.Meta(min_length=1, max_length=1)] | None = None
    encoding: _Words | None = None


def file_beside(piece: Piece) -> Path | None:
    """The user's mapping for a table; None where there is none, as for a member of an archive."""
    if not isinstance(piece.data, Path):
        return None
    suffix = suffix_of(piece.data.name) or piece.data.suffix
    file = piece.data.with_name(piece.data.name[: len(piece.data.name) - len(suffix)] + ENDING)
    return file if file.is_file() else None


def mapping_of(piece: Piece) -> Mapping:
    """What the user says of a table, if anything.

    Raises:
        UnreadableError: the file beside it is no such mapping; the reason names the file and the place.
    """
    file = file_beside(piece)
    return Mapping() if file is None else _load(file)


def _load(file: Path) -> Mapping:
    try:
        mapping = msgspec.convert(tomllib.loads(read_bytes(file, _MAX_BYTES).decode("utf-8")), Mapping)
    except UnreadableError as error:
        raise UnreadableError(f"{file.name}: {error}") from error
    except UnicodeDecodeError as error:
        raise UnreadableError(f"{file.name}: byte {error.start} is not UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise UnreadableError(f"{file.name}: not TOML: {error}") from error
    except msgspec.ValidationError as error:
        reason, _, place = str(error).replace("`", "").replace(" | null", "").partition(" - at $.")
        raise UnreadableError(f"{file.name}: {place + ': ' if place else ''}{reason}") from error
    for field, constant in (("source", mapping.source_is), ("lang", mapping.lang_is)):
        if constant is not None and getattr(mapping, field) is not None:
            raise UnreadableError(f"{file.name}: {field} and {field}_is cannot both be given")
    if mapping.date_format is not None:
        _check_format(mapping.date_format, file)
    return mapping


def _check_format(form: str, file: Path) -> None:
    """A format must tell every day apart from every other."""
    day = datetime(2024, 5, 13, tzinfo=UTC)
    try:
        is_whole = datetime.strptime(day.strftime(form), form).date() == day.date()  # noqa: DTZ007 - only the day counts
    except ValueError:
        is_whole = False
    if not is_whole:
        raise UnreadableError(f"{file.name}: date_format: {form!r} gives no day, month and year that can be read back")
