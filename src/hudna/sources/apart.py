"""Reading in a process of its own, bounded in time and memory: what a hostile file does to it, it does to nobody else.

The process (`serving`) is told of a file and gives back what is in it. It names each piece before it reads it; where it is then
heard of no more, or ends, that piece is refused, and a new process goes on behind it.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from hudna.model.reports import Refusal
from hudna.sources.messages import Answer, Order
from hudna.sources.pieces import Item, Piece
from hudna.sources.process import MEGABYTES, GoneError, Process

SECONDS = 10.0
"""That reading one piece may take, or finding the next."""

_STEPS_A_PROCESS = 5_000
"""After which a new one takes over with the next file, for libraries in C lose memory."""

_SERVING = "hudna.sources.serving"
_FEW_STEPS = 100
"""A process that has gone so far is still as good as new."""


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
    """Reads pieces in another process, one after the other. Leaving the context ends that.

    Attributes:
        reached: how far in the file that is being read it is, in bytes, where that is known.
    """

    def __init__(self, seconds: float = SECONDS, megabytes: int = MEGABYTES) -> None:
        """See `SECONDS`, and `MEGABYTES` of `process`."""
        self._seconds = seconds
        self._megabytes = megabytes
        self._process: Process[Answer] | None = None
        self._steps = 0
        self.reached = 0

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
        done, self.reached = False, 0
        try:
            while not done:
                try:
                    yield from self._take(piece, given, progress)
                    done = True
                except GoneError as error:
                    self.close()
                    if not (
                        error.ended and self._steps > _FEW_STEPS
                    ):  # it may have ended because of what it read before
                        yield progress.give_up(piece, str(error))
        finally:
            if not done:
                self.close()  # what it goes on to say belongs to this piece, of which nobody wants more

    def _take(self, piece: Piece, given: bool, progress: _Progress) -> Iterator[Item]:
        if self._process is None or self._steps > _STEPS_A_PROCESS:
            self.close()
            self._process, self._steps = Process(_SERVING, Answer, self._megabytes), 0
        process = self._process
        process.send(_order(piece, given, progress))
        while not (answer := process.receive(self._seconds)).done:
            before = progress.steps
            progress.hear(answer)
            self._steps += progress.steps - before
            self.reached = answer.reached or self.reached
            if (item := answer.item) is not None:
                yield item


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
