"""Conjunctions: of those of several words no word is one by itself."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from hudna.reading.conjunctions import Conjunctions

from .conftest import Bench


@pytest.mark.parametrize(
    ("iso", "text", "left"),
    [
        ("en", "rain and snow", "rain snow"),
        ("en", "rain as well as snow", "rain snow"),
        ("en", "as rain fell well", "as rain fell well"),
        ("ar", "المطر فضلا عن الثلج", "المطر الثلج"),
        ("ar", "المطر عن الثلج", "المطر عن الثلج"),
    ],
)
def test_conjunctions_are_taken_out_whole(benches: Mapping[str, Bench], iso: str, text: str, left: str) -> None:
    bench = benches[iso]
    kept = Conjunctions(bench.pack).without(bench.tokens(text))
    assert " ".join(token.text for token in kept) == left
