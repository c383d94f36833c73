"""The skeleton of a sentence: clauses and what opens them, prepositions, and parties joined by "and"."""

from collections.abc import Mapping

import pytest

from .conftest import Bench, words_of


def clauses(bench: Bench, text: str) -> list[tuple[str, str]]:
    """Each clause with the class of the word that opens it."""
    structure = bench.structure(text)
    return [
        (" ".join(t.text for t, n in zip(structure.tokens, structure.clause, strict=True) if n == number), opener)
        for number, opener in enumerate(structure.openers)
    ]


def groups(bench: Bench, text: str) -> list[tuple[str, str]]:
    """Each group with the preposition that governs it."""
    structure = bench.structure(text)
    return [(words_of(structure, group), group.preposition) for group in structure.groups]


def test_clauses_begin_at_marks_and_at_words_that_open_them(en: Bench) -> None:
    assert clauses(en, "The envoy, who left, said that fire ceased while talks went on") == [
        ("The envoy", ""),
        ("who left", "relative"),
        ("said", ""),
        ("that fire ceased", "complementiser"),
        ("while talks went on", "subordinator"),
    ]


def test_arabic_clauses_begin_at_marks_and_at_words_that_open_them(ar: Bench) -> None:
    assert clauses(ar, "قال المبعوث، الذي وصل أمس، إن النار توقفت بينما استمرت المحادثات") == [
        ("قال المبعوث", ""),
        ("الذي وصل أمس", "relative"),
        ("إن النار توقفت", "complementiser"),
        ("بينما استمرت المحادثات", "subordinator"),
    ]


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "The envoy said, on Monday, fire had ceased"),
        ("en", "The envoy, in a brief note, praised the calm"),
        ("en", 'The envoy praised the "fragile calm" there'),
        ("ar", "قال المبعوث، الاثنين، هذا الكلام"),
        ("ar", "دعا المبعوث، في وقت لاحق، الجميع"),
        ("ar", 'أشاد المبعوث "بالهدوء الهش" هناك'),
    ],
)
def test_times_phrases_and_a_few_quoted_words_are_no_clauses(benches: Mapping[str, Bench], iso: str, text: str) -> None:
    assert len(clauses(benches[iso], text)) == 1


def test_an_insertion_that_names_somebody_is_a_clause(en: Bench) -> None:
    assert len(clauses(en, "The envoy, with Norway, praised the calm")) == 3


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("Norway, which left, attacked Spain", 0),
        ("Norway, which left, and Spain attacked", -1),
        ("Norway fought Spain, which left, killing two", -1),
        ("Norway left, Spain attacked", -1),
    ],
)
def test_a_clause_goes_on_behind_a_relative_clause_between_commas(en: Bench, text: str, host: int) -> None:
    assert en.structure(text).hosts[-1] == host


def test_the_first_clause_may_be_opened_too(en: Bench, ar: Bench) -> None:
    assert clauses(en, "After rain, calm came") == [("After rain", "subordinator"), ("calm came", "")]
    assert clauses(ar, "بعدما هطل المطر، عاد الهدوء") == [("بعدما هطل المطر", "subordinator"), ("عاد الهدوء", "")]


def test_marks_inside_a_party_open_no_clause(ar: Bench) -> None:
    assert [opener for _, opener in clauses(ar, 'تقدمت حركة "طالبان" الأفغانية')] == [""]


