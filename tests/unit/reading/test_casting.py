"""Casting: who may have a role in an event, how each is described, and who gets it."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.model.claims import Mention
from hudna.model.events import EventType
from hudna.reading.casting import Cast, Caster, options
from hudna.reading.casting_features import describe
from hudna.reading.choice import LinearModel
from hudna.reading.history import Past
from hudna.reading.scene import Candidate, Scene, candidates
from hudna.reading.speakers import mentions

from .conftest import Bench, ids

LABELS = ("actor", "target", "none")
TEXTS = {
    "en": "Azerbaijan attacked Armenia on Monday. A second attack came later.",
    "ar": "هاجمت أذربيجان أرمينيا يوم الاثنين. وتجدد القصف لاحقا.",
}

OPEN = "Azerbaijan's attack on Armenia went on."
"""Where grammar leaves the roles to the models."""


def staged(bench: Bench, text: str, number: int = 0) -> tuple[Scene, list[Candidate]]:
    choices = bench.drafts(text)[number].choices
    return choices.scene, list(choices.candidates)


def described(bench: Bench, text: str, number: int = 0) -> dict[str, list[str]]:
    """The features of each candidate for a role in an event, by its id."""
    scene, found = staged(bench, text, number)
    return {c.mentions[0].id: features for c, features in zip(found, describe(scene, found), strict=True)}


def cast(bench: Bench, text: str, weights: dict[str, tuple[float, float, float]]) -> Cast:
    """The cast of the first event by models of our own, to which a role is unlikely unless a feature says so."""
    return caster(weights).cast(*staged(bench, text))


def caster(roles: dict[str, tuple[float, float, float]], casts: dict[str, float] | None = None) -> Caster:
    """Casts by the features of each candidate, and by those of casts."""
    together = {feature: (weight,) for feature, weight in (casts or {}).items()}
    return Caster(LinearModel.of(LABELS, (0.0, 0.0, 3.0), roles), LinearModel.of(("cast",), (0.0,), together))


SLOTS = {
    "role=actor|suffix=-|family=attack": (9.0, 0.0, 0.0),
    "role=target|suffix=-|family=attack": (0.0, 9.0, 0.0),
}


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
    assert azerbaijan.mentions[0].start == text.rindex("Azerbaijan")


def past(type_: EventType, actors: str, targets: str = "") -> Past:
    """An event told before, by the ids of who had a role in it."""
    acted, suffered = (
        tuple(Mention(id=one, start=0, end=10, text="Azerbaijan") for one in listed.split())
        for listed in (actors, targets)
    )
    return Past(type_, 0, acted, suffered, None)


def carried(bench: Bench, text: str, *told: Past) -> list[tuple[str, list[str]]]:
    """Who may have a role in the last event of a text without being named there, had these been told before it."""
    scene = bench.drafts(text)[-1].choices.scene
    context = bench.context(text)
    for one in told:
        context.history.note(one)
    last = told[-1]
    here = replace(scene, context=context, actors=last.actors, targets=last.targets)
    named = [(group, tuple(mentions(here.structure, group, context))) for group in here.structure.groups]
    return [(c.origin, ids(c.mentions)) for c in candidates(here, named) if c.group is None]


RENEWED = {
    "en": "Azerbaijan attacked Armenia on Monday. Then the shelling went on.",
    "ar": "هاجمت أذربيجان أرمينيا يوم الاثنين. ثم تجدد القصف.",
}
ATTACK = past(EventType.ATTACK_SHELLING, "AZE", "ARM")
MEETING = past(EventType.TALKS_MEETING, "RUS TUR")
DELIVERY = past(EventType.AID, "FRA", "ARM.CVL")


@pytest.mark.parametrize("iso", ["ar", "en"])
def test_who_had_a_role_in_the_last_event_alike_may_have_it_again_whatever_was_told_between(
    benches: Mapping[str, Bench], iso: str
) -> None:
    assert carried(benches[iso], RENEWED[iso], ATTACK, DELIVERY, MEETING) == [
        ("actor before", ["RUS", "TUR"]),
        ("actor of like", ["AZE"]),
        ("target of like", ["ARM"]),
        ("people", ["AZE.CVL"]),
    ]


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        (ATTACK, [("actor before", ["AZE"]), ("target before", ["ARM"])]),
        (past(EventType.TALKS_MEETING, "AZE.MIL"), [("actor before", ["AZE.MIL"]), ("target of like", ["ARM"])]),
        (past(EventType.TALKS_MEETING, "ARM"), [("actor before", ["ARM"]), ("actor of like", ["AZE"])]),
    ],
    ids=["the event before is the one alike", "its actor acted since", "its target acted since"],
)
def test_who_is_at_hand_from_the_event_before_is_not_carried_from_the_one_alike_too(
    en: Bench, between: Past, expected: list[tuple[str, list[str]]]
) -> None:
    assert carried(en, RENEWED["en"], ATTACK, between) == [*expected, ("people", ["AZE.CVL"])]


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "Azerbaijan attacked Armenia on Monday. Later Azerbaijan shelled villages."),
        ("ar", "هاجمت أذربيجان أرمينيا يوم الاثنين. ثم قصفت أذربيجان قرى."),
    ],
)
def test_who_is_named_in_the_sentence_is_not_carried_from_the_event_alike(
    benches: Mapping[str, Bench], iso: str, text: str
) -> None:
    origins = dict(carried(benches[iso], text, ATTACK, MEETING))
    assert "actor of like" not in origins
    assert origins["target of like"] == ["ARM"]


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "Azerbaijan attacked Armenia. A bombing in Tehran killed ten."),
        ("ar", "هاجمت أذربيجان أرمينيا. وقتل عشرة في قصف على طهران."),
    ],
)
def test_of_an_event_elsewhere_the_people_are_those_of_the_place_and_abroad(
    benches: Mapping[str, Bench], iso: str, text: str
) -> None:
    found = benches[iso].drafts(text)[-1].choices.candidates
    people = [(c.origin, ids(c.mentions)) for c in found if c.origin.startswith("people")]
    assert people == [("people abroad", ["IRN.CVL"])]


def test_no_people_are_meant_by_words_that_harm_nobody(en: Bench) -> None:
    found = en.drafts("Azerbaijan attacked Armenia. Russia held talks with Turkey.")[-1].choices.candidates
    assert not [c for c in found if c.origin.startswith("people")]


@pytest.mark.parametrize("iso", ["ar", "en"])
def test_features_say_in_which_slot_somebody_stands_and_what_the_frame_makes_of_it(
    benches: Mapping[str, Bench], iso: str
) -> None:
    by_id = described(benches[iso], TEXTS[iso])
    assert "slot=subject|party=name|frame=attack" in by_id["AZE"]
    assert "slot=object|party=name|frame=attack" in by_id["ARM"]
    assert "role=target|suffix=-|family=attack" in by_id["ARM"]
    assert "standing=side|family=attack|here" in by_id["ARM"]


def test_features_know_the_passive_and_its_agent(en: Bench) -> None:
    by_id = described(en, "Armenia was attacked by Azerbaijan.")
    assert "role=actor|suffix=-|family=attack" in by_id["AZE"]
    assert "preposition=by|after|same" in by_id["AZE"]
    assert "role=target|suffix=-|family=attack" in by_id["ARM"]


def test_features_tell_another_event_that_is_nearer_to_somebody(en: Bench) -> None:
    by_id = described(en, "Azerbaijan captured villages and shelled Armenia.", 1)
    assert "nearer=territory|attack|before" in by_id["AZE"]
    assert not [f for f in by_id["ARM"] if f.startswith("nearer=")]


def test_features_tell_the_words_beside_somebody_and_between_him_and_the_event(en: Bench) -> None:
    by_id = described(en, "Azerbaijan attacked again near Armenia yesterday.")
    assert {"before=near|after", "after=yesterday|after", "between=again|after"} <= set(by_id["ARM"])


def test_features_tell_the_speaker_from_others(en: Bench) -> None:
    by_id = described(en, "Armenia said that Azerbaijan had shelled villages.")
    assert "relation=same|here|frame=attack" in by_id["ARM"]
    assert "said=speaks|role=-" in by_id["ARM"]
    assert "relation=opponent|here|frame=attack" in by_id["AZE"]
    assert "said=True|role=actor" in by_id["AZE"]


def test_features_tell_outsiders_from_the_sides_of_the_conflict(en: Bench) -> None:
    by_id = described(en, "France shelled Armenia and fled from Azerbaijan.")
    assert "standing=outsider|family=attack|here" in by_id["FRA"]
    assert "standing=side|family=attack|here" in by_id["ARM"]


def test_features_tell_whether_one_of_the_same_side_has_a_slot(en: Bench) -> None:
    by_id = described(en, "Azerbaijan attacked Armenia, Armenian soldiers said.")
    assert "same as in slot=-|-|role=actor" not in by_id["AZE"]
    assert "same as in slot=False|-|role=target" in by_id["ARM"]


@pytest.mark.parametrize(
    ("iso", "text", "names"),
    [
        ("en", "Russia said Azerbaijan attacked Armenia with Turkey.", ("russia", "azerbaijan", "armenia", "turkey")),
        ("ar", "قالت روسيا إن أذربيجان هاجمت أرمينيا مع تركيا.", ("روسيا", "اذربيجان", "ارمينيا", "تركيا")),
    ],
)
def test_features_tell_nobody_s_name(benches: Mapping[str, Bench], iso: str, text: str, names: tuple[str, ...]) -> None:
    told = [feature for features in described(benches[iso], text).values() for feature in features]
    assert not [feature for feature in told for name in names if name in feature]


@pytest.mark.parametrize("iso", ["ar", "en"])
def test_features_are_the_same_however_often_and_in_whatever_order_asked(
    benches: Mapping[str, Bench], iso: str
) -> None:
    scene, found = staged(benches[iso], TEXTS[iso])
    again, same = staged(benches[iso], TEXTS[iso])
    assert describe(scene, found) == describe(again, same[::-1])[::-1]


@pytest.mark.parametrize(
    ("iso", "text", "later"),
    [
        ("en", "Azerbaijan attacked Armenia on Monday.", "Russia held talks with Turkey."),
        ("ar", "هاجمت أذربيجان أرمينيا يوم الاثنين.", "وعقدت روسيا محادثات مع تركيا."),
    ],
)
def test_features_do_not_change_with_what_is_told_later(
    benches: Mapping[str, Bench], iso: str, text: str, later: str
) -> None:
    alone, followed = (staged(benches[iso], whole) for whole in (text, f"{text} {later}"))
    assert describe(*alone) == describe(*followed)


@pytest.mark.parametrize("iso", ["ar", "en"])
def test_each_gets_the_role_that_the_model_finds_most_likely(benches: Mapping[str, Bench], iso: str) -> None:
    found = cast(benches[iso], TEXTS[iso], SLOTS)
    assert (ids(found.actors), ids(found.targets)) == (["AZE"], ["ARM"])
    assert [reason.label for reason in found.reasons] == ["actor", "target"]
    assert "role=actor" in str(found.reasons[0])


def test_nobody_has_a_role_where_the_model_finds_none_likely(en: Bench) -> None:
    assert cast(en, OPEN, {}) == Cast((), (), ())


def test_all_members_of_a_group_share_its_role(en: Bench) -> None:
    found = cast(en, "Azerbaijan and Turkey attacked Armenia.", SLOTS)
    assert (ids(found.actors), ids(found.targets)) == (["AZE", "TUR"], ["ARM"])


def test_nobody_is_both_actor_and_target(en: Bench) -> None:
    everywhere = {"here|type=attack.other": (5.0, 4.9, 0.0)}
    found = cast(en, OPEN, everywhere)
    assert not set(ids(found.actors)) & set(ids(found.targets))


@pytest.mark.parametrize(
    ("iso", "text"),
    [("ar", "استمر هجوم أذربيجان ضد أرمينيا."), ("en", "Azerbaijan's attack on Armenia went on.")],
)
def test_who_has_a_role_depends_on_who_else_has(benches: Mapping[str, Bench], iso: str, text: str) -> None:
    alone, likely = SLOTS | {"role=target|suffix=-|family=attack": (2.0, 4.0, 0.0)}, staged(benches[iso], text)
    assert ids(caster(alone).cast(*likely).targets) == ["ARM"]
    nobody = caster(alone, {"opponents against|type=attack.other": -9.0}).cast(*likely)
    assert (ids(nobody.actors), ids(nobody.targets)) == (["AZE"], [])
    both = caster(alone, {"opponents against|type=attack.other": -9.0, "opponents actors|type=attack.other": 5.0})
    assert {"ARM", "AZE"} <= {one.side for one in both.cast(*likely).actors}


def test_how_many_act_is_weighed_as_a_whole(en: Bench) -> None:
    likely = staged(en, OPEN)
    assert caster(SLOTS, {"acting=0|suffering=0|attack": 30.0}).cast(*likely) == Cast((), (), ())


ROLES = [{"actor", "target", "none"}, {"target", "none"}, {"actor", "none"}, {"target"}]
CHOICES = st.lists(st.tuples(st.floats(-9, 9), st.floats(-9, 9), st.sampled_from(ROLES).map(frozenset)), max_size=9)


@given(CHOICES, st.booleans())
def test_casts_are_few_possible_and_give_nobody_two_roles(
    choices: list[tuple[float, float, frozenset[str]]], done: bool
) -> None:
    choices = [(-9.0, -9.0, frozenset({"actor"})), *choices] if done else choices
    allowed = [roles for _, _, roles in choices]
    weighed = options([(act, suffer) for act, suffer, _ in choices], allowed).casts()
    assert 1 <= len(weighed) == len(set(weighed)) <= 126
    for actors, targets in weighed:
        given_to = dict.fromkeys(actors, "actor") | dict.fromkeys(targets, "target")
        assert len(given_to) == len(actors) + len(targets)
        assert all(given_to.get(n, "none") in roles for n, roles in enumerate(allowed))


def test_casts_hold_everybody_likely_in_his_role_and_nobody_else() -> None:
    likely = [(3.0, -9.0), (-9.0, 1.0), (-4.0, -4.0), (0.5, -9.0)]
    weighed = options(likely, [frozenset({"actor", "target", "none"})] * 4).casts()
    assert weighed == [
        ((), ()), ((), (1,)), ((0,), ()), ((0,), (1,)), ((3,), ()), ((3,), (1,)), ((0, 3), ()), ((0, 3), (1,)),
    ]  # fmt: skip


def test_who_has_a_role_for_certain_has_it_in_every_cast() -> None:
    unlikely, any_role = (-7.0, -7.0), frozenset({"actor", "target", "none"})
    allowed = [frozenset({"actor"}), frozenset({"target"}), any_role]
    assert options([unlikely, unlikely, (1.0, -9.0)], allowed).casts() == [((0,), (1,)), ((0, 2), (1,))]


def test_the_order_of_candidates_does_not_change_a_clear_cast(en: Bench) -> None:
    scene, found = staged(en, TEXTS["en"])
    one, other = caster(SLOTS).cast(scene, found), caster(SLOTS).cast(scene, found[::-1])
    assert (one.actors, one.targets) == (other.actors, other.targets)


def test_who_is_told_to_be_killed_never_acts(ar: Bench) -> None:
    weights = {"preposition=-|before|frame=attack": (9.0, 4.0, 0.0)}
    [soldiers] = [m.id for m in cast(ar, "قتل جنديان نرويجيان في هجوم انتحاري", weights).targets]
    assert soldiers == "NOR.MIL"
    assert cast(ar, "قتل جنديان نرويجيان في هجوم انتحاري", weights).actors == ()


def test_things_that_the_trigger_itself_names_may_have_a_role(ar: Bench) -> None:
    _, at_hand = staged(ar, "قالت النرويج أمس إن طائراتها قصفت بلدة إسبانية")
    assert ["NOR.MIL"] in [ids(one.mentions) for one in at_hand]


def test_who_tells_what_befell_his_own_takes_part_as_they_do(ar: Bench) -> None:
    scene, at_hand = staged(ar, "أعلن الجيش النرويجي مقتل أحد جنوده في انفجار عبوة")
    [own] = [one.group for one in at_hand if "NOR.MIL" in ids(one.mentions) and one.group is not None]
    assert scene.slot(own) == ("genitive", "target")


ACCUSED = {
    "ar": "اتهمت أرمينيا أذربيجان بقصف مواقع القوات الأرمنية",
    "en": "Armenia accused Azerbaijan of shelling Armenian positions",
}


@pytest.mark.parametrize("iso", ["ar", "en"])
def test_who_accuses_another_of_an_attack_did_not_do_it(benches: Mapping[str, Bench], iso: str) -> None:
    anybody = {"suffix=MIL|type=attack.shelling": (9.0, 5.0, 0.0), "suffix=-|frame=attack": (5.0, 0.0, 0.0)}
    assert ids(cast(benches[iso], ACCUSED[iso], anybody).actors) == ["AZE"]


@pytest.mark.parametrize(
    ("iso", "text", "target"),
    [
        ("en", "The Armenian army was attacked near Berd.", "ARM.MIL"),
        ("en", "Armenian troops came under fire near Berd.", "ARM.MIL"),
        ("ar", "قُصفت السفارة الروسية في دمشق.", "RUS"),
        ("ar", "تعرض الجيش الأرميني لهجوم قرب بيرد.", "ARM.MIL"),
    ],
)
def test_the_subject_of_a_passive_undergoes_the_event_and_does_not_do_it(
    benches: Mapping[str, Bench], iso: str, text: str, target: str
) -> None:
    for draft in benches[iso].drafts(text):
        assert (ids(draft.actors), ids(draft.targets)) == ([], [target])


def test_a_weapon_with_which_it_is_done_is_no_target(ar: Bench) -> None:
    [draft] = [d for d in ar.drafts("قصفت القوات الروسية بصواريخ إيرانية مدينة خاركيف.") if d.actors]
    assert "IRN" not in {mention.side for mention in draft.targets}


def test_a_party_among_the_words_of_a_noun_is_told_by_it(en: Bench) -> None:
    _, found = staged(en, "Coalition strikes hit Raqqa.")
    assert ["COALITION"] in [ids(c.mentions) for c in found]


def test_of_several_carried_on_those_who_are_named_again_leave_the_rest(en: Bench) -> None:
    choices = en.drafts("Azerbaijan and Turkey attacked Armenia. Turkey shelled the town.")[-1].choices
    assert (["AZE"], "actor before") in [(ids(c.mentions), c.origin) for c in choices.candidates]


CONDEMNED = {
    "ar": "أدانت روسيا بشدة القصف على المدينة.",
    "en": "Russia strongly condemned the shelling of the town.",
}


@pytest.mark.parametrize("iso", ["ar", "en"])
def test_who_condemns_an_attack_did_not_do_it(benches: Mapping[str, Bench], iso: str) -> None:
    anybody = {"suffix=-|frame=attack": (9.0, 0.0, 0.0)}
    assert "RUS" not in ids(cast(benches[iso], CONDEMNED[iso], anybody).actors)


TOLD_BY = {
    "ar": "قصفت أذربيجان الميناء، وفقا للجيش الأرميني.",
    "en": "Azerbaijan shelled the port, according to the Armenian army.",
}


@pytest.mark.parametrize("iso", ["ar", "en"])
def test_who_is_named_as_the_source_behind_an_event_of_another_did_not_do_it(
    benches: Mapping[str, Bench], iso: str
) -> None:
    anybody = {"suffix=MIL|type=attack.shelling": (9.0, 5.0, 0.0), "suffix=-|frame=attack": (5.0, 0.0, 0.0)}
    assert ids(cast(benches[iso], TOLD_BY[iso], anybody).actors) == ["AZE"]
