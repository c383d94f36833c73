"""The weight of each level at which two claims may stand, by logistic regression on labelled pairs."""

from __future__ import annotations

from collections.abc import Mapping
from math import log

import numpy as np
from numpy.typing import NDArray

from hudna.incidents.compare import Levels

STRENGTH = 1.0
"""Inverse of the L2 penalty: a level that few pairs stand at weighs little."""

_MOST = 30  # steps of Newton's method; some ten are enough

Values = NDArray[np.float64]


def fit(pairs: Mapping[Levels, int], same: Mapping[Levels, int]) -> tuple[float, dict[tuple[str, str], float]]:
    """The bits that speak for one event before anything is known of a pair, and those of each level, by aspect and level.

    Of each aspect they are 0 in the mean over all pairs, so that a level of 0 bits says nothing.

    Args:
        pairs: how many pairs stand at each combination of levels.
        same: how many of them tell one event.
    """
    rows = list(pairs)
    columns: dict[tuple[str, str], int] = {}
    table = np.zeros((len(rows), 1 + sum(len({row[at] for row in rows}) for at in range(len(Levels._fields)))))
    table[:, 0] = 1
    for number, row in enumerate(rows):
        for key in zip(Levels._fields, row, strict=True):
            table[number, columns.setdefault(key, len(columns) + 1)] = 1
    many = np.array([float(pairs[row]) for row in rows])
    weights = _newton(table, many, np.array([float(same.get(row, 0)) for row in rows])) / log(2)
    met = many @ table / many.sum()  # in which share of the pairs each level is met
    means = {
        aspect: sum(weights[at] * met[at] for (of, _), at in columns.items() if of == aspect)
        for aspect in Levels._fields
    }
    bits = {(aspect, level): float(weights[at] - means[aspect]) for (aspect, level), at in columns.items()}
    return float(weights[0] + sum(means.values())), bits


def _newton(table: Values, pairs: Values, same: Values) -> Values:
    """The weights under which the pairs are likeliest, less the penalty."""
    penalty = np.full(table.shape[1], 1 / STRENGTH)
    penalty[0] = 1e-6
    weights = np.zeros(table.shape[1])
    weights[0] = log(same.sum() / (pairs.sum() - same.sum()))

    def loss(weights: Values) -> float:
        said = table @ weights
        return float((pairs * np.logaddexp(0, said) - same * said).sum() + (penalty * weights * weights).sum() / 2)

    for _ in range(_MOST):
        likely = 1 / (1 + np.exp(-(table @ weights)))
        slope = table.T @ (same - pairs * likely) - penalty * weights
        bend = (table * (pairs * likely * (1 - likely))[:, None]).T @ table + np.diag(penalty)
        step, before, length = np.linalg.solve(bend, slope), loss(weights), 1.0
        while loss(weights + length * step) > before and length > 1e-6:
            length /= 2
        weights += length * step
        if before - loss(weights) < 1e-3:
            break
    return weights
