"""Learning who has a role in an event together with who else has: a conditional random field over whole casts.

The weights of candidates and those of casts are learned at once, by maximum likelihood with an L2 penalty: what counts is how
much likelier the right cast is than the others that are weighed (Lafferty, McCallum and Pereira, 2001).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from hudna.reading.cast_features import features, parts
from hudna.reading.casting import Roles, options
from hudna.reading.casting_features import Portrait, Shared, portray
from hudna.reading.casting_grammar import possible
from hudna.reading.choice import LinearModel
from hudna.reading.drafts import Draft
from hudna.reading.history import standing_of
from training.align import sides
from training.fit import LEAST_COUNT, fit
from training.weights import frequent_first, rounded

LABELS = ("actor", "target", "none")
_STRENGTH = 0.1  # inverse of the penalty, by cross-validation
_ALONE = 0.06  # that of the candidates by themselves, which only says which casts are weighed
_STEPS = 150


@dataclass(frozen=True)
class Sample:
    """A draft with the casts that are weighed.

    Attributes:
        candidates: the features of each candidate.
        casts: who may have which role.
        parts: by cast, the features of its parts.
        right: by cast, whether it is the annotator's.
    """

    candidates: Sequence[Sequence[str]]
    casts: Sequence[Roles]
    parts: Sequence[Sequence[str]]
    right: Sequence[bool]


def learn(told: Sequence[tuple[Draft, dict[str, Any]]]) -> dict[str, LinearModel]:
    """The models `roles` and `casts`, from drafts with the claims that an annotator made of them."""
    described = [portray(draft.choices.scene, draft.choices.candidates) for draft, _ in told]
    labels = [_labels(draft, claim) for draft, claim in told]
    features = [portrait.features for _, portraits in described for portrait in portraits]
    alone = fit(features, [label for own in labels for label in own], LABELS, _ALONE)
    return _fit([_sample(*one, alone) for one in zip(told, described, labels, strict=True)])


def _labels(draft: Draft, claim: dict[str, Any]) -> list[str]:
    """The role that the annotator gave to each candidate."""
    actors, targets = ({standing_of(one) for one in claim[role]} for role in ("actor", "target"))
    own = [{standing_of(mention.id) for mention in candidate.mentions} for candidate in draft.choices.candidates]
    return ["actor" if one & actors else "target" if one & targets else "none" for one in own]


def _sample(
    told: tuple[Draft, dict[str, Any]],
    described: tuple[Shared, list[Portrait]],
    labels: Sequence[str],
    alone: LinearModel,
) -> Sample:
    (draft, claim), (shared, portraits) = told, described
    scene, at_hand = draft.choices.scene, draft.choices.candidates
    owns = [portrait.own for portrait in portraits]
    totals = [alone.totals(portrait.features) for portrait in portraits]
    allowed = [possible(scene, candidate) for candidate in at_hand]
    weighed = options([(actor - none, target - none) for actor, target, none in totals], allowed).casts()
    wanted = sides(claim["actor"]), sides(claim["target"])
    right = [tuple(frozenset(s for n in role for s in owns[n].sides) for role in cast) == wanted for cast in weighed]
    if not any(right):  # the annotator's is not among them: those that come nearest to it
        agreeing = [
            sum(
                (n in cast[0]) == (label == "actor") and (n in cast[1]) == (label == "target")
                for n, label in enumerate(labels)
            )
            for cast in weighed
        ]
        right = [number == max(agreeing) for number in agreeing]
    of_parts = [[f for part in parts(owns, *cast) for f in features(shared, owns, part)] for cast in weighed]
    return Sample([portrait.features for portrait in portraits], weighed, of_parts, right)


def _fit(samples: Sequence[Sample]) -> dict[str, LinearModel]:
    """The weights under which the right casts are likeliest."""
    met = Counter(f for sample in samples for one in sample.candidates for f in one)
    met_in_casts = Counter(f for sample in samples for one in sample.parts for f in one)
    own, of_casts = _vocabulary(met), _vocabulary(met_in_casts)
    rows: list[list[int]] = []
    for sample in samples:
        known = [[own[f] for f in one if f in own] for one in sample.candidates]
        for (actors, targets), told in zip(sample.casts, sample.parts, strict=True):
            row = [f for n in actors for f in known[n]] + [len(own) + f for n in targets for f in known[n]]
            rows.append(row + [2 * len(own) + of_casts[f] for f in told if f in of_casts])
    weights = _likeliest(rows, samples, 2 * len(own) + len(of_casts))
    roles = {f: (float(weights[n]), float(weights[len(own) + n]), 0.0) for f, n in own.items()}
    together = {f: (float(weights[2 * len(own) + n]),) for f, n in of_casts.items()}
    return {
        "roles": LinearModel.of(LABELS, (0.0, 0.0, 0.0), frequent_first(rounded(roles), met)),
        "casts": LinearModel.of(("cast",), (0.0,), frequent_first(rounded(together), met_in_casts)),
    }


def _vocabulary(counts: Mapping[str, int]) -> dict[str, int]:
    return {f: n for n, f in enumerate(sorted(f for f, count in counts.items() if count >= LEAST_COUNT))}


def _likeliest(rows: Sequence[Sequence[int]], samples: Sequence[Sample], size: int) -> np.ndarray[Any, Any]:
    indices = np.fromiter((f for row in rows for f in row), dtype=np.int64)
    bounds = np.concatenate([[0], np.cumsum([len(row) for row in rows])])
    matrix = csr_matrix((np.ones(len(indices)), indices, bounds), shape=(len(rows), size))
    right = np.array([one for sample in samples for one in sample.right])
    lengths = [len(sample.casts) for sample in samples]
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    home = np.repeat(np.arange(len(samples)), lengths)

    def loss(weights: np.ndarray[Any, Any]) -> tuple[float, np.ndarray[Any, Any]]:
        totals = matrix @ weights
        powers = np.exp(totals - np.maximum.reduceat(totals, starts)[home])
        whole, rightly = np.add.reduceat(powers, starts), np.add.reduceat(powers * right, starts)
        slope = powers / whole[home] - powers * right / rightly[home]
        penalty = weights @ weights / (2 * _STRENGTH)
        return float(np.sum(np.log(whole) - np.log(rightly)) + penalty), matrix.T @ slope + weights / _STRENGTH

    found = minimize(loss, np.zeros(size), jac=True, method="L-BFGS-B", options={"maxiter": _STEPS})
    return np.asarray(found.x)
