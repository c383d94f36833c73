"""Slots where subjects stand first: who owns a noun across the words that describe it."""

import pytest

from .conftest import Bench, ids, words_of


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


@pytest.mark.parametrize(
    ("text", "actors", "targets"),
    [
        ("Azerbaijan is under pressure. It is fighting Armenian forces.", ["AZE"], ["ARM.MIL"]),
        (
            "Azerbaijan is under pressure. As part of a Turkish-led coalition, it is fighting Armenian forces.",
            ["AZE"],
            ["ARM.MIL"],
        ),
        ("Azerbaijan is under pressure. It was attacked by Armenian forces.", ["ARM.MIL"], ["AZE"]),
        ("Azerbaijan said it had no choice. It shelled Armenian positions.", ["AZE"], ["ARM.MIL"]),
    ],
)
def test_a_pronoun_that_opens_a_sentence_means_the_side_named_first_before(
    en: Bench, text: str, actors: list[str], targets: list[str]
) -> None:
    told = en.claims(text)[-1]
    assert (ids(told.actors), ids(told.targets)) == (actors, targets)


def test_what_a_pronoun_took_up_it_may_mean_again(en: Bench) -> None:
    told = en.claims("Azerbaijan is under pressure. It is fighting Armenian forces. It also shelled Goris.")
    assert [ids(claim.actors) for claim in told] == [["AZE"], ["AZE"]]


@pytest.mark.parametrize(
    "text",
    [
        "Azerbaijan is under pressure. Residents of Berd said they killed two intruders.",  # others were named in between
        'Azerbaijan is under pressure. "They shelled the town," a resident said.',  # whoever is quoted means others
        "The minister met his generals. It shelled the town.",
    ],
)
def test_a_pronoun_of_others_means_nobody_of_the_sentence_before(en: Bench, text: str) -> None:
    assert all(not draft.choices.scene.resumed for draft in en.drafts(text))
