"""Logs of the following of sources: a line each, of which nothing can act on a terminal or break a line."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from io import StringIO

from hudna.engine.monitor import Fate, Outcome
from hudna.engine.watching.journal import Look
from hudna.model.alerts import Alert, AlertKind, Raised
from hudna.model.reports import Refusal, Report, Withdrawal
from hudna.model.sources import Feed, FeedKind
from hudna.views.watch import Logs, log_to

NOW = datetime(2030, 5, 1, tzinfo=UTC)
FEED = Feed(id="paper", kind=FeedKind.FEED, url="https://paper.example/feed", every=timedelta(minutes=15))
REPORT = Report(id="paper-1", text="The truce held.", source="جريدة")


def logged(*steps: tuple[str, tuple[object, ...]]) -> list[dict[str, object]]:
    stream = StringIO()
    logs = Logs(log_to(stream, "json"))
    for method, arguments in steps:
        getattr(logs, method)(*arguments)
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_every_line_has_its_time_level_and_event() -> None:
    (line,) = logged(("looked", (FEED, Look(NOW, 3), 20)))
    assert line.pop("timestamp")
    assert line == {"event": "new entries", "level": "info", "feed": "paper", "new": 3, "listed": 20}


def test_looks_that_find_nothing_new_are_not_told() -> None:
    assert logged(("looked", (FEED, Look(NOW, 0), None)), ("looked", (FEED, Look(NOW, 0), 20))) == []


def test_what_fails_is_told_with_the_reason() -> None:
    lines = logged(
        ("looked", (FEED, Look(NOW, 0, "a time-out"), None)),
        ("took", (FEED, "https://paper.example/1", "no article in the page")),
        ("kept", (Refusal("a.pdf", "encrypted"),)),
        ("kept", (Outcome(report=REPORT, fate=Fate.UNREADABLE, reason="no language pack"),)),
        ("failed", ("alerts", "the disk is full")),
    )
    assert [line["reason"] for line in lines] == [
        "a time-out", "no article in the page", "encrypted", "no language pack", "the disk is full",
    ]  # fmt: skip
    assert {line["level"] for line in lines} == {"warning", "error"}


def test_what_is_kept_is_told_in_its_own_script() -> None:
    added = Outcome(report=REPORT, fate=Fate.ADDED, claims=2, repeats=("other",))
    known = Outcome(report=REPORT, fate=Fate.KNOWN)
    gone = Withdrawal(url="https://paper.example/1", reason="the page is gone")
    lines = logged(("kept", (added,)), ("kept", (known,)), ("kept", (gone,)), ("took", (FEED, "x", None)))
    assert [line["event"] for line in lines] == ["report added", "report withdrawn"]
    assert (lines[0]["source"], lines[0]["claims"], lines[0]["repeats"]) == ("جريدة", 2, ["other"])


def test_alerts_are_told() -> None:
    alert = Alert(kind=AlertKind.FEED_SILENT, subject=("paper",), day=date(2030, 5, 1), title="Silent", reason="why")
    (line,) = logged(("alerted", ([Raised(alert, NOW)],)))
    assert (line["event"], line["kind"], line["title"]) == ("alert", "feed silent", "Silent")


def test_what_strangers_write_acts_on_no_terminal() -> None:
    stream = StringIO()
    Logs(log_to(stream, "text")).took(FEED, "https://paper.example/\x1b[31m\u202e\n", "no\x07thing")
    assert not set(stream.getvalue()) & {"\x1b", "\u202e", "\x07"}
    assert stream.getvalue().count("\n") == 1
