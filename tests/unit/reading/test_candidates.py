"""Triggers of a sentence: words of the lexicon where they mean an event of theirs."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

import pytest

from hudna.model.events import EventType
from hudna.reading.candidates import find_triggers
from hudna.reading.language_data import TriggerEntry
from hudna.reading.pack import Trigger
from hudna.reading.phrases import PhraseIndex

from .conftest import Bench, shown

Found = list[tuple[str, str]]


def entry(
    identifier: str = "x",
    *,
    verbs: tuple[str, ...] = (),
    nouns: tuple[str, ...] = (),
    needs: tuple[str, ...] = (),
    near: int = 0,
    unless: tuple[str, ...] = (),
    homograph: bool = False,
) -> TriggerEntry:
    return TriggerEntry(
        id=identifier,
        type=EventType.ATTACK_OTHER,
        frame="attack",
        verbs=list(verbs),
        nouns=list(nouns),
        needs=list(needs),
        near=near,
        unless=list(unless),
        homograph=homograph,
        matches=[],
        misses=[],
    )


def found(bench: Bench, text: str, *entries: TriggerEntry) -> Found:
    """Entry and words of each trigger, by a lexicon of these entries alone."""
    lexicon: PhraseIndex[Trigger] = PhraseIndex()
    for listed in entries:
        needs = _around(bench, [n for n in listed.needs if n != "@party"])
        unless, party = _around(bench, listed.unless), "@party" in listed.needs
        for verb in listed.verbs:
            lexicon.add(bench.compiler.verb(verb), Trigger(listed, "verb", verb, needs, unless, party))
        for noun in listed.nouns:
            lexicon.add(bench.compiler.noun(noun), Trigger(listed, "noun", noun, needs, unless, party))
    structure = bench.structure(text)
    matches = find_triggers(structure, replace(bench.pack, triggers=lexicon))
    return [(m.value.entry.id, shown(structure.tokens, m.first, m.last)) for m in matches]


def _around(bench: Bench, listed: list[str]) -> PhraseIndex[str] | None:
    if not listed:
        return None
    index: PhraseIndex[str] = PhraseIndex()
    for phrase in listed:
        index.add(bench.compiler.loose(phrase), phrase)
    return index


def kinds(bench: Bench, text: str) -> Found:
    """Words and kind of each trigger, by the language's own lexicon."""
    structure = bench.structure(text)
    return [(shown(structure.tokens, m.first, m.last), m.value.kind) for m in bench.triggers(text)]


def test_what_an_entry_needs_must_stand_in_its_sentence(en: Bench) -> None:
    blast = entry(nouns=("blast",), needs=("bomb", "mortar shell"))
    assert found(en, "A blast came when the old bombs burnt", blast) == [("x", "blast")]
    assert found(en, "A blast came when the mortar shell fell", blast) == [("x", "blast")]
    assert found(en, "A blast of cold air came", blast) == []


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("the bomb blast came", True),
        ("the bomb they saw blast came", True),
        ("the bomb that all of us saw blast came", False),
        ("a blast of a large bomb came", False),
        ("a blast of bomb dust came", True),
    ],
)
def test_near_bounds_where_what_is_needed_may_stand(en: Bench, text: str, stands: bool) -> None:
    assert bool(found(en, text, entry(nouns=("blast",), needs=("bomb",), near=3))) is stands


def test_what_rules_an_entry_out_counts_within_three_words(en: Bench) -> None:
    attack = entry(nouns=("attack",), unless=("heart",))
    assert found(en, "The heart attack came", attack) == []
    assert found(en, "An attack of the heart came", attack) == []
    assert found(en, "The attack came upon us in the heart of town", attack) == [("x", "attack")]


def test_a_party_is_a_state_a_group_or_an_office_near_the_word(en: Bench) -> None:
    hit = entry(verbs=("hit/hit/hit",), needs=("@party",), near=2)
    assert found(en, "Russia hit it", hit) == [("x", "hit")]
    assert found(en, "The army hit it", hit) == [("x", "hit")]
    assert found(en, "Hail hit it", hit) == []
    assert found(en, "Hail hit villagers", hit) == []
    assert found(en, "Hail hit Russian soil", hit) == [("x", "hit")]
    assert found(en, "Hail hit it as Russia slept", hit) == []
    assert found(en, "Russia saw that heavy hail hit it", hit) == []


