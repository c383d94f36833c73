"""Drafts: what a sentence tells, and what it leaves for the next."""

from collections.abc import Mapping

import pytest

from hudna.model.claims import Act, Count
from hudna.model.events import EventType
from hudna.reading.drafts import Draft
from hudna.reading.speakers import mentions

from .conftest import Bench, ids


def of_type(found: list[Draft], event: EventType) -> list[Draft]:
    return [draft for draft in found if draft.type is event]


def speaker(draft: Draft) -> str | None:
    return None if draft.speaker is None else draft.speaker.id


@pytest.mark.parametrize(
    ("iso", "text", "one", "other"),
    [
        ("en", "Ukraine and Russia accused each other of violating the truce.", "UKR", "RUS"),
        ("en", "Israel and Hezbollah each accused the other of violating the truce.", "ISR", "HEZBOLLAH"),
        ("en", "The Sudanese army and the Rapid Support Forces traded accusations of violating the truce.", "SDN.MIL", "RSF"),
        ("en", "Each side accused the other of violating the truce in Yemen.", "YEM", "HOUTHI"),
        ("ar", "تبادلت أوكرانيا وروسيا الاتهامات بخرق الهدنة.", "UKR", "RUS"),
        ("ar", "تبادل الجيش السوداني وقوات الدعم السريع الاتهامات بخرق الهدنة.", "SDN.MIL", "RSF"),
        ("ar", "تبادل الطرفان في اليمن الاتهامات بخرق الهدنة.", "YEM", "HOUTHI"),
        ("ar", "اتهم كل من أوكرانيا وروسيا الطرف الآخر بخرق الهدنة.", "UKR", "RUS"),
        ("ar", "وسط اتهامات متبادلة بين أوكرانيا وروسيا بخرق الهدنة.", "UKR", "RUS"),
        ("ar", "حملت أوكرانيا وروسيا كل منهما الأخرى مسؤولية خرق الهدنة.", "UKR", "RUS"),
    ],
)  # fmt: skip
def test_a_mutual_accusation_is_two_claims_in_opposite_directions(
    benches: Mapping[str, Bench], iso: str, text: str, one: str, other: str
) -> None:
    found = of_type(benches[iso].drafts(text), EventType.TRUCE_VIOLATED)
    assert [(speaker(d), ids(d.actors), ids(d.targets), d.act) for d in found] == [
        (one, [other], [one], Act.ACCUSES),
        (other, [one], [other], Act.ACCUSES),
    ]


def test_what_both_had_agreed_on_neither_accuses_the_other_of(en: Bench) -> None:
    told = en.drafts(
        "Kyiv and Moscow accused each other of shelling towns in spite of the ceasefire agreed on in Minsk."
    )
    (agreed,) = of_type(told, EventType.TRUCE_AGREED)
    assert (agreed.act, sorted(ids(agreed.actors))) == (Act.STATES, ["RUS", "UKR"])
    assert [draft.act for draft in of_type(told, EventType.ATTACK_SHELLING)] == [Act.ACCUSES, Act.ACCUSES]


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "Ukraine accused Russia of violating the truce, and Russia accused Ukraine of the same."),
        ("ar", "اتهمت أوكرانيا روسيا بخرق الهدنة، بينما اتهمت موسكو كييف بالمثل."),
    ],
)
def test_who_accuses_others_of_the_same_makes_a_claim_of_his_own(
    benches: Mapping[str, Bench], iso: str, text: str
) -> None:
    found = of_type(benches[iso].drafts(text), EventType.TRUCE_VIOLATED)
    assert [(speaker(d), ids(d.actors)) for d in found] == [("UKR", ["RUS"]), ("RUS", ["UKR"])]


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "Ukraine accused Russia of violating the truce."),
        ("ar", "اتهمت أوكرانيا روسيا بخرق الهدنة."),
    ],
)
def test_an_accusation_of_one_side_is_one_claim(benches: Mapping[str, Bench], iso: str, text: str) -> None:
    [draft] = of_type(benches[iso].drafts(text), EventType.TRUCE_VIOLATED)
    assert (speaker(draft), ids(draft.actors), draft.act) == ("UKR", ["RUS"], Act.ACCUSES)


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "Each of Armenia and Azerbaijan said that Turkey had shelled villages."),
        ("en", "Both Armenia and Azerbaijan said that Turkey had shelled villages."),
        ("ar", "قالت كل من أرمينيا وأذربيجان إن تركيا قصفت قرى."),
    ],
)
def test_each_of_those_who_speak_for_themselves_makes_a_claim(
    benches: Mapping[str, Bench], iso: str, text: str
) -> None:
    found = of_type(benches[iso].drafts(text), EventType.ATTACK_SHELLING)
    assert [(speaker(draft), ids(draft.actors), draft.act) for draft in found] == [
        ("ARM", ["TUR"], Act.ACCUSES),
        ("AZE", ["TUR"], Act.ACCUSES),
    ]
    first, second = found
    assert (first.trigger, first.status, first.place) == (second.trigger, second.status, second.place)


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "Each of Armenia and Azerbaijan accused Turkey of violating the truce."),
        ("ar", "اتهمت كل من أرمينيا وأذربيجان تركيا بخرق الهدنة."),
    ],
)
def test_what_each_of_several_says_of_another_is_no_mutual_accusation(
    benches: Mapping[str, Bench], iso: str, text: str
) -> None:
    found = of_type(benches[iso].drafts(text), EventType.TRUCE_VIOLATED)
    assert [(speaker(draft), ids(draft.actors)) for draft in found] == [("ARM", ["TUR"]), ("AZE", ["TUR"])]


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "Armenia and Azerbaijan said that Turkey had shelled villages."),
        ("ar", "قالت أرمينيا وأذربيجان إن تركيا قصفت قرى."),
        ("ar", "أعلن كل من الجيش الأرميني والحكومة الأرمينية أن تركيا قصفت قرى."),
    ],
    ids=["en-together", "ar-together", "ar-one side"],
)
def test_those_who_speak_together_or_are_one_side_make_one_claim(
    benches: Mapping[str, Bench], iso: str, text: str
) -> None:
    assert len(of_type(benches[iso].drafts(text), EventType.ATTACK_SHELLING)) == 1


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "Armenia said it was calm. It added that Azerbaijan had shelled villages."),
        ("ar", "قالت أرمينيا إن الوضع هادئ. وأضافت أن أذربيجان قصفت قرى."),
    ],
)
def test_a_speech_without_a_speaker_goes_on_with_the_last(benches: Mapping[str, Bench], iso: str, text: str) -> None:
    [shelling] = of_type(benches[iso].drafts(text), EventType.ATTACK_SHELLING)
    assert speaker(shelling) == "ARM"
    assert shelling.speaker is not None
    assert text[shelling.speaker.start : shelling.speaker.end] == shelling.speaker.text


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "Armenia said that Russia had said it was calm. It added that Azerbaijan had shelled villages."),
        ("ar", "قالت أرمينيا إن روسيا قالت إن الوضع هادئ. وأضافت أن أذربيجان قصفت قرى."),
    ],
)
def test_who_is_quoted_by_another_does_not_go_on_speaking(benches: Mapping[str, Bench], iso: str, text: str) -> None:
    [shelling] = of_type(benches[iso].drafts(text), EventType.ATTACK_SHELLING)
    assert speaker(shelling) == "ARM"


