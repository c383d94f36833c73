"""A process that works for this one, bounded in memory, and how the two talk: messages of MessagePack, each after its length."""

from __future__ import annotations

import contextlib
import os
import selectors
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, BinaryIO, Generic, TypeVar

import msgspec

OUT_OF_MEMORY = 77
"""The exit code of a process that had no more."""

_AHEAD = 1 << 20  # bytes that it may be ahead of who listens, where the system allows it: it works while others do
MEGABYTES = 500
"""That a process may have as memory of its own."""

_SECONDS_TO_BEGIN = 60.0
_READ_AT_ONCE = 1 << 18

T = TypeVar("T", bound=msgspec.Struct)

_encoder = msgspec.msgpack.Encoder()


class GoneError(Exception):
    """The process was heard of no more; says why.

    Attributes:
        ended: whether it has ended by itself.
    """

    def __init__(self, reason: str, *, ended: bool = False) -> None:
        super().__init__(reason)
        self.ended = ended


class Process(Generic[T]):
    """The process at its other end; it has begun, and waits for orders."""

    def __init__(self, module: str, answers: type[T], megabytes: int = MEGABYTES) -> None:
        """Start it.

        Args:
            module: what it runs: ends in a call of `serve`.
            answers: what it says.
            megabytes: see `MEGABYTES`.

        Raises:
            GoneError: it does not begin.
        """
        command = [sys.executable, "-m", module, str(megabytes)]
        with unsignalled():
            self._process = subprocess.Popen(  # noqa: S603
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, pipesize=_AHEAD, env=_environment()
            )
        assert self._process.stdin is not None  # noqa: S101 - both are pipes
        assert self._process.stdout is not None  # noqa: S101
        self._to: IO[bytes] = self._process.stdin
        self._from: IO[bytes] = self._process.stdout
        self._ready = selectors.DefaultSelector()
        self._ready.register(self._from, selectors.EVENT_READ)
        self._decoder = msgspec.msgpack.Decoder(answers)
        self._heard = bytearray()
        self._decoded = 0  # bytes of what was heard
        self.receive(_SECONDS_TO_BEGIN)  # its first sign: what it imports is on nobody's account

    def send(self, order: msgspec.Struct) -> None:
        """Give it an order.

        Raises:
            GoneError: it has ended.
        """
        try:
            write(self._to, order)
        except OSError as error:
            raise self._gone() from error

    def receive(self, seconds: float) -> T:
        """The next message.

        Raises:
            GoneError: none came in this time, or none will come.
        """
        size = int.from_bytes(self._bytes(4, seconds))
        return self._decoder.decode(self._bytes(size, seconds))

    def end(self) -> None:
        """End it, whatever it does."""
        self._process.kill()
        self._process.wait()
        self._ready.close()
        self._from.close()
        with contextlib.suppress(OSError):  # what was to be written to it is of no use any more
            self._to.close()

    def _bytes(self, size: int, seconds: float) -> bytes:
        while len(self._heard) - self._decoded < size:
            if not self._ready.select(seconds):
                raise GoneError(f"reading it took more than {seconds:g} s")
            got = os.read(self._from.fileno(), _READ_AT_ONCE)
            if not got:
                raise self._gone()
            del self._heard[: self._decoded]
            self._decoded = 0
            self._heard += got
        begin = self._decoded
        self._decoded += size
        return bytes(self._heard[begin : self._decoded])

    def _gone(self) -> GoneError:
        code = self._process.wait()
        if code == OUT_OF_MEMORY:
            return GoneError("reading it took more memory than it may", ended=True)
        how = f"signal {-code}" if code < 0 else f"code {code}"
        return GoneError(f"reading it made the process end ({how})", ended=True)


@contextlib.contextmanager
def unsignalled() -> Iterator[None]:
    """Let processes that begin here not hear of Ctrl+C, which a terminal tells to all: whoever began them ends them."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def write(stream: IO[bytes], message: msgspec.Struct) -> None:
    """Say something.

    Raises:
        OSError: nobody hears it any more.
    """
    body = _encoder.encode(message)
    stream.write(len(body).to_bytes(4) + body)
    stream.flush()


def serve(megabytes: int, ready: msgspec.Struct, obey: Callable[[bytes, IO[bytes]], None]) -> None:
    """What the process does: take orders from its standard input, until there are no more.

    Args:
        megabytes: memory that it may have more than it has now.
        ready: what it says before the first order.
        obey: carries out an order, and writes to the stream what there is to say.
    """
    _bound(megabytes)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not come between the messages
    try:
        write(answers, ready)
        _obey_all(sys.stdin.buffer, answers, obey)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except BrokenPipeError:
        os._exit(0)  # nobody waits for the answer any more


def _obey_all(orders: BinaryIO, answers: IO[bytes], obey: Callable[[bytes, IO[bytes]], None]) -> None:
    while size := orders.read(4):
        obey(orders.read(int.from_bytes(size)), answers)


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
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _environment() -> dict[str, str]:
    """That of this process, in which modules are found as here."""
    return os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
