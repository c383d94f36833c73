"""Messages as mail programs keep them (RFC 5322, MIME): what was written, what was forwarded, and what was attached."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email import message_from_bytes
from email.message import Message

from hudna.model.reports import Refusal, Report
from hudna.sources.archives.members import tried
from hudna.sources.characters import shown
from hudna.sources.fields import report_of
from hudna.sources.formats import stem
from hudna.sources.kinds import MAX_DOCUMENT
from hudna.sources.mail.headers import day_of, file_name, message_url, named, sender, sent, subject
from hudna.sources.mail.layers import Layer, layers
from hudna.sources.mail.marks import load_marks
from hudna.sources.mail.words import words_of
from hudna.sources.pieces import Allowance, Item, Piece
from hudna.sources.unreadable import UnreadableError

MAX_HEAD = 1_000_000
"""Bytes; a message to ten thousand recipients has half of that."""

_HEAD_ENDS = re.compile(rb"\n\r?\n")
_CLOSED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted")
_OUTLOOKS_OWN = ("application/ms-tnef", "application/vnd.ms-tnef")
_OF_NO_INTEREST = ("text/calendar", "text/x-amp-html", "text/rfc822-headers", "message/delivery-status")


@dataclass(frozen=True, slots=True)
class _Said:
    """What the head of a message says."""

    source: str | None
    day: str | None
    title: str | None

    @property
    def told(self) -> dict[str, str]:
        """As it is told of what is attached."""
        return {key: value for key, value in (("source", self.source), ("published", self.day)) if value is not None}

    @property
    def by(self) -> str:
        return f"{self.source or 'somebody unnamed'}" + (f" on {self.day}" if self.day else "")


def unpack_message(piece: Piece, allowance: Allowance) -> Iterator[Piece | Item]:
    """What was written, what was forwarded in it, and what is attached.

    A message that was forwarded is a report of its own sender and day. What is quoted to be answered, and signatures, are left
    out.

    Raises:
        UnreadableError: it is no message, or there is nothing in it.
    """
    data = piece.read(MAX_DOCUMENT)
    if _HEAD_ENDS.search(data, 0, MAX_HEAD) is None and len(data) > MAX_HEAD:
        raise UnreadableError(f"no mail: its head has more than {MAX_HEAD / 1e6:g} MB")
    message = message_from_bytes(data)
    if not any(field in message for field in ("from", "date", "subject", "message-id", "received", "mime-version")):
        raise UnreadableError("no mail: it has no sender, date or subject")
    day, undated = sent(message)
    said = _Said(sender(message), day.isoformat() if day is not None else None, subject(message))
    parts = _Parts()
    parts.sort(message)
    nothing = True
    for item in (*_written(piece, message, said, undated, parts), *_held(piece, said, parts, allowance)):
        nothing = False
        yield item
    if nothing:
        raise UnreadableError("there are no words in it")


class _Parts:
    """The parts of a message by what becomes of them."""

    def __init__(self) -> None:
        self.body: list[Message] = []
        self.attached: list[Message] = []
        self.closed: list[Message] = []

    def sort(self, message: Message) -> None:
        """Sort all parts of a message, those of messages that it forwards excepted."""
        waiting = [message]
        while waiting:
            part = waiting.pop()
            kind = part.get_content_type()
            if kind in _CLOSED:
                self.closed.append(part)
            elif kind == "multipart/alternative":
                waiting += _best(_children(part))
            elif part.get_content_maintype() == "multipart":
                waiting += reversed(_children(part))
            elif kind in ("text/plain", "text/html") and not _is_attached(part):
                self.body.append(part)
            elif kind not in _OF_NO_INTEREST:
                self.attached.append(part)


def _children(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [one for one in payload if isinstance(one, Message)] if isinstance(payload, list) else []


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or file_name(part) is not None


def _best(ways: list[Message]) -> list[Message]:
    """Of several ways to say the same, plain text, if it says anything; else the last, which is the richest."""
    plain = [one for one in ways if one.get_content_type() == "text/plain" and _says_anything(one)]
    return plain[:1] or ways[-1:]


def _says_anything(part: Message) -> bool:
    data = part.get_payload(decode=True)
    return isinstance(data, bytes) and bool(data.strip())


def _written(piece: Piece, message: Message, said: _Said, undated: tuple[str, ...], parts: _Parts) -> Iterator[Item]:
    """The reports that are in the words of a message."""
    try:
        text, notices = words_of(parts.body)
    except UnreadableError as error:
        yield Refusal(piece.where, str(error))
        return
    own, *forwarded = layers(text, load_marks())
    name = stem(piece.name)
    if own.text.strip():
        report = _report(own.text, said, name)
        yield replace(report, url=message_url(message), notices=undated + notices + own.notices + report.notices)
    elif own.quoted and not forwarded:
        yield Refusal(piece.where, "nothing in it but what it quotes")
    for number, layer in enumerate(forwarded, 1):
        where = f"{piece.where} › forwarded message {number}"
        if layer.text.strip():
            yield replace(_forwarded(layer, said, f"{name}-forwarded-{number}"), where=where)


def _report(text: str, said: _Said, name: str) -> Report:
    return report_of(text, {"title": said.title, "source": said.source, "published": said.day}, name)


def _forwarded(layer: Layer, by: _Said, name: str) -> Report:
    """What another wrote, as their own report."""
    told = layer.fields.get("date", "")
    day = day_of(told, load_marks())
    source = named(layer.fields["sender"]) if layer.fields.get("sender") else None
    title = layer.fields.get("subject")
    report = _report(layer.text, _Said(source, day.isoformat() if day is not None else None, title), name)
    notices = [f"forwarded by {by.by}"]
    if day is None:
        notices.append(f"its date cannot be read: {told[:60]}" if told else "the forwarded message has no date")
    return replace(report, notices=(*notices, *layer.notices, *report.notices))


def _held(piece: Piece, said: _Said, parts: _Parts, allowance: Allowance) -> Iterator[Piece | Refusal]:
    """What is attached to a message."""
    for part in parts.closed:
        yield Refusal(
            f"{piece.where} › {part.get_content_type()}", "encrypted: decrypt it, and bring in what was in it"
        )
    for number, part in enumerate(parts.attached, 1):
        media = part.get_content_type()
        name = shown(file_name(part) or f"part {number}{mimetypes.guess_extension(media) or ''}")
        if media in _OUTLOOKS_OWN:
            yield Refusal(f"{piece.where} › {name}", "attachments in Outlook's own form: have them sent again, as MIME")
        elif media == "message/rfc822":
            yield from _message_within(piece, part, name, said)
        else:
            data = part.get_payload(decode=True)
            data = data if isinstance(data, bytes) else b""
            allowance.spend(len(data))
            charset = part.get_content_charset()
            told_media = f"{media}; charset={charset}" if charset else media
            attached = tried(piece.part(name, data, media=told_media, told=said.told))
            if attached is not None:
                yield attached


def _message_within(piece: Piece, part: Message, name: str, said: _Said) -> Iterator[Piece | Refusal]:
    """A message that was forwarded whole; it tells itself whose it is."""
    where = f"{piece.where} › {name}"
    try:
        data = _children(part)[0].as_bytes()
    except (IndexError, ValueError, LookupError, TypeError, AttributeError):
        yield Refusal(where, "a forwarded message that cannot be read")
        return
    own_name = name if name.lower().endswith(".eml") else f"{name}.eml"
    within = piece.part(own_name, data, media="message/rfc822")
    yield replace(within, notices=(f"forwarded by {said.by}",))
