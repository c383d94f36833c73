"""The plain sentence that the coded answers of a submission make, in the language of its account, with the place of each word.

The words are in `data/forms/sentences/<iso>.toml`, read strictly.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import msgspec

from hudna.model.errors import DataError
from hudna.sources.forms.form import FORMS

SENTENCES = FORMS / "sentences"
_SLOT = re.compile(r"\{(\w+)\}")


class Parts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[parts]`: what is said of each answer."""

    kind: str
    certainty: str
    count_exact: str
    count_at_least: str
    fire: str
    weapon: str
    actor: str
    target: str
    place: str
    point: str
    day: str
    time: str
    duration: str
    means: str
    observer: str
    bearing: str
    distance: str
    killed: str
    killed_civilians: str
    wounded: str
    wounded_civilians: str
    reason: str
    photo: str
    photo_unknown: str


class Values(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[values]`: answers in words."""

    no_zone: str
    exactly: str
    between: str
    at_least: str
    undetermined: str
    denied: str


class Sentences(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How one language says it."""

    stop: str
    between: str
    list: str
    event: str
    access: str
    photos: str
    confidential: str
    parts: Parts
    values: Values


@dataclass(frozen=True, slots=True)
class Marked:
    """Words of which some are marked: `text[start:end]` is what each mark names."""

    text: str
    marks: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def named(self, mark: str) -> Marked:
        """The same, with all of it marked."""
        return Marked(self.text, {**self.marks, mark: (0, len(self.text))})


def filled(template: str, **slots: str | Marked) -> Marked:
    """A template with its slots filled, and the marks of what they were filled with."""
    pieces = _SLOT.split(template)
    return joined("", [_marked(slots[one]) if at % 2 else Marked(one) for at, one in enumerate(pieces)])


def joined(between: str, parts: Iterable[Marked]) -> Marked:
    """Parts one after the other, with something between them."""
    text, marks = "", dict[str, tuple[int, int]]()
    for number, part in enumerate(parts):
        text += between if number else ""
        marks.update((mark, (start + len(text), end + len(text))) for mark, (start, end) in part.marks.items())
        text += part.text
    return Marked(text, marks)


def _marked(value: str | Marked) -> Marked:
    return value if isinstance(value, Marked) else Marked(value)


@cache
def load_sentences(folder: Path = SENTENCES) -> Mapping[str, Sentences]:
    """By language, how its sentences are put.

    Raises:
        DataError: a file is not TOML, or has an unknown or missing key; it names the file and the place.
    """
    return {file.stem: _load(file) for file in sorted(folder.glob("*.toml"))}


def _load(file: Path) -> Sentences:
    try:
        return msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), Sentences)
    except tomllib.TOMLDecodeError as error:
        raise DataError(file.name, "syntax", str(error)) from error
    except msgspec.ValidationError as error:
        reason, _, place = str(error).partition(" - at ")
        raise DataError(file.name, place.strip("`").removeprefix("$.") or "top level", reason) from error
