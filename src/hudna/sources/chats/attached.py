"""Files that messages come with: told in a notice, with the hash of those that lie beside the export."""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePosixPath

from hudna.sources.characters import shown
from hudna.sources.opened import regular_size
from hudna.sources.unreadable import UnreadableError

MAX_FILE = 50_000_000
"""Bytes of a file that is hashed."""

_LONGEST_NAME = 200


def attached(what: str, path: str, folder: Path | None) -> str:
    """The notice of a file.

    Args:
        what: it is: "a photo".
        path: where the export says that it lies, which is nothing to rely on.
        folder: that of the export, out of which nothing is read; None where there is none.
    """
    name = shown(path)[:_LONGEST_NAME]
    if path.startswith("("):  # what Telegram writes instead: "(File not included. Change data exporting settings…)"
        return f"with {what} that the export does not have"
    digest = None if folder is None else _sha256(folder, path)
    return f"with {what}, {name}" + (f", SHA-256 {digest}" if digest else ", which is not beside the export")


def _sha256(folder: Path, path: str) -> str | None:
    """The hash of a file within a folder; None where it is none, too large, or leads out of it."""
    inner = PurePosixPath(path)
    if inner.is_absolute() or ".." in inner.parts or "\\" in path or "\0" in path:
        return None
    try:
        file = (folder / inner).resolve(strict=True)
        if not file.is_relative_to(folder.resolve()) or regular_size(file) > MAX_FILE:
            return None
        with file.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest()
    except (OSError, ValueError, RuntimeError, UnreadableError):
        return None
