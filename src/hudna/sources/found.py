"""Which files a list of paths stands for: files as given, folders walked in a fixed order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from os.path import isdir, lexists, realpath
from pathlib import Path

from hudna.model.reports import Refusal
from hudna.sources.characters import shown
from hudna.sources.formats import is_report_in_folder, suffix_of, suffixes
from hudna.sources.kinds import GIVEN, KINDS
from hudna.sources.pieces import Piece

_GIVEN = (*KINDS, *GIVEN)


def found(paths: Sequence[Path]) -> Iterator[Path | Refusal]:
    """The files to try as reports, in the order of the paths and, within folders, of their names.

    A file that several paths lead to comes once. Hidden files, and files in folders that are no reports by their
    names, are passed over; so are files of an ending that several kinds have, where they begin like none of them.

    Args:
        paths: files and folders.

    Yields:
        A path, or a refusal of a path: a file of an unsupported kind, a folder that cannot be listed or has no report.
    """
    seen: set[str] = set()
    for path in paths:
        for item in _in_folder(path) if _is_folder(path) else _given(path):
            if isinstance(item, Path) and lexists(item):
                real = realpath(item)
                if real in seen:
                    continue
                seen.add(real)
            yield item


def _given(path: Path) -> Iterator[Path | Refusal]:
    if suffix_of(path.name, _GIVEN) is not None or not lexists(path):
        yield path  # a missing file is refused where it is opened
    else:
        yield Refusal(shown(str(path)), f"not a kind of file that is read ({', '.join(sorted(suffixes(_GIVEN)))})")


def _in_folder(folder: Path) -> Iterator[Path | Refusal]:
    nothing = True
    for item in _walk(folder):
        nothing = False
        yield item
    if nothing:
        yield Refusal(shown(str(folder)), f"no report in this folder ({', '.join(sorted(suffixes()))})")


def _walk(folder: Path) -> Iterator[Path | Refusal]:
    """Walk with a list instead of recursion: folders may be nested deeper than Python's stack."""
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if path != folder and not _is_folder(path):
            yield path
        elif path != folder and path.is_symlink():
            yield Refusal(shown(str(path)), "a link to a folder is not followed: give that folder itself")
        else:
            try:
                waiting.extend(reversed(_entries(path)))
            except OSError as error:
                yield Refusal(shown(str(path)), f"folder cannot be listed: {error.strerror}")


def _entries(folder: Path) -> list[Path]:
    visible = (path for path in folder.iterdir() if not path.name.startswith("."))
    return sorted(path for path in visible if _is_folder(path) or is_report_in_folder(_piece(path)))


def _piece(path: Path) -> Piece:
    return Piece(name=path.name, where=shown(str(path)), data=path)


def _is_folder(path: Path) -> bool:
    """Like `Path.is_dir`, but False where permission is missing or the name is impossible, which that raises."""
    return isdir(path)  # noqa: PTH112
