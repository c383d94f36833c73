"""Photographs that lie beside submissions, and their SHA-256: what shows later that they are the ones that were taken."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path, PurePath
from uuid import UUID

from hudna.sources.characters import shown
from hudna.sources.forms.observation import Photograph

_FOLDERS = re.compile(r"[/\\]")
_BLOCK = 1 << 20
_MOST = 1_000_000_000  # bytes
_MEDIA = ("", "media", "attachments")


def hashed(
    photograph: Photograph, called: str, folder: Path | None, instances: tuple[UUID, ...], working: Callable[[], None]
) -> tuple[Photograph, str | None]:
    """A photograph with the SHA-256 of its file, and what is to be noticed about it.

    Where both are there, the hash that was given stays: it was made before the file came here.

    Args:
        photograph: as the submission names it.
        called: how notices name it; its file may be named after what must not be known.
        folder: where the submissions lie; None where they lie in no folder.
        instances: ids under which an export may keep the files of the submission.
        working: called now and then.
    """
    if photograph.file is None:
        return photograph, None
    name = shown(_FOLDERS.split(photograph.file)[-1])
    path = None if folder is None else next(_found(folder, name, instances), None)
    if path is None:
        unknown = "" if photograph.sha256 else ", and its SHA-256 is not known"
        return photograph, f"{called} does not lie beside the submission{unknown}"
    try:
        digest = _digest(path, working)
    except OSError as error:
        return photograph, f"{called} cannot be read: {error.strerror}"
    if photograph.sha256 is None:
        return replace(photograph, sha256=digest), None
    if photograph.sha256 != digest:
        return photograph, f"{called} is not the one that was taken: its SHA-256 is {digest}"
    return photograph, None


def _found(folder: Path, name: str, instances: tuple[UUID, ...]) -> Iterator[Path]:
    """Files of that name where exports put them, none of them outside the folder, whatever links there are."""
    inside = folder.resolve()
    own = [part for instance in instances for part in (str(instance), f"uuid{instance}", f"uuid:{instance}")]
    for place in (PurePath(media, part) for media in _MEDIA for part in ("", *own)):
        path = (folder / place / name).resolve()
        if path.is_relative_to(inside) and path.is_file() and path.stat().st_size <= _MOST:
            yield path


def _digest(path: Path, working: Callable[[], None]) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
            working()
    return digest.hexdigest()
