"""The bytes of a file that may be anything: a pipe, a device, a disk image."""

from __future__ import annotations

import stat
from pathlib import Path

from hudna.sources.unreadable import UnreadableError

MAX_BYTES = 5_000_000
"""A report is text that a person wrote: a book has one million characters."""

_MAY_HAVE = "a report may have"
_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """Read a regular file of at most `limit` bytes; anything else is refused without being opened.

    Raises:
        UnreadableError: where the file is missing, forbidden, empty, too large, or not a regular file.
    """
    try:
        size = regular_size(path)
        if size > limit:
            raise too_large(size, limit)
        with path.open("rb") as file:
            data = file.read(limit + 1)  # the stated size is no promise: the file may be growing
    except (OSError, ValueError) as error:
        raise UnreadableError(explained(error, path)) from error
    if len(data) > limit:
        raise UnreadableError(f"more than the {limit / 1e6:g} MB {_MAY_HAVE}")
    if not data:
        raise UnreadableError("the file is empty")
    return data


def too_large(size: int, limit: int = MAX_BYTES) -> UnreadableError:
    """That so many bytes are more than may be read."""
    return UnreadableError(f"{size / 1e6:,.1f} MB, more than the {limit / 1e6:g} MB {_MAY_HAVE}")


def regular_size(path: Path) -> int:
    """The bytes of a regular file, which is not opened.

    Raises:
        UnreadableError: where it is missing, forbidden, or not a regular file.
    """
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        raise UnreadableError(explained(error, path)) from error
    for is_kind, kind in _KINDS:
        if is_kind(status.st_mode):
            raise UnreadableError(f"{kind}, not a file")
    return status.st_size


def explained(error: OSError | ValueError, path: Path) -> str:
    """Why a file cannot be opened, in a clause."""
    match error:
        case FileNotFoundError():
            return "a link to a file that is not there" if path.is_symlink() else "no such file or folder"
        case PermissionError():
            return "permission denied"
        case _:
            return getattr(error, "strerror", None) or str(error)
