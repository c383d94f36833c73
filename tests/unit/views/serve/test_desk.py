"""Costly answers are computed once, in the background where they take long."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from threading import Event

import pytest

from hudna.views.serve.desk import Answer, BeingComputed, Desk


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = Desk(wait=5)
    yield desk
    desk.close()


@pytest.fixture
def hasty() -> Iterator[Desk]:
    desk = Desk(wait=0)
    yield desk
    desk.close()


def test_an_answer_is_computed_once_for_a_state(desk: Desk) -> None:
    asked = count(1)
    for _ in range(3):
        assert desk.ask("how many", 1, lambda: next(asked)) == Answer(1, is_current=True)
    assert next(asked) == 2


def test_a_new_state_needs_a_new_answer(desk: Desk) -> None:
    desk.ask("how many", 1, lambda: "few")
    assert desk.ask("how many", 2, lambda: "many") == Answer("many", is_current=True)


def test_where_it_takes_long_there_is_no_answer_yet(hasty: Desk) -> None:
    go_on = Event()
    with pytest.raises(BeingComputed):
        hasty.ask("how many", 1, lambda: go_on.wait(5))
    go_on.set()


def test_the_old_answer_is_given_and_called_old_while_a_new_one_is_computed(hasty: Desk) -> None:
    first, second, done = Event(), Event(), Event()

    def computed(begin: Event, value: str) -> str:
        begin.wait(5)
        return value

    with pytest.raises(BeingComputed):
        hasty.ask("how many", 1, lambda: computed(first, "few"))
    first.set()
    while True:
        try:
            assert hasty.ask("how many", 1, lambda: "never asked for") == Answer("few", is_current=True)
            break
        except BeingComputed:
            done.wait(0.01)
    assert hasty.ask("how many", 2, lambda: computed(second, "many")) == Answer("few", is_current=False)
    second.set()


def test_an_error_is_told_to_who_asked_and_not_kept(desk: Desk) -> None:
    def fail() -> str:
        raise ValueError("the ledger is damaged")

    with pytest.raises(ValueError, match="damaged"):
        desk.ask("how many", 1, fail)
    assert desk.ask("how many", 1, lambda: "few").value == "few"


def test_only_so_many_answers_are_kept(desk: Desk) -> None:
    for number in range(600):
        desk.ask(number, 1, lambda: "few")
    assert desk.ask(0, 1, lambda: "asked again").value == "asked again"
    assert desk.ask(599, 1, lambda: "asked again").value == "few"


def test_who_asks_without_end_waits_and_what_waits_stays_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hudna.views.serve.desk._UNDER_WAY", 3)
    desk, go_on, asked = Desk(wait=0), Event(), count()

    def compute() -> int:
        go_on.wait(5)
        return next(asked)

    for number in range(10):
        with pytest.raises(BeingComputed):
            desk.ask(number, 1, compute)
    go_on.set()
    desk._pool.shutdown(wait=True)
    assert next(asked) == 3
