"""WARC files: what was captured of the web becomes pieces that know their address, and when and from which bytes they were captured.

The format is ISO 28500: https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from hudna.model.reports import Capture, Refusal
from hudna.sources.archives.addresses import file_name, id_of
from hudna.sources.archives.http_message import decoded, response_of, unchunked
from hudna.sources.archives.inflow import Inflow
from hudna.sources.archives.records import Damaged, Record, records
from hudna.sources.characters import shown
from hudna.sources.formats import HEAD, kind_of
from hudna.sources.kinds import MAX_DOCUMENT
from hudna.sources.pieces import Allowance, Item, Piece
from hudna.sources.sniffing import media_of
from hudna.sources.unreadable import ExhaustedError, UnreadableError

_TYPES = ("response", "resource")
_WHOLE = (200, 203)  # 203 where somebody on the way changed it; it is read when it is fetched, too
_ADDRESS = re.compile(r"<?((?:https?|ftp|file)://[^\s<>]+)>?", re.IGNORECASE)
_PASSED_OVER = re.compile(
    r"image/|audio/|video/|font/|model/|text/css|application/(x-)?font|application/vnd\.ms-fontobject"
    r"|(text|application)/(x-)?(java|ecma)script|application/wasm|application/(rss|atom|rdf|feed)\+|text/calendar",
    re.IGNORECASE,
)
"""MIME types of what a page is shown with, and of feeds, which are lists of reports and none themselves."""

_LIST = re.compile(rb"(?>(?:<\?[^>]*+>|<!--(?:[^-]|-(?!->))*+-->)\s*+)*+<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b")
_BEFORE_MARKUP = b"\xef\xbb\xbf \t\r\n"
_FOR_ROBOTS = ("robots.txt", "ads.txt", "humans.txt", "security.txt")
_UNTOLD = ("", "application/octet-stream", "binary/octet-stream", "unknown/unknown")


def unpack_warc(piece: Piece, allowance: Allowance) -> Iterator[Piece | Item]:
    """What was captured whole and answered with 200 or 203, in the order of the file.

    Raises:
        UnreadableError: too much of it is damaged.
    """
    with piece.open() as stream, allowance.following(stream.tell):
        inflow = Inflow(stream, allowance)
        if not inflow.has(1):
            raise UnreadableError("the file is empty")
        for record in records(inflow, _is_wanted, MAX_DOCUMENT):
            where = f"{piece.where} › byte {record.offset:,}"
            if isinstance(record, Damaged):
                yield Refusal(where, record.reason)
                continue
            try:
                captured = _captured(record, piece, allowance)
            except ExhaustedError:
                raise
            except UnreadableError as error:
                yield Refusal(where, str(error))
            else:
                if captured is not None:
                    yield captured


def _is_wanted(fields: Mapping[str, str]) -> bool:
    return (
        fields.get("warc-type", "").lower() in _TYPES
        and _ADDRESS.fullmatch(fields.get("warc-target-uri", "")) is not None
    )


@dataclass(frozen=True, slots=True)
class _Body:
    """What a server gave: as it came, and as it is to be read."""

    payload: bytes
    data: bytes
    media: str | None
    notices: tuple[str, ...] = ()


def _captured(record: Record, warc: Piece, allowance: Allowance) -> Piece | None:
    """What a record holds; None where that is no report.

    Raises:
        UnreadableError: it should be one, but its bytes cannot be had.
    """
    address = _ADDRESS.fullmatch(record.fields["warc-target-uri"])
    assert address is not None  # noqa: S101 - otherwise it was not wanted
    body = _body(record, allowance)
    url, name = address[1], file_name(address[1])
    if body is None or not body.data or name.lower() in _FOR_ROBOTS:
        return None
    start = body.data[:HEAD].lstrip(_BEFORE_MARKUP)
    if _LIST.match(start):
        return None
    media = media_of(None if _is_untold(body.media) else body.media, body.data)
    capture, noticed = _capture(record, body, warc)
    captured = Piece(
        name=shown(name),
        where=f"{warc.where} › {shown(url)}",
        data=body.data,
        media=media,
        capture=capture,
        notices=body.notices + noticed,
    )
    kind = kind_of(captured)
    if kind is None:
        return None
    return replace(captured, told={"id": id_of(url), "url": url}) if kind.single else captured


def _body(record: Record, allowance: Allowance) -> _Body | None:
    """The body of what was answered; None where it is none that is read."""
    if "warc-segment-number" in record.fields:
        raise UnreadableError("captured in several segments, which are not put together")
    response = response_of(record.block)
    if response is None:
        media = record.fields.get("content-type")
        is_answer = record.fields["warc-type"].lower() == "resource" and not _is_passed_over(media)
        return _Body(record.block, record.block, media) if is_answer else None
    if response.status not in _WHOLE or _is_passed_over(response.media):
        return None
    body, cut = unchunked(response)
    coding = response.fields.get("content-encoding", "")
    data, cut_too = decoded(body, coding, MAX_DOCUMENT, allowance.spend)
    return _Body(response.payload, data, response.media, tuple(dict.fromkeys(cut + cut_too)))


def _is_passed_over(media: str | None) -> bool:
    return _PASSED_OVER.match((media or "").strip()) is not None


def _is_untold(media: str | None) -> bool:
    return (media or "").partition(";")[0].strip().lower() in _UNTOLD


def _capture(record: Record, body: _Body, warc: Piece) -> tuple[Capture | None, tuple[str, ...]]:
    """How the bytes of a record were captured, and what is doubtful about that."""
    notices: list[str] = []
    if "warc-truncated" in record.fields:
        notices.append(f"captured only in part ({record.fields['warc-truncated'][:40]})")
    if not _is_digest(record.fields.get("warc-payload-digest", ""), body):
        notices.append("its bytes are not those whose digest its record gives")
    time = _time(record.fields.get("warc-date", ""))
    if time is None:
        notices.append("its record does not say when it was captured")
        return None, tuple(notices)
    return (
        Capture(
            time=time,
            sha256=hashlib.sha256(body.payload).hexdigest(),
            file=warc.name,
            record=record.fields.get("warc-record-id"),
        ),
        tuple(notices),
    )


def _time(told: str) -> datetime | None:
    try:
        time = datetime.fromisoformat(told)
    except ValueError:
        return None
    return time if time.tzinfo is not None else time.replace(tzinfo=UTC)


def _is_digest(told: str, body: _Body) -> bool:
    """Whether a digest is that of the body, as it came or as it is read (archives differ in that); yes where it cannot be told."""
    algorithm, _, value = told.partition(":")
    algorithm = algorithm.lower().replace("-", "")
    if algorithm not in {"sha1", "sha256"}:
        return True
    size = hashlib.new(algorithm, usedforsecurity=False).digest_size
    try:
        digest = bytes.fromhex(value) if len(value) == 2 * size else base64.b32decode(value.upper())
    except (ValueError, binascii.Error):
        return True
    return any(
        hashlib.new(algorithm, data, usedforsecurity=False).digest() == digest for data in (body.payload, body.data)
    )
