"""Slots around a trigger: subject, object, owner, prepositions, voice, in both word orders."""

from collections.abc import Mapping

import pytest

from hudna.reading.scene import slots_of
from hudna.reading.slots import Slots

from .conftest import Bench, words_of


def slots(bench: Bench, text: str, trigger: str) -> tuple[dict[str, str], bool]:
    """The groups in the slots of the trigger that is written so, and whether it is passive."""
    structure = bench.structure(text)
    [match] = [m for m in bench.triggers(text) if structure.tokens[m.first].text == trigger]
    found: Slots = slots_of(structure, match, bench.pack)
    return {slot: "; ".join(words_of(structure, g) for g in held) for slot, held in found.filled.items()}, found.passive


@pytest.mark.parametrize(
    ("iso", "text", "trigger", "subject", "target"),
    [
        ("en", "Azerbaijan attacked Armenia", "attacked", "Azerbaijan", "Armenia"),
        ("en", "On Monday, Azerbaijan again attacked Armenia", "attacked", "Azerbaijan", "Armenia"),
        ("ar", "هاجمت أذربيجان أرمينيا", "هاجمت", "أذربيجان", "أرمينيا"),
        ("ar", "أذربيجان هاجمت أرمينيا", "هاجمت", "أذربيجان", "أرمينيا"),
        ("ar", "قوات أرمينيا هاجم المسلحون", "هاجم", "المسلحون", None),
        ("ar", "هاجم المسلحين", "هاجم", None, "المسلحين"),
        ("ar", "هاجم مقاتلو أرمينيا أذربيجان", "هاجم", "مقاتلو أرمينيا", "أذربيجان"),
        ("ar", "قصف الجيش الأذربيجاني أمس مواقع أرمينيا", "قصف", "الجيش الأذربيجاني", "مواقع أرمينيا"),
    ],
)  # fmt: skip
def test_subject_and_object_stand_as_the_language_orders_them(
    *, benches: Mapping[str, Bench], iso: str, text: str, trigger: str, subject: str | None, target: str | None
) -> None:
    told = {slot: words for slot, words in (("subject", subject), ("object", target)) if words is not None}
    assert slots(benches[iso], text, trigger) == (told, False)


@pytest.mark.parametrize(
    ("iso", "text", "trigger", "expected"),
    [
        ("en", "Azerbaijan, which left Spain, attacked Armenia", "attacked",
         {"subject": "Azerbaijan", "object": "Armenia"}),
        ("en", "Norway attacked Spain, bombing a road", "bombing", {"subject": "Norway"}),
        ("en", "Norway said that gunmen on foot attacked Spain", "attacked", {"subject": "gunmen", "object": "Spain"}),
        ("en", "The Norwegian army killed dozens of rebels in a raid", "raid",
         {"subject": "Norwegian army", "object": "rebels"}),
        ("en", "Talks between Norway and Spain collapsed", "Talks", {"between": "Norway and Spain"}),
        ("ar", "أمر الجيش النرويجي، الذي انتشر هناك، بقصف القرية", "بقصف", {"subject": "الجيش النرويجي"}),
        ("ar", "قتل الجيش النرويجي، السبت، ثلاثة جنود إسبان شرقي القرية بقصف مدفعي", "بقصف",
         {"subject": "الجيش النرويجي", "object": "جنود إسبان"}),
        ("ar", "استمر الغزو الذي قادته النرويج لإسبانيا", "الغزو", {"subject": "قادته النرويج", "to": "لإسبانيا"}),
        ("ar", "أصيب مدنيون في قصف مدفعي وصاروخي للجيش النرويجي", "قصف", {"genitive": "للجيش النرويجي"}),
    ],
)  # fmt: skip
def test_who_does_it_may_stand_before_an_insertion_or_around_another_verb(
    *, benches: Mapping[str, Bench], iso: str, text: str, trigger: str, expected: dict[str, str]
) -> None:
    found, _ = slots(benches[iso], text, trigger)
    assert {slot: found.get(slot) for slot in expected} == expected


