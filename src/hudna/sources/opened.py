"""The bytes of a file that may be anything: a pipe, a device, a disk image."""

from __future__ import annotations

import stat
from pathlib import Path

from hudna.sources.unreadable import UnreadableError

MAX_BYTES = 5_000_000
"""A report is text that a person wrote: a book has one million characters."""

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def read_bytes(path: Path) -> bytes:
    """Read a regular file of at most `MAX_BYTES`; anything else is refused without being opened.

    Raises:
        UnreadableError: where the file is missing, forbidden, empty, too large, or not a regular file.
    """
    try:
        status = path.stat()
        for is_kind, kind in _KINDS:
            if is_kind(status.st_mode):
                raise UnreadableError(f"{kind}, not a file")
        if status.st_size > MAX_BYTES:
            raise UnreadableError(
                f"{status.st_size / 1e6:,.1f} MB, more than the {MAX_BYTES / 1e6:g} MB a report may have"
            )
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)  # the stated size is no promise: the file may be growing
    except FileNotFoundError as error:
        raise UnreadableError(
            "a link to a file that is not there" if path.is_symlink() else "no such file or folder"
        ) from error
    except PermissionError as error:
        raise UnreadableError("permission denied") from error
    except (OSError, ValueError) as error:
        raise UnreadableError(getattr(error, "strerror", None) or str(error)) from error
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"more than the {MAX_BYTES / 1e6:g} MB a report may have")
    if not data:
        raise UnreadableError("the file is empty")
    return data
