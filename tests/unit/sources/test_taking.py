"""Pieces are taken apart in one order, from wherever that was interrupted."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.model.reports import Capture, Refusal, Report
from hudna.sources import formats
from hudna.sources.pieces import Allowance, Item, Piece
from hudna.sources.taking import Said, settled, take
from tests.unit.sources import traps
from tests.unit.sources.traps import Bundle, bundle

_texts = st.sampled_from(["x", "fail", "y"])
_leaf = st.one_of(
    st.tuples(st.just("a.trap"), _texts),
    st.tuples(st.just("report"), st.sampled_from(["One.", "Two.", " "])),
    st.tuples(st.just("refusal"), st.just("no")),
    st.tuples(st.just("a.unknown"), st.just("?")),
)
_bundles = st.recursive(
    st.lists(_leaf, max_size=4),
    lambda inner: st.lists(st.one_of(_leaf, st.tuples(st.just("b.bundle"), inner)), max_size=4),
    max_leaves=12,
)


@pytest.fixture(autouse=True, scope="module")
def _traps() -> object:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(formats, "KINDS", traps.TRAPS)
        yield


def steps(inner: Sequence[tuple[str, str | Bundle]], said: Said | None = None) -> list[Piece | Item]:
    piece = Piece(name="a.bundle", where="a.bundle", data=bundle(*inner))
    return list(take(piece, Allowance(1_000), said=said or Said()))


@given(_bundles, st.data())
def test_behind_an_interruption_it_goes_on_where_it_was(inner: Bundle, data: st.DataObject) -> None:
    whole = steps(inner)
    at = data.draw(st.integers(0, len(whole)))
    assert steps(inner, Said(at)) == whole[at:]


@given(_bundles, st.data())
def test_a_piece_that_was_fatal_is_not_opened_and_all_else_comes(inner: Bundle, data: st.DataObject) -> None:
    whole = steps(inner)
    at = data.draw(st.sampled_from([number for number, one in enumerate(whole, 1) if isinstance(one, Piece)]))
    inside = _inside(whole, at)
    assert steps(inner, Said(at, frozenset({at}))) == whole[at + inside :]


@given(_bundles, st.data())
def test_what_cannot_be_read_on_is_left_and_what_is_around_it_comes(inner: Bundle, data: st.DataObject) -> None:
    whole = steps(inner)
    at = data.draw(st.integers(1, len(whole)))
    is_open = isinstance(whole[at - 1], Piece)
    rest = steps(inner, Said(at, left=(at,)))
    assert rest == whole[len(whole) - len(rest) :]
    if is_open:
        assert rest == whole[at + _inside(whole, at) :]


def _inside(whole: list[Piece | Item], at: int) -> int:
    """How many of the steps behind one belong to its piece."""
    piece = whole[at - 1]
    assert isinstance(piece, Piece)
    if piece.name.endswith(".bundle"):
        assert isinstance(piece.data, bytes)
        return sum(_size(one) for one in json.loads(piece.data))
    return 1


def _size(one: tuple[str, str | Bundle]) -> int:
    name, content = one
    if not isinstance(content, str):
        return 1 + sum(map(_size, content))
    return 1 if name in {"report", "refusal"} else 2


def test_one_report_without_words_does_not_stop_those_behind_it() -> None:
    items = steps([("report", " "), ("report", "The truce held.")])[1:]
    assert [type(one) for one in items] == [Refusal, Report]


def test_what_was_noticed_and_captured_on_the_way_stays_with_the_report() -> None:
    capture = Capture(time=datetime(2030, 5, 3, tzinfo=UTC), sha256="0" * 64)
    told = {"url": "https://post.example/a", "published": "2030-05-03"}
    piece = Piece(name="a.trap", where="a.trap", data=b"x", told=told, capture=capture, notices=("seen before",))
    _, report = take(piece, Allowance(1_000))
    assert isinstance(report, Report)
    assert (report.notices, report.capture, report.url) == (("seen before",), capture, "https://post.example/a")


def test_a_language_whose_letters_the_text_has_not_is_told_of() -> None:
    report = Report(id="a", text="Two shells fell on the quarry.", lang="ar")
    assert settled(report).notices == ("its language is given as ar, but most of its letters are Latin",)
    assert settled(replace(report, lang="en")).notices == ()


def test_what_was_said_before_is_passed_with_signs_of_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hudna.sources.taking._STEPS_A_SIGN", 2)
    signs: list[int] = []
    inner = [("report", "The truce held.")] * 9
    piece = Piece(name="a.bundle", where="a.bundle", data=bundle(*inner))
    assert list(take(piece, Allowance(1_000, lambda: signs.append(1)), said=Said(10))) == []
    assert len(signs) == 5


def test_parts_without_end_are_left_with_one_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hudna.sources.pieces.MAX_PARTS", 5)
    items = [one for one in steps([("a.trap", "x")] * 20) if not isinstance(one, Piece)]
    assert len(items) == 5
    assert items[-1] == Refusal("a.bundle", "it has more than 5 parts; the rest of it is not read")


def test_containers_too_deep_without_end_are_left_with_one_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hudna.sources.pieces.MAX_TOO_DEEP", 2)
    inner: Bundle = [("a.bundle", [])] * 5
    for _ in range(4):
        inner = [("a.bundle", inner)]
    refused = [one.reason for one in steps(inner) if isinstance(one, Refusal)]
    assert refused == ["archives in archives, more than 4 deep"] * 2 + [
        "archives in archives without end; the rest of it is not read"
    ]
