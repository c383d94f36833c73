"""What intake and the process that reads for it say to each other, as MessagePack after its length in four bytes."""

from __future__ import annotations

from typing import IO

import msgspec

from hudna.model.readings import Reading
from hudna.model.reports import Capture, Refusal, Report, Withdrawal
from hudna.sources.pieces import Item

OUT_OF_MEMORY = 77
"""The exit code of a process that had no more."""


class Order(msgspec.Struct, array_like=True, frozen=True):
    """What the process is to read: the file at `path`, or `data`; see `pieces.Piece` and `taking.Said`."""

    name: str
    where: str
    path: str | None
    data: bytes
    media: str | None
    told: dict[str, str]
    capture: Capture | None
    notices: tuple[str, ...]
    given: bool
    steps: int
    fatal: list[int]
    left: list[int]


class Answer(msgspec.Struct, array_like=True, frozen=True, omit_defaults=True):
    """What the process says: one of the fields; none of them where it only says that it is at work."""

    piece: str | None = None
    report: Report | None = None
    reading: Reading | None = None
    withdrawal: Withdrawal | None = None
    refusal: Refusal | None = None
    done: bool = False

    @property
    def item(self) -> Item | None:
        """What was made of a piece, if that is what is said."""
        return self.report or self.reading or self.withdrawal or self.refusal


_encoder = msgspec.msgpack.Encoder()


def write(stream: IO[bytes], message: Order | Answer) -> None:
    """Say something.

    Raises:
        OSError: nobody hears it any more.
    """
    body = _encoder.encode(message)
    stream.write(len(body).to_bytes(4) + body)
    stream.flush()
