"""The process that reads for `apart`: it takes orders from its standard input, and answers on its standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import msgspec

from hudna.model.readings import Reading
from hudna.model.reports import Refusal, Report, Withdrawal
from hudna.sources.messages import Answer, Order
from hudna.sources.opened import regular_size
from hudna.sources.pieces import Allowance, Piece
from hudna.sources.process import serve, write
from hudna.sources.taking import Said, take
from hudna.sources.unreadable import UnreadableError


def main(megabytes: int) -> None:
    """Serve until there are no more orders."""
    serve(megabytes, Answer(), _obey)


def _obey(order: bytes, answers: IO[bytes]) -> None:
    for answer in _answers(msgspec.msgpack.decode(order, type=Order), answers):
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
                yield Answer(piece=inner.where, reached=allowance.reached)
            case Report():
                yield Answer(report=inner, reached=allowance.reached)
            case Reading():
                yield Answer(reading=inner, reached=allowance.reached)
            case Withdrawal():
                yield Answer(withdrawal=inner, reached=allowance.reached)
            case Refusal():
                yield Answer(refusal=inner, reached=allowance.reached)


if __name__ == "__main__":
    main(int(sys.argv[1]))
