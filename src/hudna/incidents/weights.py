"""How much each level of comparison speaks for one event, and how a pair of claims is weighed (Fellegi and Sunter, 1969).

The weight of a level is log2(m / u): how much oftener pairs that tell one event are at that level than pairs that do not.
The weight of a pair is their sum and the prior, in bits: above 0 it is likelier than not that both tell one event.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from itertools import product
from operator import getitem
from pathlib import Path

import msgspec

from hudna.incidents.compare import LEVELS, Comparison, Levels, QuickLevels, are_together, open_levels
from hudna.incidents.facets import Facets
from hudna.incidents.matching import DATA, Matching, load_matching
from hudna.incidents.traits import Traits
from hudna.model.errors import DataError

WEIGHTS = DATA / "weights.toml"


class Weights(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The file of weights, in bits: the prior of any two claims that are compared, and by aspect the weight of each level."""

    prior: float
    aspects: dict[str, dict[str, float]]


_ROUNDING = 1e-9  # bits: no pair is hopeless by an error of adding up
_HOPELESS = float("-inf")  # remembered of a pair: it was not weighed in full

MOST = 500_000
"""Pairs, of claims or of what they share, that are remembered, in some 70 MB: those of the days that reports tell of again and again."""


CLAIMS = 20_000
"""Claims that are remembered, in some 60 MB."""


class Matcher:
    """Weighs pairs of claims. What it has weighed it remembers, as long as the claims stay as they are."""

    def __init__(self, matching: Matching | None = None, weights: Weights | None = None) -> None:
        """By default: the data that come with Hudna."""
        self.matching = matching or load_matching()
        self._weights = weights or load_weights()
        self._tables = tuple(self._weights.aspects[aspect] for aspect in Levels._fields)
        self._ceilings = _ceilings(self._weights)
        self._forget()

    def _forget(self) -> None:
        self._comparison = Comparison(self.matching)
        self._known: dict[str, Traits] = {}
        self._remembered: dict[int, float] = {}

    def traits(self, claims: Iterable[Facets]) -> dict[str, Traits]:
        """By the ids of claims, what `weight_of` goes by; to be asked anew when others are to be weighed.

        A claim gets other traits once anything about it has changed.
        """
        if len(self._remembered) + len(self._comparison) > MOST or len(self._known) > CLAIMS:
            self._forget()
        found: dict[str, Traits] = {}
        for claim in claims:
            known = self._known.get(claim.claim)
            if known is None or (known.facets is not claim and known.facets != claim):
                known = self._known[claim.claim] = self._comparison.traits(claim)
            found[claim.claim] = known
        return found

    def links(self, one: Traits, other: Traits) -> bool:
        """Whether `weight_of` two claims is above 0: told sooner, as that of most pairs is far below."""
        pair = _pair(one, other)
        weight = self._remembered.get(pair)
        if weight is None:
            quick = self._comparison.quick_levels(one, other)
            hopeless = self._is_hopeless(one, other, quick)
            weight = _HOPELESS if hopeless else self._weigh(self._comparison.levels(one, other, quick))
            self._remembered[pair] = weight
        return weight > 0

    def _is_hopeless(self, one: Traits, other: Traits, quick: QuickLevels) -> bool:
        """Whether what is quick to compare speaks against one event more than all else could speak for it."""
        kind, time, place, actors, targets = quick
        tables = self._tables
        bits = tables[0][kind] + tables[1][time] + tables[2][place] + tables[3][actors] + tables[4][targets]
        together = are_together(one.facets, other.facets)
        return bits + self._ceilings[one.tolled and other.tolled, together, place == "elsewhere"] < 0

    def weight_of(self, one: Traits, other: Traits) -> float:
        """How far two claims speak for being of one event, in bits; from memory where the pair was weighed before."""
        pair = _pair(one, other)
        weight = self._remembered.get(pair, _HOPELESS)
        if weight == _HOPELESS:  # it was not weighed, or only so far
            weight = self._remembered[pair] = self._weigh(self._comparison.levels(one, other))
        return weight

    def _weigh(self, levels: Levels) -> float:
        return self._weights.prior + sum(map(getitem, self._tables, levels))

    def reason(self, one: Traits, other: Traits) -> str:
        """The weight of a pair and what it is made of, the strongest first: "+7.1 bits: same place +3.3, ..."."""
        levels = self._comparison.levels(one, other)
        parts = [
            (table[level], f"{aspect}: {level} {table[level]:+.1f}")
            for aspect, table, level in zip(Levels._fields, self._tables, levels, strict=True)
            if table[level]
        ]
        parts.sort(key=lambda part: -abs(part[0]))
        told = ", ".join([words for _, words in parts])
        return f"{self._weigh(levels):+.1f} bits: {told}, prior {self._weights.prior:+.1f}"


def _pair(one: Traits, other: Traits) -> int:
    """Two claims as one number: half the memory of a tuple."""
    first, second = one.number, other.number
    return first << 32 | second if first < second else second << 32 | first


def _ceilings(weights: Weights) -> dict[tuple[bool, bool, bool], float]:
    """The most that what is not quick to compare may weigh with the prior, by what `open_levels` is asked with."""
    found = {}
    for tolled, together, elsewhere in product((False, True), repeat=3):
        may_be = open_levels(tolled=tolled, together=together, elsewhere=elsewhere)
        most = (max(weights.aspects[aspect][level] for level in levels) for aspect, levels in may_be.items())
        found[tolled, together, elsewhere] = weights.prior + sum(most) + _ROUNDING
    return found


@cache
def load_weights(file: Path = WEIGHTS) -> Weights:
    """Read the weights.

    Raises:
        DataError: the file is not TOML, has not that shape, or an aspect is missing or not known.
    """
    try:
        weights = msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), Weights)
    except (msgspec.ValidationError, tomllib.TOMLDecodeError) as error:
        raise DataError(file.name, "file", str(error)) from error
    wanted = {(aspect, level) for aspect, levels in LEVELS.items() for level in levels}
    given = {(aspect, level) for aspect, levels in weights.aspects.items() for level in levels}
    for aspect, level in sorted(wanted ^ given):
        state = "is missing" if (aspect, level) in wanted else "is not known"
        raise DataError(file.name, f"aspects.{aspect}", f"the level {level!r} {state}")
    return weights
