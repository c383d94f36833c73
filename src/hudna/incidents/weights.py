"""How much each level of comparison speaks for one event, and how a pair of claims is weighed.

The weights are those of a logistic regression on labelled pairs (`training.corroboration`), in bits: how much a level speaks
for one event beside the levels of all other aspects. The weight of a pair is their sum and the prior: above 0, and it
speaks for one event rather than for two.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import msgspec
import numpy as np

from hudna.incidents.compare import (
    LEVELS,
    UNLIKE,
    Comparison,
    telling,
    wordings,
    words,
)
from hudna.incidents.facets import Facets, runs
from hudna.incidents.matching import DATA, Matching, load_matching
from hudna.incidents.pairwise import Bits, Pairs, Runs
from hudna.incidents.scales import Scales
from hudna.incidents.traits import Traits
from hudna.model.errors import DataError

WEIGHTS = DATA / "weights.toml"


class Weights(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The file of weights, in bits: the prior of any two claims that are compared, and by aspect the weight of each level."""

    prior: float
    aspects: dict[str, dict[str, float]]


MOST = 500_000
"""Pairs of what claims share that are remembered, in some 70 MB."""

CLAIMS = 200_000
"""Claims that are remembered, in some 40 MB beside what is compared of them."""


class Matcher:
    """Weighs pairs of claims. What claims share it compares once, and remembers.

    Attributes:
        matching: which claims are compared.
    """

    def __init__(self, matching: Matching | None = None, weights: Weights | None = None) -> None:
        """By default: the data that come with Hudna."""
        self.matching = matching or load_matching()
        weights = weights or load_weights()
        self._prior = weights.prior
        self._aspects = weights.aspects
        self._telling, self._words = self._aspects["telling"], self._aspects["words"]
        self._most = [max(self._words[level] for level in wordings(elsewhere=away)) for away in (False, True)]
        self._forget()

    def _forget(self) -> None:
        self._comparison = Comparison(self.matching)
        self._scales = Scales(self._comparison, self._aspects)
        self._known: dict[str, Traits] = {}
        self._runs: dict[str, Runs] = {}
        self._run_numbers: dict[str, int] = {}

    def traits(self, claims: Iterable[Facets]) -> dict[str, Traits]:
        """By the ids of claims, what `weight_of` goes by; to be asked anew when others are to be weighed.

        A claim gets other traits once anything about it has changed.
        """
        if len(self._comparison) > MOST or len(self._known) > CLAIMS:
            self._forget()
        found: dict[str, Traits] = {}
        for claim in claims:
            known = self._known.get(claim.claim)
            if known is None or (known.facets is not claim and known.facets != claim):
                known = self._known[claim.claim] = self._comparison.traits(claim)
            found[claim.claim] = known
        return found

    def weights(self, pairs: Pairs) -> Bits:
        """`weight_of` of many pairs."""
        by_id = self.traits(pairs.claims)
        traits = [by_id[claim.claim] for claim in pairs.claims]
        scales, places, actors = self._scales, [one.place for one in traits], [one.actors for one in traits]
        targets = [one.targets for one in traits]
        away, others = pairs.looked_up(places, scales.away) > 0, pairs.looked_up(actors, scales.others) > 0
        bits: Bits = (
            pairs.looked_up([one.kind for one in traits], scales.kinds)
            + pairs.looked_up([one.time for one in traits], scales.times)
            + pairs.looked_up(places, scales.places)
            + np.where(away, pairs.looked_up(actors, scales.far), pairs.looked_up(actors, scales.near))
            + np.where(others, pairs.looked_up(targets, scales.of_others), pairs.looked_up(targets, scales.targets))
            + pairs.looked_up([one.toll for one in traits], scales.tolls)
            + pairs.tellings(away, self._telling)
            + pairs.looked_up([one.standing for one in traits], scales.standings)
        )
        words: Bits = np.full(len(pairs), self._words[UNLIKE])
        open_ = np.flatnonzero(self._prior + bits + np.where(away, self._most[True], self._most[False]) > 0)
        words[open_] = pairs.those(open_).wordings(away[open_], self._words, self._runs_in)
        return self._prior + (bits + words)

    def weight_of(self, one: Traits, other: Traits) -> float:
        """How far two claims speak for being of one event, in bits.

        Their wording is compared where it can decide: however alike they are put, most pairs tell two events, and count as unlike.
        """
        bits = self._but_for_words(one, other)
        return self._prior + (bits + self._words[self._wording(one, other, bits)])

    def _runs_in(self, text: str) -> Runs:
        """The runs of letters in the words of a claim, as numbers."""
        known = self._runs.get(text)
        if known is None:
            numbers = self._run_numbers
            known = self._runs[text] = np.array(
                [numbers.setdefault(run, len(numbers)) for run in runs(text)], dtype=np.int32
            )
        return known

    def _but_for_words(self, one: Traits, other: Traits) -> float:
        scales = self._scales
        elsewhere, others = scales.away[one.place][other.place], scales.others[one.actors][other.actors]
        return (
            scales.kinds[one.kind][other.kind]
            + scales.times[one.time][other.time]
            + scales.places[one.place][other.place]
            + (scales.far if elsewhere else scales.near)[one.actors][other.actors]
            + (scales.of_others if others else scales.targets)[one.targets][other.targets]
            + scales.tolls[one.toll][other.toll]
            + self._telling[telling(one.facets, other.facets, elsewhere=elsewhere)]
            + scales.standings[one.standing][other.standing]
        )

    def _wording(self, one: Traits, other: Traits, bits: float) -> str:
        """The level of the words of a pair that has so many bits without them and the prior."""
        elsewhere = self._scales.away[one.place][other.place]
        if self._prior + bits + self._most[elsewhere] <= 0:
            return UNLIKE
        return words(one.facets, other.facets, elsewhere=elsewhere)

    def reason(self, one: Traits, other: Traits) -> str:
        """The weight of a pair and what it is made of, the strongest first: "+7.1 bits: same place +3.3, ..."."""
        bits = self._but_for_words(one, other)
        levels = self._comparison.levels(one, other)._replace(words=self._wording(one, other, bits))
        parts = [(self._aspects[aspect][level], f"{aspect}: {level}") for aspect, level in levels._asdict().items()]
        parts.sort(key=lambda part: -abs(part[0]))
        told = ", ".join([f"{words} {said:+.1f}" for said, words in parts if said])
        return f"{self._prior + (bits + self._words[levels.words]):+.1f} bits: {told}, prior {self._prior:+.1f}"


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
