"""Choices among candidates by small linear models over named features.

A model is plain data: for each feature a weight for each label, learned by `training/` and stored as JSON. What it decides
can be explained by the features that weighed most.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from hudna.model.errors import DataError


class LinearModel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Multinomial logistic regression over binary features.

    Attributes:
        labels: what is chosen among.
        bias: a weight for each label.
        weights: for each feature a weight for each label.
    """

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    weights: dict[str, tuple[float, ...]]

    def probabilities(self, features: Iterable[str]) -> dict[str, float]:
        """The probability of each label; a feature that was never seen in training weighs nothing."""
        totals = list(self.bias)
        for feature in features:
            weights = self.weights.get(feature)
            if weights is not None:
                for n, weight in enumerate(weights):
                    totals[n] += weight
        top = max(totals)
        powers = [math.exp(total - top) for total in totals]
        whole = sum(powers)
        return {label: power / whole for label, power in zip(self.labels, powers, strict=True)}

    def reasons(self, features: Sequence[str], label: str, limit: int = 3) -> list[str]:
        """The features that speak most for a label, strongest first."""
        n = self.labels.index(label)
        weighed = [(self.weights[f][n], f) for f in features if f in self.weights]
        return [feature for weight, feature in sorted(weighed, reverse=True)[:limit] if weight > 0]


def load_model(path: Path) -> LinearModel:
    """A model from its file.

    Raises:
        DataError: the file is absent or has another shape.
    """
    try:
        model = msgspec.json.decode(path.read_bytes(), type=LinearModel)
    except FileNotFoundError as error:
        raise DataError(path.name, "file", "is not there") from error
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise DataError(path.name, "shape", str(error)) from error
    sizes = {len(model.labels), len(model.bias), *(len(w) for w in model.weights.values())}
    if len(sizes) != 1:
        raise DataError(path.name, "weights", "there is not one weight for each label")
    return model
