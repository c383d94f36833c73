"""A claim for each of those who speak for themselves."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from hudna.model.events import EventType

from .conftest import Bench, ids


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "Armenia and Azerbaijan traded blame for the raid, each saying the other had shelled Berd."),
        ("en", "Armenia and Azerbaijan each said that the other side had shelled Berd."),
        ("ar", "وقال كل من أرمينيا وأذربيجان إن الطرف الآخر قصف بيرد."),
        ("ar", "تبادلت أرمينيا وأذربيجان الاتهامات بخرق الهدنة، إذ قال كل منهما إن الآخر قصف بيرد."),
    ],
)
def test_what_each_says_of_the_other_is_two_claims_in_opposite_directions(
    benches: Mapping[str, Bench], iso: str, text: str
) -> None:
    found = [draft for draft in benches[iso].drafts(text) if draft.type is EventType.ATTACK_SHELLING]
    told = [(draft.speaker.id if draft.speaker else None, ids(draft.actors), ids(draft.targets)) for draft in found]
    assert told == [("ARM", ["AZE"], ["ARM"]), ("AZE", ["ARM"], ["AZE"])]


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "Armenia and Azerbaijan each said that Turkey had shelled the other bank of the river."),
        ("ar", "وقال كل من أرمينيا وأذربيجان إن تركيا قصفت الضفة الأخرى من النهر."),
    ],
)
def test_what_each_says_of_a_third_is_a_claim_of_each_on_that_one(
    benches: Mapping[str, Bench], iso: str, text: str
) -> None:
    found = [draft for draft in benches[iso].drafts(text) if draft.type is EventType.ATTACK_SHELLING]
    told = [(draft.speaker.id if draft.speaker else None, ids(draft.actors)) for draft in found]
    assert told == [("ARM", ["TUR"]), ("AZE", ["TUR"])]
