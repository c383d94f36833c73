"""Bring reports in: from files to reports, or to reasons why there is none, and no file stops the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from hudna.model.readings import Reading
from hudna.model.reports import Refusal, Report, Withdrawal
from hudna.sources.apart import Apart
from hudna.sources.characters import shown
from hudna.sources.formats import kind_of
from hudna.sources.found import found
from hudna.sources.opened import regular_size
from hudna.sources.pieces import Allowance, Item, Piece
from hudna.sources.taking import take
from hudna.sources.unreadable import UnreadableError


class Meter:
    """How far bringing in is.

    Attributes:
        done: bytes of the files that were gone through.
    """

    def __init__(self) -> None:
        self.done = 0


def bring_in(paths: Sequence[Path], meter: Meter | None = None) -> Iterator[Item]:
    """Read files, and the files of folders, one at a time.

    Folders are walked in the order of names. A file given directly is refused where its kind is not supported; in a
    folder it is passed over. Two reports of one batch never share an id: the later one gets a suffix from its text,
    and a notice; where it has the same text as well, it is refused as a repetition.

    Args:
        paths: files and folders.
        meter: is told how far it is.

    Yields:
        Reports to be read, readings of what is coded already, withdrawals, or why there is none.
    """
    taken, meter = Taken(), meter or Meter()
    with Apart() as apart:
        for path in found(paths):
            if isinstance(path, Refusal):
                yield path
                continue
            before = meter.done
            for item in _of_file(path, apart):
                meter.done = before + apart.reached
                yield taken.with_own_id(item)
            meter.done = before + _size(path)


def size(paths: Sequence[Path]) -> int:
    """How many bytes the files have that `bring_in` will go through."""
    return sum(_size(path) for path in found(paths) if isinstance(path, Path))


def _size(path: Path) -> int:
    try:
        return regular_size(path)
    except UnreadableError:
        return 0


def is_much(paths: Sequence[Path], many: int) -> bool:
    """Whether there are so many files, or one that may hold as many reports."""
    files = [path for path in found(paths) if isinstance(path, Path)]
    kinds = (kind_of(_piece(path), given=True) for path in files)
    return len(files) >= many or any(kind is not None and not kind.single for kind in kinds)


class Taken:
    """The ids that the reports of a batch have."""

    def __init__(self) -> None:
        self._texts: dict[str, tuple[str, str]] = {}  # digest and place of the text, by id

    def with_own_id(self, item: Item) -> Item:
        """An item with an id that no other of the batch has; a refusal where it repeats another."""
        match item:
            case Report():
                return self._own(item)
            case Reading(report=report):
                own = self._own(report)
                return replace(item, report=own) if isinstance(own, Report) else own
            case Withdrawal() | Refusal():
                return item

    def _own(self, report: Report) -> Report | Refusal:
        digest = report.sha256
        while report.id in self._texts:
            text_there, file_there = self._texts[report.id]
            if text_there == digest:
                return Refusal(report.shown, f"repeats the id and the text of {file_there}")
            notice = f"id {report.id} is already that of {file_there}"
            report = replace(report, id=f"{report.id}-{digest[:8]}", notices=(*report.notices, notice))
        self._texts[report.id] = digest, report.shown
        return report


def _of_file(path: Path, apart: Apart) -> Iterator[Item]:
    """What is in a file that was found."""
    piece = _piece(path)
    try:
        size = regular_size(path)
    except UnreadableError as error:
        yield Refusal(piece.where, str(error))
        return
    kind = kind_of(piece, given=True)
    if kind is not None and kind.apart:
        yield from apart.take(piece, given=True)
    else:
        yield from (item for item in take(piece, Allowance(size), given=True) if not isinstance(item, Piece))


def _piece(path: Path) -> Piece:
    return Piece(name=path.name, where=shown(str(path)), data=path)
