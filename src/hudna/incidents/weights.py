"""How much each level of comparison speaks for one event, and how a pair of claims is weighed (Fellegi and Sunter, 1969).

The weight of a level is log2(m / u): how much oftener pairs that tell one event are at that level than pairs that do not.
The weight of a pair is their sum and the prior, in bits: above 0 it is likelier than not that both tell one event.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import msgspec

from hudna.incidents.compare import LEVELS, Comparison, Levels, compare
from hudna.incidents.facets import Facets
from hudna.incidents.matching import DATA, Matching, load_matching
from hudna.incidents.traits import Traits
from hudna.model.errors import DataError

WEIGHTS = DATA / "weights.toml"


class Weights(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The file of weights, in bits: the prior of any two claims that are compared, and by aspect the weight of each level."""

    prior: float
    aspects: dict[str, dict[str, float]]


MOST = 500_000
"""Pairs, of claims or of what they share, that are remembered, in some 70 MB: those of the days that reports tell of again and again."""


class Matcher:
    """Weighs pairs of claims. What it has weighed it remembers, as long as the claims stay as they are."""

    def __init__(self, matching: Matching | None = None, weights: Weights | None = None) -> None:
        """By default: the data that come with Hudna."""
        self.matching = matching or load_matching()
        self._weights = weights or load_weights()
        self._tables = tuple(self._weights.aspects[aspect] for aspect in Levels._fields)
        self._forget()

    def _forget(self) -> None:
        self._comparison = Comparison(self.matching)
        self._known: dict[str, Traits] = {}
        self._remembered: dict[int, float] = {}

    def traits(self, claims: Iterable[Facets]) -> dict[str, Traits]:
        """By the ids of claims, what `weight_of` goes by; to be asked anew when others are to be weighed.

        A claim gets other traits once anything about it has changed.
        """
        if len(self._remembered) + len(self._comparison) > MOST:
            self._forget()
        found: dict[str, Traits] = {}
        for claim in claims:
            known = self._known.get(claim.claim)
            if known is None or known.facets != claim:
                known = self._known[claim.claim] = self._comparison.traits(claim)
            found[claim.claim] = known
        return found

    def weight_of(self, one: Traits, other: Traits) -> float:
        """How far two claims speak for being of one event, in bits; from memory where the pair was weighed before."""
        first, second = one.number, other.number
        pair = first << 32 | second if first < second else second << 32 | first  # half the memory of a tuple
        weight = self._remembered.get(pair)
        if weight is None:
            weight = self._remembered[pair] = self._weigh(self._comparison.levels(one, other))
        return weight

    def _weigh(self, levels: Levels) -> float:
        return self._weights.prior + sum([table[level] for table, level in zip(self._tables, levels, strict=True)])

    def reason(self, one: Facets, other: Facets) -> str:
        """The weight of a pair and what it is made of, the strongest first: "+7.1 bits: same place +3.3, ..."."""
        levels = compare(one, other, self.matching)
        parts = [
            (table[level], f"{aspect}: {level} {table[level]:+.1f}")
            for aspect, table, level in zip(Levels._fields, self._tables, levels, strict=True)
        ]
        parts.sort(key=lambda part: -abs(part[0]))
        told = ", ".join(words for bits, words in parts if bits)
        return f"{self._weigh(levels):+.1f} bits: {told}, prior {self._weights.prior:+.1f}"


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