def test_who_speaks_after_anothers_quotation_goes_on_speaking(en: Bench) -> None:
    text = "Armenia said “we still hold these hills” then Russia said it was calm. It added that Azerbaijan had shelled villages."
    [shelling] = of_type(en.drafts(text), EventType.ATTACK_SHELLING)
    assert speaker(shelling) == "RUS"


def test_a_speaker_whom_no_lexicon_knows_is_a_source_of_the_place(en: Bench) -> None:
    found = en.drafts("A shopkeeper in Aleppo, Syria, said that warplanes had bombed the market.")
    heard = [mention for draft in found for voice in draft.choices.setting.voices if (mention := voice.mention)]
    assert heard
    assert all(mention.id.startswith("SYR") for mention in heard)


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "Azerbaijan shelled Ganja, killing at least five people and wounding nine."),
        ("ar", "قصفت أذربيجان كنجة ما أدى إلى مقتل خمسة أشخاص على الأقل وإصابة تسعة."),
    ],
)
def test_tolls_go_to_the_event_that_did_them(benches: Mapping[str, Bench], iso: str, text: str) -> None:
    [shelling] = of_type(benches[iso].drafts(text), EventType.ATTACK_SHELLING)
    assert (shelling.killed, shelling.wounded) == (Count(low=5, high=None), Count(low=9, high=9))


def test_a_toll_goes_to_no_event_that_harms_nobody(en: Bench) -> None:
    found = en.drafts("The ministers met in Minsk while five people were killed in shelling.")
    assert all(draft.killed is None for draft in of_type(found, EventType.TALKS_MEETING))


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "Azerbaijan attacked Armenia on Monday. The shelling went on."),
        ("ar", "قصفت أذربيجان أرمينيا يوم الاثنين. وتجدد القصف."),
    ],
)
def test_the_roles_of_an_event_are_at_hand_for_the_next(benches: Mapping[str, Bench], iso: str, text: str) -> None:
    last = benches[iso].drafts(text)[-1]
    assert ids(last.choices.scene.actors) == ["AZE"]
    assert "actor before" in {candidate.origin for candidate in last.choices.candidates}


def test_a_report_is_drafted_the_same_each_time_whatever_was_read_between(en: Bench) -> None:
    text = "Armenia said that Azerbaijan had shelled Ganja. The army denied it. Both sides met."
    first = en.drafts(text)
    en.drafts("In Yemen the Houthis said that the coalition had bombed Saada.")
    again = en.drafts(text)
    assert [(d.trigger.first, d.type, d.status, d.act, d.speaker, d.actors, d.targets, d.place) for d in first] == [
        (d.trigger.first, d.type, d.status, d.act, d.speaker, d.actors, d.targets, d.place) for d in again
    ]


