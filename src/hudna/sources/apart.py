"""Reading in a process of its own, bounded in time and memory: what a hostile file does to it, it does to nobody else.

The process (`serving`) is told of a file and gives back what is in it. It names each piece before it reads it; where it is then
heard of no more, or ends, that piece is refused, and a new process goes on behind it.
"""

from __future__ import annotations

import contextlib
import os
import selectors
import subprocess
import sys
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Self

import msgspec

from hudna.model.reports import Refusal
from hudna.sources.messages import OUT_OF_MEMORY, Answer, Order, write
from hudna.sources.pieces import Item, Piece

SECONDS = 10.0
"""That reading one piece may take, or finding the next."""

MEGABYTES = 500
"""That the process may have as memory of its own."""

_STEPS_A_PROCESS = 5_000
"""After which a new one takes over with the next file, for libraries in C lose memory."""

_SECONDS_TO_BEGIN = 60.0
_SERVING = "hudna.sources.serving"
_FEW_STEPS = 100
"""A process that has gone so far is still as good as new."""

_READ_AT_ONCE = 1 << 18


class _GoneError(Exception):
    """The process was heard of no more; says why.

    Attributes:
        worn: whether it may have ended because of what it read before.
    """

    def __init__(self, reason: str, *, worn: bool = False) -> None:
        super().__init__(reason)
        self.worn = worn


@dataclass(slots=True)
class _Progress:
    """How far a file is read: see `taking.Said`; `at` is the piece that was named last, if nothing came of it yet."""

    steps: int = 0
    fatal: list[int] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    at: str | None = None

    def hear(self, answer: Answer) -> None:
        """Take note of what is said."""
        if answer.piece is not None or answer.item is not None:
            self.steps += 1
            self.at = answer.piece

    def give_up(self, piece: Piece, reason: str) -> Refusal:
        """Do not try again what was not survived: the piece that was named last, or finding the next."""
        if self.at is None:
            self.left.append(self.steps)
            return Refusal(f"{piece.where} › after part {self.steps}" if self.steps else piece.where, reason)
        self.fatal.append(self.steps)
        where, self.at = self.at, None
        return Refusal(where, reason)


class Apart:
    """Reads pieces in another process, one after the other. Leaving the context ends that."""

    def __init__(self, seconds: float = SECONDS, megabytes: int = MEGABYTES) -> None:
        """See `SECONDS` and `MEGABYTES`."""
        self._seconds = seconds
        self._megabytes = megabytes
        self._process: _Process | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process, if there is one."""
        if self._process is not None:
            self._process.end()
            self._process = None

    def take(self, piece: Piece, *, given: bool = False) -> Generator[Item]:
        """As `taking.take`, without the pieces; what takes too long or too much is refused."""
        progress = _Progress()
        done = False
        try:
            while not done:
                try:
                    yield from self._take(piece, given, progress)
                    done = True
                except _GoneError as error:
                    self.close()
                    if not error.worn:
                        yield progress.give_up(piece, str(error))
        finally:
            if not done:
                self.close()  # what it goes on to say belongs to this piece, of which nobody wants more

    def _take(self, piece: Piece, given: bool, progress: _Progress) -> Iterator[Item]:
        if self._process is None or self._process.steps > _STEPS_A_PROCESS:
            self.close()
            self._process = _Process(self._megabytes)
            self._process.receive(_SECONDS_TO_BEGIN)  # its first sign: what it imports is not on the piece's account
        process = self._process
        process.send(_order(piece, given, progress))
        while not (answer := process.receive(self._seconds)).done:
            before = progress.steps
            progress.hear(answer)
            process.steps += progress.steps - before
            if (item := answer.item) is not None:
                yield item


class _Process:
    """The process at its other end."""

    def __init__(self, megabytes: int) -> None:
        command = [sys.executable, "-m", _SERVING, str(megabytes)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=_environment())  # noqa: S603
        assert self._process.stdin is not None  # noqa: S101 - both are pipes
        assert self._process.stdout is not None  # noqa: S101
        self._to: IO[bytes] = self._process.stdin
        self._from: IO[bytes] = self._process.stdout
        self._ready = selectors.DefaultSelector()
        self._ready.register(self._from, selectors.EVENT_READ)
        self._decoder = msgspec.msgpack.Decoder(Answer)
        self._heard = bytearray()
        self._decoded = 0  # bytes of what was heard
        self.steps = 0

    def send(self, order: Order) -> None:
        try:
            write(self._to, order)
        except OSError as error:
            raise self._gone() from error

    def receive(self, seconds: float) -> Answer:
        """The next message.

        Raises:
            _GoneError: none came in this time, or none will come.
        """
        size = int.from_bytes(self._bytes(4, seconds))
        return self._decoder.decode(self._bytes(size, seconds))

    def _bytes(self, size: int, seconds: float) -> bytes:
        while len(self._heard) - self._decoded < size:
            if not self._ready.select(seconds):
                raise _GoneError(f"reading it took more than {seconds:g} s")
            got = os.read(self._from.fileno(), _READ_AT_ONCE)
            if not got:
                raise self._gone()
            del self._heard[: self._decoded]
            self._decoded = 0
            self._heard += got
        begin = self._decoded
        self._decoded += size
        return bytes(self._heard[begin : self._decoded])

    def _gone(self) -> _GoneError:
        code = self._process.wait()
        worn = self.steps > _FEW_STEPS
        if code == OUT_OF_MEMORY:
            return _GoneError("reading it took more memory than it may", worn=worn)
        how = f"signal {-code}" if code < 0 else f"code {code}"
        return _GoneError(f"reading it made the process end ({how})", worn=worn)

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        self._ready.close()
        self._from.close()
        with contextlib.suppress(OSError):  # what was to be written to it is of no use any more
            self._to.close()


def _environment() -> dict[str, str]:
    """That of this process, in which modules are found as here."""
    return os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


def _order(piece: Piece, given: bool, progress: _Progress) -> Order:
    """The order to read a piece; one that only its container can open has to be held."""
    path = os.fspath(piece.data) if isinstance(piece.data, Path) else None
    return Order(
        name=piece.name,
        where=piece.where,
        path=path,
        data=b"" if path is not None else _held(piece),
        media=piece.media,
        told=dict(piece.told),
        capture=piece.capture,
        notices=piece.notices,
        given=given,
        steps=progress.steps,
        fatal=progress.fatal,
        left=progress.left,
    )


def _held(piece: Piece) -> bytes:
    with piece.open() as stream:
        return stream.read()
