"""Slots where subjects stand first: who owns a noun across the words that describe it."""

import pytest

from .conftest import Bench, words_of


def owners(en: Bench, text: str) -> list[str]:
    """The owners of the last event of a text."""
    draft = en.drafts(text)[-1]
    return [words_of(draft.structure, g) for g in draft.choices.scene.slots.filled.get("genitive", [])]


@pytest.mark.parametrize(
    "text",
    [
        "Many have died since Turkey's first major cross-border operation in Afrin.",
        "Germany said that Turkey's unilateral three-hour cease-fire was not enough.",
        "Germany condemned Turkey\u2019s shelling of Afrin.",
    ],
)
def test_a_possessive_owns_its_noun_across_adjectives(en: Bench, text: str) -> None:
    assert owners(en, text) == ["Turkey"]


def test_a_possessive_of_another_noun_owns_nothing_further_on(en: Bench) -> None:
    assert owners(en, "Turkey's minister in Berlin condemned the shelling of Afrin.") == []


def test_the_subject_of_a_participle_between_commas_is_that_of_the_clause_before(en: Bench) -> None:
    draft = en.drafts("Azerbaijani troops are weaker near Berd, having been driven out of three villages.")[-1]
    assert draft.choices.scene.slots.passive
    assert [m.id for m in draft.targets] == ["AZE.MIL"]
    assert draft.actors == []


@pytest.mark.parametrize(
    ("text", "doer", "undergoer"),
    [
        ("An Armenian convoy was turned back at a checkpoint by Azerbaijani soldiers.", "AZE.MIL", "ARM"),
        ("Azerbaijani soldiers killed ten and kidnapped two Armenians.", "AZE.MIL", "ARM.CVL"),
        ("Armenian forces have repeatedly shelled Azerbaijani positions.", "ARM.MIL", "AZE.MIL"),
    ],
)
def test_who_does_what_to_whom(en: Bench, text: str, doer: str, undergoer: str) -> None:
    claim = en.claims(text)[-1]
    assert ([m.id for m in claim.actors], [m.id for m in claim.targets]) == ([doer], [undergoer])
