"""MHTML: a web page as a browser saved it, with all that belongs to it (RFC 2557)."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import Message
from email.utils import parsedate_to_datetime

from hudna.model.reports import Capture, Report
from hudna.sources.page import read_page
from hudna.sources.unreadable import UnreadableError

_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_PAGES = ("text/html", "application/xhtml+xml")


def read_mhtml(data: bytes, name: str, charset: str | None = None) -> Report:
    """The page itself, with its address, and when it was saved; its frames, pictures and styles are left out.

    Raises:
        UnreadableError: no page is in it, or no article in the page.
    """
    message = message_from_bytes(data)
    root = _root(message)
    page = root.get_payload(decode=True) if root is not None else None
    if root is None or not isinstance(page, bytes) or not page:
        raise UnreadableError("no web page in it")
    told = root.get_content_charset() or charset
    report = read_page(page, name, told)
    saved = _saved(str(message.get("Date", "")))
    sha256 = hashlib.sha256(page).hexdigest()
    return replace(
        report, url=_address(message, root), capture=Capture(time=saved, sha256=sha256) if saved is not None else None
    )


def _root(message: Message) -> Message | None:
    """The part that is the page: the one that `start` names, or the first that is one."""
    pages = [part for part in message.walk() if part.get_content_type() in _PAGES]
    start = message.get_param("start")
    named = (part for part in pages if start is not None and part.get("Content-ID") == start)
    return next(named, pages[0] if pages else None)


def _address(message: Message, root: Message) -> str | None:
    """Where the page was, as its part says, or as Chromium says of the whole."""
    told = (root.get("Content-Location"), message.get("Snapshot-Content-Location"), message.get("Content-Location"))
    addresses = (re.sub(r"\s", "", str(one)) for one in told if one is not None)
    return next((one for one in addresses if _ADDRESS.fullmatch(one)), None)


def _saved(told: str) -> datetime | None:
    try:
        time = parsedate_to_datetime(told)
    except (ValueError, TypeError, IndexError):
        return None
    return time if time.tzinfo is not None else time.replace(tzinfo=UTC)
