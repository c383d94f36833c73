"""What the head of a message tells, however it is encoded: subject, sender, date, id."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from urllib.parse import quote

from hudna.sources.decoding import decode
from hudna.sources.mail.marks import Marks
from hudna.sources.unreadable import UnreadableError

_ID = re.compile(r"<\s*([^<>\s]+@[^<>\s]+?)\s*>|([^<>\s]+@[^<>\s]+)")
_ADDRESS = re.compile(r"<[^<>]*@|@.*\(")
_DAY = re.compile(r"(?<!\d)(\d{1,2})(?!\d)")
_YEAR = re.compile(r"(?<!\d)((?:19|20|21)\d\d|[١٢][٠-٩]{3})(?!\d)")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")
_MAX = 1000  # characters; what is longer is no name and no subject
_DIRECTIONAL = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def subject(message: Message) -> str | None:
    """The subject on one line; None where there is none."""
    return _shortened(_decoded(_raw(message, "subject"), _charset(message)))


def sender(message: Message) -> str | None:
    """The name of who sent a message, or else the address."""
    raw = _raw(message, "from") or _raw(message, "sender")
    return _shortened(named(raw, _charset(message)))


def named(raw: str, charset: str | None = None) -> str:
    """The name in `Name <address>`, `Name [address]` or `address (Name)`, or else the address, or whatever stands there."""
    name, address = parseaddr(raw) if _ADDRESS.search(raw) else (raw.partition("[")[0], "")
    return _decoded(name, charset).strip(" \"'") or address or _decoded(raw, charset)


def message_url(message: Message) -> str | None:
    """The message's id as a URI (RFC 2392)."""
    found = _ID.search(_raw(message, "message-id"))
    return f"mid:{quote(found[1] or found[2], safe='@!$&*+=-._~')}" if found else None


def sent(message: Message) -> tuple[date | None, tuple[str, ...]]:
    """The day on which a message was sent, where its sender was, and a notice where it says something that is none."""
    raw = _raw(message, "date")
    if not raw:
        return None, ()
    day = _standard_day(raw)
    return (day, ()) if day is not None else (None, (f"the date of the message cannot be read: {raw[:60]}",))


def day_of(told: str, marks: Marks) -> date | None:
    """The day that a date in words tells, in any language whose months are known.

    None where it does not, or where it could be one of two (`03/05/2030`).
    """
    told = _DIRECTIONAL.sub("", told)
    if (iso := _ISO.search(told)) is not None:
        return _day(*map(int, iso.groups()))
    year = _YEAR.search(told)
    months = {number for name, number in marks.months.items() if _has_words(told.casefold(), name)}
    if year is None or len(months) != 1:
        return _standard_day(told)
    days = _DAY.search(told[: year.start()])
    return _day(int(year[1]), months.pop(), int(days[1])) if days is not None else None


def _has_words(told: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", told) is not None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _standard_day(told: str) -> date | None:
    try:
        time: datetime = parsedate_to_datetime(told)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return time.date()


def _raw(message: Message, name: str) -> str:
    """A field as it stands, on one line; bytes beyond ASCII are in it as half characters."""
    return next((" ".join(str(value).split()) for key, value in message.raw_items() if key.lower() == name), "")


def _charset(message: Message) -> str | None:
    """An encoding that any part names."""
    return next((one for part in message.walk() if (one := part.get_content_charset()) is not None), None)


def _decoded(raw: str, charset: str | None) -> str:
    if not raw.isascii():
        data = raw.encode("utf-8", "surrogateescape")
        try:
            raw = decode(data, charset)[0]
        except UnreadableError:
            raw = data.decode("utf-8", "replace")
    try:
        parts = decode_header(raw)
    except HeaderParseError:
        return raw
    return " ".join("".join(part if isinstance(part, str) else _word(part, told) for part, told in parts).split())


def _word(data: bytes, charset: str | None) -> str:
    try:
        return data.decode(charset or "ascii", "replace")
    except LookupError:
        return data.decode("utf-8", "replace")


def _shortened(value: str) -> str | None:
    line = re.sub(r"[\ud800-\udfff]", "\ufffd", " ".join(value.split()))
    return line[:_MAX] or None


def file_name(part: Message) -> str | None:
    """What an attachment is called."""
    told = part.get_filename()
    return _shortened(_decoded(told, _charset(part))) if told else None
