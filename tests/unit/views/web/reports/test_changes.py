"""What changed from one version of a text to another, word by word."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.views.web.reports.changes import LONGEST, MOST_WORDS, changes
from hudna.views.web.reports.report_text import Edit, Piece

MARKS = {None: "{}", Edit.DELETED: "[-{}-]", Edit.INSERTED: "[+{}+]"}
TEXTS = st.lists(st.sampled_from(["shells", "fell", "فجراً", "قذائف", "5", ".", "،", " ", "\n", "\u202e"])).map("".join)


def written(paragraphs: Sequence[Sequence[Piece]] | None) -> list[str]:
    """Paragraphs with what changed in brackets."""
    assert paragraphs is not None
    return ["".join(MARKS[piece.edit].format(piece.text) for piece in paragraph) for paragraph in paragraphs]


def words(paragraphs: Sequence[Sequence[Piece]] | None, without: Edit) -> str:
    """What one of both texts says, without spaces."""
    assert paragraphs is not None
    return "".join(piece.text for line in paragraphs for piece in line if piece.edit is not without).replace(" ", "")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Three died.", "Five died.", ["[-Three-] [+Five+] died."]),
        ("Three died.", "Three died in Terter.", ["Three died [+in Terter+]."]),
        ("It fell. Nobody was hurt.", "It fell.", ["It fell.[-Nobody was hurt.-]"]),
        ("One.\nTwo.\nThree.", "One.\nThree.", ["One.", "[-Two.-]", "Three."]),
        ("قُتل ثلاثة، بحسب باكو.", "قُتل خمسة، بحسب باكو.", ["قُتل [-ثلاثة-][+خمسة+]، بحسب باكو."]),
        ("بحسب Trend", "بحسب APA", ["بحسب [-Trend-][+APA+]"]),
        ("", "It fell.", ["[+It fell.+]"]),
        ("", "", []),
    ],
)
def test_words_that_one_text_has_alone_are_marked(old: str, new: str, told: list[str]) -> None:
    assert [line.strip() for line in written(changes(old, new))] == told


@pytest.mark.parametrize("new", ["Shells  fell at dawn.", "Shells fell\nat dawn.\n", "\n Shells fell at\n\ndawn."])
def test_other_spaces_and_lines_are_no_change(new: str) -> None:
    assert all(piece.edit is None for line in changes("Shells fell at dawn.", new) or () for piece in line)


@given(old=TEXTS, new=TEXTS)
def test_without_what_changed_it_is_either_text(old: str, new: str) -> None:
    def bare(text: str) -> str:
        return "".join(text.split()).replace("\u202e", "RLO")

    def named(text: str) -> str:  # unseen characters in a row are counted
        return text if "\u202e\u202e" not in text else ""

    if named(old) and named(new):
        found = changes(old, new)
        assert words(found, Edit.INSERTED) == bare(old)
        assert words(found, Edit.DELETED) == bare(new)


def test_characters_that_nobody_sees_are_told_by_their_names() -> None:
    found = changes("fell", "\u202efell") or []
    pieces = [piece for line in found for piece in line if piece.edit is Edit.INSERTED]
    assert [(piece.text, piece.unseen, piece.edit) for piece in pieces] == [
        ("RLO", "RIGHT-TO-LEFT OVERRIDE", Edit.INSERTED),
        ("fell", "", Edit.INSERTED),
    ]


def test_texts_that_are_too_long_are_not_compared() -> None:
    assert changes("a" * LONGEST, "a" * LONGEST) is not None
    assert changes("a" * (LONGEST + 1), "a") is None
    assert changes("a", "a" * (LONGEST + 1)) is None
    unseen = "\u202ea " * 2_000  # each is shown by its name
    assert changes(unseen, unseen) is None


def test_how_many_words_are_compared_is_counted_from_the_first_change_to_the_last() -> None:
    many = " ".join(f"{number:x}" for number in range(MOST_WORDS + 500))
    assert changes(f"one {many}", f"two {many}") is not None
    assert changes(f"{many} one", f"{many} two") is not None
    assert changes(f"one {many} three", f"two {many} four") is None


def test_a_text_that_is_made_to_be_slow_is_soon_compared_or_not_at_all() -> None:
    shared = [f"s{number // 40}" for number in range(MOST_WORDS // 2)]
    old, new = (" ".join(f"{one} {side}{at}" for at, one in enumerate(shared)) for side in "xy")
    assert len(old) <= LONGEST
    assert changes(old, new) is not None
