"""Daily reports of the OSCE Special Monitoring Mission to Ukraine, 2014 to 2022: as items of a feed, and as plain text.

A list of items is JSON, `[{"title", "link", "date", "text"}]`, as ReliefWeb's feed carried them. A report as text begins with its
title, "OSCE Special Monitoring Mission to Ukraine (SMM) Daily Report 221/2020 issued on 16 September 2020". Both are read as any
report is; their counts of violations are tallies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from email.utils import parsedate_to_datetime

import msgspec

from hudna.model.reports import PublishedBasis, Refusal, Report
from hudna.sources.characters import inspect, one_line
from hudna.sources.datasets.rows import BadCellError, Row
from hudna.sources.decoding import decode
from hudna.sources.kinds import MAX_DOCUMENT
from hudna.sources.pieces import Allowance, Piece
from hudna.sources.unreadable import UnreadableError

SOURCE = "OSCE Special Monitoring Mission to Ukraine"
_ORGANISATION = "OSCE"  # publishes what is not the mission's own among the items
_NAMED = re.compile(r"Special Monitoring Mission to Ukraine|\bOSCE\b.{0,40}\bSMM\b|\bSMM\b.{0,40}\bOSCE\b", re.DOTALL)
_DAILY = re.compile(r"Daily Report (?P<number>\d{1,3}/20[12]\d)(?:,? issued on (?P<day>\d{1,2} [A-Z][a-z]+ 20[12]\d))?")
_KEYS = (b'"title"', b'"link"', b'"date"', b'"text"')
_BEGINNING = 600  # characters within which the title of a report stands
_TEXT = "text"


def is_items(head: bytes, name: str) -> bool:  # noqa: ARG001 - the name tells nothing
    """Whether a JSON file is a list of items of the mission's feed."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start.startswith(b"[") or not all(key in head for key in _KEYS[:3]):
        return False
    return _NAMED.search(head.decode("utf-8", "replace")) is not None


def is_daily_report(head: bytes, name: str) -> bool:  # noqa: ARG001 - the name tells nothing
    """Whether a text begins with the title of a daily report of the mission."""
    start = head.decode("utf-8", "replace")[:_BEGINNING]
    return _NAMED.search(start) is not None and _DAILY.search(start) is not None


def unpack_items(piece: Piece, allowance: Allowance) -> Iterator[Report | Refusal]:  # noqa: ARG001 - nothing is unpacked
    """The reports of a list of items.

    Raises:
        UnreadableError: it is no JSON, or no list.
    """
    text, notices = decode(piece.read(MAX_DOCUMENT))
    try:
        items = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError) as error:
        raise UnreadableError(f"not JSON: {error}") from error
    if not isinstance(items, list):
        raise UnreadableError("JSON, but not a list of items")
    for number, item in enumerate(items, start=1):
        where = f"{piece.where} › item {number}"
        try:
            yield _of_item(item, where, notices)
        except UnreadableError as error:
            yield Refusal(where, str(error))


def read_daily_report(data: bytes, name: str, charset: str | None = None) -> Report:
    """A daily report as plain text; its number and its day are those of its title.

    Raises:
        UnreadableError: it is no text.
    """
    text, notices = decode(data, charset)
    title = _DAILY.search(text[:_BEGINNING])
    address = re.match(r"\s*(https?://\S+)", text[title.end() :] if title is not None else "")
    return Report(
        id=name if title is None else _id(title),
        text=text,
        published=None if title is None else _day(title["day"]),
        published_basis=_basis(None if title is None else _day(title["day"])),
        title=_line_of(text, title),
        source=SOURCE,
        url=address[1] if address is not None else None,
        notices=notices,
    )


def _of_item(item: object, where: str, notices: tuple[str, ...]) -> Report:
    if not isinstance(item, Mapping):
        raise UnreadableError("no object with keys and values")
    fields = {key: item[key] for key in ("title", "link", "date", _TEXT) if item.get(key) is not None}
    for key, value in fields.items():
        if not isinstance(value, str):
            raise UnreadableError(f'key "{key}" must be text')
    if _TEXT not in fields:
        raise UnreadableError('no key "text"')
    inspect(fields[_TEXT])
    title = one_line(fields.get("title", ""), "title")
    daily = _DAILY.search(title)
    link = one_line(fields.get("link", ""), "link") or None
    published = _published(fields.get("date"), daily)
    return Report(
        id=_id(daily) if daily is not None else _slug(link or title or where),
        text=fields[_TEXT],
        published=published,
        published_basis=_basis(published),
        title=title or None,
        source=SOURCE if _NAMED.search(title) else _ORGANISATION,
        url=link,
        where=where,
        notices=notices,
    )


def _published(given: str | None, daily: re.Match[str] | None) -> date | None:
    """The day of an item: as RFC 5322 (`Wed, 16 Sep 2020 19:05:27 +0000`) or ISO 8601 has it, or else of its title."""
    if given is None:
        return _day(daily["day"]) if daily is not None else None
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return parse(given.strip()).date()
        except ValueError:
            continue
    raise UnreadableError(f'key "date": {given[:40]!r} is no day')


def _day(words: str | None) -> date | None:
    try:
        return Row(0, {"day": words}).day("day") if words is not None else None
    except BadCellError:
        return None


def _basis(published: date | None) -> PublishedBasis:
    return PublishedBasis.UNKNOWN if published is None else PublishedBasis.GIVEN


def _id(daily: re.Match[str]) -> str:
    return f"osce-smm-{daily['number'].replace('/', '-')}"


def _slug(words: str) -> str:
    return re.sub(r"[\W_]+", "-", words.rstrip("/").rpartition("/")[2].casefold()).strip("-") or "osce-smm"


def _line_of(text: str, found: re.Match[str] | None) -> str | None:
    if found is None:
        return None
    start = text.rfind("\n", 0, found.start()) + 1
    end = text.find("\n", found.end())
    return one_line(text[start : end if end >= 0 else len(text)], "title")[:300]
