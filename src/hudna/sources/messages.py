"""What intake and the process that reads for it say to each other."""

from __future__ import annotations

import msgspec

from hudna.model.readings import Reading
from hudna.model.reports import Capture, Refusal, Report, Withdrawal
from hudna.sources.pieces import Item


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
    """What the process says: one of the fields; none of them where it only says that it is at work.

    `reached` goes with any of them: how far in the file it is, in bytes, where that is known.
    """

    piece: str | None = None
    report: Report | None = None
    reading: Reading | None = None
    withdrawal: Withdrawal | None = None
    refusal: Refusal | None = None
    done: bool = False
    reached: int = 0

    @property
    def item(self) -> Item | None:
        """What was made of a piece, if that is what is said."""
        return self.report or self.reading or self.withdrawal or self.refusal
