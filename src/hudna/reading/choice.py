"""Choices among candidates by small linear models over named features.

A model is plain data: for each feature a weight for each label, learned by `training/` and stored as JSON. What it decides
can be explained by the features that weighed most.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from typing import TypeVar

from hudna.reading.blocks import Piece, named

_STEEPEST = 50.0  # beyond this a chance is 0 for all purposes, and its exponential need not be taken
UNIT = 1000  # weights have three digits at most
_BITS = 21  # for the sum of one label, so that the sums of three are one number of a machine word
_HALF, _MASK = 1 << (_BITS - 1), (1 << _BITS) - 1
_NOTHING = repeat(0)  # what a feature weighs that a table does not hold
_TOLD = 3  # features that a reason names
_REMEMBERED = 20_000  # blocks that speak for a label; bounds memory on endless input
_Number = TypeVar("_Number")


class LinearModel:
    """Multinomial logistic regression over binary features.

    Attributes:
        labels: what is chosen among.
        bias: a weight for each label.
        rows: different rows of weights, one for each label. Weights are rounded, so that few rows are different.
        numbers: for each feature the number of its row.
    """

    def __init__(
        self,
        labels: tuple[str, ...],
        bias: tuple[float, ...],
        rows: Sequence[tuple[float, ...]],
        numbers: Mapping[str, int],
    ) -> None:
        self.labels = labels
        self.bias = bias
        self.rows = rows
        self.numbers = numbers
        self._two = two = len(labels) == 2
        self._speaking: dict[str, dict[Piece, list[tuple[int, str]]]] = {}
        self._under: dict[str, dict[str, int]] = {}
        units = [_in_units(row) for row in rows]
        # Of two labels only how much more speaks for the first counts, so that this is what speaks for it, against nothing.
        told = [(row[0] - row[1], row[1] - row[0]) for row in units] if two else units
        packed = [row[0] if two else _packed(row) for row in told]
        self._rows = _by_feature(numbers, packed)
        self._by_packed = dict(zip(packed, told, strict=True))

    @classmethod
    def of(
        cls, labels: tuple[str, ...], bias: tuple[float, ...], weights: Mapping[str, tuple[float, ...]]
    ) -> LinearModel:
        """A model of labels, with for each feature a weight for each of them."""
        rows = sorted(set(weights.values()))
        number_of = {row: number for number, row in enumerate(rows)}
        return cls(labels, bias, rows, {feature: number_of[row] for feature, row in weights.items()})

    def totals(self, features: Sequence[str]) -> list[float]:
        """How much features speak for each label, of those of other models than of two; one never seen in training weighs nothing."""
        return self.unpacked(self.units(features))

    def unpacked(self, left: int) -> list[float]:
        """How much speaks for each label, by the sum of the units of all features."""
        totals = []
        for bias in self.bias:
            own = ((left + _HALF) & _MASK) - _HALF
            totals.append(bias + own / UNIT)
            left = (left - own) >> _BITS
        return totals

    def units(self, features: Sequence[str]) -> int:
        """How much features speak for each label, in units of 1 / `UNIT`, as one number.

        Of a model of one label that is just this, and of one of two how much more speaks for the first. Such sums are exact, so that
        of those of some features comes that of all.
        """
        # One look-up a feature: the tables are larger than a processor's cache, and a choice is made some hundred times a report.
        return sum(map(self._rows.get, features, _NOTHING))

    def probabilities(self, features: Sequence[str]) -> dict[str, float]:
        """The probability of each label."""
        if len(self.labels) == 2:
            first = self.chance(features)
            return dict(zip(self.labels, (first, 1 - first), strict=True))
        return self.probabilities_of(self.units(features))

    def probabilities_of(self, units: int) -> dict[str, float]:
        """The probability of each of more than two labels, by the sum of the units of all features."""
        totals = self.unpacked(units)
        top = max(totals)
        powers = [math.exp(total - top) for total in totals]
        whole = sum(powers)
        return {label: power / whole for label, power in zip(self.labels, powers, strict=True)}

    def chance(self, features: Sequence[str], under: str = "", shared: Sequence[str] = ()) -> float:
        """The probability of the first of two labels.

        Args:
            features: by their whole names.
            under: what stands before the names of the shared ones, and a `|`.
            shared: features that others at choice have, too, under other names before the `|`.
        """
        before = sum(map(self._those_under(under).get, shared, _NOTHING)) if shared else 0
        return self.chance_by(sum(map(self._rows.get, features, _NOTHING), before))

    def chance_by(self, units: int) -> float:
        """The probability of the first of two labels, by the sum of the units of all features."""
        margin = self.bias[0] - self.bias[1] + units / UNIT
        return 1 / (1 + math.exp(-margin)) if margin > -_STEEPEST else 0.0

    def _those_under(self, name: str) -> dict[str, int]:
        """The units of the features whose names begin so, by the rest of their names."""
        found = self._under.get(name)
        if found is None:
            start = f"{name}|"
            found = {f.removeprefix(start): units for f, units in self._rows.items() if f.startswith(start)}
            self._under[name] = found
        return found

    def reasons(self, blocks: Iterable[Piece], label: str) -> list[str]:
        """The `_TOLD` features that speak most for a label, strongest first; of two labels, for it and against the other."""
        known = self._speaking.setdefault(label, {})
        speaking: list[tuple[int, str]] = []
        for block in blocks:
            found = known.get(block)
            if found is None:
                found = self._that_speak(named([block]), label)
                if not isinstance(block, str) and len(known) < _REMEMBERED:
                    known[block] = found
            speaking += found
        speaking.sort(reverse=True)
        return [feature for _, feature in speaking[:_TOLD]]

    def _that_speak(self, features: Iterable[str], label: str) -> list[tuple[int, str]]:
        """The `_TOLD` features that speak most for a label, each with how much."""
        n = self.labels.index(label)
        weights = [(self._by_packed[row][n], f) for f in features if (row := self._rows.get(f)) is not None]
        return sorted([one for one in weights if one[0] > 0], reverse=True)[:_TOLD]


def _in_units(row: Sequence[float]) -> tuple[int, ...]:
    """The weights of one feature in units of 1 / `UNIT`."""
    return tuple([round(weight * UNIT) for weight in row])


def _packed(units: Sequence[int]) -> int:
    """The weights of one feature as one number: the sum of such numbers holds the sums of the weights of each label."""
    total = 0
    for weight in reversed(units):
        total = (total << _BITS) + weight
    return total


def _by_feature(numbers: Mapping[str, int], values: Sequence[_Number]) -> dict[str, _Number]:
    """By feature what its row comes to.

    All features whose rows come to the same share one object: these stay in a processor's cache, where one for each would not.
    """
    known: dict[_Number, _Number] = {}
    shared = [known.setdefault(value, value) for value in values]
    return {feature: shared[number] for feature, number in numbers.items()}


class Reason:
    """Why a model chose as it did; put into words, and its features named, only for what becomes a claim."""

    __slots__ = ("blocks", "chance", "label", "model", "words")

    def __init__(self, words: str, chance: float, label: str, blocks: Sequence[Piece], model: LinearModel) -> None:
        self.words = words
        self.chance = chance
        self.label = label
        self.blocks = blocks
        self.model = model

    def __str__(self) -> str:
        why = "; ".join(self.model.reasons(self.blocks, self.label))
        return f"{self.words} ({self.chance:.2f}: {why or 'nothing speaks against it'})"
