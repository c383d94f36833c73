"""What WhatsApp writes into its exports besides what people write: a data file, read strictly."""

from __future__ import annotations

import re
import tomllib
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated

import msgspec

from hudna.model.errors import DataError

WORDING = Path(__file__).parents[2] / "data" / "chats" / "whatsapp.toml"
MARKS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
"""Of direction, as within a character class; the application puts them before and into what it writes."""

_MARK = re.compile(f"[{MARKS}]")
_Words = Annotated[tuple[Annotated[str, msgspec.Meta(min_length=1)], ...], msgspec.Meta(min_length=1)]


class Wording(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """The file's lists; see the remarks in it."""

    file_names: _Words
    am: _Words
    pm: _Words
    media_omitted: _Words
    attached_after: _Words
    attached_before: _Words
    deleted: _Words
    deleted_by: _Words
    edited: _Words
    system: _Words

    # What may stand around a wording is bounded: without that, a text of blanks alone would take the square of its length.

    @cached_property
    def omission(self) -> re.Pattern[str]:
        """Media that was left out."""
        words = _any_of(self.media_omitted)
        return re.compile(
            rf"(?:^[{MARKS}\s]{{0,20}}|\s{{0,20}}[{MARKS}]{{1,20}}){words}[{MARKS}]{{0,20}}$",
            re.IGNORECASE | re.MULTILINE,
        )

    def is_deleted(self, text: str) -> bool:
        """Whether a message says only that it was taken back."""
        words = plain(text)
        if "\n" not in text and words.startswith(tuple(map(plain, self.deleted_by))):
            return True
        return words in map(plain, self.deleted)

    @cached_property
    def attachment(self) -> re.Pattern[str]:
        """A file that is in the export: group 1 or 2 is its name."""
        after, before = _any_of(self.attached_after), _any_of(self.attached_before)
        return re.compile(
            rf"^[{MARKS}]{{0,20}}([^\n<>:/]{{1,200}}?\.\w{{1,8}})[{MARKS}\s]{{0,20}}{after}[{MARKS}]{{0,20}}$"
            rf"|[{MARKS}]{{0,20}}<[{MARKS}]{{0,20}}{before}[{MARKS}]{{0,20}}:[{MARKS}\s]{{0,20}}([^\n<>/]{{1,200}})>[{MARKS}]{{0,20}}",
            re.IGNORECASE | re.MULTILINE,
        )

    @cached_property
    def edit(self) -> re.Pattern[str]:
        """The mark of a changed message."""
        return re.compile(rf"[{MARKS}\s]{{0,20}}{_any_of(self.edited)}[{MARKS}\s]{{0,20}}$", re.IGNORECASE)

    def is_system(self, line: str) -> bool:
        """Whether a line is one of the application itself."""
        words = plain(line)
        return any(plain(phrase) in words for phrase in self.system)


@cache
def load_wording(file: Path = WORDING) -> Wording:
    """Read the data file.

    Raises:
        DataError: it is not TOML, or has an unknown or missing key or a wrong value.
    """
    try:
        return msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), Wording)
    except tomllib.TOMLDecodeError as error:
        raise DataError(file.name, "syntax", str(error)) from error
    except msgspec.ValidationError as error:
        reason, _, place = str(error).replace("`", "").partition(" - at ")
        raise DataError(file.name, place.replace("$.", "") or "top level", reason) from error


def plain(words: str) -> str:
    """As wordings are compared: without marks of direction, on one line, whatever the capitals."""
    return " ".join(_MARK.sub("", words).split()).casefold()


def _any_of(words: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(map(re.escape, words))})"
