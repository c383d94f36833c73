"""Mailboxes."""

from __future__ import annotations

import pytest

from tests.unit.sources.archives.captures import refusals, reports, taken

ARABIC = "صمدت الهدنة في القرى الحدودية يوم الأحد، بحسب المراقبين."


def message(number: int, text: str) -> str:
    return (
        f"From: Desk {number} <desk@post.example>\nDate: Fri, {number} May 2030 10:00:00 +0300\n"
        f"Message-ID: <{number}@post.example>\nContent-Type: text/plain; charset=utf-8\n\n{text}\n\n"
    )


@pytest.mark.parametrize(
    "line",
    [
        "From desk@post.example Fri May  3 10:00:00 2030",
        "From 1796480000000000@xxx Fri May 03 10:00:00 +0000 2030",
        "From - Fri May  3 10:00:00 2030",
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_message_is_a_report(line: str, end: str) -> None:
    texts = (ARABIC, "The truce held.")
    mbox = "".join(f"{line}\n{message(number, text)}" for number, text in enumerate(texts, 1)).replace("\n", end)
    items = taken(mbox.encode(), "inbox.mbox")
    assert [(one.id, one.where, one.url, one.text) for one in reports(items)] == [
        ("inbox-1", "inbox.mbox › message 1", "mid:1@post.example", ARABIC),
        ("inbox-2", "inbox.mbox › message 2", "mid:2@post.example", "The truce held."),
    ]
    assert refusals(items) == {}


def test_lines_that_look_like_a_beginning_belong_to_their_message() -> None:
    text = "The truce held.\n\n>From Monday on it broke.\n\nFrom the hill two shots were heard.\n>>From here on."
    mbox = f"From - Fri May  3 10:00:00 2030\n{message(1, text)}"
    (report,) = reports(taken(mbox.encode(), "inbox.mbox"))
    assert report.text.startswith("The truce held.\n\nFrom Monday on it broke.\n\nFrom the hill two shots were heard.")


def test_a_message_that_cannot_be_read_does_not_stop_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hudna.sources.mail.mbox.MAX_DOCUMENT", 1_000)
    texts = ("", "The truce held. " * 100, "The truce broke.")
    mbox = "".join(f"From - Fri May  3 10:00:00 2030\n{message(n, text)}" for n, text in enumerate(texts, 1))
    items = taken(mbox.encode(), "inbox.mbox")
    assert [one.text for one in reports(items)] == ["The truce broke."]
    assert [*refusals(items)] == ["inbox.mbox › message 1", "inbox.mbox › message 2"]


def test_what_does_not_begin_as_a_mailbox_is_refused() -> None:
    assert refusals(taken(b"The truce held.", "inbox.mbox")) == {
        "inbox.mbox": "no mailbox: it does not begin with a line From"
    }
