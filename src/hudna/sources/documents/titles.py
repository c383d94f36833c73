"""Titles that documents carry unseen: those that say something, and those that a program put there."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec

from hudna.model.errors import DataError
from hudna.sources.characters import one_line

TITLES = Path(__file__).parents[2] / "data" / "documents" / "titles.toml"

_FEWEST_WORDS = 2
_MOST_CHARACTERS = 300  # a headline; more is the text
_WORD = re.compile(r"[^\W\d_]{2,}")
_ENDS = re.compile(r"^[\W\d_]+|[\W\d_]+$")

_Words = Annotated[str, msgspec.Meta(min_length=1)]


class Empty(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What tells of a title that it says nothing; see the file."""

    empty: tuple[_Words, ...]
    before_file_names: tuple[_Words, ...]
    file_endings: tuple[_Words, ...]


@cache
def load_titles(path: Path = TITLES) -> Empty:
    """Read the file of titles that say nothing.

    Raises:
        DataError: it cannot be read, or has an unknown key or a wrong value.
    """
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Empty)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(path.name, "file", str(error)) from error
    except msgspec.ValidationError as error:
        reason, _, place = str(error).partition(" - at ")
        raise DataError(path.name, place.strip("`").removeprefix("$.") or "top level", reason) from error


def telling(title: str) -> str | None:
    """A document's title on one line, or None where it says nothing of what is in it.

    Raises:
        UnreadableError: it holds half a character.
    """
    line = one_line(title, "title")
    if not line or len(line) > _MOST_CHARACTERS or sum(map(bool, map(_WORD.search, line.split()))) < _FEWEST_WORDS:
        return None
    known, small = load_titles(), line.casefold()
    if small.startswith(known.before_file_names) or small.endswith(known.file_endings):
        return None
    return None if _ENDS.sub("", small) in known.empty else line
