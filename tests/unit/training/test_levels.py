"""The weights of levels, learned from pairs of which it is known whether they tell one event."""

from __future__ import annotations

from collections import Counter

import pytest
from training.levels import fit

from hudna.incidents.compare import Levels

OTHER = Levels(
    "same", "a day apart", "one", "same", "one", "neither", "other report", "both assert", "other"
)  # fmt: skip
LIKE = OTHER._replace(time="same day", words="most")


def test_levels_at_which_pairs_tell_one_event_speak_for_it_and_those_that_all_have_say_nothing() -> None:
    prior, bits = fit(Counter({LIKE: 10, OTHER: 90}), Counter({LIKE: 9, OTHER: 1}))
    assert bits["time", "same day"] > 1
    assert bits["words", "most"] > 1
    assert bits["time", "a day apart"] < 0
    assert bits["place", "one"] == pytest.approx(0)
    assert prior < 0


def test_what_two_aspects_say_alike_counts_once() -> None:
    """Each of the two says half of what one would say alone."""
    _, both = fit(Counter({LIKE: 10, OTHER: 90}), Counter({LIKE: 9, OTHER: 1}))
    alone = OTHER._replace(time="same day")
    _, one = fit(Counter({alone: 10, OTHER: 90}), Counter({alone: 9, OTHER: 1}))
    assert both["time", "same day"] == pytest.approx(both["words", "most"])
    assert both["time", "same day"] < one["time", "same day"]


def test_of_each_aspect_the_mean_over_all_pairs_is_none() -> None:
    pairs = Counter({LIKE: 10, OTHER: 90})
    _, bits = fit(pairs, Counter({LIKE: 9, OTHER: 1}))
    assert sum(many * bits["time", levels.time] for levels, many in pairs.items()) == pytest.approx(0)