def test_what_is_said_has_a_subject_of_its_own_though_nobody_knows_it(ar: Bench) -> None:
    assert "subject" not in slots(ar, "قال الجيش النرويجي إن أحدهم قصف القرية", "قصف")[0]


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("أصاب القصف جنودا قرب الجسر", "القصف", {"object": "جنودا"}),
        ("القصف المدفعي أصاب جنودا قرب الجسر", "القصف", {"object": "جنودا"}),
        ("أصاب قصف الجيش النرويجي جنودا قرب الجسر", "قصف", {"object": "جنودا", "genitive": "الجيش النرويجي"}),
        ("استهدف القصف جنودا قرب الجسر", "القصف", {"object": "جنودا"}),
        ("بعد القصف قتل الجيش النرويجي جنودا قرب الجسر", "القصف", {"object": None}),
    ],
)
def test_whom_an_arabic_noun_harms_stands_behind_its_verb_and_does_not_own_it(
    ar: Bench, text: str, trigger: str, expected: dict[str, str | None]
) -> None:
    found, _ = slots(ar, text, trigger)
    assert {slot: found.get(slot) for slot in expected} == expected


def test_a_gerund_that_is_a_subject_has_none_of_its_own(en: Bench) -> None:
    assert "subject" not in slots(en, "Norway said that shelling killed five people", "shelling")[0]
    assert slots(en, "Norway attacked Spain, shelling a road", "shelling")[0]["subject"] == "Norway"


def test_an_english_passive_names_its_agent_with_by(en: Bench) -> None:
    assert slots(en, "Armenia was attacked by Azerbaijan", "attacked") == (
        {"subject": "Armenia", "by": "Azerbaijan"},
        True,
    )


def test_an_english_passive_needs_no_agent(en: Bench) -> None:
    assert slots(en, "The rebels were attacked on Monday", "attacked") == ({"subject": "rebels"}, True)


def test_a_participle_with_by_is_passive_without_an_auxiliary(en: Bench) -> None:
    assert slots(en, "Armenia, attacked by Azerbaijan", "attacked") == (
        {"subject": "Armenia", "by": "Azerbaijan"},
        True,
    )


def test_an_english_cleft_names_who_did_it_and_is_no_passive(en: Bench) -> None:
    [draft] = en.drafts("Armenia says that it was Azerbaijan that opened fire first.")
    assert [mention.id for mention in draft.actors] == ["AZE"]
    assert not draft.choices.scene.slots.passive


@pytest.mark.parametrize(
    ("text", "harmed"),
    [
        ("Azerbaijan said its positions near Terter were shelled.", "AZE.MIL"),
        ("Armenian villages along the border were bombed on Monday.", "ARM.CVL"),
    ],
)
def test_the_subject_of_an_english_passive_may_be_told_with_where_it_is(en: Bench, text: str, harmed: str) -> None:
    [draft] = en.drafts(text)
    assert ([mention.id for mention in draft.actors], [mention.id for mention in draft.targets]) == ([], [harmed])


def test_a_progressive_is_active_in_spite_of_its_auxiliary(en: Bench) -> None:
    assert slots(en, "Azerbaijan was attacking Armenia", "attacking") == (
        {"subject": "Azerbaijan", "object": "Armenia"},
        False,
    )


def test_a_past_with_its_object_is_active_in_spite_of_a_by(en: Bench) -> None:
    _, passive = slots(en, "Azerbaijan attacked Armenia by night", "attacked")
    assert not passive


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Azerbaijan's attack on Armenia went on", {"genitive": "Azerbaijan", "on": "Armenia"}),
        ("the Azerbaijani attack against Armenia went on", {"adjective": "Azerbaijani", "against": "Armenia"}),
        ("the attack by Azerbaijan on Armenia went on", {"by": "Azerbaijan", "on": "Armenia"}),
        ("the attack of Azerbaijan went on", {"of": "Azerbaijan"}),
    ],
)
def test_an_english_noun_is_owned_by_what_stands_before_it(en: Bench, text: str, expected: dict[str, str]) -> None:
    assert slots(en, text, "attack")[0] == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("انتهى هجوم أذربيجان على أرمينيا", "هجوم", {"genitive": "أذربيجان", "on": "أرمينيا"}),
        ("استمر القصف الأذربيجاني على أرمينيا", "القصف", {"adjective": "الأذربيجاني", "on": "أرمينيا"}),
        ("انتهى الهجوم من قبل أذربيجان على أرمينيا", "الهجوم", {"by": "أذربيجان", "on": "أرمينيا"}),
    ],
)
def test_an_arabic_noun_is_owned_by_what_follows_it(
    ar: Bench, text: str, trigger: str, expected: dict[str, str]
) -> None:
    assert slots(ar, text, trigger)[0] == expected


