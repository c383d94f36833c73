"""The records of a WARC, one at a time; what lies about its length, or is no record, is told of, and the next is found again.

The format is ISO 28500: https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from hudna.sources.archives.inflow import Inflow
from hudna.sources.unreadable import UnreadableError

MAX_DAMAGED = 1_000
"""After so many the rest of a file is not worth the search."""

_MAX_HEAD = 1 << 16
_FAR = 1 << 22  # how far on the next record is searched in one go
_MARK = b"WARC/"
_LINE_OF_MARK = b"\n" + _MARK
_NEXT = re.compile(rb"\nWARC/[01]\.\d+\r?\n[A-Za-z-]+:")
_LONGEST_MARK = 64
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_END = (b"\r\n\r\n", b"\n\n")
_BLANK = b"\r\n \t"
_BLANKS = re.compile(rb"[\r\n \t]+")
_LENGTH = re.compile(r"\d{1,18}")


@dataclass(frozen=True, slots=True)
class Record:
    """A record: where it begins in the file, its fields by their names in small letters, and its block."""

    offset: int
    fields: Mapping[str, str]
    block: bytes


@dataclass(frozen=True, slots=True)
class Damaged:
    """Where something is that cannot be read, and why."""

    offset: int
    reason: str


Wanted = Callable[[Mapping[str, str]], bool]


def records(inflow: Inflow, wanted: Wanted, limit: int) -> Iterator[Record | Damaged]:
    """The records whose fields are wanted, and whatever is damaged, in their order.

    Args:
        inflow: the bytes of the file.
        wanted: whether a record with these fields is.
        limit: bytes of a block; what has more is passed over, and told of if it was wanted.

    Raises:
        UnreadableError: too much is damaged.
    """
    damaged, last = 0, -1
    while True:
        for one in _run(inflow, wanted, limit):
            yield one
            if isinstance(one, Damaged):
                damaged, last = damaged + 1, one.offset
            if damaged > MAX_DAMAGED:
                raise UnreadableError(
                    f"more than {MAX_DAMAGED:,} of its records are damaged; the rest of it is not read"
                )
        gap = inflow.past_gap()
        if gap is None:
            return
        if gap.offset != last:  # otherwise a record was cut off by it, of which was told
            yield Damaged(gap.offset, gap.reason)
            damaged += 1


def _run(inflow: Inflow, wanted: Wanted, limit: int) -> Iterator[Record | Damaged]:
    """The records up to the next gap."""
    while _past_blank(inflow):
        offset = inflow.offset
        head = _head(inflow)
        if head is None:
            yield Damaged(offset, "no record begins where one should")
            _to_next(inflow, 1)
            continue
        size, fields = head
        stated = fields.get("content-length", "")
        if not _LENGTH.fullmatch(stated):
            yield Damaged(offset, f"its Content-Length is {stated[:40]!r}" if stated else "it has no Content-Length")
            _to_next(inflow, size)
            continue
        length = int(stated)
        is_wanted = wanted(fields)
        problem = _past_long(inflow, size, length) if length > limit else _unsound(inflow, size, length)
        if problem is not None:
            yield Damaged(offset, problem)
        elif length > limit:
            if is_wanted:
                yield Damaged(offset, f"{length / 1e6:,.1f} MB, more than the {limit / 1e6:g} MB it may have")
        elif is_wanted:
            inflow.skip(size)
            yield Record(offset, fields, inflow.take(length))
        else:
            inflow.skip(size + length)


def _past_blank(inflow: Inflow) -> bool:
    """Go past the lines between records; whether anything follows."""
    while inflow.has(1):
        blank = _BLANKS.match(inflow.buffer)
        if blank is None:
            return True
        inflow.skip(blank.end())
    return False


def _head(inflow: Inflow) -> tuple[int, Mapping[str, str]] | None:
    """The bytes that the fields of a record take, and the fields; None where none begins here."""
    inflow.has(_LONGEST_MARK)
    if not inflow.buffer.startswith(_MARK):
        return None
    end = _HEAD_END.search(inflow.buffer, 0, _MAX_HEAD)
    while end is None and len(inflow.buffer) < _MAX_HEAD and inflow.has(len(inflow.buffer) + 1):
        end = _HEAD_END.search(inflow.buffer, 0, _MAX_HEAD)
    if end is None:
        return None
    return end.end(), fields_of(bytes(inflow.buffer[: end.start()]))


def fields_of(head: bytes) -> dict[str, str]:
    """The lines `Name: value` under the first line, by names in small letters; of two of one name, the first."""
    fields: dict[str, str] = {}
    last = ""
    for line in head.decode("utf-8", "replace").splitlines()[1:]:
        name, colon, value = line.partition(":")
        if line[:1] in {" ", "\t"}:  # an older way to go on in the next line
            if last:
                fields[last] = f"{fields[last]} {line.strip()}"
        elif colon and (last := name.strip().lower()) not in fields:
            fields[last] = value.strip()
    return fields


def _unsound(inflow: Inflow, size: int, length: int) -> str | None:
    """Why the length that a record states cannot be; None where another record, or the end, follows behind it.

    Then what follows is the next record.
    """
    end = size + length
    is_there, behind = inflow.has(end), b""
    if is_there:
        inflow.has(end + _LONGEST_MARK)
        behind = bytes(inflow.buffer[end : end + _LONGEST_MARK])
        next_up = behind.lstrip(_BLANK)
        if not next_up or next_up.startswith(_MARK):
            return None
    found = _next(inflow.buffer, size, end)
    if found is not None:
        inflow.skip(found)
        return f"it states {length:,} bytes, but another record begins within them"
    if is_there and behind.startswith(_END):  # that ends as it should; what follows it is something else
        return None
    if not is_there:
        there = len(inflow.buffer) - size
        inflow.skip(len(inflow.buffer))
        return f"cut off: it states {length:,} bytes, and there are {max(there, 0):,}"
    _to_next(inflow, end)
    return f"it states {length:,} bytes, but goes on behind them"


def _past_long(inflow: Inflow, size: int, length: int) -> str | None:
    """Go past a block that is too long to be held; why the length that it states cannot be, if so."""
    inflow.skip(size)
    left = length
    while left:
        inflow.has(min(left, _FAR))
        if not inflow.buffer:
            return f"cut off: it states {length:,} bytes, and there are {length - left:,}"
        found = _next(inflow.buffer, 0, left)
        if found is not None:
            inflow.skip(found)
            return f"it states {length:,} bytes, but another record begins within them"
        more = left > len(inflow.buffer) and inflow.has(len(inflow.buffer) + 1)
        step = min(left, len(inflow.buffer) - (_LONGEST_MARK if more else 0))
        inflow.skip(step)
        left -= step
    return None


def _to_next(inflow: Inflow, skip: int) -> None:
    """Go to the next beginning of a record that can be found before the next gap, or to that."""
    inflow.skip(skip - 1)  # a record begins behind the end of a line
    while True:
        inflow.has(_FAR)
        found = _next(inflow.buffer, 0, len(inflow.buffer))
        if found is not None:
            inflow.skip(found)
            return
        is_last = not inflow.has(len(inflow.buffer) + 1)
        inflow.skip(len(inflow.buffer) if is_last else len(inflow.buffer) - _LONGEST_MARK)
        if is_last:
            return


def _next(buffer: bytearray, begin: int, end: int) -> int | None:
    """Where a line between two places begins a record; found by its first letters, which is far quicker than by the pattern."""
    at = buffer.find(_LINE_OF_MARK, begin, end)
    while at >= 0:
        if _NEXT.match(buffer, at):
            return at + 1
        at = buffer.find(_LINE_OF_MARK, at + 1, end)
    return None
