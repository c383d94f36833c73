"""Weights as models keep them."""

from training.weights import frequent_first


def test_the_features_of_a_model_come_in_the_order_of_how_often_they_are_met() -> None:
    weights = {"rare": (0.5,), "frequent": (0.1,), "other": (0.3,), "another": (0.2,)}
    counts = {"rare": 4, "frequent": 90, "other": 7, "another": 7, "dropped": 50}
    assert list(frequent_first(weights, counts).items()) == [
        ("frequent", (0.1,)),
        ("another", (0.2,)),
        ("other", (0.3,)),
        ("rare", (0.5,)),
    ]
