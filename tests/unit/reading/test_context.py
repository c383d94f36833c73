"""What a report is about, so that later words mean somebody."""

from collections.abc import Mapping

import pytest

from hudna.reading.context import Context
from hudna.reading.parties import Party

from .conftest import Bench

YEMEN = {
    "ar": "تجددت المعارك في اليمن بين القوات الحكومية والحوثيين. ",
    "en": "Fighting resumed in Yemen between government forces and the Houthis. ",
}
SYRIA = {
    "ar": "تجددت المعارك في سوريا بين الجيش السوري وجيش الإسلام. ",
    "en": "Fighting resumed in Syria between the Syrian army and Jaish al-Islam. ",
}


def of(bench: Bench, text: str, context: Context, number: int = 0) -> tuple[str, ...]:
    """Whom the party of a sentence stands for in a context."""
    parties: list[Party] = bench.parties.find(bench.tokens(text))
    return context.identify(parties[number])


@pytest.mark.parametrize("iso", ["ar", "en"])
def test_names_and_sides_tell_the_conflict(benches: Mapping[str, Bench], iso: str) -> None:
    context = benches[iso].context(YEMEN[iso])
    assert context.home == "YEM"
    assert context.sides[0][0] == "YEM"
    assert context.sides[1][0] == "HOUTHI"


def test_places_tell_the_conflict_where_nothing_else_does(en: Bench) -> None:
    assert en.context("Shelling went on all day.", ["SYR", "SYR", "LBN"]).home == "SYR"


def test_a_report_of_no_known_conflict_has_at_most_a_home(en: Bench) -> None:
    somewhere = en.context("Shelling went on all day.", ["BOL"])
    assert (somewhere.home, somewhere.sides) == ("BOL", ())
    nowhere = en.context("Shelling went on all day.")
    assert (nowhere.home, nowhere.sides) == (None, ())


@pytest.mark.parametrize(
    ("iso", "text"),
    [("en", "He urged both sides to stop"), ("ar", "دعا الطرفين إلى التوقف")],
)
def test_both_sides_are_those_of_the_conflict(benches: Mapping[str, Bench], iso: str, text: str) -> None:
    bench = benches[iso]
    assert of(bench, text, bench.context(YEMEN[iso])) == ("YEM", "HOUTHI")
    assert of(bench, text, bench.context(SYRIA[iso])) == ("SYR", "SYR.REB")
    assert of(bench, text, Context(text, None, ())) == ()


def test_both_sides_are_the_two_last_named_together(en: Bench) -> None:
    context = en.context(YEMEN["en"])
    context.note_pair(["COALITION", "HOUTHI"])
    assert of(en, "He urged both sides to stop", context) == ("COALITION", "HOUTHI")


def test_a_pair_is_two_of_the_conflict_and_nothing_else(en: Bench) -> None:
    context = en.context(YEMEN["en"])
    context.note_pair(["YEM.MIL", "HOUTHI"])
    assert context.pair == ("YEM", "HOUTHI")
    for no_pair in (["USA", "HOUTHI"], ["HOUTHI"], ["HOUTHI", "HOUTHI"], ["YEM", "HOUTHI", "SAU"]):
        context.note_pair(no_pair)
        assert context.pair == ("YEM", "HOUTHI")


@pytest.mark.parametrize(
    ("iso", "army", "rebels"),
    [("en", "The army advanced", "The rebels advanced"), ("ar", "تقدم الجيش", "تقدم المتمردون")],
)
def test_the_army_and_the_rebels_are_those_of_the_conflict(
    benches: Mapping[str, Bench], iso: str, army: str, rebels: str
) -> None:
    bench = benches[iso]
    yemen, syria = bench.context(YEMEN[iso]), bench.context(SYRIA[iso])
    assert (of(bench, army, yemen), of(bench, rebels, yemen)) == (("YEM.MIL",), ("HOUTHI",))
    assert (of(bench, army, syria), of(bench, rebels, syria)) == (("SYR.MIL",), ("SYR.REB",))


@pytest.mark.parametrize(
    ("iso", "text", "whose"),
    [
        ("en", "Gunmen opened fire", "COD.REB"),
        ("en", "The gunmen opened fire", "M23"),
        ("en", "Rebels opened fire", "M23"),
        ("ar", "فتح مسلحون النار", "COD.REB"),
        ("ar", "فتح المسلحون النار", "M23"),
    ],
)
def test_armed_people_are_of_a_group_only_once_they_were_told_of(
    benches: Mapping[str, Bench], iso: str, text: str, whose: str
) -> None:
    bench = benches[iso]
    assert of(bench, text, bench.context({"en": "Fighting in Congo.", "ar": "معارك في الكونغو."}[iso])) == (whose,)


