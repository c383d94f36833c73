"""Phrases found in sentences: gaps, heads, alternatives, and what rules a phrase out."""

from collections.abc import Mapping

import pytest

from hudna.reading.phrases import Match, PhraseIndex, as_definite, as_noun, as_verb, as_written, without_overlap

from .conftest import Bench, shown


def index(bench: Bench, kind: str, *listed: str) -> PhraseIndex[str]:
    made: PhraseIndex[str] = PhraseIndex()
    for phrase in listed:
        made.add(getattr(bench.compiler, kind)(phrase), phrase)
    return made


def found(bench: Bench, made: PhraseIndex[str], text: str) -> list[tuple[str, str]]:
    """Each phrase found with the words over which it runs."""
    tokens = bench.tokens(text)
    return [(match.value, shown(tokens, match.first, match.last)) for match in made.all(tokens)]


@pytest.mark.parametrize(
    ("iso", "listed", "text", "whole"),
    [
        ("en", "shell/shelled/shelled", "They shelled it", "shelled"),
        ("en", "shell/shelled/shelled", "They were shelling it", "shelling"),
        ("en", "carry/carried/carried out … strike", "Jets carried out three night strikes", "carried out three night strikes"),
        ("en", "carry/carried/carried out … strike", "Jets carried out strikes", "carried out strikes"),
        ("ar", "شن/يشن … غارة|غارات", "وشنت الطائرات سبع غارات", "وشنت الطائرات سبع غارات"),
        ("ar", "شن/يشن … غارة|غارات", "سيشن غارات", "سيشن غارات"),
        ("ar", "خرق/يخرق الهدنة", "وخرقوا الهدنة مرتين", "وخرقوا الهدنة"),
    ],
)  # fmt: skip
def test_verbs_are_found_in_their_forms_across_gaps(
    benches: Mapping[str, Bench], iso: str, listed: str, text: str, whole: str
) -> None:
    assert found(benches[iso], index(benches[iso], "verb", listed), text) == [(listed, whole)]


@pytest.mark.parametrize(
    ("iso", "listed", "text"),
    [
        ("en", "rocket attack|strike", "Rocket strikes and a rocket attack came, rocket attacks went"),
        ("ar", "غارة|غارات جوية", "غارة جوية وغارات جوية والغارات الجوية"),
    ],
)
def test_alternatives_and_inflections_are_one_phrase(
    benches: Mapping[str, Bench], iso: str, listed: str, text: str
) -> None:
    assert [value for value, _ in found(benches[iso], index(benches[iso], "noun", listed), text)] == [listed] * 3


@pytest.mark.parametrize(
    ("iso", "listed", "text"),
    [
        ("en", "carry/carried/carried out … strike", "They carried out a b c d e f g strikes"),
        ("en", "carry/carried/carried out … strike", "It was carried out. Strikes went on"),
        ("en", "carry/carried/carried out … strike", "It was carried out; strikes went on"),
        ("en", "carry/carried/carried out … strike", "They carried it out with strikes"),
        ("en", "rocket attack", "the rocket they attack"),
        ("ar", "شن/يشن … غارة|غارات", "شن الحرب؛ غارات أخرى"),
        ("ar", "شن/يشن … غارة|غارات", "شن كلمة ثانية ثالثة رابعة خامسة سادسة سابعة غارات"),
    ],
)
def test_a_phrase_ends_at_a_stop_and_its_gap_is_bounded(
    benches: Mapping[str, Bench], iso: str, listed: str, text: str
) -> None:
    bench = benches[iso]
    made = index(bench, "verb", listed)
    assert [m for sentence in bench.sentences(text) for m in made.all(sentence.tokens)] == []


def test_a_comma_is_no_stop_inside_a_gap(en: Bench) -> None:
    made = index(en, "verb", "launch … strike")
    assert found(en, made, "They launched, at dawn, strikes") == [("launch … strike", "launched at dawn strikes")]


def test_behind_one_comma_in_a_gap_another_clause_has_begun(en: Bench) -> None:
    assert found(en, index(en, "verb", "launch … strike"), "It was launched, said the ministry of strikes") == []


def test_what_stands_in_the_gap_comes_after_the_head(en: Bench) -> None:
    tokens = en.tokens("They shelled the town with rockets")
    [match] = index(en, "verb", "shell/shelled/shelled … rockets").all(tokens)
    assert shown(tokens, match.first, match.head) == "shelled"
    assert shown(tokens, match.head, match.last) == "the town with rockets"
    assert match.words == 2


def test_without_a_gap_the_head_is_the_whole_phrase(en: Bench) -> None:
    [match] = index(en, "noun", "rocket attack").all(en.tokens("A rocket attack came"))
    assert (match.first, match.head, match.last) == (1, 3, 3)


def test_a_phrase_neither_begins_nor_ends_with_a_gap(en: Bench) -> None:
    for listed in ("… fire", "fire …"):
        with pytest.raises(ValueError, match="between two words"):
            en.compiler.noun(listed)


@pytest.mark.parametrize(
    ("kind", "listed", "text", "stands"),
    [
        ("verb", "قصف/يقصف", "وسيقصف الجيش", True),
        ("verb", "قصف/يقصف", "القصف عنيف", False),
        ("noun", "قصف", "بالقصف العنيف", True),
        ("noun", "قصف", "سقصف", False),
        ("fixed", "لم", "ولم يصل", True),
        ("fixed", "لم", "بلم شملهم", False),
    ],
)
def test_the_clitics_of_a_word_tell_verbs_nouns_and_particles_apart(
    ar: Bench, kind: str, listed: str, text: str, stands: bool
) -> None:
    assert bool(found(ar, index(ar, kind, listed), text)) is stands


