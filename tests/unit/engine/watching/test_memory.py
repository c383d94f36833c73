"""What is remembered of the feeds: enough to go on after a kill, and never a reason to lose an entry."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hudna.engine.watching.memory import AGAIN, REMEMBERED, RETRIES, Memory
from hudna.model.errors import LedgerError
from hudna.model.reports import Capture
from hudna.sources.feeds import Entry
from hudna.sources.fetching import Validators
from hudna.sources.followed.health import Past

NOW = datetime(2030, 5, 1, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=60)


def entry(name: str, **told: str | None) -> Entry:
    return Entry(url=f"https://paper.example/{name}", id=name, title=told.get("title"), words=told.get("words"))


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    with Memory.open(tmp_path / "a.watch") as opened:
        yield opened


def saw(memory: Memory, *entries: Entry, time: datetime = NOW) -> int:
    return memory.saw("paper", time, [(one.id, one) for one in entries], None)


def keys(memory: Memory, now: datetime = LATER) -> list[str]:
    return [one.key for one in memory.waiting("paper", now, 100)]


def test_what_is_listed_waits_once_in_the_order_in_which_it_was_listed(memory: Memory) -> None:
    assert saw(memory, entry("a"), entry("b")) == 2
    assert saw(memory, entry("c"), entry("a"), time=NOW + timedelta(hours=1)) == 1
    assert keys(memory) == ["a", "b", "c"]
    assert memory.waiting("other", LATER, 100) == []


def test_what_was_taken_waits_no_more_until_it_is_asked_for_again(memory: Memory) -> None:
    saw(memory, entry("a"))
    now = NOW
    for pause in AGAIN:
        memory.taken("paper", "a", now, Validators("x"), again=True)
        assert keys(memory, now + pause - timedelta(seconds=1)) == []
        now += pause
        (waiting,) = memory.waiting("paper", now, 100)
        assert (waiting.is_taken, waiting.validators) == (True, Validators("x"))
    memory.taken("paper", "a", now, None, again=True)
    assert keys(memory, LATER + timedelta(days=3650)) == []


def test_what_is_not_to_be_asked_for_again_is_not(memory: Memory) -> None:
    saw(memory, entry("a"))
    memory.taken("paper", "a", NOW, None, again=False)
    assert keys(memory) == []


def test_an_entry_that_changed_waits_anew(memory: Memory) -> None:
    saw(memory, entry("a", title="Truce holds"))
    memory.taken("paper", "a", NOW, None, again=False)
    saw(memory, entry("a", title="Truce holds"), time=NOW)
    assert keys(memory) == []
    assert saw(memory, entry("a", title="Truce broken"), time=NOW) == 0
    assert keys(memory) == ["a"]


def test_a_summary_that_changed_is_no_reason_to_take_an_entry_anew(memory: Memory) -> None:
    saw(memory, entry("a", words="Read by 10."))
    memory.taken("paper", "a", NOW, None, again=False)
    saw(memory, entry("a", words="Read by 11."))
    assert keys(memory) == []


def test_an_entry_that_failed_is_tried_again_ever_later_and_then_given_up(memory: Memory) -> None:
    saw(memory, entry("a"))
    now = NOW
    for pause in RETRIES:
        assert memory.failed("paper", "a", now, "time-out", for_good=False)
        assert keys(memory, now + pause - timedelta(seconds=1)) == []
        now += pause
        assert keys(memory, now) == ["a"]
    assert not memory.failed("paper", "a", now, "time-out", for_good=False)
    assert (keys(memory), memory.refused("paper")) == ([], 1)


def test_an_entry_for_which_there_is_no_hope_is_given_up_at_once(memory: Memory) -> None:
    saw(memory, entry("a"), entry("b"))
    memory.failed("paper", "a", NOW, "gone", for_good=True)
    assert (keys(memory), memory.pending("paper"), memory.refused("paper")) == (["b"], 1, 1)


def test_what_was_remembered_is_there_after_a_restart(tmp_path: Path) -> None:
    captured = Capture(time=NOW, sha256="0" * 64, file="a.warc.gz", record="<urn:uuid:1>")
    whole = Entry(url=None, id="w", words="All of it.", is_full=True, published=NOW)
    with Memory.open(tmp_path / "a.watch") as memory:
        memory.plan("paper", NOW)
        memory.saw("paper", NOW, [("w", whole)], Validators("e", "m"), captured)
    with Memory.open(tmp_path / "a.watch") as memory:
        (waiting,) = memory.waiting("paper", NOW, 1)
        assert (waiting.entry, waiting.capture, waiting.is_taken) == (whole, captured, False)
        assert (memory.due("paper"), memory.validators("paper")) == (NOW, Validators("e", "m"))


def test_validators_of_before_hold_where_nothing_new_is_told(memory: Memory) -> None:
    memory.saw("paper", NOW, [], Validators("e"))
    memory.saw("paper", NOW, [], None)
    assert memory.validators("paper") == Validators("e")
    assert memory.validators("never seen") == Validators()


def test_how_a_feed_fared_is_remembered_for_four_weeks(memory: Memory) -> None:
    memory.missed("paper", NOW - REMEMBERED - timedelta(days=1), "long ago")
    memory.missed("paper", NOW - timedelta(days=1), "time-out")
    saw(memory, entry("a"), entry("b"))
    memory.failed("paper", "b", NOW, "no article", for_good=False)
    past = memory.past("paper", NOW)
    assert past.successes == (NOW - REMEMBERED - timedelta(days=1), NOW)
    assert (past.failures, past.failure) == ((NOW - timedelta(days=1),), "time-out")
    assert (past.items, past.unreadable) == ((NOW, NOW), (NOW,))
    assert memory.past("never seen", NOW) == Past()


def test_a_first_look_that_failed_is_no_success(memory: Memory) -> None:
    memory.missed("paper", NOW, "time-out")
    assert memory.past("paper", NOW).successes == ()


def test_failures_of_a_feed_are_counted_until_it_is_read(memory: Memory) -> None:
    assert memory.failures("paper") == 0
    for _ in range(2):
        memory.missed("paper", NOW, "time-out")
    assert memory.failures("paper") == 2
    saw(memory)
    assert memory.failures("paper") == 0


def test_two_processes_never_follow_for_one_ledger(tmp_path: Path) -> None:
    with Memory.open(tmp_path / "a.watch"), pytest.raises(LedgerError, match="another `hudna watch` follows"):
        Memory.open(tmp_path / "a.watch")
    Memory.open(tmp_path / "a.watch").close()


def test_a_file_that_is_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.watch").write_text("The truce held. " * 500, encoding="utf-8")
    with pytest.raises(LedgerError, match="not a database"):
        Memory.open(tmp_path / "a.watch")


def test_of_news_it_is_known_whether_there_is_any(memory: Memory) -> None:
    one = entry("a", title="Truce holds")
    assert memory.has_news("paper", [("a", one)])
    saw(memory, one)
    assert not memory.has_news("paper", [("a", one)])
    assert memory.has_news("paper", [("a", entry("a", title="Truce broken"))])


def test_first_looks_at_many_feeds_are_planned_one_after_the_other(memory: Memory) -> None:
    memory.plan("old", NOW - timedelta(hours=1))
    memory.stagger(["a", "old", "b"], NOW, timedelta(seconds=1))
    assert [memory.due(feed) for feed in ("a", "b")] == [NOW, NOW + timedelta(seconds=1)]
    assert memory.due("old") == NOW - timedelta(hours=1)


def test_others_may_look_at_what_is_remembered_meanwhile(memory: Memory, tmp_path: Path) -> None:
    saw(memory, entry("a"))
    with Memory.glimpse(tmp_path / "a.watch") as seen:
        assert seen.past("paper", NOW) == memory.past("paper", NOW)
    with pytest.raises(LedgerError, match="nothing was followed for this ledger yet"):
        Memory.glimpse(tmp_path / "b.watch")
    assert not (tmp_path / "b.watch").exists()
