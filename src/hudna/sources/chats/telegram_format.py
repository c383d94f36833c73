"""What Telegram Desktop writes into its exports in JSON, as far as it is read.

The format: https://core.telegram.org/import-export, and what the application writes
(`export/output/export_output_json.cpp` of its source).
"""

from __future__ import annotations

from typing import TypeVar

import msgspec

from hudna.sources.unreadable import UnreadableError

_Kind = TypeVar("_Kind")


class Entity(msgspec.Struct):
    """A part of a message's text that is formatted; of a link with words, only the words."""

    text: str = ""


class Answer(msgspec.Struct):
    """One of those that a poll offers."""

    text: str | list[str | Entity] = ""


class Poll(msgspec.Struct):
    """A question to the readers."""

    question: str | list[str | Entity] = ""
    answers: list[Answer] = []


class Message(msgspec.Struct):
    """What is read of a message."""

    id: int
    type: str = "message"
    date: str | None = None
    date_unixtime: str | int | None = None
    edited: str | None = None
    edited_unixtime: str | int | None = None
    sender: str | None = msgspec.field(name="from", default=None)
    from_id: str | int | None = None
    forwarded_from: str | msgspec.UnsetType | None = msgspec.UNSET
    forwarded_from_id: str | int | None = None
    saved_from: str | None = None
    photo: str | None = None
    file: str | None = None
    media_type: str | None = None
    poll: Poll | None = None
    text: str | list[str | Entity] = ""


class Numbered(msgspec.Struct):
    """The least that a message has."""

    id: int


class Chat(msgspec.Struct):
    """A chat; its messages are taken apart one by one, so that a bad one stops none of the others."""

    messages: list[msgspec.Raw]
    id: int | None = None
    name: str | None = None
    type: str | None = None
    username: str | None = None


class Said(msgspec.Struct):
    """What stands before a chat's messages."""

    id: int
    type: str


class Chats(msgspec.Struct):
    """The chats of an account, each taken apart by itself."""

    each: list[msgspec.Raw] = msgspec.field(name="list", default_factory=list)


class Export(msgspec.Struct):
    """Of an account, or of one chat."""

    chats: Chats | None = None
    left_chats: Chats | None = None
    messages: msgspec.Raw = msgspec.Raw(b"")


def decoded(data: bytes | msgspec.Raw, kind: type[_Kind]) -> _Kind:
    """A part of an export.

    Raises:
        UnreadableError: it is no JSON, or not as the application writes it.
    """
    try:
        return msgspec.json.decode(data, type=kind)
    except msgspec.ValidationError as error:
        reason, _, place = str(error).replace("`", "").partition(" - at $")
        raise UnreadableError(
            f"not as Telegram exports it: {place.removeprefix('.') + ': ' if place else ''}{reason}"
        ) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UnreadableError(f"not JSON: {error}") from error