def test_what_may_stand_before_a_word_depends_on_its_kind(ar: Bench) -> None:
    by_prefix = {form.prefix: form for form in ar.tokens("وبالقصف")[0].forms if not form.suffix}
    article, bare = by_prefix["وبال"], by_prefix[""]
    assert (as_verb(article), as_noun(article), as_definite(article), as_written(article)) == (False, True, True, False)
    assert (as_verb(bare), as_noun(bare), as_definite(bare), as_written(bare)) == (True, True, False, True)


@pytest.mark.parametrize(("text", "prefix"), [("سيقصف", "س"), ("ليقصف", "ل"), ("ولتقصف", "ول")])
def test_what_makes_a_verb_future_or_a_purpose_stands_before_its_present(ar: Bench, text: str, prefix: str) -> None:
    [form] = [form for form in ar.tokens(text)[0].forms if form.prefix == prefix and not form.suffix]
    assert as_verb(form)
    [past] = [form for form in ar.tokens(prefix + "قصف")[0].forms if form.prefix == prefix and not form.suffix]
    assert not as_verb(past)


def test_the_longest_phrase_at_a_word_is_the_one_of_most_words(en: Bench) -> None:
    made = index(en, "noun", "attack", "attack helicopter", "attack … base")
    tokens = en.tokens("attack helicopter at a base")
    longest = made.longest(tokens, 0)
    assert longest is not None
    assert longest.value == "attack helicopter"
    assert made.longest(tokens, 1) is None


def test_of_phrases_of_as_many_words_the_first_added_is_the_longest(en: Bench) -> None:
    made: PhraseIndex[str] = PhraseIndex()
    for value in ("first", "second"):
        made.add(en.compiler.noun("attack"), value)
    longest = made.longest(en.tokens("attack"), 0)
    assert longest is not None
    assert longest.value == "first"


def test_a_phrase_stands_within_bounds_only_whole(en: Bench) -> None:
    made = index(en, "noun", "rocket attack")
    tokens = en.tokens("the rocket attack ended")
    assert made.stands(tokens, 0, 4)
    assert made.stands(tokens, 1, 3)
    assert not made.stands(tokens, 1, 2)
    assert not made.stands(tokens, 2, 4)


def test_phrases_added_after_a_search_are_found_too(en: Bench) -> None:
    made = index(en, "noun", "rocket")
    assert found(en, made, "mortar and rocket") == [("rocket", "rocket")]
    made.add(en.compiler.noun("mortar"), "mortar")
    assert found(en, made, "mortar and rocket") == [("mortar", "mortar"), ("rocket", "rocket")]


def test_of_overlapping_phrases_the_one_of_more_words_is_kept(en: Bench) -> None:
    made = index(en, "noun", "rocket", "rocket attack", "attack", "truce")
    tokens = en.tokens("a rocket attack broke the truce")
    kept: list[Match[str]] = without_overlap(list(made.all(tokens)))
    assert [m.value for m in kept] == ["rocket attack", "truce"]


@pytest.mark.parametrize(
    ("iso", "listed", "text"),
    [
        ("en", "ground attack|strike", "Strikes, a ground strike and ground attacks"),
        ("ar", "غارة|غارات جوية", "والغارات الجوية وغارة جوية على غارة"),
    ],
)
def test_an_index_that_words_are_marked_for_finds_what_it_found_before(
    benches: Mapping[str, Bench], iso: str, listed: str, text: str
) -> None:
    bench = benches[iso]
    made = index(bench, "noun", listed)
    before = found(bench, made, text)
    bench.compiler.mark(made)
    assert before
    assert found(bench, made, text) == before


def test_a_phrase_added_to_a_marked_index_is_found(benches: Mapping[str, Bench]) -> None:
    made = index(benches["en"], "noun", "raid")
    benches["en"].compiler.mark(made)
    made.add(benches["en"].compiler.noun("strike"), "strike")
    assert [value for value, _ in found(benches["en"], made, "A strike followed the raid")] == ["strike", "raid"]


@pytest.mark.parametrize("texts", [("قصفه", "قصفة"), ("قصفة", "قصفه")])
def test_words_of_one_normal_form_are_told_apart_whichever_is_met_first(
    benches: Mapping[str, Bench], texts: tuple[str, str]
) -> None:
    """The ه of قصفه is a pronoun, the ة of قصفة is none."""
    made = index(benches["ar"], "noun", "قصف")
    assert {text: bool(found(benches["ar"], made, text)) for text in texts} == {"قصفه": True, "قصفة": False}


@pytest.mark.parametrize(
    ("listed", "text", "words"),
    [
        ("m23", "The M23 came to the town's gate", "M 23"),
        ("army's hands", "It is in the army's hands", "army s hands"),
        ("1967 lines", "The minister's map has the 1967 lines", "1967 lines"),
    ],
)
def test_what_the_tokenizer_splits_is_a_phrase_of_all_its_words(en: Bench, listed: str, text: str, words: str) -> None:
    assert found(en, index(en, "noun", listed), text) == [(listed, words)]


@pytest.mark.parametrize("listed", ["army's|troops came", "% of"])
def test_alternatives_have_as_many_words_and_at_least_one(en: Bench, listed: str) -> None:
    with pytest.raises(ValueError, match="alternatives of as many words"):
        assert index(en, "noun", listed).stems
