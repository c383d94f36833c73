"""Taking an export as intake does, in this process."""

from pathlib import Path

from hudna.model.claims import Claim, Mention, Span
from hudna.model.readings import Reading
from hudna.model.reports import Refusal, Report
from hudna.sources.pieces import Allowance, Item, Piece
from hudna.sources.taking import take


def taken(data: bytes | Path, name: str = "export.csv") -> list[Item]:
    piece = Piece(name=data.name if isinstance(data, Path) else name, where="export", data=data)
    size = data.stat().st_size if isinstance(data, Path) else len(data)
    return [item for item in take(piece, Allowance(size)) if not isinstance(item, Piece)]


def readings(data: bytes | Path, name: str = "export.csv") -> list[Reading]:
    return [item for item in taken(data, name) if isinstance(item, Reading)]


def reasons(data: bytes | Path, name: str = "export.csv") -> list[str]:
    return [f"{item.where}: {item.reason}" for item in taken(data, name) if isinstance(item, Refusal)]


def public(data: bytes | Path, name: str = "export.csv") -> Reading:
    return next(reading for reading in readings(data, name) if reading.access is None)


def spans(claim: Claim) -> list[Span]:
    words: list[Span | Mention] = [claim.evidence, claim.trigger, *claim.actors, *claim.targets]
    found = [Span(one.start, one.end, one.text) for one in words]
    return [*found, *([Span(claim.place.start, claim.place.end, claim.place.text)] if claim.place else [])]


def holds(report: Report, claim: Claim) -> bool:
    return all(report.text[one.start : one.end] == one.text for one in spans(claim))
