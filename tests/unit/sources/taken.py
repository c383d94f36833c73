"""What comes of a file, read in this process."""

from pathlib import Path

from hudna.model.reports import Refusal, Report, Withdrawal
from hudna.sources.pieces import Allowance, Item, Piece
from hudna.sources.taking import take


def items(path: Path) -> list[Item]:
    """All that is made of a file that the user names."""
    piece = Piece(name=path.name, where=path.name, data=path)
    return [item for item in take(piece, Allowance(path.stat().st_size), given=True) if not isinstance(item, Piece)]


def reports(path: Path) -> list[Report]:
    return [item for item in items(path) if isinstance(item, Report)]


def withdrawals(path: Path) -> list[Withdrawal]:
    return [item for item in items(path) if isinstance(item, Withdrawal)]


def refusals(path: Path) -> dict[str, str]:
    """Reasons, by the place within the file."""
    return {
        item.where.removeprefix(path.name).removeprefix(" › "): item.reason
        for item in items(path)
        if isinstance(item, Refusal)
    }
