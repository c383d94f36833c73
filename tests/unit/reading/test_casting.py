"""Casting: who may have a role in an event, how each is described, and who gets it."""

from collections.abc import Mapping

import pytest

from hudna.reading.casting import Candidate, Cast, Caster, Scene, describe
from hudna.reading.history import standing_of
from hudna.reading.choice import LinearModel

from .conftest import Bench, ids

LABELS = ("actor", "target", "none")
TEXTS = {
    "en": "Azerbaijan attacked Armenia on Monday. A second attack came later.",
    "ar": "هاجمت أذربيجان أرمينيا يوم الاثنين. وتجدد القصف لاحقا.",
}


def staged(bench: Bench, text: str, number: int = 0) -> tuple[Scene, list[Candidate]]:
    choices = bench.drafts(text)[number].choices
    return choices.scene, list(choices.candidates)


def cast(bench: Bench, text: str, weights: dict[str, tuple[float, float, float]]) -> Cast:
    """The cast of the first event by a model of our own, to which a role is unlikely unless a feature says so."""
    return Caster(LinearModel(LABELS, (0.0, 0.0, 3.0), weights)).cast(*staged(bench, text))


SLOTS = {"slot=subject|role=actor|active": (9.0, 0.0, 0.0), "slot=object|role=target|active": (0.0, 9.0, 0.0)}


@pytest.mark.parametrize("iso", ["ar", "en"])
def test_the_parties_of_the_sentence_may_have_a_role(benches: Mapping[str, Bench], iso: str) -> None:
    _, found = staged(benches[iso], TEXTS[iso])
    assert [(ids(c.mentions), c.origin, c.rivals) for c in found] == [
        (["AZE"], "sentence", 2),
        (["ARM"], "sentence", 2),
        (["AZE.CVL"], "people", 2),
    ], "whoever is named, and the people of the state where the conflict is fought"


def test_who_had_a_role_before_may_have_it_again(en: Bench) -> None:
    choices = en.drafts("Azerbaijan attacked Armenia. The shelling went on.")[-1].choices
    assert "actor before" in {c.origin for c in choices.candidates}
    assert all(c.group is None for c in choices.candidates)


def test_who_is_named_in_the_sentence_is_not_carried_into_it(en: Bench) -> None:
    choices = en.drafts("Azerbaijan attacked Armenia. Then Azerbaijan shelled villages.")[-1].choices
    assert [c.origin for c in choices.candidates if ids(c.mentions) == ["AZE"]] == ["sentence"]


def test_somebody_named_twice_is_one_candidate_by_the_nearer_name(en: Bench) -> None:
    text = "Azerbaijan said that its foe lied, and then Azerbaijan attacked Armenia."
    _, found = staged(en, text)
    [azerbaijan] = [c for c in found if ids(c.mentions) == ["AZE"]]
    assert azerbaijan.times == 2
    assert azerbaijan.mentions[0].start == text.rindex("Azerbaijan")


@pytest.mark.parametrize(
    ("identifier", "standing"),
    [("SYR", "SYR"), ("SYR.MIL", "SYR"), ("SYR.REB", "SYR.REB"), ("SYR.CVL", "SYR.CVL"), ("HOUTHI", "HOUTHI")],
)
def test_an_army_acts_for_its_state_and_rebels_and_civilians_do_not(identifier: str, standing: str) -> None:
    assert standing_of(identifier) == standing


@pytest.mark.parametrize("iso", ["ar", "en"])
def test_features_say_in_which_slot_somebody_stands_and_what_the_frame_makes_of_it(
    benches: Mapping[str, Bench], iso: str
) -> None:
    scene, (azerbaijan, armenia, _) = staged(benches[iso], TEXTS[iso])
    assert "slot=subject|role=actor|active" in describe(scene, azerbaijan)
    assert "slot=object|role=target|active" in describe(scene, armenia)
    assert "standing=side|family=attack|here" in describe(scene, armenia)


