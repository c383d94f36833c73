"""What of a report's words is kept beside it: to search for it, and to tell what it nearly repeats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from hudna.engine.wording import wording
from hudna.ledger import Wording
from hudna.model.reports import Report
from hudna.sources import Sketch


@dataclass(frozen=True, slots=True)
class Digest:
    """What follows from the words of a report alone, so that whoever read it can make it as well.

    Attributes:
        wording: its words as they are searched for.
        sketch: what of its text is compared with others.
    """

    wording: Wording
    sketch: Sketch

    @classmethod
    def of(cls, report: Report) -> Self:
        """That of a report, with its language as settled by reading."""
        return cls(wording(report), Sketch.of(report.text))