def test_either_a_party_or_a_phrase_may_meet_a_need(en: Bench) -> None:
    hit = entry(verbs=("hit/hit/hit",), needs=("@party", "rocket"), near=2)
    assert found(en, "Rockets hit it", hit) == [("x", "hit")]
    assert found(en, "Russia hit it", hit) == [("x", "hit")]
    assert found(en, "Hail hit it", hit) == []


def test_the_longer_phrase_wins(en: Bench) -> None:
    strike, air = entry("strike", nouns=("strike",)), entry("air", nouns=("air strike",))
    assert found(en, "An air strike came, then a strike", strike, air) == [("air", "air strike"), ("strike", "strike")]


def test_of_equals_the_entry_whose_needs_are_met_wins(en: Bench) -> None:
    bare, drone = entry("bare", nouns=("strike",)), entry("drone", nouns=("strike",), needs=("drone",))
    assert found(en, "A strike came from a drone", bare, drone) == [("drone", "strike")]
    assert found(en, "A strike came from above", bare, drone) == [("bare", "strike")]


def test_words_that_name_a_party_are_no_trigger_alone(en: Bench) -> None:
    assert found(en, "The army came", entry(nouns=("army",))) == []
    assert found(en, "Russian shelling went on", entry(nouns=("shelling",))) == [("x", "shelling")]


def test_no_verb_is_part_of_a_name_whatever_follows(ar: Bench) -> None:
    oversee = entry(verbs=("أشرفت/يشرف … هدنة",))
    assert found(ar, "أعلن أشرف غني هدنة", oversee) == []
    assert found(ar, "أشرفت البعثة على هدنة", oversee) == [("x", "أشرفت البعثة على هدنة")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The attack on Armenia ended", "noun"),
        ("They spoke of attack and siege", "noun"),
        ("Russian attack planes flew", "noun"),
        ("Russia's attack ended", "noun"),
        ("Rebels attack Armenia", "verb"),
        ("The rebels will attack Armenia", "verb"),
        ("Russia did attack Armenia", "verb"),
        ("Attack Armenia, they cried", "verb"),
    ],
)
def test_english_grammar_tells_a_noun_from_a_verb_of_the_same_form(en: Bench, text: str, kind: str) -> None:
    verb, noun = entry("verb", verbs=("attack",)), entry("noun", nouns=("attack",))
    [(chosen, _)] = found(en, text, verb, noun)
    assert chosen == kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army shelled the town", [("shelled", "verb")]),
        ("Two strikes hit the town", [("strikes", "noun")]),
        ("Workers went on strike", []),
        ("He died of a heart attack", []),
    ],
)
def test_english_attacks_are_found_and_their_homonyms_left(en: Bench, text: str, expected: Found) -> None:
    assert [pair for pair in kinds(en, text) if pair[0] != "died"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قصف الجيش البلدة", [("قصف", "verb")]),
        ("وقصفوا البلدة", [("وقصفوا", "verb")]),
        ("استمر قصف البلدة", [("قصف", "noun")]),
        ("القصف عنيف على البلدة", [("القصف", "noun")]),
        ("بعد قصف البلدة", [("قصف", "noun")]),
        ("قصف مدفعي على البلدة", [("قصف مدفعي", "noun")]),
        ("هجوم إلكتروني على المصرف", []),
    ],
)
def test_arabic_shelling_is_a_verb_before_its_subject_and_a_noun_elsewhere(
    ar: Bench, text: str, expected: Found
) -> None:
    assert kinds(ar, text) == expected


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "The army shelled the town, killing ten, after rebels attacked a base and broke the truce."),
        ("ar", "قصف الجيش البلدة وقتل عشرة بعدما هاجم المتمردون قاعدة وخرقوا الهدنة."),
    ],
)
def test_triggers_stand_in_order_and_never_share_a_word(benches: Mapping[str, Bench], iso: str, text: str) -> None:
    matches = benches[iso].triggers(text)
    assert len(matches) >= 3
    assert all(a.last <= b.first or a.head <= b.first for a, b in pairwise(matches))


def test_an_arabic_word_behind_the_subject_that_opens_its_clause_is_a_verb(ar: Bench) -> None:
    [killed] = ar.triggers("قال إن الجنديين النرويجيين قتلا بانفجار عبوة")
    assert killed.value.kind == "verb"


