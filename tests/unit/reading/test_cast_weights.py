"""Weights of casts: what is remembered weighs as much as the features of which it is made."""

from collections.abc import Mapping

import pytest

from hudna.reading.cast_features import MOST, Part, features
from hudna.reading.cast_weights import CastWeights
from hudna.reading.casting_features import Own, Shared, portray
from hudna.reading.choice import LinearModel

from .conftest import Bench

TEXTS = {
    "en": "Azerbaijan shelled Armenia and Russia. Iran and Turkey condemned the attack. The army met the Russian delegation.",
    "ar": "قصفت أذربيجان أرمينيا وروسيا. وأدانت إيران وتركيا الهجوم. والتقى الجيش الوفد الروسي.",
}


def scenes(bench: Bench, text: str) -> list[tuple[Shared, list[Own]]]:
    """What casting sees of the events of a text."""
    choices = [draft.choices for draft in bench.drafts(text)]
    seen = [portray(one.scene, one.candidates) for one in choices]
    return [(shared, [portrait.own for portrait in portraits]) for shared, portraits in seen]


def parts(owns: list[Own]) -> list[Part]:
    """All parts that a cast of these candidates may have."""
    found: list[Part] = [("numbers", n, m) for n in range(MOST + 1) for m in range(MOST + 1)]
    pairs = [(n, m) for n in range(len(owns)) for m in range(len(owns)) if n != m]
    return found + [(name, *pair) for name in ("against", "actors", "targets") for pair in pairs]


@pytest.mark.parametrize("iso", ["ar", "en"])
def test_a_part_weighs_what_its_features_weigh_in_whatever_scene_they_were_met_first(
    benches: Mapping[str, Bench], iso: str
) -> None:
    told = scenes(benches[iso], TEXTS[iso])
    named = sorted({f for shared, owns in told for part in parts(owns) for f in features(shared, owns, part)})
    model = LinearModel.of(("cast",), (0.0,), {feature: ((n * n % 997) / 1000,) for n, feature in enumerate(named)})
    weights = CastWeights(model)
    for shared, owns in told:
        for part in parts(owns):
            name, one, other = part
            weight = (
                weights.numbers(shared, owns)[one][other]
                if name == "numbers"
                else weights.pairs(shared, name).of(owns[one], owns[other])
            )
            assert weight == pytest.approx(model.totals(features(shared, owns, part))[0])