@pytest.mark.parametrize(
    ("iso", "text", "trigger", "expected"),
    [
        ("en", "Azerbaijan, which attacked Armenia, left", "attacked", {"subject": "Azerbaijan", "object": "Armenia"}),
        ("ar", "وصلت أذربيجان، التي هاجمت أرمينيا، أمس", "هاجمت", {"subject": "أذربيجان", "object": "أرمينيا"}),
    ],
)
def test_the_subject_of_a_relative_clause_stands_before_it(
    benches: Mapping[str, Bench], iso: str, text: str, trigger: str, expected: dict[str, str]
) -> None:
    assert slots(benches[iso], text, trigger)[0] == expected


def test_a_demonym_is_never_subject_or_object(en: Bench) -> None:
    found, _ = slots(en, "Azerbaijan attacked Armenian villages", "attacked")
    assert found == {"subject": "Azerbaijan", "object": "Armenian villages"}
    assert slots(en, "In a Russian mood Azerbaijan attacked Armenia", "attacked")[0]["subject"] == "Azerbaijan"


def test_what_stands_in_another_clause_fills_no_slot(en: Bench, ar: Bench) -> None:
    assert slots(en, "Azerbaijan attacked Armenia, while Russia waited", "attacked")[0] == {
        "subject": "Azerbaijan",
        "object": "Armenia",
    }
    assert slots(ar, "هاجمت أذربيجان أرمينيا، فيما انتظرت روسيا", "هاجمت")[0] == {
        "subject": "أذربيجان",
        "object": "أرمينيا",
    }


def test_a_group_fills_one_slot_only(en: Bench) -> None:
    structure = en.structure("Azerbaijan attacked Armenia")
    filled = Slots()
    filled.put("subject", structure.groups[0])
    filled.put("genitive", structure.groups[0])
    filled.put("object", None)
    assert filled.filled == {"subject": [structure.groups[0]]}


@pytest.mark.parametrize(
    ("text", "trigger", "doer"),
    [
        ("مقتل جندي نرويجي في قصف إسباني على الثكنة", "مقتل", "إسباني"),
        ("قتل ثلاثة مدنيين في قصف الجيش الإسباني", "قتل", "الجيش الإسباني"),
        ("قتل ضابط نرويجي في قصف ليلي إسباني", "قتل", "إسباني"),
    ],
)
def test_who_owns_the_attack_in_which_somebody_is_killed_did_it(ar: Bench, text: str, trigger: str, doer: str) -> None:
    assert slots(ar, text, trigger)[0]["by"] == doer


def test_a_place_that_is_hit_does_not_own_the_attack(ar: Bench) -> None:
    assert "by" not in slots(ar, "قتل ثلاثة مدنيين في قصف منازل في إسبانيا", "قتل")[0]


def test_an_arabic_verb_that_is_also_read_as_a_preposition_has_a_subject(ar: Bench) -> None:
    found, _ = slots(ar, "استهدفت مدفعية التحالف معسكر الحوثيين", "استهدفت")
    assert found == {"subject": "مدفعية التحالف", "object": "معسكر الحوثيين"}


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("قتل ضابطان نرويجيان في هجوم انتحاري", "هجوم", {"object": "ضابطان نرويجيان"}),
        ("أعلن أن ضابطين نرويجيين قتلا في هجوم انتحاري", "هجوم", {"object": "ضابطين نرويجيين"}),
        ("لقي ضابط نرويجي مصرعه في انفجار عبوة", "مصرعه", {"object": "ضابط نرويجي"}),
        ("أصيب ضابط نرويجي وقتل جندي إسباني في هجوم انتحاري", "هجوم", {"object": "ضابط نرويجي; جندي إسباني"}),
    ],
)
def test_who_is_killed_in_an_attack_is_its_object(ar: Bench, text: str, trigger: str, expected: dict[str, str]) -> None:
    assert slots(ar, text, trigger)[0] == expected