def test_an_arabic_word_that_opens_a_clause_before_its_subject_is_a_verb(ar: Bench) -> None:
    [killed] = ar.triggers("قتل جنديان نرويجيان بانفجار عبوة")
    assert killed.value.kind == "verb"


def test_the_words_of_a_verb_s_phrase_belong_to_one_verb(en: Bench, ar: Bench) -> None:
    sends = entry(verbs=("send … aircraft",))
    assert found(en, "They send old aircraft", sends) == [("x", "send old aircraft")]
    assert found(en, "They send who was hit by aircraft", sends) == []
    stops = entry(verbs=("علق/يعلق … قصف",))
    assert found(ar, "علق الجيش قصف المدينة", stops) == [("x", "علق الجيش قصف")]
    assert found(ar, "علق الجيش الذي اتهم بقصف المدينة", stops) == []


def test_a_verb_written_like_that_it_is_none(ar: Bench) -> None:
    ended = entry(verbs=("أنهى/ينهي",))
    assert found(ar, "أكدت البعثة أنها رصدت الهدنة", ended) == []
    assert found(ar, "أنهت البعثة الهدنة", ended) == [("x", "أنهت")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("أكد أن قصف البلدة مستمر", "noun"),
        ("أكد أنه قصف البلدة", "verb"),
        ("غادر بعد أن قصف الجيش البلدة", "verb"),
    ],
)
def test_behind_that_stands_an_arabic_noun(ar: Bench, text: str, kind: str) -> None:
    assert ("قصف", kind) in kinds(ar, text)


def test_what_rules_an_entry_out_is_not_its_verb_s_own_word(en: Bench) -> None:
    strikes = entry(verbs=("strike",), unless=("strike",))
    assert found(en, "They strike the town", strikes) == [("x", "strike")]
    assert found(en, "They strike after the strike", strikes) == []


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Norway shells Madrid", ["shells"]),
        ("Norway began to shell the town", ["shell"]),
        ("Norway will shell the town", ["shell"]),
        ("Three shells hit the town", []),
        ("The shell hit a wall", []),
        ("Norwegian shells hit the town", []),
        ("A mortar shell hit the town", []),
    ],
)
def test_a_verb_written_like_a_thing_needs_its_subject_or_to(en: Bench, text: str, verbs: list[str]) -> None:
    shell = entry(verbs=("shell",), homograph=True)
    assert [words for _, words in found(en, text, shell)] == verbs


def test_behind_the_subject_of_an_arabic_verb_of_speech_stands_a_noun(ar: Bench) -> None:
    assert ("قصف", "noun") in kinds(ar, "أدانت النرويج قصف القوات الإسبانية")


@pytest.mark.parametrize("text", ["سبق أن قتل الجيش جنودا", "ما لبث أن قصف الجيش البلدة"])
def test_behind_other_words_that_take_that_stands_a_verb(ar: Bench, text: str) -> None:
    assert [kind for word, kind in kinds(ar, text) if word in {"قتل", "قصف"}] == ["verb"]


def test_a_demonym_is_no_verb(ar: Bench) -> None:
    assert all(match.value.kind == "noun" for match in ar.triggers("وقع قصف تركي على مواقع الحزب في شمال العراق."))


@pytest.mark.parametrize(
    "text",
    [
        "علقت الحركة هجماتها على الموانئ.",
        "أوقف الجيش هجماته على المدينة.",
        "أعلنت الحركة وقف هجماتها على الموانئ.",
        "أعلن الجيش وقف هجومه على المدينة.",
    ],
)
def test_an_attack_that_is_told_to_stop_is_a_truce(ar: Bench, text: str) -> None:
    assert [match.value.entry.type for match in ar.triggers(text)] == [EventType.TRUCE_AGREED]


def test_behind_a_verb_of_being_done_stands_an_arabic_noun(ar: Bench) -> None:
    [match] = ar.triggers("جرى قصف مواقع المسلحين فجرا.")
    assert match.value.kind == "noun"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Norway captured Bergen on Monday.", [EventType.TERRITORY_CHANGE]),
        ("Norway captured Spanish soldiers.", [EventType.DETENTION]),
    ],
)
def test_what_is_captured_by_name_is_a_place(en: Bench, text: str, told: list[EventType]) -> None:
    assert [match.value.entry.type for match in en.triggers(text)] == told