@pytest.mark.parametrize(
    ("iso", "text", "expected"),
    [
        ("en", "Russia and Turkey met", ["Russia and Turkey"]),
        ("en", "Russia, Turkey and Iran met", ["Russia Turkey and Iran"]),
        ("en", "Russia, Turkey agree", ["Russia Turkey"]),
        ("en", "it was broken by Russia, Turkey said", ["Russia", "Turkey"]),
        ("ar", "نقلت روسيا عن تركيا", ["روسيا", "تركيا"]),
        ("en", "Russia as well as Iran met", ["Russia as well as Iran"]),
        ("en", "Russia met Iran", ["Russia", "Iran"]),
        ("en", "Russia spoke; Iran listened", ["Russia", "Iran"]),
        ("en", "Russia spoke and then Iran did", ["Russia", "Iran"]),
        ("ar", "اجتمعت روسيا وتركيا", ["روسيا وتركيا"]),
        ("ar", "اجتمعت روسيا وتركيا وإيران", ["روسيا وتركيا وإيران"]),
        ("ar", "اجتمعت روسيا، وتركيا", ["روسيا وتركيا"]),
        ("ar", "دعمت روسيا إيران", ["روسيا", "إيران"]),
        ("ar", "تحدثت روسيا؛ وإيران تستمع", ["روسيا", "وإيران"]),
    ],
)
def test_parties_joined_by_and_are_one_group(
    benches: Mapping[str, Bench], iso: str, text: str, expected: list[str]
) -> None:
    assert [words for words, _ in groups(benches[iso], text)] == expected


@pytest.mark.parametrize(("iso", "text"), [("en", "the Russian and Iran"), ("ar", "القصف الروسي وإيران")])
def test_a_demonym_joins_no_name(benches: Mapping[str, Bench], iso: str, text: str) -> None:
    assert len(benches[iso].structure(text).groups) == 2


def test_behind_and_the_subject_of_another_verb_is_a_party_of_its_own(en: Bench) -> None:
    def told(text: str) -> list[str]:
        return [words for words, _ in groups(en, text)]

    assert told("Russia shelled Azerbaijan and Armenia bombed Georgia") == [
        "Russia",
        "Azerbaijan",
        "Armenia",
        "Georgia",
    ]
    assert told("Russia shelled Azerbaijan and Armenia in May") == ["Russia", "Azerbaijan and Armenia"]
    assert told("Russia and Armenia bombed Georgia") == ["Russia and Armenia", "Georgia"]
    assert told("Georgia said Russia and Armenia bombed it") == ["Georgia", "Russia and Armenia"]


@pytest.mark.parametrize(
    ("iso", "text", "joined"),
    [
        ("en", "Each of Armenia and Azerbaijan spoke", "Armenia and Azerbaijan"),
        ("en", "Both Armenia and Azerbaijan spoke", "Armenia and Azerbaijan"),
        ("ar", "تحدثت كل من أرمينيا وأذربيجان", "أرمينيا وأذربيجان"),
    ],
)
def test_each_of_names_its_members_and_governs_them_like_a_determiner(
    benches: Mapping[str, Bench], iso: str, text: str, joined: str
) -> None:
    structure = benches[iso].structure(text)
    [group] = structure.groups
    assert (words_of(structure, group), group.preposition, group.plain) == (joined, "", True)


@pytest.mark.parametrize(
    ("iso", "text", "preposition"),
    [
        ("en", "an attack by Russia", "by"),
        ("en", "an attack on the Russian army", "on"),
        ("en", "talks with several Russian officials", "with"),
        ("en", "between Russia and Turkey", "between"),
        ("en", "Russia spoke", ""),
        ("en", "against it, Russia spoke", ""),
        ("ar", "هجوم من قبل روسيا", "by"),
        ("ar", "هجوم على روسيا", "on"),
        ("ar", "هجوم ضد روسيا", "against"),
        ("ar", "لقاء مع روسيا", "with"),
        ("ar", "رسالة لروسيا", "to"),
        ("ar", "رسالة إلى جميع الروس", "to"),
        ("ar", "بين روسيا وتركيا", "between"),
        ("ar", "تحدثت روسيا", ""),
    ],
)
def test_a_preposition_or_clitic_governs_the_group_after_it(
    benches: Mapping[str, Bench], iso: str, text: str, preposition: str
) -> None:
    assert [governor for _, governor in groups(benches[iso], text)] == [preposition]


