"""What columns are called: a data file of names by field and language, read strictly."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec

from hudna.model.errors import DataError

NAMES = Path(__file__).parents[2] / "data" / "tables" / "columns.toml"

_Name = Annotated[str, msgspec.Meta(min_length=1)]
_Language = Annotated[str, msgspec.Meta(pattern="^[a-z]{2}$")]
_ByLanguage = dict[_Language, tuple[_Name, ...]]
_MARKS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_BETWEEN = re.compile(r"[\s_-]+")


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Names by the field of a report that the column holds, and the language they are of."""

    text: _ByLanguage
    title: _ByLanguage
    published: _ByLanguage
    source: _ByLanguage
    url: _ByLanguage
    lang: _ByLanguage
    id: _ByLanguage


FIELDS: tuple[str, ...] = _File.__struct_fields__
"""Those of a report that a column can hold; the first is required."""


@cache
def known_names(file: Path = NAMES) -> dict[str, str]:
    """The field that a column of this (folded) name holds.

    Raises:
        DataError: the file is not TOML, has an unknown or missing key or a wrong value, or gives a name twice.
    """
    try:
        table = msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), _File)
    except tomllib.TOMLDecodeError as error:
        raise DataError(file.name, "syntax", str(error)) from error
    except msgspec.ValidationError as error:
        reason, _, place = str(error).replace("`", "").partition(" - at ")
        raise DataError(file.name, place.replace("$.", "") or "top level", reason) from error
    fields: dict[str, str] = {}
    for field in FIELDS:
        for language, names in getattr(table, field).items():
            for name in names:
                if folded(name) in fields:
                    raise DataError(file.name, f"{field}.{language}", f"{name!r} is there already")
                fields[folded(name)] = field
    return fields


def folded(name: str) -> str:
    """A column's name as it is compared: its capitals, marks of direction, and what stands between its words do not count."""
    plain = _MARKS.sub("", unicodedata.normalize("NFKC", name)).casefold()
    return _BETWEEN.sub(" ", plain).strip(" :.*#")
