"""Reading in a process of its own, bounded in time and memory: what a hostile file does to it, it does to nobody else.

The process is told of a file and gives back what is in it, a message each, as MessagePack. It names each piece before it reads
it; where it is then heard of no more, or ends, that piece is refused, and a new process goes on behind it.
"""

from __future__ import annotations

import contextlib
import os
import selectors
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, BinaryIO, Self

import msgspec

from hudna.model.readings import Reading
from hudna.model.reports import Capture, Refusal, Report, Withdrawal
from hudna.sources.opened import regular_size
from hudna.sources.pieces import Allowance, Item, Piece
from hudna.sources.taking import Said, take
from hudna.sources.unreadable import UnreadableError

SECONDS = 10.0
"""That reading one piece may take, or finding the next."""

MEGABYTES = 500
"""That the process may have as memory of its own."""

_OUT_OF_MEMORY = 77  # its exit code
_STEPS_A_PROCESS = 5_000
"""After which a new one takes over, for libraries in C lose memory."""


class _Order(msgspec.Struct, array_like=True, frozen=True):
    """What the process is to read."""

    name: str
    where: str
    data: bytes | None
    path: str | None
    media: str | None
    told: dict[str, str]
    capture: Capture | None
    given: bool
    steps: int
    fatal: list[int]


class _Answer(msgspec.Struct, array_like=True, frozen=True):
    """What the process says: one of the fields; none of them where it only says that it is at work."""

    piece: str | None = None
    report: Report | None = None
    reading: Reading | None = None
    withdrawal: Withdrawal | None = None
    refusal: Refusal | None = None
    done: bool = False

    @property
    def item(self) -> Item | None:
        return self.report or self.reading or self.withdrawal or self.refusal


class _GoneError(Exception):
    """The process was heard of no more; says why."""


@dataclass(slots=True)
class _Progress:
    """How far a file is read: see `taking.Said`; `at` is the piece that was named last, if nothing came of it yet."""

    steps: int = 0
    fatal: list[int] = field(default_factory=list)
    at: str | None = None

    def hear(self, answer: _Answer) -> None:
        """Take note of what is said."""
        if answer.piece is not None or answer.item is not None:
            self.steps += 1
            self.at = answer.piece


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

    def take(self, piece: Piece, *, given: bool = False) -> Iterator[Item]:
        """As `taking.take`, without the pieces; what takes too long or too much is refused."""
        progress = _Progress()
        while True:
            before = progress.steps
            try:
                yield from self._take(piece, given, progress)
            except _GoneError as error:
                self.close()
                yield Refusal(progress.at or f"{piece.where} › after part {progress.steps}", str(error))
                if progress.at is not None:
                    progress.fatal.append(progress.steps)
                    progress.at = None
                elif progress.steps == before:
                    return  # finding the next part is what it cannot do
            else:
                return

    def _take(self, piece: Piece, given: bool, progress: _Progress) -> Iterator[Item]:
        if self._process is None:
            self._process = _Process(self._megabytes)
        process, before = self._process, progress.steps
        process.send(_order(piece, given, progress))
        while not (answer := process.receive(self._seconds)).done:
            progress.hear(answer)
            if (item := answer.item) is not None:
                yield item
        process.steps += progress.steps - before
        if process.steps > _STEPS_A_PROCESS:
            self.close()


class _Process:
    """The process at its other end."""

    def __init__(self, megabytes: int) -> None:
        command = [sys.executable, "-m", "hudna.sources.apart", str(megabytes)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=_environment())  # noqa: S603
        assert self._process.stdin is not None  # noqa: S101 - both are pipes
        assert self._process.stdout is not None  # noqa: S101
        self._to: IO[bytes] = self._process.stdin
        self._from: IO[bytes] = self._process.stdout
        self._ready = selectors.DefaultSelector()
        self._ready.register(self._from, selectors.EVENT_READ)
        self._decoder = msgspec.msgpack.Decoder(_Answer)
        self._heard = b""
        self.steps = 0

    def send(self, order: _Order) -> None:
        try:
            _write(self._to, msgspec.msgpack.encode(order))
        except OSError as error:
            raise _GoneError("the process that read it has ended") from error

    def receive(self, seconds: float) -> _Answer:
        """The next message.

        Raises:
            _GoneError: none came in this time, or none will come.
        """
        size = int.from_bytes(self._bytes(4, seconds))
        return self._decoder.decode(self._bytes(size, seconds))

    def _bytes(self, size: int, seconds: float) -> bytes:
        while len(self._heard) < size:
            if not self._ready.select(seconds):
                raise _GoneError(f"reading it took more than {seconds:g} s")
            got = os.read(self._from.fileno(), max(size - len(self._heard), 65536))
            if not got:
                raise _GoneError(self._fate())
            self._heard += got
        taken, self._heard = self._heard[:size], self._heard[size:]
        return taken

    def _fate(self) -> str:
        code = self._process.wait()
        if code == _OUT_OF_MEMORY:
            return "reading it took more memory than it may"
        return f"reading it made the process end ({f'signal {-code}' if code < 0 else f'code {code}'})"

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


def _order(piece: Piece, given: bool, progress: _Progress) -> _Order:
    return _Order(
        name=piece.name,
        where=piece.where,
        data=piece.data if isinstance(piece.data, bytes) else None,
        path=os.fspath(piece.data) if isinstance(piece.data, Path) else None,
        media=piece.media,
        told=dict(piece.told),
        capture=piece.capture,
        given=given,
        steps=progress.steps,
        fatal=progress.fatal,
    )


def _write(stream: IO[bytes], message: bytes) -> None:
    stream.write(len(message).to_bytes(4) + message)
    stream.flush()


def _bound(megabytes: int) -> None:
    """Let this process have so much more memory than it has now."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    with contextlib.suppress(OSError, ValueError):  # where there is no such limit, time is bounded all the same
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        limit = pages * resource.getpagesize() + megabytes * 1_000_000
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def _serve(orders: BinaryIO, answers: IO[bytes]) -> None:
    while size := orders.read(4):
        order = msgspec.msgpack.decode(orders.read(int.from_bytes(size)), type=_Order)
        for answer in _answers(order, lambda: _say(answers, _Answer())):
            _say(answers, answer)
        _say(answers, _Answer(done=True))


def _answers(order: _Order, working: Callable[[], None]) -> Iterator[_Answer]:
    data = Path(order.path or "") if order.data is None else order.data
    piece = Piece(
        name=order.name, where=order.where, data=data, media=order.media, told=order.told, capture=order.capture
    )
    try:
        size = len(data) if isinstance(data, bytes) else regular_size(data)
    except UnreadableError as error:
        yield _Answer(refusal=Refusal(piece.where, str(error)))
        return
    said = Said(order.steps, frozenset(order.fatal))
    for inner in take(piece, Allowance(size, working), given=order.given, said=said):
        match inner:
            case Piece():
                yield _Answer(piece=inner.where)
            case Report():
                yield _Answer(report=inner)
            case Reading():
                yield _Answer(reading=inner)
            case Withdrawal():
                yield _Answer(withdrawal=inner)
            case Refusal():
                yield _Answer(refusal=inner)


def _say(answers: IO[bytes], answer: _Answer) -> None:
    _write(answers, msgspec.msgpack.encode(answer))


if __name__ == "__main__":
    _bound(int(sys.argv[1]))
    spoken = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not come between the messages
    try:
        _serve(sys.stdin.buffer, spoken)
    except MemoryError:
        os._exit(_OUT_OF_MEMORY)