def test_who_backs_a_side_is_no_part_of_its_name(en: Bench) -> None:
    groups = en.structure("Iran-backed Houthis attacked a ship.").groups
    assert [party.id for group in groups for party in group.parties][:1] == ["HOUTHI"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Norwegian jets hit Hezbollah targets in Tyre.", ["hit"]),
        ("Norway's air force destroyed 12 Spanish targets in the north.", ["destroyed"]),
        ("Norwegian jets hit the town and the army targets a Spanish base.", ["hit", "targets"]),
        ("Norwegian jets hit the town, which the army targets.", ["hit", "targets"]),
    ],
)
def test_a_second_verb_that_nothing_joins_to_the_first_is_its_object(en: Bench, text: str, told: list[str]) -> None:
    structure = en.structure(text)
    assert [structure.tokens[match.first].text for match in en.triggers(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("استهدف حزب الله تجمعا لجنود نرويجيين", ["استهدف"]),
        ("قصف الجيشان القرية ثم تقدما نحو المدينة", ["قصف", "تقدما"]),
        ("قصفوا القرية وانسحبوا", ["قصفوا", "وانسحبوا"]),
    ],
)
def test_an_arabic_object_is_no_verb_of_two_who_act(ar: Bench, text: str, told: list[str]) -> None:
    structure = ar.structure(text)
    assert [structure.tokens[match.first].text for match in ar.triggers(text)] == told


@pytest.mark.parametrize(
    ("text", "aid"),
    [
        ("Gunmen attacked a humanitarian convoy.", False),
        ("Gunmen attacked the town and aid trucks reached the camp.", True),
    ],
)
def test_aid_that_is_attacked_is_no_aid(en: Bench, text: str, *, aid: bool) -> None:
    assert any(match.value.entry.type is EventType.AID for match in en.triggers(text)) is aid


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("قتل مدنيان في حي سكني", EventType.HARM_PEOPLE),
        ("قتل مدنيون آخرون في قصف على القرية", EventType.ATTACK_SHELLING),
        ("قتل مدني قرب النهر", EventType.HARM_PEOPLE),
        ("أدان الوزير قتل مدنيين قرب النهر", EventType.ABUSE),
        ("قتل المدنيين جريمة", EventType.ABUSE),
    ],
)
def test_a_verb_of_harm_before_its_subject_is_no_killing_of_civilians(ar: Bench, text: str, told: EventType) -> None:
    assert ar.triggers(text)[0].value.entry.type is told


@pytest.mark.parametrize(
    ("iso", "text", "told"),
    [
        ("ar", "أوقفت النرويج صادراتها عقب هجوم على ناقلة", [EventType.ATTACK_OTHER]),
        ("ar", "أوقفت النرويج صادراتها في أعقاب هجوم على ناقلة", [EventType.ATTACK_OTHER]),
        ("ar", "توقفت حركة القطارات بسبب القصف", [EventType.ATTACK_SHELLING]),
        ("ar", "أوقفت النرويج قصف المدينة", [EventType.TRUCE_AGREED]),
        ("en", "Norway halted flights following air strikes on the airport.", [EventType.ATTACK_AIR]),
        ("en", "Norway halted its air strikes on the airport.", [EventType.TRUCE_AGREED]),
    ],
)
def test_what_is_halted_after_an_attack_is_not_the_attack(
    *, benches: Mapping[str, Bench], iso: str, text: str, told: list[EventType]
) -> None:
    assert [match.value.entry.type for match in benches[iso].triggers(text)] == told


def test_that_with_a_pronoun_is_no_verb_however_many_words_follow(ar: Bench) -> None:
    (held,) = ar.claims("قالت أرمينيا إنها ملتزمة بوقف إطلاق النار.")
    assert (held.type, held.status) == (EventType.TRUCE_HELD, "actual")
    assert [m.id for m in held.actors] == ["ARM"]


def test_a_participle_behind_not_is_denied(ar: Bench) -> None:
    (held,) = ar.claims("قالت أرمينيا إنها غير ملتزمة بالهدنة.")
    assert (held.type, held.status) == (EventType.TRUCE_HELD, "denied")
