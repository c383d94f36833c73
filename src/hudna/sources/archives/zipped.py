"""ZIP archives: their members, one at a time; nothing that an archive says of itself is believed.

The format is described in PKWARE's APPNOTE; Info-ZIP's extra field 0x7075 holds a name in UTF-8.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import IO, TYPE_CHECKING, BinaryIO, cast

from hudna.model.reports import Refusal
from hudna.sources import zip_files
from hudna.sources.archives.members import tried
from hudna.sources.characters import shown
from hudna.sources.formats import kind_of
from hudna.sources.kinds import MAX_DOCUMENT
from hudna.sources.pieces import EXPANSION, Allowance, Item, Piece
from hudna.sources.unreadable import ExhaustedError, UnreadableError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

INHERITED = ("published", "source", "lang")
"""What is told of an archive is told of its members, but for what one alone can have."""

_CHUNK = 1 << 14  # bytes: a head is looked at more than once, and what comes out counts each time
_ENCRYPTED = 0x1
_NAME_IN_UTF8 = 0x800
_LOCAL_HEADER = 30  # bytes, at least, before those of a member
_UNICODE_PATH = 0x7075
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The others give no bounds to what they expand to in one step, and are hardly met with."""

_SMALL = 1_000_000
"""Bytes of a member of which it does not matter to how much of its size it expands."""

_NAMED_IN = ("cp437", "cp1256")
"""What names may be in where an archive does not say that they are in UTF-8, the one that the format says first."""

_BROKEN = "damaged"


def unpack_zip(piece: Piece, allowance: Allowance) -> Iterator[Piece | Item]:
    """The members that are reports, or look like material, in the order in which they lie in the archive.

    Names lead nowhere outside the archive, for nothing is written anywhere: they are only shown.

    Raises:
        UnreadableError: it is no ZIP archive, lacks its directory, or has members that share bytes.
    """
    with opened(piece, allowance) as archive:
        for info, member in members(piece, archive, allowance):
            chosen = tried(member)
            if isinstance(chosen, Piece):
                yield _at_hand(chosen, info.file_size)
            elif chosen is not None:
                yield chosen


@contextmanager
def opened(piece: Piece, allowance: Allowance) -> Iterator[zipfile.ZipFile]:
    """The archive, once its directory is sound.

    Raises:
        UnreadableError: it is not.
    """
    with piece.open() as stream, zip_files.opened(stream, "no ZIP archive, or one that is damaged") as archive:
        _refuse_overlaps(archive.infolist())
        stream.seek(0)  # from the directory at the end: how far reading is is told by where in the file it is
        with allowance.following(stream.tell):
            yield archive


def members(piece: Piece, archive: zipfile.ZipFile, allowance: Allowance) -> Iterator[tuple[zipfile.ZipInfo, Piece]]:
    """Every member but the folders, not yet opened, with what the directory says of it."""
    told = {key: piece.told[key] for key in INHERITED if key in piece.told}
    times: Counter[str] = Counter()
    for info in sorted(archive.infolist(), key=lambda one: one.header_offset):
        if info.is_dir():
            continue
        name = shown(_name(info))
        times[name] += 1
        again = f" ({times[name]})" if times[name] > 1 else ""
        yield (
            info,
            Piece(
                name=name,
                where=f"{piece.where} › {name}{again}",
                data=partial(_open, archive, info, allowance),
                told=told,
                capture=piece.capture,
            ),
        )


def _at_hand(member: Piece, stated: int) -> Piece | Refusal:
    """A member in memory, where its kind may want to go to and fro in it, and it is not too large (what comes is no more than stated)."""
    kind = kind_of(member)
    if kind is None or kind.unpacks is None or stated > MAX_DOCUMENT:
        return member
    try:
        return replace(member, data=member.read(MAX_DOCUMENT))
    except ExhaustedError:
        raise
    except UnreadableError as error:
        return Refusal(member.where, str(error))


def _open(archive: zipfile.ZipFile, info: zipfile.ZipInfo, allowance: Allowance) -> BinaryIO:
    if info.flag_bits & _ENCRYPTED:
        raise UnreadableError("encrypted: unpack it with its password, and bring in what was in it")
    if info.compress_type not in _METHODS:
        raise UnreadableError(f"compressed in a way that is not read (method {info.compress_type} of ZIP)")
    if info.file_size > _SMALL and info.file_size > EXPANSION * info.compress_size:
        raise UnreadableError(f"it expands to more than {EXPANSION} times its size")
    with zip_files.explained(_BROKEN):
        stream = archive.open(info)
    return cast("BinaryIO", io.BufferedReader(_Counted(stream, allowance), _CHUNK))


class _Counted(io.RawIOBase):
    """A member's bytes as they come out, each of which counts towards what may come out of a file."""

    def __init__(self, stream: IO[bytes], allowance: Allowance) -> None:
        self._stream = stream
        self._allowance = allowance

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._stream.tell()

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go somewhere; what lies between here and there, or before it where that is behind, has to be read."""
        before = self._stream.tell()
        with zip_files.explained(_BROKEN):
            now = self._stream.seek(offset, whence)
        self._allowance.spend(now - before if now >= before else now)
        return now

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer)
        with zip_files.explained(_BROKEN):
            data = self._stream.read(len(view))
        self._allowance.spend(len(data))
        view[: len(data)] = data
        return len(data)


def _refuse_overlaps(infos: Sequence[zipfile.ZipInfo]) -> None:
    """No two members of a sound archive share bytes; those of an archive that is a trap do, so that few expand to many."""
    ends = 0
    for info in sorted(infos, key=lambda one: one.header_offset):
        if info.header_offset < ends:
            raise UnreadableError("its members share the same bytes, as in an archive made to expand without end")
        ends = info.header_offset + _LOCAL_HEADER + info.compress_size


def _name(info: zipfile.ZipInfo) -> str:
    """The name of a member, in the encoding that it is most likely in where the archive does not say."""
    if info.flag_bits & _NAME_IN_UTF8 or info.orig_filename.isascii():
        return info.filename
    if (name := _unicode_path(info.extra)) is not None:
        return name
    raw = info.orig_filename.encode("cp437")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return max((raw.decode(encoding, "replace") for encoding in _NAMED_IN), key=_letters)


def _letters(name: str) -> int:
    return sum(map(str.isalpha, name))


def _unicode_path(extra: bytes) -> str | None:
    """The name in UTF-8 that a tool put beside the one in an older encoding."""
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        if kind == _UNICODE_PATH:
            return extra[9 : 4 + size].decode("utf-8", "replace") or None
        extra = extra[4 + size :]
    return None
