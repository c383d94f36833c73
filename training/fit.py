"""Multinomial logistic regression over named binary features, as plain data."""

from __future__ import annotations

from collections.abc import Sequence

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from hudna.reading.choice import LinearModel
from training.weights import frequent_first, rounded

LEAST_COUNT = 4  # a feature seen less often teaches nothing about the language


def fit(
    samples: Sequence[Sequence[str]], labels: Sequence[str], order: tuple[str, ...], strength: float
) -> LinearModel:
    """A model learned from samples.

    Args:
        samples: the features of each.
        labels: the label of each.
        order: all labels, in the order of the weights.
        strength: inverse of the L2 penalty (`C` of scikit-learn).
    """
    counts: dict[str, int] = {}
    for features in samples:
        for feature in features:
            counts[feature] = counts.get(feature, 0) + 1
    kept = [{f: 1.0 for f in features if counts[f] >= LEAST_COUNT} for features in samples]
    vectors = DictVectorizer()
    matrix = vectors.fit_transform(kept)
    model = LogisticRegression(C=strength, max_iter=400).fit(matrix, labels)
    classes = list(model.classes_)
    names = vectors.get_feature_names_out()
    if len(classes) == 2:  # scikit-learn keeps one row for two classes: the second's weights against the first's
        rows = {classes[0]: [0.0] * len(names), classes[1]: model.coef_[0]}
        bias = {classes[0]: 0.0, classes[1]: float(model.intercept_[0])}
    else:
        rows = dict(zip(classes, model.coef_, strict=True))
        bias = dict(zip(classes, map(float, model.intercept_), strict=True))
    weights = {
        str(name): tuple(float(rows[label][n]) if label in rows else -9.0 for label in order)
        for n, name in enumerate(names)
    }
    return LinearModel.of(
        order, tuple(round(bias.get(label, -9.0), 3) for label in order), frequent_first(rounded(weights), counts)
    )
