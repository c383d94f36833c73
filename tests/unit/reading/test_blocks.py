"""Blocks of features: what is remembered of one weighs as much as its features."""

import pytest

from hudna.reading.blocks import Block, BlockWeights, Piece, named
from hudna.reading.choice import LinearModel

ONE = LinearModel.of(("cast",), (0.0,), {"slot=subject": (0.4,), "slot=subject|verb": (-0.1,), "gap=1": (0.25,)})
TWO = LinearModel.of(("yes", "no"), (0.1, 0.0), {"slot=subject": (0.4, 0.1), "gap=1": (-0.2, 0.3)})


def of_slot(block: Block) -> list[str]:
    _, slot, kind = block
    return [f"slot={slot}", f"slot={slot}|{kind}"]


def of_gap(block: Block) -> list[str]:
    _, gap = block
    return [f"gap={gap}"]


BLOCKS: list[list[Piece]] = [
    [],
    [(of_slot, "subject", "verb")],
    [(of_gap, 1), (of_slot, "subject", "noun"), (of_gap, 1)],
    [(of_slot, "object", "verb"), "gap=1", (of_gap, 2), "slot=subject|verb"],
]


@pytest.mark.parametrize("blocks", BLOCKS)
def test_blocks_weigh_what_their_features_weigh_whenever_they_are_asked_for(blocks: list[Piece]) -> None:
    weights = BlockWeights(ONE.units)
    assert [weights.of(blocks) for _ in range(2)] == [ONE.units(named(blocks))] * 2


@pytest.mark.parametrize("blocks", BLOCKS)
def test_chances_by_blocks_are_those_by_their_features(blocks: list[Piece]) -> None:
    weights = BlockWeights(TWO.units)
    assert [TWO.chance_by(weights.of(blocks)) for _ in range(2)] == [TWO.chance(named(blocks))] * 2


def test_reasons_are_the_same_when_they_are_asked_for_again() -> None:
    blocks: list[Piece] = [(of_gap, 1), (of_slot, "subject", "verb")]
    assert [TWO.reasons(blocks, "yes") for _ in range(2)] == [["slot=subject"]] * 2
    assert TWO.reasons(blocks, "no") == ["gap=1"]