@pytest.mark.parametrize(
    ("iso", "named", "later"),
    [
        ("en", "The Russian ministry denied it.", "The ministry had seen nothing."),
        ("en", "The Russian delegation came.", "The delegation left."),
        ("ar", "نفت الوزارة الروسية ذلك.", "ولم تر الوزارة شيئا."),
        ("ar", "وصل الوفد الروسي.", "وغادر الوفد."),
    ],
)
def test_the_ministry_is_the_one_named_last_with_its_state(
    benches: Mapping[str, Bench], iso: str, named: str, later: str
) -> None:
    bench = benches[iso]
    assert of(bench, later, bench.context(YEMEN[iso] + named)) == ("RUS",)
    assert of(bench, later, bench.context(YEMEN[iso])) == ()


@pytest.mark.parametrize(
    ("iso", "introduced", "later", "owner"),
    [
        ("en", "The Sudanese army spokesman Omar Kamrani spoke.", "Later Kamrani left", "SDN.MIL"),
        ("ar", "تحدث الناطق باسم الجيش السوداني عمر الكمراني.", "وغادر الكمراني لاحقا", "SDN.MIL"),
    ],
)
def test_a_person_introduced_by_a_title_is_known_by_family_name_later(
    benches: Mapping[str, Bench], iso: str, introduced: str, later: str, owner: str
) -> None:
    bench = benches[iso]
    context = bench.context(introduced)
    tokens = bench.tokens(later)
    assert bench.parties.find(tokens) == []
    [person] = context.recall(tokens, [])
    assert (context.identify(person), person.kind) == ((owner,), "person")


@pytest.mark.parametrize(
    ("iso", "named", "later", "who"),
    [
        ("en", "The Houthi movement left the town.", "The movement denied it", "HOUTHI"),
        ("en", "The Security Council met on Monday.", "The council was divided", "UNSC"),
        ("ar", "انسحبت حركة طالبان من البلدة.", "ونفت الحركة ذلك", "TALIBAN"),
        ("ar", "اجتمع مجلس الأمن الاثنين.", "وانقسم المجلس حول النص", "UNSC"),
        ("ar", "وصل أعضاء مجلس الأمن إلى البلدة.", "ثم غادر أعضاء المجلس", "UNSC"),
        ("en", "Members of the Security Council came to the town.", "The council was divided", "UNSC"),
    ],
)
def test_a_noun_takes_up_whom_it_named_last(
    benches: Mapping[str, Bench], iso: str, named: str, later: str, who: str
) -> None:
    bench = benches[iso]
    assert of(bench, later, bench.context(named)) == (who,)


def test_a_noun_that_is_not_marked_as_known_takes_up_nobody(en: Bench) -> None:
    context = en.context("Fighters of the Taliban movement left. The Security Council met.")
    assert of(en, "They set up councils", context) != ("UNSC",)


@pytest.mark.parametrize(
    ("iso", "text", "who"),
    [
        ("en", "The North fired", ("PRK",)),
        ("en", "The two Koreas agreed", ("KOR", "PRK")),
        ("ar", "أطلق الشمال قذيفة", ("PRK",)),
        ("ar", "اتفقت الكوريتان", ("KOR", "PRK")),
    ],
)
def test_some_nouns_name_somebody_in_one_conflict_only(
    benches: Mapping[str, Bench], iso: str, text: str, who: tuple[str, ...]
) -> None:
    bench = benches[iso]
    assert of(bench, text, Context(text, "KOR", ())) == who
    assert of(bench, text, Context(text, "BOL", ())) == ()


def test_nobody_is_recalled_who_was_not_introduced(en: Bench) -> None:
    assert en.context(YEMEN["en"]).recall(en.tokens("Later Kamrani left"), []) == []


def test_a_common_word_in_small_letters_recalls_nobody(en: Bench) -> None:
    context = en.context("The Sudanese army spokesman Omar Wood spoke.")
    assert len(context.recall(en.tokens("Later Wood left"), [])) == 1
    assert context.recall(en.tokens("They carried wood"), []) == []


def test_a_party_is_on_its_side_by_itself_or_by_its_state(en: Bench) -> None:
    context = en.context(SYRIA["en"])
    assert (context.side_of("SYR"), context.side_of("SYR.MIL")) == (0, 0)
    assert (context.side_of("SYR.REB"), context.side_of("JAISH_AL_ISLAM")) == (1, 1)
    assert context.side_of("FRA") is None


def test_an_unknown_speaker_is_a_source_of_the_state_of_the_conflict(en: Bench) -> None:
    text = "A shopkeeper told of shelling."
    structure = en.structure(text)
    at_home = Context(text, "YEM", ()).unknown(structure, (0, 2))
    assert (at_home.id, at_home.text, text[at_home.start : at_home.end]) == ("YEM.SRC", "A shopkeeper", "A shopkeeper")
    assert Context(text, None, ()).unknown(structure, (0, 2)).id == "SRC"


def test_the_monitors_are_those_of_the_organisation_named_before(en: Bench) -> None:
    context = en.context("The OSCE arrived. The monitors left.")
    sentences = en.sentences("The OSCE arrived. The monitors left.")
    context.introduce(sentences[0].tokens, en.parties.find(sentences[0].tokens))
    [monitors] = en.parties.find(sentences[1].tokens)
    assert context.identify(monitors) == ("OSCE",)
