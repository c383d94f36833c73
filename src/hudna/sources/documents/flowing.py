"""The text of a word processor's document: paragraphs as they come, then the notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from hudna.model.reports import Report
from hudna.sources.documents.arabic import PLAINLY_BACKWARDS, evidence, is_arabic, letters, logical
from hudna.sources.documents.paragraphs import CELL
from hudna.sources.documents.titles import telling
from hudna.sources.fields import report_of

_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n[ \n]*")


@dataclass(slots=True)
class Flowing:
    """What is gathered from a document on the way through it.

    Attributes:
        title: of its properties, or else its first heading of the first level.
        blocks: paragraphs, and rows of tables.
        notes: paragraphs of foot- and endnotes.
        inserted, deleted: how many tracked changes of each kind.
        hidden: characters of hidden text.
        comments: how many.
    """

    title: str | None = None
    blocks: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    inserted: int = 0
    deleted: int = 0
    hidden: int = 0
    comments: int = 0

    def add(self, text: str) -> None:
        """Add a paragraph; one without words is left out."""
        if line := tidy(text):
            self.blocks.append(line)

    def add_row(self, cells: list[str]) -> None:
        """Add a row of a table, whose empty cells are left out."""
        self.add(CELL.join(line for line in (tidy(cell).replace("\n", " ") for cell in cells) if line))

    def report(self, name: str) -> Report:
        """The report that they make, with notices.

        Raises:
            UnreadableError: its title cannot be one.
        """
        paragraphs, turned = _put_right([letters(text) for text in (*self.blocks, *map(tidy, self.notes)) if text])
        title = telling(self.title) if self.title else None
        report = report_of("\n\n".join(paragraphs), {"title": title}, name)
        return replace(report, notices=tuple(self._notices(turned)))

    def _notices(self, turned: int) -> Iterator[str]:
        if turned:
            yield "Arabic text in visual order put right"
        if self.inserted or self.deleted:
            yield f"tracked changes: insertions taken in ({self.inserted}), deletions left out ({self.deleted})"
        if self.hidden:
            yield f"hidden text left out: {self.hidden} characters"
        if self.comments:
            yield f"comments left out: {self.comments}"


def tidy(text: str) -> str:
    """A paragraph without spaces too many; its line breaks stay."""
    return _LINES.sub("\n", _SPACES.sub(" ", text)).strip()


def _put_right(paragraphs: list[str]) -> tuple[list[str], int]:
    """Paragraphs with Arabic that was pasted in the order of a screen put into that of reading, and how many those are."""
    if sum(map(evidence, paragraphs)) > PLAINLY_BACKWARDS:
        return paragraphs, 0
    out = [_turned(text) if is_arabic(text) and evidence(text) < 0 else text for text in paragraphs]
    return out, sum(before != after for before, after in zip(paragraphs, out, strict=True))


def _turned(text: str) -> str:
    return "\n".join("".join(unit for unit, _ in logical(list(line))) for line in text.split("\n"))
