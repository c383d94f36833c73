"""How programs that send mail mark what is not the sender's own; a TOML file, read strictly."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec

from hudna.model.errors import DataError

MARKS = Path(__file__).parents[2] / "data" / "mail" / "marks.toml"

_Words = Annotated[tuple[Annotated[str, msgspec.Meta(min_length=1)], ...], msgspec.Meta(min_length=1)]


class _Fields(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"sender": "from"}):
    sender: _Words
    date: _Words
    subject: _Words
    to: _Words


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    between_rules: _Words
    alone: _Words
    introduces: _Words
    months: _Words
    fields: _Fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What marks forwarded messages and quotations.

    Attributes:
        forwards: a line before a forwarded message, as a whole.
        introduces: a line before quoted lines, as a whole.
        field: a line at the head of a forwarded message: its name as written, and its value.
        fields: what each of those names stands for: `sender`, `date`, `subject`, `to`.
        months: numbers of months by their names, in small letters.
    """

    forwards: re.Pattern[str]
    introduces: re.Pattern[str]
    field: re.Pattern[str]
    fields: dict[str, str]
    months: dict[str, int]


@cache
def load_marks(file: Path = MARKS) -> Marks:
    """Read the marks.

    Raises:
        DataError: the file is not TOML, has an unknown or missing key, a wrong value, a pattern that is none, or a locale that
            CLDR does not have.
    """
    try:
        told = msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), _File)
    except tomllib.TOMLDecodeError as error:
        raise DataError(file.name, "syntax", str(error)) from error
    except msgspec.ValidationError as error:
        reason, _, place = str(error).partition(" - at ")
        raise DataError(file.name, place.strip("`").removeprefix("$.") or "top level", reason) from error
    fields = {name.casefold(): key for key, names in msgspec.structs.asdict(told.fields).items() for name in names}
    rules = rf"\s*[-_=*]{{2,}}\s*(?:{_any(told.between_rules)})\b[^\n]{{0,80}}?[-_=*]{{2,}}\s*"
    return Marks(
        forwards=re.compile(rf"{rules}|\s*(?:{_any(told.alone)})\s*", re.IGNORECASE),
        introduces=_introduces(told.introduces, file),
        field=re.compile(rf"\s*\*?({_any(tuple(sorted(fields, key=len, reverse=True)))})\s*:\*?\s*(.*)", re.IGNORECASE),
        fields=fields,
        months=_months(told.months, file),
    )


def _any(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, words))


def _introduces(patterns: tuple[str, ...], file: Path) -> re.Pattern[str]:
    try:
        return re.compile("|".join(rf"\s*(?:{one})\s*" for one in patterns), re.IGNORECASE)
    except re.error as error:
        raise DataError(file.name, "introduces", str(error)) from error


def _months(locales: tuple[str, ...], file: Path) -> dict[str, int]:
    from babel import UnknownLocaleError  # noqa: PLC0415 - slow to import
    from babel.dates import get_month_names  # noqa: PLC0415

    try:
        return {
            name.casefold().rstrip("."): number
            for locale in locales
            for width in ("wide", "abbreviated")
            for number, name in get_month_names(width, locale=locale).items()
            if not name.strip().isdigit()
        }
    except UnknownLocaleError as error:
        raise DataError(file.name, "months", str(error)) from error
