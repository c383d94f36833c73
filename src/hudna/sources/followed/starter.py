"""The starter set: sources that can be followed as they are, by conflict; followed by nobody until somebody adds them."""

from __future__ import annotations

from pathlib import Path

from hudna.model.sources import Followed
from hudna.sources.followed.files import followed_of

STARTER = Path(__file__).parents[2] / "data" / "sources" / "starter"


def starter_files(folder: Path = STARTER) -> dict[str, tuple[Path, ...]]:
    """Their files, by conflict."""
    conflicts = sorted(one for one in folder.iterdir() if one.is_dir())
    return {one.name: tuple(sorted(one.glob("*.toml"))) for one in conflicts}


def load_starter(folder: Path = STARTER) -> dict[str, tuple[Followed, ...]]:
    """The sources, by conflict.

    Raises:
        DataError: a file is wrong.
    """
    return {conflict: tuple(map(followed_of, files)) for conflict, files in starter_files(folder).items()}
