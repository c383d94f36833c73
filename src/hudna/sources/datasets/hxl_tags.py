"""HXL hashtags: the row of them in a sheet, and which column is for what.

HXL 1.1, tagging conventions and hashtag dictionary (hxlstandard.org): a row within the first 25 whose cells are blank or a
hashtag with attributes, in any order (`#affected+f+killed`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_TAG = re.compile(r"#[a-z][a-z0-9_]*(?:\s*\+[a-z][a-z0-9_]*)*", re.IGNORECASE)
WITHIN = 25
"""Rows among which the hashtags must stand."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A hashtag with its attributes."""

    name: str
    attributes: frozenset[str]

    @classmethod
    def of(cls, written: str) -> Tag:
        """As it is written in a sheet or by a user."""
        name, *attributes = (part.strip().lower() for part in written.split("+"))
        return cls(name, frozenset(attributes))

    def is_a(self, other: Tag) -> bool:
        """Whether it has the name and at least the attributes of another."""
        return self.name == other.name and other.attributes <= self.attributes


def is_tag_row(cells: Sequence[str]) -> bool:
    """Whether a row is one of hashtags: two at least, for a single one may be in any table."""
    told = [cell.strip() for cell in cells if cell.strip()]
    return len(told) > 1 and all(_TAG.fullmatch(cell) for cell in told)


class Tags:
    """The hashtags of a sheet; a column is called by its hashtag as it is written."""

    def __init__(self, cells: Sequence[str]) -> None:
        """Of two columns with the same hashtag the first counts."""
        self.columns = tuple(
            name if name and name not in cells[:at] else f"column {at + 1}"
            for at, name in enumerate(map(str.strip, cells))
        )
        self._tags = [(name, Tag.of(name)) for name in self.columns if name.startswith("#")]

    def find(self, *wanted: str, without: frozenset[str] = frozenset()) -> str:
        """The column of the first of these hashtags that there is, the one with the fewest attributes; empty where none is.

        Args:
            wanted: hashtags, the best first.
            without: attributes that it must not have.
        """
        for one in map(Tag.of, wanted):
            fitting = [
                (len(tag.attributes), name)
                for name, tag in self._tags
                if tag.is_a(one) and tag.attributes.isdisjoint(without)
            ]
            if fitting:
                return min(fitting, key=lambda found: found[0])[1]
        return ""
