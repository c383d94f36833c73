"""The shape of a language's `deaths.toml`. What it means is in docs/languages.md."""

from __future__ import annotations

from hudna.model.claims import Deaths
from hudna.reading.language_data import Strict


class DeathsEntry(Strict, frozen=True, kw_only=True):
    """Words near a number of killed that tell how they come to be counted.

    `words` stand as written; `of_parts`: words that, right behind a number of some of the dead, tell it of them ("27 bodies, 22 of
    them *recovered* from ..."); `unless`: words that, within the phrase, make it something else ("added *that* 5 died").
    """

    kind: Deaths
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    of_parts: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    matches: list[str]
    misses: list[str]


class DeathsData(Strict, frozen=True, kw_only=True):
    """`deaths.toml`."""

    deaths: list[DeathsEntry]
