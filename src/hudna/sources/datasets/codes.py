"""What a dataset's kinds of events are for a ceasefire: a TOML file each in `data/datasets`, read strictly."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from hudna.model.claims import Count
from hudna.model.errors import DataError
from hudna.model.events import EventType

FOLDER = Path(__file__).parents[2] / "data" / "datasets"

T = TypeVar("T")


class Who(StrEnum):
    """Who did it, of those whom the dataset names; see `data/datasets/acled.toml`."""

    FIRST = "first"
    BOTH = "both"
    STATE = "state"
    NON_STATE = "non-state"
    UNTOLD = "untold"


class Code(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a kind of event is: its type, and who did it."""

    type: EventType
    who: Who


class _Standard(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    number: int
    low: int


class _None(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    sorts: tuple[str, ...]


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    events: dict[str, Code]
    none: _None
    standard: tuple[_Standard, ...] = ()


class Codes:
    """The kinds of events of a dataset, and the numbers that it puts for words."""

    def __init__(self, events: Mapping[str, Code], without: tuple[str, ...], standard: Mapping[int, int]) -> None:
        """By what the dataset calls them, whatever the capitals."""
        self._events = {_folded(sort): code for sort, code in events.items()}
        self._without = frozenset(map(_folded, without))
        self._standard = dict(standard)

    def of(self, sort: str) -> Code | None:
        """What a kind of event is; None where it is nothing for a ceasefire, or is not known."""
        return self._events.get(_folded(sort))

    def is_known(self, sort: str) -> bool:
        """Whether the file has the kind, be it that there is no type for it."""
        return _folded(sort) in self._without or _folded(sort) in self._events

    def deaths(self, number: int) -> tuple[Count | None, bool]:
        """How many died by a number of the dataset, as a range, and whether the number stands for words.

        Zero is no count: the dataset heard of none.
        """
        if number == 0:
            return None, False
        low = self._standard.get(number)
        return (Count(low=number, high=number), False) if low is None else (Count(low=low, high=None), True)


def _folded(sort: str) -> str:
    return " ".join(sort.casefold().split())


@cache
def load_codes(dataset: str, folder: Path = FOLDER) -> Codes:
    """The kinds of events of a dataset.

    Args:
        dataset: name of the file without its ending.
        folder: where it is.

    Raises:
        DataError: where it is not TOML, has an unknown or missing key or a wrong value, or a kind is there twice; it names
            the file and the place.
    """
    path = folder / f"{dataset}.toml"
    found = read_strictly(path, _File)
    folded = [_folded(sort) for sort in (*found.events, *found.none.sorts)]
    for sort in folded:
        if folded.count(sort) > 1:
            raise DataError(path.name, sort, "is there twice")
    return Codes(found.events, found.none.sorts, {one.number: one.low for one in found.standard})


def read_strictly(path: Path, shape: type[T]) -> T:
    """A TOML file of a shape.

    Raises:
        DataError: where it is not there, not TOML, or not of that shape.
    """
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), shape)
    except OSError as error:
        raise DataError(path.name, "file", "cannot be read") from error
    except UnicodeDecodeError as error:
        raise DataError(path.name, f"byte {error.start}", "is not UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise DataError(path.name, "syntax", str(error)) from error
    except msgspec.ValidationError as error:
        reason, _, place = str(error).partition(" - at ")
        raise DataError(path.name, place.strip("`").removeprefix("$.") or "top level", reason) from error