@pytest.mark.parametrize(
    ("text", "preposition"),
    [
        ("هجوم على عدد من الجنود الروس", "on"),
        ("لقاء مع عدد من المسؤولين الروس", "with"),
        ("رسالة إلى العديد من المسؤولين الروس", "to"),
        ("هجوم على مجموعة من الجنود الروس", "on"),
        ("لقاء مع الكثير من المسؤولين الروس", "with"),
        ("لقاء مع عدة مسؤولين روس", "with"),
        ("تحدث عدد من المسؤولين الروس", ""),
        ("هجوم من الجنود الروس", "from"),
    ],
)
def test_some_of_a_group_are_governed_by_what_stands_before_their_number(
    ar: Bench, text: str, preposition: str
) -> None:
    assert [governor for _, governor in groups(ar, text)] == [preposition]


def test_a_conjunction_before_a_clitic_hides_no_preposition(ar: Bench) -> None:
    assert groups(ar, "دعا، ولروسيا رسالة أخرى") == [("ولروسيا", "to")]


def test_a_demonym_is_an_adjective_and_a_name_is_not(en: Bench, ar: Bench) -> None:
    assert [g.adjective for g in en.structure("Russian shelling hit Armenia").groups] == [True, False]
    assert [g.adjective for g in ar.structure("القصف الروسي على أرمينيا").groups] == [True, False]


def test_a_clause_has_its_span_and_groups_their_clause(en: Bench) -> None:
    structure = en.structure("Russia spoke, Turkey listened")
    assert [structure.clause_span(i) for i in range(4)] == [(0, 2), (0, 2), (2, 4), (2, 4)]
    russia, turkey = structure.groups
    assert (structure.in_clause(russia, 0), structure.in_clause(turkey, 0)) == (True, False)


def test_crossing_names_what_opens_each_clause_on_the_way_from_either_end(en: Bench) -> None:
    structure = en.structure("Russia, which spoke, said that fire ceased")
    assert structure.crossing(0, 0) == ()
    assert structure.crossing(0, 6) == structure.crossing(6, 0) == ("relative", "", "complementiser")


def test_stops_are_hard_and_commas_are_not(en: Bench) -> None:
    assert en.structure("Russia spoke: fire ceased").hard_between(0, 3)
    assert not en.structure("Russia spoke, fire ceased").hard_between(0, 3)


def test_every_word_of_a_party_or_particle_points_to_it(en: Bench) -> None:
    structure = en.structure("killed at the hands of the Russian army")
    assert {structure.party_at[i].id for i in (6, 7)} == {"RUS.MIL"}
    assert {structure.particle_at[i].meaning for i in range(1, 5)} == {"by"}
    before = structure.particle_before(5)
    assert before is not None
    assert (before.kind, before.meaning) == ("preposition", "by")
    assert structure.particle_before(1) is None


def test_adjectives_behind_a_party_do_not_part_it_from_the_next(ar: Bench) -> None:
    groups = ar.structure("المفاوضات بين فصائل المعارضة المسلحة المعتدلة وروسيا").groups
    assert [len(group.parties) for group in groups] == [2]
    shelling = ar.structure("قصفت روسيا الأحياء وتركيا")
    assert len(shelling.groups[0].parties) == 1


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "talks between Russia, which shelled the town yesterday, and Turkey"),
        ("ar", "محادثات بين روسيا التي قصفت المدينة أمس وتركيا"),
    ],
)
def test_between_goes_on_to_the_second_of_two(benches: Mapping[str, Bench], iso: str, text: str) -> None:
    groups = benches[iso].structure(text).groups
    assert [group.preposition for group in groups] == ["between", "between"]


@pytest.mark.parametrize("number", ["خمسة", "5", "عدد"])
def test_a_number_of_somebody_is_under_no_preposition(ar: Bench, number: str) -> None:
    assert groups(ar, f"عاد {number} من جنود النرويج") == [("جنود النرويج", "")]
    assert groups(ar, "عاد من النرويج") == [("النرويج", "from")]


