"""What hostile files do to the process that reads them, they do to nobody else: nothing is lost, and nothing comes twice."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import permutations

import pytest

from hudna.model.reports import Refusal, Report
from hudna.sources import formats
from hudna.sources.apart import Apart
from hudna.sources.pieces import Item, Piece
from tests.unit.sources import traps
from tests.unit.sources.traps import Bundle, bundle

SECONDS = 3.0

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded on Linux only")


@pytest.fixture(autouse=True)
def _traps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hudna.sources.apart._SERVING", traps.__name__)
    monkeypatch.setattr(formats, "KINDS", traps.TRAPS)


@pytest.fixture
def apart() -> Iterator[Apart]:
    with Apart(seconds=SECONDS, megabytes=200) as opened:
        yield opened


def taken(apart: Apart, *inner: tuple[str, str | Bundle]) -> list[str]:
    return said(apart.take(Piece(name="a.bundle", where="a.bundle", data=bundle(*inner))))


def said(items: Iterator[Item]) -> list[str]:
    return [item.text if isinstance(item, Report) else _refused(item) for item in items]


def _refused(item: Item) -> str:
    assert isinstance(item, Refusal)
    return f"{item.where}: {item.reason}"


def test_what_is_sound_comes_as_it_does_in_this_process(apart: Apart) -> None:
    assert taken(apart, ("a.trap", "x"), ("report", "By the way."), ("b.trap", "fail"), ("c.txt", "Held.")) == [
        "Survived x.",
        "By the way.",
        "a.bundle › b.trap: cannot be read",
        "Held.",
    ]


@pytest.mark.parametrize(
    ("what", "reason"),
    [
        ("hang", f"reading it took more than {SECONDS:g} s"),
        ("eat", "reading it took more memory than it may"),
        ("die", "reading it made the process end (signal 9)"),
        ("leave", "reading it made the process end (code 3)"),
    ],
)
def test_a_piece_that_is_not_survived_is_refused_and_the_others_are_read(apart: Apart, what: str, reason: str) -> None:
    assert taken(apart, ("a.trap", "x"), ("b.trap", what), ("c.trap", "y")) == [
        "Survived x.",
        f"a.bundle › b.trap: {reason}",
        "Survived y.",
    ]


def test_what_a_library_prints_does_not_come_between(apart: Apart, capfd: pytest.CaptureFixture[str]) -> None:
    assert taken(apart, ("a.trap", "shout"), ("b.trap", "y")) == ["Survived shout.", "Survived y."]
    assert "noise" in capfd.readouterr().err


@pytest.mark.parametrize("order", list(permutations(["die", "leave", "x"])))
def test_in_every_order_each_comes_once(apart: Apart, order: tuple[str, ...]) -> None:
    reasons = {"die": "reading it made the process end (signal 9)", "leave": "reading it made the process end (code 3)"}
    inner = [(f"{number}.trap", what) for number, what in enumerate(order)]
    assert taken(apart, ("report", "First."), *inner, ("report", "Last.")) == [
        "First.",
        *(f"a.bundle › {name}: {reasons[what]}" if what in reasons else "Survived x." for name, what in inner),
        "Last.",
    ]


def test_a_container_that_cannot_be_read_on_is_left_and_those_around_it_go_on(apart: Apart) -> None:
    inner: Bundle = [("report", "Within."), ("do", "die"), ("report", "Never.")]
    assert taken(apart, ("report", "Before."), ("b.bundle", inner), ("report", "After.")) == [
        "Before.",
        "Within.",
        "a.bundle › after part 4: reading it made the process end (signal 9)",
        "After.",
    ]


def test_a_container_that_is_not_survived_at_once_is_refused_by_its_name(apart: Apart) -> None:
    assert taken(apart, ("b.bundle", [("do", "leave")]), ("report", "After.")) == [
        "a.bundle › b.bundle: reading it made the process end (code 3)",
        "After.",
    ]


def test_containers_that_cannot_be_left_behind_one_another_are_left_one_by_one(apart: Apart) -> None:
    innermost: Bundle = [("report", "Within."), ("do", "die")]
    middle: Bundle = [("c.bundle", innermost), ("do", "leave")]
    assert taken(apart, ("b.bundle", middle), ("report", "After.")) == [
        "Within.",
        "a.bundle › after part 4: reading it made the process end (signal 9)",
        "a.bundle › after part 4: reading it made the process end (code 3)",
        "After.",
    ]


def test_long_work_that_goes_well_is_let_go_on(apart: Apart) -> None:
    assert taken(apart, ("do", "be slow"), ("report", "Done.")) == ["Done."]


def test_one_process_reads_one_piece_after_the_other(apart: Apart) -> None:
    for number in range(3):
        assert taken(apart, ("report", f"Number {number}.")) == [f"Number {number}."]
    assert taken(apart, ("a.trap", "die")) == ["a.bundle › a.trap: reading it made the process end (signal 9)"]
    assert taken(apart, ("report", "Next.")) == ["Next."]


def test_what_is_not_waited_for_does_not_come_with_the_next(apart: Apart) -> None:
    many: Bundle = [("report", f"Number {number}.") for number in range(100)]
    assert next(apart.take(Piece(name="a.bundle", where="a.bundle", data=bundle(*many)))) is not None
    assert taken(apart, ("report", "Next.")) == ["Next."]


def test_a_process_that_is_worn_out_by_others_is_not_laid_at_the_door_of_a_piece(
    apart: Apart, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hudna.sources.apart._FEW_STEPS", 5)
    many: Bundle = [("report", f"Number {number}.") for number in range(10)]
    again = taken(apart, *many, ("a.trap", "die"), ("report", "After."))
    assert again[10:] == ["a.bundle › a.trap: reading it made the process end (signal 9)", "After."]
    assert len(again) == 12


def test_a_report_of_a_size_beyond_any_pipe_comes_whole(apart: Apart) -> None:
    assert taken(apart, ("a.txt", "The truce held. " * 50_000)) == ["The truce held. " * 50_000]
