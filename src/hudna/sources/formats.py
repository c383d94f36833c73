"""How a piece's kind is told: by what it says, its MIME type, its ending."""

from __future__ import annotations

import re
from pathlib import PurePath

from hudna.sources.characters import shown
from hudna.sources.kinds import GIVEN, KINDS, Kind
from hudna.sources.pieces import Piece

HEAD = 8192
"""Bytes that a recogniser is shown."""

NOT_REPORTS = frozenset({"readme", "licence", "license"})
"""Stems of files that describe a folder rather than belong to its reports."""


def kind_of(piece: Piece, *, given: bool = False) -> Kind | None:
    """The kind of a piece, or None where it is of none that is read.

    Args:
        piece: whose MIME type counts before the ending of its name.
        given: whether the user named it, so that a `.json` of no other kind is taken for a report.
    """
    kinds = (*KINDS, *GIVEN) if given else KINDS
    media = (piece.media or "").partition(";")[0].strip().lower()
    of_media = [kind for kind in kinds if media in kind.media]
    suffix = suffix_of(piece.name, kinds)
    named = [kind for kind in kinds if suffix in kind.suffixes]
    head: bytes | None = None
    for kind in (*of_media, *named):
        if kind.told_by is not None and head is None:
            head = piece.head(HEAD)
        if kind.recognises(head or b"", piece):
            return kind
    return None


def suffix_of(name: str, kinds: tuple[Kind, ...] = KINDS) -> str | None:
    """The longest ending of a name that is one of a kind's, in small letters; None where none is."""
    lower = name.lower()
    return next((suffix for suffix in suffixes(kinds) if lower.endswith(suffix)), None)


def suffixes(kinds: tuple[Kind, ...] = KINDS) -> list[str]:
    """All endings, the longest first."""
    return sorted({suffix for kind in kinds for suffix in kind.suffixes}, key=lambda one: (-len(one), one))


def stem(piece_name: str) -> str:
    """What of a name a report is called by: without folders and ending, fit to be shown."""
    name = shown(PurePath(re.sub(r"[/\\]+", "/", piece_name)).name)
    suffix = suffix_of(name, (*KINDS, *GIVEN))
    return (name[: -len(suffix)] if suffix else name) or name


def is_report_in_folder(piece: Piece) -> bool:
    """Whether a file met in a folder is tried; the others are passed over."""
    return stem(piece.name).lower() not in NOT_REPORTS and kind_of(piece) is not None
