"""Choices by linear models: probabilities, reasons."""

import math

import pytest

from hudna.reading.choice import LinearModel, Reason

TWO = LinearModel.of(("yes", "no"), (0.5, -0.25), {"rain": (1.0, -1.0), "sun": (-2.0, 0.5)})
THREE = LinearModel.of(
    ("a", "b", "c"), (0.0, 0.0, 0.0), {"x": (3.0, 0.0, -3.0), "y": (0.0, 1.0, 0.0), "z": (1.0, 0.0, 2.0)}
)


@pytest.mark.parametrize("features", [[], ["rain"], ["sun"], ["rain", "sun"], ["rain", "unheard of"]])
def test_the_chance_of_two_labels_is_the_probability_of_the_first(features: list[str]) -> None:
    assert TWO.chance(features) == pytest.approx(TWO.probabilities(features)["yes"])


@pytest.mark.parametrize("features", [[], ["x"], ["y", "z"], ["x", "y", "z"]])
def test_probabilities_sum_to_one(features: list[str]) -> None:
    assert sum(THREE.probabilities(features).values()) == pytest.approx(1.0)


def test_probabilities_are_the_softmax_of_the_summed_weights() -> None:
    powers = {"a": math.exp(4), "b": math.exp(1), "c": math.exp(-1)}
    whole = sum(powers.values())
    expected = {label: power / whole for label, power in powers.items()}
    assert THREE.probabilities(["x", "y", "z"]) == pytest.approx(expected)


def test_without_features_the_bias_decides() -> None:
    assert TWO.chance([]) == pytest.approx(1 / (1 + math.exp(-0.75)))


def test_a_feature_never_seen_in_training_weighs_nothing() -> None:
    assert THREE.probabilities(["y", "new"]) == THREE.probabilities(["y"])


def test_the_order_of_features_does_not_matter() -> None:
    assert THREE.probabilities(["x", "z", "y"]) == pytest.approx(THREE.probabilities(["z", "y", "x"]))


def test_overwhelming_weights_are_certain_and_raise_nothing() -> None:
    steep = LinearModel.of(("yes", "no"), (0.0, 0.0), {"up": (900.0, -900.0), "down": (-900.0, 900.0)})
    assert (steep.chance(["up"]), steep.chance(["down"])) == (1.0, 0.0)
    assert steep.probabilities(["down"]) == {"yes": 0.0, "no": 1.0}


def test_reasons_are_the_features_that_speak_for_a_label_strongest_first() -> None:
    assert THREE.reasons(["z", "x", "y", "new"], "a") == ["x", "z"]
    assert THREE.reasons(["z", "x", "y"], "c") == ["z"]


def test_the_three_features_that_speak_most_are_told_in_whatever_blocks_they_stand() -> None:
    weights = {"a": (0.1,), "b": (0.4,), "c": (0.3,), "d": (0.2,), "e": (0.5,)}
    model = LinearModel.of(("cast",), (0.0,), weights)
    assert model.reasons(["a", (lambda _: ["b", "c", "d", "a"],), "e"], "cast") == ["e", "b", "c"]


def test_a_reason_says_how_sure_the_model_is_and_why() -> None:
    assert str(Reason("status", 0.876, "a", ["x", "y"], THREE)) == "status (0.88: x)"
    assert str(Reason("status", 0.5, "b", ["x"], THREE)) == "status (0.50: nothing speaks against it)"