def test_who_kills_somebody_is_no_object(ar: Bench) -> None:
    assert slots(ar, "قتل الجيش النرويجي مسلحا", "قتل") == (
        {"subject": "الجيش النرويجي", "object": "مسلحا"},
        False,
    )
    assert slots(ar, "قتل الجيش النرويجي خمسة", "قتل")[0] == {"subject": "الجيش النرويجي"}
    assert slots(ar, "قتل الجيش النرويجي خمسة في هجوم", "قتل")[0] == {"subject": "الجيش النرويجي"}


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("قام جنود نرويجيون بقصف بلدة إسبانية", "بقصف", {"subject": "جنود نرويجيون", "object": "بلدة إسبانية"}),
        ("قام جنود نرويجيون، بعد يوم هادئ، بقصف بلدة إسبانية", "بقصف",
         {"subject": "جنود نرويجيون", "object": "بلدة إسبانية"}),
        ("شكا الأهالي من هجوم شنه جنود نرويجيون", "هجوم", {"subject": "جنود نرويجيون"}),
        ("قصف الجيش النرويجي قرية", "قصف", {"subject": "الجيش النرويجي", "object": "قرية"}),
    ],
)  # fmt: skip
def test_the_subject_of_a_light_verb_does_what_its_noun_names(
    ar: Bench, text: str, trigger: str, expected: dict[str, str]
) -> None:
    assert slots(ar, text, trigger)[0] == expected


def test_a_possessive_pronoun_on_a_noun_makes_its_owner_of_who_stands_before(ar: Bench) -> None:
    assert slots(ar, "واصل الجيش النرويجي قصفه أمس", "قصفه")[0] == {"genitive": "الجيش النرويجي"}


def test_things_that_the_trigger_names_act_for_their_owner(ar: Bench) -> None:
    assert slots(ar, "الطائرات النرويجية قصفت بلدة إسبانية", "الطائرات")[0] == {
        "subject": "الطائرات النرويجية",
        "object": "بلدة إسبانية",
    }


def test_whom_a_relative_clause_describes_is_its_subject_beyond_doubt(ar: Bench) -> None:
    slots = ar.drafts("وصلت القوات إلى الحدود مع أرمينيا التي تدخلت في الحرب.")[-1].choices.scene.slots
    assert slots.certain is not None
    assert slots.certain in slots.filled["subject"]
    assert not slots.passive


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "عاد المدنيون الأوكرانيون الذين قصفهم الجيش الروسي.",
            "قصفهم",
            {"subject": "الجيش الروسي", "object": "المدنيون الأوكرانيون"},
        ),
        ("انسحبت من البلدة التي قصفتها روسيا.", "قصفتها", {"subject": "روسيا", "object": "البلدة"}),
        ("وصلت القافلة إلى المنطقة التي سيطرت عليها أوكرانيا.", "سيطرت", {"subject": "أوكرانيا"}),
    ],
)
def test_a_pronoun_that_takes_up_what_a_relative_clause_describes_is_no_subject(
    ar: Bench, text: str, trigger: str, expected: dict[str, str]
) -> None:
    found, _ = slots(ar, text, trigger)
    assert found == expected


@pytest.mark.parametrize(
    ("iso", "text", "trigger", "subject"),
    [
        ("ar", "شنت القوات النرويجية غارات على الميناء", "شنت", "القوات النرويجية"),
        ("ar", "ألقت مروحيات نرويجية براميل على الحي", "ألقت", "مروحيات نرويجية"),
    ],
)
def test_a_verb_with_an_object_among_its_own_words_is_active(
    *, benches: Mapping[str, Bench], iso: str, text: str, trigger: str, subject: str
) -> None:
    found, passive = slots(benches[iso], text, trigger)
    assert (found["subject"], passive) == (subject, False)


