"""Documents read as intake reads files that are named to it, in this process."""

from hudna.model.reports import Refusal, Report
from hudna.sources.pieces import Allowance, Piece
from hudna.sources.taking import take


def items(data: bytes, name: str) -> list[Report | Refusal]:
    piece = Piece(name=name, where=name, data=data)
    return [item for item in take(piece, Allowance(len(data)), given=True) if isinstance(item, Report | Refusal)]


def report(data: bytes, name: str) -> Report:
    (only,) = items(data, name)
    assert isinstance(only, Report), only
    return only


def paragraphs(data: bytes, name: str) -> list[str]:
    return report(data, name).text.split("\n\n")


def reason(data: bytes, name: str) -> str:
    (only,) = items(data, name)
    assert isinstance(only, Refusal), only
    return only.reason