def test_features_know_the_passive_and_its_agent(en: Bench) -> None:
    scene, found = staged(en, "Armenia was attacked by Azerbaijan.")
    by_id = {c.mentions[0].id: describe(scene, c) for c in found}
    assert "slot=by|role=actor|passive" in by_id["AZE"]
    assert "preposition=by|after|same" in by_id["AZE"]
    assert "slot=subject|role=actor|passive" in by_id["ARM"]


def test_features_tell_another_event_between_somebody_and_the_event(en: Bench) -> None:
    scene, found = staged(en, "Azerbaijan bombed villages and shelled Armenia.", 1)
    by_id = {c.mentions[0].id: describe(scene, c) for c in found}
    assert "others between=1|before|verb" in by_id["AZE"]
    assert "others between=0|after|verb" in by_id["ARM"]


def test_features_tell_the_speaker_from_others(en: Bench) -> None:
    scene, found = staged(en, "Armenia said that Azerbaijan had shelled villages.")
    by_id = {c.mentions[0].id: describe(scene, c) for c in found}
    assert "speaker's=True|type=attack.shelling" in by_id["ARM"]
    assert "speaks|act=states|family=attack" in by_id["ARM"]
    assert "speaker's=False|type=attack.shelling" in by_id["AZE"]
    assert "said=True|role=actor" in by_id["AZE"]


def test_features_tell_outsiders_from_the_sides_of_the_conflict(en: Bench) -> None:
    scene, found = staged(en, "France shelled Armenia and fled from Azerbaijan.")
    by_id = {c.mentions[0].id: describe(scene, c) for c in found}
    assert "standing=outsider|family=attack|here" in by_id["FRA"]
    assert "standing=side|family=attack|here" in by_id["ARM"]


@pytest.mark.parametrize("iso", ["ar", "en"])
def test_features_are_the_same_however_often_and_in_whatever_order_asked(
    benches: Mapping[str, Bench], iso: str
) -> None:
    scene, found = staged(benches[iso], TEXTS[iso])
    again, same = staged(benches[iso], TEXTS[iso])
    forward = [describe(scene, candidate) for candidate in found]
    assert forward == [describe(again, candidate) for candidate in reversed(same)][::-1]


@pytest.mark.parametrize("iso", ["ar", "en"])
def test_each_gets_the_role_that_the_model_finds_most_likely(benches: Mapping[str, Bench], iso: str) -> None:
    found = cast(benches[iso], TEXTS[iso], SLOTS)
    assert (ids(found.actors), ids(found.targets)) == (["AZE"], ["ARM"])
    assert [reason.label for reason in found.reasons] == ["actor", "target"]
    assert "slot=subject" in str(found.reasons[0])


def test_nobody_has_a_role_where_the_model_finds_none_likely(en: Bench) -> None:
    assert cast(en, TEXTS["en"], {}) == Cast((), (), ())


def test_all_members_of_a_group_share_its_role(en: Bench) -> None:
    found = cast(en, "Azerbaijan and Turkey attacked Armenia.", SLOTS)
    assert (ids(found.actors), ids(found.targets)) == (["AZE", "TUR"], ["ARM"])


def test_nobody_is_both_actor_and_target(en: Bench) -> None:
    everywhere = {"here|type=attack.other": (5.0, 4.9, 0.0)}
    found = cast(en, TEXTS["en"], everywhere)
    assert not set(ids(found.actors)) & set(ids(found.targets))


def test_the_order_of_candidates_does_not_change_a_clear_cast(en: Bench) -> None:
    scene, found = staged(en, TEXTS["en"])
    caster = Caster(LinearModel(LABELS, (0.0, 0.0, 3.0), SLOTS))
    one, other = caster.cast(scene, found), caster.cast(scene, found[::-1])
    assert (one.actors, one.targets) == (other.actors, other.targets)
