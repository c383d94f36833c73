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
        shared: dict[float, float] = {}  # see load_model
        margins = ((f, w[0] - w[1]) for f, w in weights.items()) if len(labels) == 2 else ()
        self._margins = {f: shared.setdefault(margin, margin) for f, margin in margins}

    def totals(self, features: Sequence[str]) -> list[float]:
        """How much features speak for each label; one that was never seen in training weighs nothing."""
        # One look-up a feature: the tables are larger than a processor's cache, and a choice is made some hundred times a report.
        known = [weights for weights in map(self.weights.get, features) if weights is not None]
        return [bias + sum([weights[n] for weights in known]) for n, bias in enumerate(self.bias)]

    def probabilities(self, features: Sequence[str]) -> dict[str, float]:
        """The probability of each label."""
        totals = self.totals(features)
        top = max(totals)
        powers = [math.exp(total - top) for total in totals]
        whole = sum(powers)
        return {label: power / whole for label, power in zip(self.labels, powers, strict=True)}

    def chance(self, features: Sequence[str]) -> float:
        """The probability of the first of two labels."""
        margin = self.bias[0] - self.bias[1] + sum(filter(None, map(self._margins.get, features)))
        return 1 / (1 + math.exp(-margin)) if margin > -_STEEPEST else 0.0

    def reasons(self, features: Sequence[str], label: str, limit: int = 3) -> list[str]:
        """The features that speak most for a label, strongest first."""
        n = self.labels.index(label)
        rows = zip(map(self.weights.get, features), features, strict=True)
        speaking = [(weights[n], feature) for weights, feature in rows if weights is not None and weights[n] > 0]
        return [feature for _, feature in sorted(speaking, reverse=True)[:limit]]


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
