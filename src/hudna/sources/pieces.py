"""Pieces: bytes that may hold a report, or several, on their way from a file or an address to reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from hudna.model.readings import Reading
from hudna.model.reports import Capture, Refusal, Report, Withdrawal
from hudna.sources.opened import read_bytes, regular_size
from hudna.sources.unreadable import ExhaustedError, UnreadableError

Opens = Callable[[], BinaryIO]
"""Opens what a container holds, from its beginning, as a stream that can be sought in (backwards at the cost of reading anew)."""

Item = Report | Reading | Withdrawal | Refusal
"""What intake makes of pieces: a report to be read, one whose claims are coded already, one taken back, or why there is none."""

MAX_DEPTH = 4
"""An attachment that is an archive of mail with attachments needs three."""

MAX_TOO_DEEP = 100
"""That are refused one by one; what has more is a trap."""

MAX_PARTS = 1_000_000
FREE_BYTES = 200_000_000
EXPANSION = 100
"""Text and mark-up shrink to a tenth at best; what grows a hundredfold, beyond the free bytes, is a trap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A file, a member of an archive, an attachment, the body of a response.

    Attributes:
        name: its file name or path within what holds it; its ending tells its kind where `media` does not.
        where: how errors name it; within a container: `reports.zip › monday/notes.pdf`.
        data: its bytes, the file that holds them, or what opens them where they are too many for memory.
        media: its MIME type with parameters, where its container or server tells it.
        told: what its container tells of it where it tells nothing itself: `id`, `lang`, `published`, `title`, `source`, `url`.
        capture: what was taken from where it is published.
        notices: what was noticed about it on the way here, each a sentence for the user.
    """

    name: str
    where: str
    data: bytes | Path | Opens
    media: str | None = None
    told: Mapping[str, str] = field(default_factory=dict)
    capture: Capture | None = None
    notices: tuple[str, ...] = ()

    def read(self, limit: int) -> bytes:
        """All its bytes.

        Raises:
            UnreadableError: there are more than `limit`, none, or the file cannot be read.
        """
        if isinstance(self.data, Path):
            return read_bytes(self.data, limit)
        if isinstance(self.data, bytes):
            size, data = len(self.data), self.data
        else:
            with self.open() as stream:
                size, data = 0, stream.read(limit + 1)
            if len(data) > limit:
                raise UnreadableError(f"more than the {limit / 1e6:g} MB it may have")
        if size > limit:
            raise UnreadableError(f"{size / 1e6:,.1f} MB, more than the {limit / 1e6:g} MB it may have")
        if not data:
            raise UnreadableError("the file is empty")
        return data

    def open(self) -> BinaryIO:
        """Its bytes as a stream that can be sought in, for what may be larger than memory. Close it after use.

        Raises:
            OSError: the file cannot be opened.
            UnreadableError: what holds it is damaged.
        """
        match self.data:
            case Path():
                return self.data.open("rb")
            case bytes():
                return BytesIO(self.data)
            case opens:
                return opens()

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
        self._reached: Callable[[], int] | None = None
        self._too_deep = MAX_TOO_DEEP

    @contextmanager
    def following(self, reached: Callable[[], int]) -> Iterator[None]:
        """Tell how far in the file reading is, in bytes, while the block lasts; what is within another has no say in that."""
        if self._reached is not None:
            yield
            return
        self._reached = reached
        try:
            yield
        finally:
            self._reached = None

    @property
    def reached(self) -> int:
        """How far in the file reading is, in bytes, where that is known."""
        return 0 if self._reached is None else self._reached()

    def spend(self, size: int) -> None:
        """Count bytes that came out.

        Raises:
            ExhaustedError: they are too many by now.
        """
        self._bytes -= size
        if self._bytes < 0:
            raise ExhaustedError(f"it expands to more than {EXPANSION} times its size; the rest of it is not read")

    def enter(self, depth: int) -> None:
        """Count a part.

        Raises:
            UnreadableError: it is too deep.
            ExhaustedError: they are too many by now, or too many were too deep.
        """
        self._parts -= 1
        if self._parts < 0:
            raise ExhaustedError(f"it has more than {MAX_PARTS:,} parts; the rest of it is not read")
        if depth > MAX_DEPTH:
            self._too_deep -= 1
            if self._too_deep < 0:
                raise ExhaustedError("archives in archives without end; the rest of it is not read")
            raise UnreadableError(f"archives in archives, more than {MAX_DEPTH} deep")


Reads = Callable[[bytes, str, str | None], Report]
"""Makes a report of bytes, the id that it has where they give none, and the encoding that their server or container told;
raises `UnreadableError` where they are none."""

Unpacks = Callable[[Piece, Allowance], Iterator[Piece | Item]]
"""Gives what a piece holds, one at a time; raises `UnreadableError` where it cannot go on."""