@pytest.mark.parametrize(
    ("text", "trigger", "slot", "words"),
    [
        ("Three Armenian soldiers were killed in Azerbaijani shelling", "shelling", "object", "Armenian soldiers"),
        ("Turkey has been hit by four suicide bombings", "suicide", "object", "Turkey"),
        ("Azerbaijani shelling killed three Armenian soldiers", "shelling", "object", "Armenian soldiers"),
        ("Armenia said it had shelled the port", "shelled", "subject", "Armenia"),
    ],
)
def test_english_tells_who_undergoes_and_whom_a_pronoun_means(
    *, en: Bench, text: str, trigger: str, slot: str, words: str
) -> None:
    assert slots(en, text, trigger)[0][slot] == words


@pytest.mark.parametrize(
    ("text", "trigger", "slot", "words"),
    [
        ("قالت حماس إنها قصفت بلدات إسرائيلية", "قصفت", "subject", "حماس"),
        ("شهدت صعدة غارات للتحالف", "غارات", "genitive", "للتحالف"),
    ],
)
def test_arabic_pronouns_and_owners_behind_a_preposition(
    *, ar: Bench, text: str, trigger: str, slot: str, words: str
) -> None:
    structure = ar.structure(text)
    matches = [m for m in ar.triggers(text) if trigger in [t.text for t in structure.tokens[m.first : m.last]]]
    found = slots_of(structure, matches[0], ar.pack)
    held = {name: "; ".join(words_of(structure, g) for g in groups) for name, groups in found.filled.items()}
    assert words in held.values()


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("قالت النرويج إنها قصفت مواقع إسبانية ودمرت منازل", "ودمرت", {"subject": "النرويج"}),
        ("قصف الجيش النرويجي مواقع إسبانية ودمر منازل", "ودمر", {"subject": "الجيش النرويجي"}),
        ("قصف الجيش النرويجي مواقع إسبانية وقتل المسلحون جنديين", "وقتل", {"subject": "المسلحون"}),
    ],
)
def test_a_verb_behind_and_has_the_subject_of_the_one_before_unless_its_own_follows(
    ar: Bench, text: str, trigger: str, expected: dict[str, str]
) -> None:
    found, _ = slots(ar, text, trigger)
    assert {slot: found.get(slot) for slot in expected} == expected


def test_who_is_singled_out_did_it(ar: Bench) -> None:
    found, _ = slots(ar, "قالت إسبانيا إن قوات النرويج هي من هاجمت مواقعها", "هاجمت")
    assert found["subject"] == "قوات النرويج"


def test_a_relative_clause_behind_another_verb_describes_no_party_before_that(en: Bench) -> None:
    assert "subject" not in slots(en, "Norway said it had fired on suspects who violated the truce", "violated")[0]


def test_a_thing_of_nobody_right_before_an_arabic_verb_is_its_subject(ar: Bench) -> None:
    assert slots(ar, "الطيران قصف مواقع النرويج", "قصف")[0] == {"subject": "الطيران", "object": "مواقع النرويج"}


@pytest.mark.parametrize(
    ("text", "trigger", "subject"),
    [
        ("على النرويج أن تنسحب", "تنسحب", "النرويج"),
        ("طلبت إسبانيا من النرويج أن تنسحب", "تنسحب", "النرويج"),
        ("يسمح للنرويج أن تنسحب", "تنسحب", "للنرويج"),
    ],
)
def test_whom_something_is_asked_of_does_it(ar: Bench, text: str, trigger: str, subject: str) -> None:
    assert slots(ar, text, trigger)[0].get("subject") == subject


def test_who_is_accused_of_it_owns_no_english_noun(en: Bench) -> None:
    assert "genitive" not in slots(en, "Norway accused Spain of shelling", "shelling")[0]


def test_a_demonym_within_a_verb_s_phrase_describes_its_noun(en: Bench, ar: Bench) -> None:
    assert slots(en, "Spanish troops repelled a Norwegian attack", "repelled")[0]["adjective"] == "Norwegian"
    assert slots(ar, "أسفر قصف نرويجي عن مقتل جنود إسبان", "أسفر")[0]["adjective"] == "نرويجي"


