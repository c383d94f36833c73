"""How much each level of comparison speaks for one event, and how a pair of claims is weighed (Fellegi and Sunter, 1969).

The weight of a level is log2(m / u): how much oftener pairs that tell one event are at that level than pairs that do not.
The weight of a pair is their sum and the prior, in bits: above 0 it is likelier than not that both tell one event.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from itertools import product
from pathlib import Path

import msgspec

from hudna.incidents.compare import (
    APART,
    LEVELS,
    Comparison,
    Levels,
    open_words,
    telling,
    words,
)
from hudna.incidents.facets import Facets
from hudna.incidents.matching import DATA, Matching, load_matching
from hudna.incidents.scales import Scales
from hudna.incidents.traits import Traits
from hudna.model.errors import DataError

WEIGHTS = DATA / "weights.toml"


class Weights(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The file of weights, in bits: the prior of any two claims that are compared, and by aspect the weight of each level."""

    prior: float
    aspects: dict[str, dict[str, float]]


_ROUNDING = 1e-9  # bits: no bound is passed by an error of adding up

MOST = 500_000
"""Pairs of claims, and as many of what they share, that are remembered, in some 70 MB each: those of the days that reports tell of
again and again."""

CLAIMS = 200_000
"""Claims that are remembered, in some 40 MB beside what is compared of them."""


class Matcher:
    """Weighs pairs of claims. What it has weighed it remembers, as long as the claims stay as they are."""

    def __init__(self, matching: Matching | None = None, weights: Weights | None = None) -> None:
        """By default: the data that come with Hudna."""
        self.matching = matching or load_matching()
        self._weights = weights or load_weights()
        self._tables = tuple(self._weights.aspects[aspect] for aspect in Levels._fields)
        *_, self._telling, _, self._words = self._tables
        self._bounds = _bounds(self._weights)
        self._forget()

    def _forget(self) -> None:
        self._comparison = Comparison(self.matching)
        self._scales = Scales(self._comparison, self._weights.aspects)
        self._known: dict[str, Traits] = {}
        self._remembered: dict[int, float] = {}

    def traits(self, claims: Iterable[Facets]) -> dict[str, Traits]:
        """By the ids of claims, what `weight_of` goes by; to be asked anew when others are to be weighed.

        A claim gets other traits once anything about it has changed.
        """
        if len(self._comparison) > MOST or len(self._known) > CLAIMS:
            self._forget()
        elif len(self._remembered) > MOST:
            self._remembered.clear()
        found: dict[str, Traits] = {}
        for claim in claims:
            known = self._known.get(claim.claim)
            if known is None or (known.facets is not claim and known.facets != claim):
                known = self._known[claim.claim] = self._comparison.traits(claim)
            found[claim.claim] = known
        return found

    def linked(self, one: Traits, others: Iterable[Traits]) -> list[Traits]:
        """Those of some claims whose weight with another one is above 0: told sooner than the weights, most of which are far below."""
        scales, bounds, told, found = self._scales, self._bounds, one.facets, []
        kinds, times, places = scales.kinds[one.kind], scales.times[one.time], scales.places[one.place]
        away, near, far = scales.away[one.place], scales.near[one.actors], scales.far[one.actors]
        targets, tolls, standings = scales.targets[one.targets], scales.tolls[one.toll], scales.standings[one.standing]
        report, document, apart = told.report, told.document, self._telling[APART]
        for other in others:
            elsewhere, theirs = away[other.place], other.facets
            bits = (
                kinds[other.kind]
                + times[other.time]
                + places[other.place]
                + (far if elsewhere else near)[other.actors]
                + targets[other.targets]
                + tolls[other.toll]
                + standings[other.standing]
            )
            if theirs.report != report and (document is None or theirs.document != document):
                bits += apart
            else:
                bits += self._telling[telling(told, theirs, elsewhere=elsewhere)]
            # Between these bounds, it depends on the words.
            floor, ceiling = bounds[theirs.script == told.script, elsewhere]
            if bits > ceiling or (bits > floor and self.weight_of(one, other) > 0):
                found.append(other)
        return found

    def weight_of(self, one: Traits, other: Traits) -> float:
        """How far two claims speak for being of one event, in bits; from memory where the pair was weighed before."""
        pair = _pair(one, other)
        weight = self._remembered.get(pair)
        if weight is None:
            weight = self._remembered[pair] = self._weigh(one, other)
        return weight

    def weights(self, one: Traits, others: Iterable[Traits]) -> list[float]:
        """`weight_of` a claim and each of some others: most are remembered, and looked up without a call each."""
        known, first, found = self._remembered, one.number, []
        for other in others:
            second = other.number
            weight = known.get(first << 32 | second if first < second else second << 32 | first)
            found.append(self.weight_of(one, other) if weight is None else weight)
        return found

    def _weigh(self, one: Traits, other: Traits) -> float:
        scales, mine, theirs = self._scales, one.facets, other.facets
        elsewhere = scales.away[one.place][other.place]
        return self._weights.prior + (
            scales.kinds[one.kind][other.kind]
            + scales.times[one.time][other.time]
            + scales.places[one.place][other.place]
            + (scales.far if elsewhere else scales.near)[one.actors][other.actors]
            + scales.targets[one.targets][other.targets]
            + scales.tolls[one.toll][other.toll]
            + self._telling[telling(mine, theirs, elsewhere=elsewhere)]
            + scales.standings[one.standing][other.standing]
            + self._words[words(mine, theirs, elsewhere=elsewhere)]
        )

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
        return f"{self.weight_of(one, other):+.1f} bits: {told}, prior {self._weights.prior:+.1f}"


def _pair(one: Traits, other: Traits) -> int:
    """Two claims as one number: half the memory of a tuple."""
    first, second = one.number, other.number
    return first << 32 | second if first < second else second << 32 | first


def _bounds(weights: Weights) -> dict[tuple[bool, bool], tuple[float, float]]:
    """By whether two claims are in one script, and tell of two places: between which bits of all but the words these decide."""
    found = {}
    for one_script, elsewhere in product((False, True), repeat=2):
        levels = open_words(one_script=one_script, elsewhere=elsewhere)
        bits = [weights.prior + weights.aspects["words"][level] for level in levels]
        found[one_script, elsewhere] = -max(bits) - _ROUNDING, -min(bits) + _ROUNDING
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
