"""Exports of Telegram Desktop in JSON (`result.json`): of one chat, or of an account with its chats."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path

import msgspec

from hudna.model.reports import PublishedBasis, Refusal, Report, Withdrawal
from hudna.sources.characters import one_line
from hudna.sources.chats.attached import attached
from hudna.sources.chats.senders import pseudonym
from hudna.sources.chats.telegram_format import Chat, Entity, Export, Message, Numbered, Said, decoded
from hudna.sources.chats.worded import says_something
from hudna.sources.fields import MAX_LENGTH
from hudna.sources.pieces import Allowance, Piece
from hudna.sources.unreadable import UnreadableError

MAX_EXPORT = 200_000_000
"""Bytes; an account's chats of more are exported one by one."""

MAX_GAPS = 100_000
"""Messages that may be missing from a channel; where more are, the export is of something else."""

_MESSAGES_AT_A_TIME = 500
_CHANNELS = frozenset({"public_channel", "private_channel"})
_PUBLIC = frozenset({"public_channel", "public_supergroup"})
_CHATS = _CHANNELS | _PUBLIC | {
    "saved_messages", "replies", "verification_codes", "personal_chat", "bot_chat", "private_group", "private_supergroup",
}  # fmt: skip
_USERNAME = re.compile(r"@?([A-Za-z][A-Za-z0-9_]{3,31})")
_BAD_ESCAPE = re.compile(rb"(\\\\)|\\x([0-9A-Fa-f]{2})")
_MESSAGES = re.compile(rb'"messages"\s*:\s*\[\s*(?:\]|\{\s*"id"\s*:\s*-?\d+\s*,\s*"type"\s*:)')
_ACCOUNT = re.compile(
    rb'\s*\{\s*"about"\s*:\s*"(?:[^"\\]|\\.)*"\s*,\s*"'
    rb'(?:personal_information|profile_pictures|stories|profile_music|contacts|frequent_contacts|sessions|web_sessions|chats|left_chats)"'
)


def is_telegram(head: bytes, name: str) -> bool:  # noqa: ARG001 - told by what it is, not by its name
    """Whether JSON begins as the application writes it; a file that only quotes messages does not."""
    head = head.removeprefix(b"\xef\xbb\xbf")
    if _ACCOUNT.match(head) is not None:
        return True
    messages = _MESSAGES.search(head)
    if messages is None:
        return False
    try:
        chat = msgspec.json.decode(head[: messages.start()].rstrip().removesuffix(b",") + b"}", type=Said)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return False
    return chat.type in _CHATS


def unpack_telegram(piece: Piece, allowance: Allowance) -> Iterator[Report | Withdrawal | Refusal]:
    """The messages of an export.

    Yields:
        A report for each message that says something, a refusal for each that is damaged; where the export is of one
        channel, a withdrawal for each message that must have been between others and is not there.

    Raises:
        UnreadableError: it is no such export.
    """
    data = piece.read(MAX_EXPORT).removeprefix(b"\xef\xbb\xbf")
    if b"\\x" in data:  # which the application writes for control characters, and JSON does not have
        data = _BAD_ESCAPE.sub(lambda found: found[1] or b"\\u00" + found[2], data)
    folder = piece.data.parent if isinstance(piece.data, Path) else None
    export = decoded(data, Export)
    if bytes(export.messages):
        yield from _of_chat(decoded(data, Chat), piece.where, folder, allowance, is_whole=True)
        return
    for number, raw in enumerate(_chats(export), 1):
        where = f"{piece.where} › chat {number}"
        try:
            yield from _of_chat(decoded(raw, Chat), where, folder, allowance, is_whole=False)
        except UnreadableError as error:
            yield Refusal(where, str(error))


def _chats(export: Export) -> Iterator[msgspec.Raw]:
    for chats in (export.chats, export.left_chats):
        if chats is not None:
            yield from chats.each


def _of_chat(
    chat: Chat, where: str, folder: Path | None, allowance: Allowance, *, is_whole: bool
) -> Iterator[Report | Withdrawal | Refusal]:
    """The messages of a chat; `is_whole` where all of them were exported, not only those of the account's owner."""
    if chat.id is None:
        raise UnreadableError("a chat without an id")
    numbers: list[int | None] = []
    for count, raw in enumerate(chat.messages, 1):
        if count % _MESSAGES_AT_A_TIME == 0:
            allowance.working()
        try:
            number = decoded(raw, Numbered).id
        except UnreadableError as error:
            numbers.append(None)
            yield Refusal(f"{where} › the message at place {count}", str(error))
            continue
        numbers.append(number)
        yield from _of_message(raw, chat, f"{where} › message {number}", folder)
    if is_whole and chat.type in _CHANNELS:
        yield from _gaps(chat, numbers, where)


def _of_message(raw: msgspec.Raw, chat: Chat, where: str, folder: Path | None) -> Iterator[Report | Refusal]:
    """The report of a message, where it says something."""
    try:
        message = decoded(raw, Message)
        if message.type == "unsupported":
            yield Refusal(where, "of a kind that Telegram Desktop does not export")
        elif message.type == "message" and says_something(_text(message)):
            yield replace(_report(message, chat, folder), where=where)
    except UnreadableError as error:
        yield Refusal(where, str(error))