def test_a_phrase_with_its_own_object_is_active_in_spite_of_a_by(en: Bench) -> None:
    assert not slots(en, "Spanish troops repelled an attack by Norwegian forces", "repelled")[1]


def test_who_owns_an_arabic_noun_that_is_done_to_somebody_does_it(ar: Bench) -> None:
    found, _ = slots(ar, "استمر قصف القوات النرويجية لمواقع إسبانية", "قصف")
    assert found == {"subject": "القوات النرويجية", "to": "لمواقع إسبانية"}
    found, _ = slots(ar, "استمر احتجاز القوات النرويجية لمخالفين", "احتجاز")
    assert found == {"by": "القوات النرويجية"}
    found, _ = slots(ar, "استمر احتجاز القوات النرويجية مخالفين", "احتجاز")
    assert found == {"by": "القوات النرويجية"}
    found, _ = slots(ar, "استمر قصف القوات النرويجية لسنين", "قصف")
    assert found == {"genitive": "القوات النرويجية"}


def test_a_verb_behind_an_and_of_its_own_has_the_subject_of_the_verb_before_it(en: Bench) -> None:
    text = "Norwegian fighters stormed the home of a Spanish minister and detained two guards"
    structure = en.structure(text)
    matches = en.triggers(text)
    detained = next(m for m in matches if structure.tokens[m.first].text == "detained")
    found = slots_of(structure, detained, en.pack, matches)
    assert [words_of(structure, g) for g in found.filled["subject"]] == ["Norwegian fighters"]


def test_who_fired_what_is_intercepted_did_not_intercept_it(ar: Bench) -> None:
    text = "أعلنت النرويج اعتراض طائرة مسيرة أطلقها الحوثيون"
    [match] = [m for m in ar.triggers(text) if m.value.entry.frame == "repel"]
    structure = ar.structure(text)
    assert [words_of(structure, g) for g in slots_of(structure, match, ar.pack).filled["by"]] == ["الحوثيون"]


@pytest.mark.parametrize("text", ["أعلنت الوزارة أنه قتل خمسة جنود نرويجيين", "قالت إسبانيا إنه قتل جنود نرويجيون"])
def test_a_pronoun_on_that_before_those_killed_means_nobody(ar: Bench, text: str) -> None:
    structure = ar.structure(text)
    [match] = [m for m in ar.triggers(text) if structure.tokens[m.first].text == "قتل"]
    assert slots_of(structure, match, ar.pack).certain is None


def test_who_carried_out_a_bombing_is_no_object_of_it(en: Bench) -> None:
    assert "object" not in slots(en, "Spain condemned the bombing Norway carried out", "bombing")[0]


def test_who_is_named_behind_and_is_the_subject_of_the_next_verb(en: Bench) -> None:
    text = "Norway attacked Bergen and Spain mobilised and shelled Oslo"
    structure, matches = en.structure(text), en.triggers(text)
    shelled = next(m for m in matches if structure.tokens[m.first].text == "shelled")
    found = slots_of(structure, shelled, en.pack, matches)
    assert [words_of(structure, g) for g in found.filled["subject"]] == ["Spain"]


def test_nobody_behind_a_verb_in_the_plural_or_in_the_first_person_is_its_subject(ar: Bench) -> None:
    detained = ar.claims("اقتحم الحوثيون مقر الأمم المتحدة في صنعاء واحتجزوا موظفين.")[-1]
    assert [m.id for m in detained.actors] == ["HOUTHI"]
    (denied,) = ar.claims('قال متحدث باسم التحالف: "لم نقصف المستشفى".')
    assert (denied.status, [m.id for m in denied.actors]) == ("denied", ["COALITION"])


def test_a_subject_that_begins_within_the_words_of_its_verb_does_it(ar: Bench) -> None:
    (stayed,) = ar.claims("بقيت القوات الإسرائيلية في خمس نقاط في جنوب لبنان بعد انتهاء المهلة.")
    assert [m.id for m in stayed.actors] == ["ISR.MIL"]