def test_both_sides_are_a_mention_for_each_of_them(en: Bench) -> None:
    text = "Fighting in Yemen stopped. He urged both sides to stop."
    context = en.context(text)
    second = en.sentences(text)[1]
    structure = en.builder.build(second, en.parties.find(second.tokens))
    found = mentions(structure, structure.groups[0], context)
    assert [(m.id, m.text) for m in found] == [("YEM", "both sides"), ("HOUTHI", "both sides")]


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "Russian Foreign Minister Sergei Lavrov arrived in Ganja. He said Armenia shelled the town."),
        ("ar", "وصل وزير الخارجية الروسي سيرغي لافروف إلى كنجة. وقال إن أرمينيا قصفت المدينة."),
    ],
)
def test_he_who_speaks_where_nobody_has_is_the_person_of_the_sentence_before(
    benches: Mapping[str, Bench], iso: str, text: str
) -> None:
    shelling = next(draft for draft in benches[iso].drafts(text) if draft.type is EventType.ATTACK_SHELLING)
    assert shelling.speaker is not None
    assert shelling.speaker.id == "RUS"


def test_a_pronoun_is_whoever_spoke_before_and_no_unknown_source(en: Bench) -> None:
    text = "The Azerbaijani army said all was calm. Armenian forces shelled Ganja, it said on Monday."
    shelling = next(draft for draft in en.drafts(text) if draft.type is EventType.ATTACK_SHELLING)
    assert shelling.speaker is not None
    assert (shelling.speaker.id, shelling.speaker.text) == ("AZE.MIL", "Azerbaijani army")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Warplanes bombed Idlib. The attack killed two soldiers.", [EventType.ATTACK_AIR, EventType.ATTACK_AIR]),
        ("A suicide bombing shook Kabul. This attack hit troops.", [EventType.ATTACK_EXPLOSIVE, EventType.ATTACK_EXPLOSIVE]),
        ("Warplanes bombed Idlib. An attack killed two soldiers.", [EventType.ATTACK_AIR, EventType.ATTACK_OTHER]),
        ("Warplanes bombed Idlib. The attacks by the rebels go on.", [EventType.ATTACK_AIR, EventType.ATTACK_OTHER]),
        ("The attack killed two soldiers.", [EventType.ATTACK_OTHER]),
    ],
)  # fmt: skip
def test_the_attack_is_the_one_told_last(benches: Mapping[str, Bench], text: str, kinds: list[EventType]) -> None:
    assert [draft.type for draft in benches["en"].drafts(text) if draft.type.family == "attack"] == kinds


@pytest.mark.parametrize(
    ("iso", "text", "status"),
    [
        ("ar", "لم تعلن حركة حماس مسؤوليتها عن الهجوم في الخليل.", "actual"),
        ("ar", "ولم تتهم الأمم المتحدة الحوثيين بقصف الحديدة.", "possible"),
        ("en", "Israel has not commented on the strike in Damascus.", "actual"),
        ("en", "Hezbollah has not claimed responsibility for the attack in Haifa.", "actual"),
        ("en", "The United Nations never accused the Houthis of shelling Hodeidah.", "possible"),
    ],
)
def test_what_somebody_is_told_not_to_have_said_is_nobodys_word(
    benches: Mapping[str, Bench], iso: str, text: str, status: str
) -> None:
    [draft] = benches[iso].drafts(text)
    assert (speaker(draft), draft.status, draft.act) == (None, status, Act.STATES)


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("ar", "لم تعلن حركة حماس مسؤوليتها عن الهجوم في الخليل."),
        ("ar", "ولم يصدر تعليق فوري من حزب الله على الغارة."),
        ("ar", "لم يعلق الجيش الإسرائيلي على الغارة."),
        ("en", "Israel has not commented on the strike in Damascus."),
        ("en", "There was no immediate response from Israel to the rocket attack on Haifa."),
    ],
)
def test_who_is_told_not_to_have_spoken_of_it_is_not_told_to_have_done_it(
    benches: Mapping[str, Bench], iso: str, text: str
) -> None:
    [draft] = benches[iso].drafts(text)
    assert ids(draft.actors) == []


@pytest.mark.parametrize(
    ("iso", "text", "who"),
    [
        ("ar", "أعلنت حركة حماس مسؤوليتها عن الهجوم في الخليل.", "HAMAS"),
        ("en", "Islamic State claimed responsibility for the attack in Damascus on Monday.", "ISIS"),
    ],
)
def test_who_claims_an_attack_made_it_and_did_not_suffer_it(
    benches: Mapping[str, Bench], iso: str, text: str, who: str
) -> None:
    [draft] = benches[iso].drafts(text)
    assert (ids(draft.actors), who in ids(draft.targets), speaker(draft)) == ([who], False, who)
