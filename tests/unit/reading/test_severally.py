"""A claim for each of those who speak for themselves."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from hudna.model.events import EventType

from .conftest import Bench, ids


def shellings(bench: Bench, text: str) -> list[tuple[str | None, list[str], list[str]]]:
    """Who says of each shelling told that who did it to whom."""
    told = [draft for draft in bench.drafts(text) if draft.type is EventType.ATTACK_SHELLING]
    return [(one.speaker.id if one.speaker else None, ids(one.actors), ids(one.targets)) for one in told]


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "Armenia and Azerbaijan traded blame for the raid, each saying the other had shelled Berd."),
        ("en", "Armenia and Azerbaijan each said that the other side had shelled Berd."),
        ("en", "The border remains tense, with Armenia and Azerbaijan often accusing each other of shelling Berd."),
        ("ar", "وقال كل من أرمينيا وأذربيجان إن الطرف الآخر قصف بيرد."),
        ("ar", "تبادلت أرمينيا وأذربيجان الاتهامات بخرق الهدنة، إذ قال كل منهما إن الآخر قصف بيرد."),
    ],
)
def test_what_each_says_of_the_other_is_two_claims_in_opposite_directions(
    benches: Mapping[str, Bench], iso: str, text: str
) -> None:
    found = shellings(benches[iso], text)
    assert [(says, actors) for says, actors, _ in found] == [("ARM", ["AZE"]), ("AZE", ["ARM"])]
    assert [targets for _, _, targets in found] == [["ARM"], ["AZE"]]


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
    found = shellings(benches[iso], text)
    assert [(says, actors) for says, actors, _ in found] == [("ARM", ["TUR"]), ("AZE", ["TUR"])]


def test_what_somebody_else_calls_it_is_his_word_in_arabic_too(ar: Bench) -> None:
    [claim] = ar.claims("لم تعلق روسيا على ما وصفته أوكرانيا بأنه خرق روسي للهدنة.")
    assert claim.speaker is not None
    assert claim.speaker.id == "UKR"


def test_whom_somebody_cites_in_his_words_speaks(en: Bench) -> None:
    [claim] = en.claims("The United Nations said that, according to Armenia, Azerbaijan had violated the truce.")
    assert claim.speaker is not None
    assert claim.speaker.id == "ARM"


def test_words_behind_according_to_that_name_nobody_cite_nobody(en: Bench) -> None:
    [claim] = en.claims("Armenia said that, according to early reports, Azerbaijan had violated the truce.")
    assert claim.speaker is not None
    assert claim.speaker.id == "ARM"


def test_what_is_told_beside_a_mutual_accusation_is_no_part_of_it(en: Bench) -> None:
    text = "Armenia and Azerbaijan accused each other of violating a truce, hours after it came into force."
    told = [draft.type for draft in en.drafts(text)]
    assert told.count(EventType.TRUCE_VIOLATED) == 2
    assert told.count(EventType.TRUCE_EFFECTIVE) == 1
