"""Work in the background: awaited for a while, told how far it is, given up when nobody waits any more."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event

import pytest

from hudna.engine.making import Closing, Pending, Progress, Workshop


@pytest.fixture
def workshop() -> Iterator[Workshop]:
    opened = Workshop()
    yield opened
    opened.close()


def test_what_is_made_is_given(workshop: Workshop) -> None:
    making = workshop.make(lambda _: "done")
    assert making.result(10) == "done"
    assert making.is_over
    assert not making.has_failed


def test_what_takes_long_is_pending_and_says_how_far_it_is(workshop: Workshop) -> None:
    told, go_on = Event(), Event()

    def make(progress: Progress) -> str:
        progress(0.4)
        told.set()
        assert go_on.wait(10)
        return "done"

    making = workshop.make(make)
    assert told.wait(10)
    with pytest.raises(Pending, match="40% done"):
        making.result(0)
    waiting = workshop.make(lambda _: "next")
    with pytest.raises(Pending) as pending:
        waiting.result(0.05)
    assert pending.value.done is None, "one after the other"
    go_on.set()
    assert (making.result(10), waiting.result(10)) == ("done", "next")


def test_what_goes_wrong_is_raised_where_the_result_is_asked_for(workshop: Workshop) -> None:
    def fail(_progress: Progress) -> str:
        raise ValueError("no")

    making = workshop.make(fail)
    with pytest.raises(ValueError, match="no"):
        making.result(10)
    assert making.has_failed


def test_what_is_being_made_is_given_up_when_the_workshop_closes(workshop: Workshop) -> None:
    begun = Event()

    def make(progress: Progress) -> str:
        begun.set()
        while True:
            progress(0.1)
            workshop.sleep(0.01)

    making = workshop.make(make)
    assert begun.wait(10)
    workshop.close()
    with pytest.raises(Closing):
        making.result(10)
