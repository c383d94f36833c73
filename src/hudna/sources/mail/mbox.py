"""Mailboxes: files of messages, one behind the other, as long as they like.

A message begins with a line `From `, before which a line is blank; such lines in messages are marked with `>` (mboxo, mboxrd;
RFC 4155).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from hudna.model.reports import Refusal
from hudna.sources.formats import stem
from hudna.sources.kinds import MAX_DOCUMENT
from hudna.sources.pieces import Allowance, Item, Piece
from hudna.sources.unreadable import UnreadableError

_BEGINS = re.compile(rb"From (?:\S+ )?.*\d\d?:\d\d.*\d{4}")
_MARKED = re.compile(rb"(?m)^>(>*From )")
_LONGEST_LINE = 1 << 20
_BYTES_A_SIGN = 1 << 25


def unpack_mbox(piece: Piece, allowance: Allowance) -> Iterator[Piece | Item]:
    """The messages, in the order of the file.

    Raises:
        UnreadableError: it does not begin as a mailbox does.
    """
    with piece.open() as stream, allowance.following(stream.tell):
        for number, (data, size) in enumerate(_messages(stream, allowance), 1):
            name = f"message {number:,}"
            if size > MAX_DOCUMENT:
                where = f"{piece.where} › {name}"
                yield Refusal(where, f"{size / 1e6:,.1f} MB, more than the {MAX_DOCUMENT / 1e6:g} MB it may have")
            else:
                inner = piece.part(name, _MARKED.sub(rb"\1", data), media="message/rfc822")
                yield Piece(name=f"{stem(piece.name)}-{number}", where=inner.where, data=inner.data, media=inner.media)


def _messages(stream: BinaryIO, allowance: Allowance) -> Iterator[tuple[bytes, int]]:
    """Each message as far as it may be long, and its bytes."""
    first = stream.readline(_LONGEST_LINE).lstrip(b"\xef\xbb\xbf")
    if not first.startswith(b"From "):
        raise UnreadableError("no mailbox: it does not begin with a line From")
    lines: list[bytes] = []
    size = unsigned = 0
    was_blank = False
    while line := stream.readline(_LONGEST_LINE):
        unsigned += len(line)
        if unsigned > _BYTES_A_SIGN:
            allowance.working()
            unsigned = 0
        if was_blank and line.startswith(b"From ") and _BEGINS.match(line[:300]):
            yield b"".join(lines), size
            lines, size, was_blank = [], 0, False
            continue
        was_blank = not line.strip()
        size += len(line)
        if size <= MAX_DOCUMENT:
            lines.append(line)
    yield b"".join(lines), size
