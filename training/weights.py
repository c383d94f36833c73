"""Weights as models keep them: of few digits, and in the order of how often their features are met."""

from __future__ import annotations

from collections.abc import Mapping

_DIGITS = 2  # of a weight
_LEAST_WEIGHT = 0.02  # a feature that weighs less decides nothing, and the model is a sixth smaller without them


def rounded(weights: Mapping[str, tuple[float, ...]]) -> dict[str, tuple[float, ...]]:
    """Weights of few digits, without those that weigh next to nothing."""
    short = {name: tuple(round(weight, _DIGITS) for weight in row) for name, row in weights.items()}
    return {name: row for name, row in short.items() if max(map(abs, row)) >= _LEAST_WEIGHT}


def frequent_first(weights: Mapping[str, tuple[float, ...]], counts: Mapping[str, int]) -> dict[str, tuple[float, ...]]:
    """Weights in the order of how often their features are met; of those met equally often by name.

    A reader holds them in this order. What it asks for most then lies together, and so in the caches of a processor, which
    are smaller than the models.
    """
    return {name: weights[name] for name in sorted(weights, key=lambda name: (-counts[name], name))}
