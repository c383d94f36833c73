"""Names of places, and which place a name means in a report."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from hudna.model.errors import DataError
from hudna.reading.place_data import COMPILED

SCHEMA_VERSION = 3
_REMEDY = "build it with `python -m hudna.reading.gazetteer_build`"
_CANDIDATES = """
SELECT place.name, country, lat, lon, kind, population, local, made, seat, main
FROM name JOIN place ON place.id = name.place WHERE key = ?
"""
_BEGINNING = "SELECT DISTINCT key FROM name WHERE key >= ?1 AND key < ?1 || '!'"  # a space comes right before "!"
_SPELLED = "SELECT spelled FROM spelling WHERE name = ? AND country IS ? AND script = ?"
_REMEMBERED = 20_000  # names, and words with which they begin


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A place.

    Attributes:
        name: what Hudna calls it.
        country: ISO 3166-1 alpha-3 of the state that holds it under UN recognition; None for a sea.
        lat, lon: WGS 84 degrees; of a region or country, a point in its midst. None where not known.
        kind: `point`, `region` or `country`.
        population: number of people; 0 where not known.
    """

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    kind: str
    population: int


class _Candidate(NamedTuple):
    """A place that a name may mean.

    `local`: only in reports on its country. `made`: a country or a hand-made entry. `seat`: a capital. `main`: by the
    name under which it is listed, not by another.
    """

    entry: PlaceEntry
    local: bool
    made: bool
    seat: bool
    main: bool

    def preference(self, near: frozenset[str]) -> tuple[bool, bool, bool, bool, bool, int]:
        home = self.entry.country in near
        known = self.made or self.seat
        return self.made and home, home and not self.local, known, home, self.main, self.entry.population


class Gazetteer:
    """Looks names up in the compiled gazetteer, a read-only data file. Safe to share between threads.

    Attributes:
        openings: by the first words of names, in normal form, the greatest number of words of any that begins so.
    """

    def __init__(self, path: Path = COMPILED) -> None:
        """`path` is the compiled file.

        Raises:
            DataError: it is not there, or was compiled for another version.
        """
        if not path.is_file():
            raise DataError(path.name, "file", f"is not there; {_REMEDY}")
        self._connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        if self._connection.execute("PRAGMA user_version").fetchone() != (SCHEMA_VERSION,):
            self._connection.close()
            raise DataError(path.name, "version", f"is of another version of Hudna; {_REMEDY}")
        # Asked for every new word of every report, so all of them are at hand; a few long texts are read at once.
        self.openings: dict[str, int] = {}
        for longest, words in self._connection.execute("SELECT longest, words FROM opening"):
            self.openings.update(dict.fromkeys(words.split(" "), longest))
        self._candidates = lru_cache(_REMEMBERED)(self._read_candidates)
        self._beginning = lru_cache(_REMEMBERED)(self._read_beginning)

    def longest(self, word: str) -> int:
        """The greatest number of words of any name whose first word is `word`, in normal form; 0 if there is none."""
        return self.openings.get(word, 0)

    def beginning(self, word: str) -> frozenset[str]:
        """The names that begin with a word: of the words that may go on with it in a text hardly any make a name."""
        longest = self.longest(word)
        if longest > 1:
            return self._beginning(word)
        return frozenset([word]) if longest else frozenset()

    def _read_beginning(self, word: str) -> frozenset[str]:
        return frozenset([name for (name,) in self._connection.execute(_BEGINNING, (word,))])

    def _read_candidates(self, name: str) -> tuple[_Candidate, ...]:
        rows = self._connection.execute(_CANDIDATES, (name,)).fetchall()
        return tuple(_Candidate(PlaceEntry(*row[:6]), *map(bool, row[6:])) for row in rows)

    def spelled(self, name: str, country: str | None, script: str) -> str | None:
        """How a place is written in a script; None where that is not known.

        Args:
            name: what Hudna calls it.
            country: ISO 3166-1 alpha-3, or None.
            script: such as `arabic`.
        """
        row = self._connection.execute(_SPELLED, (name, country, script)).fetchone()
        return None if row is None else row[0]

    def has(self, name: str) -> bool:
        """Whether Hudna calls a place exactly so."""
        return self._connection.execute("SELECT 1 FROM place WHERE name = ?", (name,)).fetchone() is not None

    def called(self, name: str) -> frozenset[str]:
        """What Hudna calls the places that have a name, given in normal form, wherever they are."""
        return frozenset(candidate.entry.name for candidate in self._candidates(name))

    def lookup(self, name: str, *, near: frozenset[str] = frozenset()) -> PlaceEntry | None:
        """The place that a name means.

        A small place counts only in the countries of the report's conflict: elsewhere it is more often an ordinary word.
        Among several, hand-made entries and large places of those countries come first, then countries and capitals,
        then other places there, then the more populous.

        Args:
            name: its words in normal form, joined by a space.
            near: ISO 3166-1 alpha-3 codes of the countries of the report's conflict.
        """
        if name not in self.beginning(name.partition(" ")[0]):
            return None
        allowed = [c for c in self._candidates(name) if not c.local or c.entry.country in near]
        if not allowed:
            return None
        return max(allowed, key=lambda candidate: candidate.preference(near)).entry