def test_verbs_that_tell_who_does_or_suffers_are_known(ar: Bench) -> None:
    structure = ar.structure("قام الجنود بالعمل وأصيب آخرون")
    assert structure.verbs == {0: "light", 3: "suffer"}


def test_a_word_of_a_party_tells_what_kind_it_is_and_not_whose_name(en: Bench) -> None:
    structure = en.structure("Azerbaijan attacked villages.")
    assert [structure.word_at(index) for index in (-1, 0, 1)] == ["-", "<name>", "attacked"]


def test_two_parties_with_only_a_comma_between_them_are_no_list(en: Bench, ar: Bench) -> None:
    assert [words for words, _ in groups(en, "According to Norway, Spain fired")] == ["Norway", "Spain"]
    assert [words for words, _ in groups(ar, "بحسب النرويج، إسبانيا انسحبت")] == ["النرويج", "إسبانيا"]


def test_a_list_ends_with_and_or_has_a_third_member(en: Bench) -> None:
    assert [words for words, _ in groups(en, "Norway, Spain and Nepal met")] == ["Norway Spain and Nepal"]
    assert [words for words, _ in groups(en, "Norway, Spain, Nepal met")] == ["Norway Spain Nepal"]


def test_a_word_of_a_longer_conjunction_joins_nobody(en: Bench, ar: Bench) -> None:
    assert len(groups(en, "Norway as Spain left")) == 2
    assert len(groups(en, "Norway as well as Spain left")) == 1
    assert len(groups(ar, "طالب النرويج بالإفراج عن الإسبان")) == 2


@pytest.mark.parametrize("number", ["More than 30", "Around 30", "At least 30", "Fewer than 30"])
def test_about_how_many_they_are_governs_nobody(en: Bench, number: str) -> None:
    assert groups(en, f"{number} Spanish soldiers left") == [("Spanish soldiers", "")]
    assert groups(en, f"It rained on {number.lower()} Spanish soldiers") == [("Spanish soldiers", "on")]


@pytest.mark.parametrize(
    ("iso", "text"),
    [("en", "The Royal Guard (RG) left the town"), ("ar", "غادر الحرس الملكي (حم) المدينة")],
)
def test_a_short_form_in_brackets_is_no_clause(*, benches: Mapping[str, Bench], iso: str, text: str) -> None:
    assert len(clauses(benches[iso], text)) == 1


def test_a_name_and_its_short_form_in_brackets_are_one_party(en: Bench) -> None:
    assert groups(en, "The United Nations (UN) left Spain")[0] == ("United Nations UN", "")
    assert len(groups(en, "The United Nations (NATO) left")) == 2


def test_to_is_a_preposition_before_a_party_and_belongs_to_a_verb_elsewhere(en: Bench) -> None:
    assert groups(en, "Norway sent letters to Spain") == [("Norway", ""), ("Spain", "to")]
    assert groups(en, "Norway sent letters to the Spanish army")[1] == ("Spanish army", "to")
    structure = en.structure("Norway wants to attack Spain")
    assert structure.particle_at[2].kind == "before verb"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Armenia shelled the town and Georgia attacked a base",
            ["Armenia shelled the town", "and Georgia attacked a base"],
        ),
        (
            "Armenia will free ten sailors and Georgia will withdraw",
            ["Armenia will free ten sailors", "and Georgia will withdraw"],
        ),
        ("Armenia and Georgia attacked a base", ["Armenia and Georgia attacked a base"]),
        (
            "two were killed and three people wounded in the town",
            ["two were killed and three people wounded in the town"],
        ),
    ],
)
def test_who_has_a_verb_of_his_own_begins_a_clause(en: Bench, text: str, parts: list[str]) -> None:
    assert [words for words, _ in clauses(en, text)] == parts


def test_a_relative_behind_a_pronoun_begins_no_clause_in_arabic(ar: Bench) -> None:
    assert clauses(ar, "قالوا إنها هي التي بدأت القتال")[-1][0] == "إنها هي التي بدأت القتال"
