"""Text exports of WhatsApp: `_chat.txt`, `WhatsApp Chat with ….txt`, as Android and iOS write them in several languages."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

import msgspec

from hudna.model.reports import PublishedBasis, Refusal, Report, Withdrawal
from hudna.sources.chats.attached import attached
from hudna.sources.chats.senders import digest, pseudonym
from hudna.sources.chats.whatsapp_lines import AmbiguousDatesError, Message, begins, is_day_first, messages
from hudna.sources.chats.worded import says_something
from hudna.sources.chats.wording import load_wording, plain
from hudna.sources.decoding import decode
from hudna.sources.formats import stem
from hudna.sources.opened import read_bytes
from hudna.sources.pieces import Allowance, Piece
from hudna.sources.unreadable import UnreadableError

MAX_EXPORT = 100_000_000
"""Bytes; the application itself exports no more than some ten thousand messages."""

ENDING = ".chat.toml"
_MESSAGES_AT_A_TIME = 500
_MAX_COMPANION = 100_000
_ARCHIVE = re.compile(r"\.zip\Z", re.IGNORECASE)
_SAME_FOR_ALL = "_chat"
_COPY = re.compile(r"\s*\(\d+\)\Z")


class _Companion(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the user says of an export, in `NAME.chat.toml` beside `NAME.txt`."""

    day_first: bool


def is_whatsapp(head: bytes, name: str) -> bool:
    """Whether a text begins as the application writes it.

    Its first line is a message, and besides, it has a name that the application gives, or a line of the application's own.
    """
    lines = head.decode("utf-8", "ignore").lstrip("\ufeff\r\n").splitlines()  # which is what the application writes
    if not lines or begins(lines[0]) is None:
        return False
    wording = load_wording()
    called = plain(PurePath(name).stem)
    if any(called.startswith(plain(one)) for one in wording.file_names):
        return True
    return any(one.sender is None and wording.is_system(one.text) for one in messages("\n".join(lines)))


def unpack_whatsapp(piece: Piece, allowance: Allowance) -> Iterator[Report | Withdrawal | Refusal]:
    """The messages of an export.

    Yields:
        A report for each message that says something, a withdrawal for each that was deleted.

    Raises:
        UnreadableError: it is no such export, or nobody could say whether its dates have the day or the month first.
    """
    text, notices = decode(piece.read(MAX_EXPORT))
    found = list(messages(text.replace("\r\n", "\n")))
    if not found:
        raise UnreadableError("no line that begins as a message of WhatsApp does")
    day_first = _order(found, piece)
    export = _Export(digest(_chat_name(piece)), piece.data.parent if isinstance(piece.data, Path) else None, notices)
    numbers: Counter[str] = Counter()
    for count, message in enumerate(found):
        if count % _MESSAGES_AT_A_TIME == 0:
            allowance.working()
        if message.sender is None:
            continue
        where = f"{piece.where} › line {message.line}"
        try:
            at = message.time(day_first=day_first)
        except ValueError:
            yield Refusal(where, "no such day or time in the calendar")
            continue
        who = pseudonym("WhatsApp", message.sender)
        key = f"{export.chat}:{at:%Y%m%d%H%M}:{who.rpartition(' ')[2]}"
        numbers[key] += 1  # every message counts, so that those after one that was deleted keep their numbers
        item = _item(message, export, who, f"{key}:{numbers[key]}")
        if item is not None:
            yield (
                replace(item, where=where, published=at.date())
                if isinstance(item, Report)
                else replace(item, where=where)
            )


@dataclass(frozen=True, slots=True)
class _Export:
    """What holds for all messages of an export: the hash of the chat's name, its folder, and notices of its encoding."""

    chat: str
    folder: Path | None
    notices: tuple[str, ...]


def _item(message: Message, export: _Export, who: str, key: str) -> Report | Withdrawal | None:
    """What a message is to be; None where it says nothing. The day is not yet told."""
    wording = load_wording()
    if wording.is_deleted(message.text):
        return Withdrawal(url=f"urn:whatsapp:{key}", reason="the message was deleted, as the export says")
    notices = ["its sender is a person, named by a pseudonym", *export.notices]
    text, edits = wording.edit.subn("", message.text)
    if edits:
        notices.append("edited: what it said before is known only where an export from before was read")
    text, media = _without_media(text, export.folder)
    if not says_something(text):
        return None
    return Report(
        id=f"whatsapp-{key.replace(':', '-')}",
        text=text,
        published_basis=PublishedBasis.GIVEN,
        source=who,
        url=f"urn:whatsapp:{key}",
        notices=(*notices, *media),
    )


def _without_media(text: str, folder: Path | None) -> tuple[str, list[str]]:
    """A text without what the application writes of files, and the notices of these."""
    wording = load_wording()
    notices = [attached("a file", found[1] or found[2], folder) for found in wording.attachment.finditer(text)]
    said, omitted = wording.omission.subn("", wording.attachment.sub("", text))
    if omitted:
        notices.append("with media that the export does not have")
    return (said.strip() if notices else text), notices


def _order(found: list[Message], piece: Piece) -> bool:
    """Whether days stand before months."""
    file = piece.data.with_name(stem(piece.data.name) + ENDING) if isinstance(piece.data, Path) else None
    try:
        return is_day_first(found, said=_said(file) if file is not None and file.is_file() else None)
    except AmbiguousDatesError as error:
        raise UnreadableError(
            f"{error}: say which in {stem(piece.name)}{ENDING} beside it (day_first = true or false)"
        ) from error


def _said(file: Path) -> bool:
    try:
        return msgspec.convert(tomllib.loads(read_bytes(file, _MAX_COMPANION).decode("utf-8")), _Companion).day_first
    except (UnreadableError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UnreadableError(f"{file.name}: {error}") from error
    except msgspec.ValidationError as error:
        reason, _, place = str(error).replace("`", "").partition(" - at $.")
        raise UnreadableError(f"{file.name}: {place + ': ' if place else ''}{reason}") from error


def _chat_name(piece: Piece) -> str:
    """What the chat is called: as its file is, or the archive or folder that holds it where the application calls all files so.

    It is the same for every export of the chat; the number that a download gets beside another of its name is left out.
    """
    name = stem(piece.name)
    if name == _SAME_FOR_ALL:
        above = piece.where.split(" › ")[:-1]
        if above:
            name = _ARCHIVE.sub("", above[-1])
        elif isinstance(piece.data, Path):
            name = piece.data.absolute().parent.name
    return plain(_COPY.sub("", PurePath(name).name))