def _report(message: Message, chat: Chat, folder: Path | None) -> Report:
    published, dated = _day(message)
    source, from_whom = _source(message, chat)
    edited = _time(message.edited_unixtime)
    notices = [*dated, *from_whom]
    if edited is not None or message.edited is not None:
        at = f"{edited:%Y-%m-%d %H:%M} UTC" if edited is not None else one_line(message.edited or "", "edited")[:40]
        notices.append(f"edited at {at}: what it said before is known only where an export from before was read")
    if message.poll is not None:
        notices.append("a poll: its question and answers are part of the text")
    return Report(
        id=f"telegram-{chat.id}-{message.id}",
        text=_text(message),
        published=published,
        published_basis=PublishedBasis.UNKNOWN if published is None else PublishedBasis.GIVEN,
        source=source,
        url=_url(chat, message.id),
        notices=(*notices, *_media(message, folder)),
    )


def _text(message: Message) -> str:
    text = _joined(message.text)
    if message.poll is None:
        return text
    answers = [f"- {_joined(answer.text)}" for answer in message.poll.answers]
    return "\n".join(filter(None, (text, _joined(message.poll.question), *answers)))


def _joined(text: str | list[str | Entity]) -> str:
    return text if isinstance(text, str) else "".join(part if isinstance(part, str) else part.text for part in text)


def _source(message: Message, chat: Chat) -> tuple[str | None, list[str]]:
    """Whose words a message has, and what is to be said of that: a forwarded one has those of its origin."""
    by, notices = _sender(message, chat)
    origin = None if message.forwarded_from is msgspec.UNSET else message.forwarded_from
    if message.forwarded_from is msgspec.UNSET and message.forwarded_from_id is None and message.saved_from is None:
        return by, notices
    through = f"forwarded by {by or 'somebody who is not named'}"
    if origin is not None and str(message.forwarded_from_id or "").startswith("user"):
        return pseudonym("Telegram", str(message.forwarded_from_id)), [
            through,
            "its origin is a person, named by a pseudonym",
        ]
    named = one_line(origin or message.saved_from or "", "forwarded_from")[:MAX_LENGTH]
    return (named, [through]) if named else (None, [f"{through}; the export does not say from whom"])


def _sender(message: Message, chat: Chat) -> tuple[str | None, list[str]]:
    """Channels speak by their names; persons in groups and private chats are named by pseudonyms."""
    name = one_line(chat.name or "", "name")[:MAX_LENGTH] or None
    if chat.type in _CHANNELS:
        return name, []
    who = str(message.from_id or message.sender or "")
    if who.startswith("channel"):
        return one_line(message.sender or "", "from")[:MAX_LENGTH] or name, []
    if not who:
        return name, []
    return pseudonym("Telegram", who), [f"its sender is a person, named by a pseudonym, in the chat {name or chat.id}"]


def _day(message: Message) -> tuple[date | None, list[str]]:
    at = _time(message.date_unixtime)
    if at is not None:
        return at.date(), []
    try:
        told = datetime.fromisoformat(message.date or "").date()
    except ValueError:
        return None, ["no date in the export"]
    return told, ["dated by the clock of the machine that exported it, whose zone is not told"]


def _time(seconds: str | int | None) -> datetime | None:
    """A time in UTC, of seconds since 1970.

    Raises:
        UnreadableError: they are none.
    """
    if seconds is None:
        return None
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UnreadableError(f"{str(seconds)[:40]!r} is no time") from error


def _url(chat: Chat, number: int) -> str:
    name = _USERNAME.fullmatch(chat.username or "")
    if name is not None and chat.type in _PUBLIC:
        return f"https://t.me/{name[1]}/{number}"
    return f"urn:telegram:{chat.id}:{number}"


def _media(message: Message, folder: Path | None) -> Iterator[str]:
    if message.photo is not None:
        yield attached("a photo", message.photo, folder)
    if message.file is not None:
        kind = (message.media_type or "file").replace("_", " ")
        yield attached(f"a {one_line(kind, 'media_type')[:40]}", message.file, folder)


def _gaps(chat: Chat, numbers: list[int | None], where: str) -> Iterator[Withdrawal | Refusal]:
    """Withdrawals of the messages that are missing between others; none where a damaged message may be any of them."""
    if None in numbers:
        return
    there = sorted({number for number in numbers if number is not None})
    missing = there[-1] - there[0] + 1 - len(there) if there else 0
    if missing > MAX_GAPS:
        yield Refusal(
            where, f"{missing:,} messages are missing between others, more than {MAX_GAPS:,}: none is taken for deleted"
        )
        return
    for before, after in pairwise(there):
        for number in range(before + 1, after):
            yield Withdrawal(
                url=_url(chat, number),
                reason=f"message {number} is not in an export that has those before and after it",
                where=where,
            )
