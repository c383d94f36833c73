"""Pieces: bytes that may hold a report, or several, on their way from a file or an address to reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from hudna.model.readings import Reading
from hudna.model.reports import Capture, Refusal, Report, Withdrawal
from hudna.sources.opened import read_bytes, regular_size
from hudna.sources.unreadable import UnreadableError

Item = Report | Reading | Withdrawal | Refusal
"""What intake makes of pieces: a report to be read, one whose claims are coded already, one taken back, or why there is none."""

MAX_DEPTH = 4
"""An attachment that is an archive of mail with attachments needs three."""

MAX_PARTS = 1_000_000
FREE_BYTES = 1_000_000_000
EXPANSION = 100
"""Text and mark-up shrink to a tenth at best; what grows a hundredfold, beyond the free bytes, is a trap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A file, a member of an archive, an attachment, the body of a response.

    Attributes:
        name: its file name or path within what holds it; its ending tells its kind where `media` does not.
        where: how errors name it; within a container: `reports.zip › monday/notes.pdf`.
        data: its bytes, or the file that holds them.
        media: its MIME type with parameters, where its container or server tells it.
        told: what its container tells of it where it tells nothing itself: `id`, `lang`, `published`, `title`, `source`, `url`.
        capture: what was taken from where it is published.
    """

    name: str
    where: str
    data: bytes | Path
    media: str | None = None
    told: Mapping[str, str] = field(default_factory=dict)
    capture: Capture | None = None

    def read(self, limit: int) -> bytes:
        """All its bytes.

        Raises:
            UnreadableError: there are more than `limit`, none, or the file cannot be read.
        """
        if isinstance(self.data, Path):
            return read_bytes(self.data, limit)
        if len(self.data) > limit:
            raise UnreadableError(f"{len(self.data) / 1e6:,.1f} MB, more than the {limit / 1e6:g} MB it may have")
        if not self.data:
            raise UnreadableError("the file is empty")
        return self.data

    def open(self) -> BinaryIO:
        """Its bytes as a stream that can be sought in, for what may be larger than memory. Close it after use.

        Raises:
            OSError: the file cannot be opened.
        """
        return self.data.open("rb") if isinstance(self.data, Path) else BytesIO(self.data)

    def head(self, size: int) -> bytes:
        """Its first bytes; none where it cannot be read."""
        try:
            if isinstance(self.data, Path):
                regular_size(self.data)  # opening a pipe would wait for whoever writes into it
            with self.open() as stream:
                return stream.read(size)
        except (OSError, ValueError, UnreadableError):
            return b""

    def part(self, name: str, data: bytes, *, media: str | None = None, told: Mapping[str, str] | None = None) -> Piece:
        """A piece within this one."""
        return Piece(name=name, where=f"{self.where} › {name}", data=data, media=media, told=told or {})


class Allowance:
    """How much may come out of one file, and how deep; a trap meets it before it fills the memory or the day."""

    def __init__(self, size: int, working: Callable[[], None] = lambda: None) -> None:
        """Allow for a file.

        Args:
            size: its bytes.
            working: called now and then by what takes long for good reason (recognising the letters of a page): the time
                that a piece may take begins anew.
        """
        self.size = size
        self.working = working
        self._bytes = FREE_BYTES + EXPANSION * size
        self._parts = MAX_PARTS

    def spend(self, size: int) -> None:
        """Count bytes that came out.

        Raises:
            UnreadableError: they are too many by now.
        """
        self._bytes -= size
        if self._bytes < 0:
            raise UnreadableError(f"it expands to more than {EXPANSION} times its size")

    def enter(self, depth: int) -> None:
        """Count a part.

        Raises:
            UnreadableError: they are too many by now, or too deep.
        """
        self._parts -= 1
        if self._parts < 0:
            raise UnreadableError(f"it has more than {MAX_PARTS:,} parts")
        if depth > MAX_DEPTH:
            raise UnreadableError(f"archives in archives, more than {MAX_DEPTH} deep")


Reads = Callable[[bytes, str, str | None], Report]
"""Makes a report of bytes, the id that it has where they give none, and the encoding that their server or container told;
raises `UnreadableError` where they are none."""

Unpacks = Callable[[Piece, Allowance], Iterator[Piece | Item]]
"""Gives what a piece holds, one at a time; raises `UnreadableError` where it cannot go on."""
