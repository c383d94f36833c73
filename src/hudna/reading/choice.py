"""Choices among candidates by small linear models over named features.

A model is plain data: for each feature a weight for each label, learned by `training/` and stored as JSON. What it decides
can be explained by the features that weighed most.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

_STEEPEST = 50.0  # beyond this a chance is 0 for all purposes, and its exponential need not be taken


class LinearModel:
    """Multinomial logistic regression over binary features.

    Attributes:
        labels: what is chosen among.
        bias: a weight for each label.
        weights: for each feature a weight for each label.
    """

    def __init__(
        self, labels: tuple[str, ...], bias: tuple[float, ...], weights: Mapping[str, tuple[float, ...]]
    ) -> None:
        self.labels = labels
        self.bias = bias
        self.weights = weights
        # A table for each label, so that a choice is a few sums over look-ups: it is made some hundred times a report.
        self._by_label = [{f: w[n] for f, w in weights.items() if w[n]}.get for n in range(len(labels))]
        self._margin = {f: w[0] - w[1] for f, w in weights.items()}.get

    def probabilities(self, features: Sequence[str]) -> dict[str, float]:
        """The probability of each label; a feature that was never seen in training weighs nothing."""
        totals = [
            bias + sum(filter(None, map(weight_of, features)))
            for bias, weight_of in zip(self.bias, self._by_label, strict=True)
        ]
        top = max(totals)
        powers = [math.exp(total - top) for total in totals]
        whole = sum(powers)
        return {label: power / whole for label, power in zip(self.labels, powers, strict=True)}

    def chance(self, features: Sequence[str]) -> float:
        """The probability of the first of two labels."""
        margin = self.bias[0] - self.bias[1] + sum(filter(None, map(self._margin, features)))
        return 1 / (1 + math.exp(-margin)) if margin > -_STEEPEST else 0.0

    def reasons(self, features: Sequence[str], label: str, limit: int = 3) -> list[str]:
        """The features that speak most for a label, strongest first."""
        n = self.labels.index(label)
        weighed = [(self.weights[f][n], f) for f in features if f in self.weights]
        return [feature for weight, feature in sorted(weighed, reverse=True)[:limit] if weight > 0]


class Reason(NamedTuple):
    """Why a model chose as it did; put into words only for what becomes a claim."""

    words: str
    chance: float
    label: str
    features: Sequence[str]
    model: LinearModel

    def __str__(self) -> str:
        why = "; ".join(self.model.reasons(self.features, self.label))
        return f"{self.words} ({self.chance:.2f}: {why or 'nothing speaks against it'})"
