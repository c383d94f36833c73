"""The process that reads for `apart`: it takes orders from its standard input, and answers on its standard output."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, BinaryIO

import msgspec

from hudna.model.readings import Reading
from hudna.model.reports import Refusal, Report, Withdrawal
from hudna.sources.messages import OUT_OF_MEMORY, Answer, Order, write
from hudna.sources.opened import regular_size
from hudna.sources.pieces import Allowance, Piece
from hudna.sources.taking import Said, take
from hudna.sources.unreadable import UnreadableError


def main(megabytes: int) -> None:
    """Serve until there are no more orders."""
    _bound(megabytes)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not come between the messages
    try:
        write(answers, Answer())  # ready
        _serve(sys.stdin.buffer, answers)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except BrokenPipeError:
        os._exit(0)  # nobody waits for the answer any more


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


def _serve(orders: BinaryIO, answers: IO[bytes]) -> None:
    while size := orders.read(4):
        order = msgspec.msgpack.decode(orders.read(int.from_bytes(size)), type=Order)
        for answer in _answers(order, answers):
            write(answers, answer)
        write(answers, Answer(done=True))


def _answers(order: Order, answers: IO[bytes]) -> Iterator[Answer]:
    piece = Piece(
        name=order.name,
        where=order.where,
        data=order.data if order.path is None else Path(order.path),
        media=order.media,
        told=order.told,
        capture=order.capture,
        notices=order.notices,
    )
    try:
        size = len(order.data) if order.path is None else regular_size(Path(order.path))
    except UnreadableError as error:
        yield Answer(refusal=Refusal(piece.where, str(error)))
        return
    allowance = Allowance(size, lambda: write(answers, Answer()))
    said = Said(order.steps, frozenset(order.fatal), tuple(order.left))
    for inner in take(piece, allowance, given=order.given, said=said):
        match inner:
            case Piece():
                yield Answer(piece=inner.where)
            case Report():
                yield Answer(report=inner)
            case Reading():
                yield Answer(reading=inner)
            case Withdrawal():
                yield Answer(withdrawal=inner)
            case Refusal():
                yield Answer(refusal=inner)


if __name__ == "__main__":
    main(int(sys.argv[1]))
