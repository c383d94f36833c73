"""From names and values to what intake gives on: one submission after the other, and a bad one does not stop the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from hudna.model.readings import Reading
from hudna.model.reports import Refusal
from hudna.sources.forms.form import load_form
from hudna.sources.forms.recording import Beside, recorded
from hudna.sources.forms.submission import Columns
from hudna.sources.pieces import Allowance, Item, Piece
from hudna.sources.unreadable import UnreadableError


@dataclass(frozen=True, slots=True)
class Given:
    """A submission as an export has it.

    Attributes:
        where: how errors name it.
        values: names and values.
        problem: why it cannot be taken apart, where it cannot.
    """

    where: str
    values: Iterable[tuple[str, str]] = ()
    problem: str | None = None


def items(given: Iterable[Given], piece: Piece, allowance: Allowance, notices: tuple[str, ...] = ()) -> Iterator[Item]:
    """What becomes of the submissions of a piece.

    Args:
        given: its submissions.
        piece: where they are.
        allowance: is told that the work goes well.
        notices: on the piece, which each of its public reports gets.
    """
    form = load_form()
    columns = Columns(form)
    folder = piece.data.parent if isinstance(piece.data, Path) else None
    beside = Beside(folder=folder, working=allowance.working)
    for one in given:
        allowance.working()
        if one.problem is not None:
            yield Refusal(one.where, one.problem)
            continue
        try:
            for item in recorded(columns.submission(one.values), form, beside, one.where):
                yield _noticed(item, notices) if isinstance(item, Reading) and item.access is None else item
        except UnreadableError as error:
            yield Refusal(one.where, str(error))


def _noticed(reading: Reading, notices: tuple[str, ...]) -> Reading:
    report = replace(reading.report, notices=notices + reading.report.notices)
    return replace(reading, report=report)
