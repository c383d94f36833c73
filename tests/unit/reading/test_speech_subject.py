"""The subjects of verbs of speech where subjects stand first."""

import pytest

from hudna.reading.speech import Speech

from .speeches import only, side, speech, structure
from .tokenizers import words


def named(text: str, found: Speech) -> str | None:
    """The words of the speaker: those of the party or those that no lexicon knows."""
    span = (found.speaker.first, found.speaker.last) if found.speaker is not None else found.words
    return words(structure("en", text).tokens, *span) if span is not None else None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("It has been calm since then, they have also claimed.", "they"),
        ("By then we believe it is calm.", "we"),
        ("“The Russian army is far from the house,” she said.", "she"),
        ("The baker left before he formally announced the closure.", "he"),
        ("The army left the town, although it said the fighting went on.", "it"),
    ],
)
def test_a_pronoun_right_before_its_verb_is_the_subject(text: str, word: str) -> None:
    found = only("en", text)
    assert (named(text, found), found.resumed, found.speaker) == (word, True, None)


def test_a_document_that_says_something_goes_on_with_whoever_issued_it() -> None:
    found = only("en", "The letter says the bridge is safe.")
    assert (named("The letter says the bridge is safe.", found), found.resumed, found.speaker) == (
        "The letter",
        True,
        None,
    )


@pytest.mark.parametrize(
    "text", ["“I would say the army left.”", "You might ask why the army left.", "I've said enough."]
)
def test_who_speaks_and_who_is_spoken_to_are_nobody_new(text: str) -> None:
    found = only("en", text)
    assert (found.speaker, found.words, found.resumed) == (None, None, False)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "The Russian army said the bridge near the Turkish border was safe and urged drivers to use it.",
            ["RUS", "RUS"],
        ),
        ("Turkey met the Russian army on the bridge and later said the town was calm.", ["TUR"]),
        ("Turkey met leaders of Iran, promising to open the border.", ["TUR"]),
        ("Turkey closed the border before announcing the talks.", ["TUR"]),
        ("Turkey upset Iran by announcing the talks.", ["TUR"]),
        ("Turkey sold bakers ovens that burn wood, and has called for calm.", ["TUR"]),
        ("Farmers fled when Turkey shut the gates, saying the border was closed.", ["TUR"]),
    ],
)
def test_a_verb_joined_to_another_has_its_subject(text: str, who: list[str]) -> None:
    assert [side(found) for found in speech("en", text)] == who


def test_a_participle_behind_words_with_a_pronoun_goes_on_with_who_says_them() -> None:
    text = "Turkey told the drivers that it believes in peace, adding that the road was long."
    assert [named(text, found) for found in speech("en", text)] == ["Turkey", "it", "Turkey"]


def test_who_is_quoted_as_saying_something_speaks() -> None:
    assert side(speech("en", "Al Jazeera quoted a Turkish official as saying the town was calm.")[-1]) == "TUR"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Karl Brand said the bridge was safe and urged drivers to use it.", "Karl Brand"),
        ("She said the bridge was safe, adding that the road was not.", "She"),
    ],
)
def test_a_joined_verb_goes_on_with_a_pronoun_or_an_unknown_name(text: str, word: str) -> None:
    assert [named(text, found) for found in speech("en", text)] == [word, word]


def test_a_conjunction_or_an_adverb_is_no_speaker() -> None:
    text = "The baker packed his bread, and later urged the drivers to leave."
    assert named(text, only("en", text)) is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("“The town is in the hands of the Russian army,” Brand said.", "Brand"),
        ("Drivers met the Russian army at the bridge, Karl Brand said.", "Karl Brand"),
        ("The bridge, which Karl Brand said Turkey built, is safe.", "Karl Brand"),
        ("“It is too late for members of the council,” said Elaine Brandt, a baker.", "Elaine Brandt"),
        ("“The road to Russia is closed,” said the old driver.", "the old driver"),
        ("“The road to Russia is closed,” said Mr. Brand, who left.", "Mr. Brand"),
        ("Brand, 56, said the bridge was safe.", "Brand"),
        ("Brand, who feared the Russian army, said the bridge was safe.", "Brand"),
        ("Bakers, including those of the Russian army, have urged drivers to leave.", "Bakers"),
        ("Karl Brand, a baker near the Russian border, tersely told the drivers to leave.", "Karl Brand"),
    ],
)
def test_the_words_of_its_own_clause_are_the_subject_of_a_verb(text: str, word: str) -> None:
    assert named(text, speech("en", text)[0]) == word


@pytest.mark.parametrize(
    "text",
    [
        "Two bakers were charged with theft.",
        "Brand has never been accused of theft.",
        "The town feared men accused of theft.",
        "The closure was announced on Monday.",
    ],
)
def test_who_is_spoken_of_in_the_passive_does_not_speak(text: str) -> None:
    found = only("en", text)
    assert (found.speaker, found.words) == (None, None)


def test_by_whom_it_was_said_speaks() -> None:
    assert side(only("en", "The closure was announced by Turkey.")) == "TUR"


@pytest.mark.parametrize(
    "text",
    [
        "Their claims were long.",
        "The town's demands were met.",
        "The bakers' demands were met.",
        "The alleged thief left.",
        "The baker sold a book of tweets.",
    ],
)
def test_where_a_noun_stands_no_verb_of_speech_does(text: str) -> None:
    assert [found.listed for found in speech("en", text) if found.kind == "verb"] == []
