"""A text is shown whole, in parts and pieces, whatever it holds."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from hudna.model.claims import Claim, Span
from hudna.views.web.characters import UNSEEN_RUN
from hudna.views.web.reports.report_text import Numbered, Part, layered, paragraphs, parts
from tests.tellings import filed
from tests.unit.views.web.pages.shelf import DENIED, HARMED, SHELLED, TEXT, said

CLAIMS = [SHELLED.claim, HARMED.claim, DENIED.claim]


def whole(text: str) -> Part:
    return Part(0, len(text))


def numbered(*claims: Claim) -> list[Numbered]:
    return layered(enumerate(claims, start=1))


def test_claims_on_the_same_words_are_underlined_at_different_depths() -> None:
    assert {one.number: one.layer for one in numbered(*CLAIMS)} == {1: 1, 2: 2, 3: 1}


def test_more_claims_than_depths_share_the_one_that_is_free_first() -> None:
    assert [one.layer for one in numbered(*[SHELLED.claim] * 4)] == [1, 2, 3, 1]


def test_each_piece_tells_the_claims_that_rest_on_it() -> None:
    first, second = paragraphs(TEXT, whole(TEXT), numbered(*CLAIMS))
    assert [(piece.text, piece.claims, piece.triggers, piece.ended) for piece in first] == [
        ("Baku says that ", (), (), ()),
        ("Armenian forces ", (1,), (), ()),
        ("shelled", (1, 2), (1,), (1,)),
        (" Terter and ", (1, 2), (), ()),
        ("killed", (1, 2), (2,), (2,)),
        (" three", (1, 2), (), ()),
        (".", (), (), ()),
    ]
    assert [piece.claims for piece in second] == [(3,), (3,), (3,), ()]


def test_evidence_that_goes_over_a_line_is_marked_in_both_paragraphs() -> None:
    text = "They shelled\nthe town."
    first, second = paragraphs(text, whole(text), numbered(said(text, "shelled\nthe", filed(), text).claim))
    assert [(piece.text, piece.ended) for piece in first] == [("They ", ()), ("shelled", ())]
    assert [(piece.text, piece.ended) for piece in second] == [("the", (1,)), (" town.", ())]


def test_evidence_that_began_in_the_part_before_is_marked_as_far_as_it_is_shown() -> None:
    (shown,) = paragraphs(TEXT, Part(23, 46), numbered(SHELLED.claim))
    assert "".join(piece.text for piece in shown) == TEXT[23:46]
    assert all(piece.claims == (1,) for piece in shown)


def test_unseen_characters_are_shown_by_their_names() -> None:
    text = "a\u202eb\x00\x00c\u200d"
    ((first, override, second, null, third),) = paragraphs(text, whole(text), [])
    assert (override.text, override.unseen) == ("RLO", "RIGHT-TO-LEFT OVERRIDE")
    assert (null.text, null.unseen) == ("U+0000×2", "U+0000×2")
    assert (first.text, second.text, third.text) == ("a", "b", "c\u200d"), "a joiner shapes letters and stays"


def test_a_long_row_of_unseen_characters_takes_little_room() -> None:
    text = "a" + "\u202e\u202d" * 10_000
    ((_, unseen),) = paragraphs(text, whole(text), [])
    assert unseen.text == "RLO LRO RLO LRO +19996"


@given(
    st.text(alphabet="ab \n\u202e<&", max_size=300),
    st.lists(st.tuples(st.integers(0, 280), st.integers(1, 20)), max_size=8),
)
def test_nothing_that_can_be_seen_is_lost(text: str, spans: list[tuple[int, int]]) -> None:
    claims = [
        replace(SHELLED.claim, evidence=Span(start, start + length, ""), trigger=Span(start, start + 1, ""))
        for start, length in spans
        if start + length <= len(text)
    ]
    shown = paragraphs(text, whole(text), numbered(*claims))
    seen = "".join(piece.text for paragraph in shown for piece in paragraph if not piece.unseen)
    assert seen == UNSEEN_RUN.sub("", text).replace("\n", "")


@settings(deadline=None)  # long texts
@given(st.lists(st.sampled_from(["word ", "\n", "x" * 60_000, "a\u202e" * 2_000]), max_size=12).map("".join), st.data())
def test_parts_follow_each_other_and_are_bounded(text: str, data: st.DataObject) -> None:
    places = sorted(data.draw(st.lists(st.integers(0, max(len(text) - 1, 0)), max_size=300)))
    cut = parts(text, places)
    assert "".join(text[part.start : part.end] for part in cut) == text
    for part in cut:
        assert part.end - part.start <= 50_000
        assert len(UNSEEN_RUN.findall(text, part.start, part.end)) <= 1_500
        assert len({place for place in places if part.start <= place < part.end}) <= 100


def test_a_text_is_cut_between_paragraphs() -> None:
    text = ("word " * 2_000 + "\n") * 12
    assert all(text[part.end - 1] == "\n" for part in parts(text, []))
