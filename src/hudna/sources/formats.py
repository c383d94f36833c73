"""The kinds of pieces that are read, and how a piece's kind is told: by what it says, its MIME type, its ending."""

from __future__ import annotations

import importlib
import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from hudna.sources.characters import shown
from hudna.sources.opened import MAX_BYTES
from hudna.sources.pieces import Piece

MAX_DOCUMENT = 50_000_000
"""Bytes; the pictures of a mission's report weigh more than its words."""

HEAD = 8192
"""Bytes that a recogniser is shown."""

NOT_REPORTS = frozenset({"readme", "licence", "license"})
"""Stems of files that describe a folder rather than belong to its reports."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of piece.

    Attributes:
        name: as the user is told: "a PDF document".
        suffixes: with the dot, in small letters.
        media: MIME types without parameters.
        reads: `module:function` of a `pieces.Reads`, for a kind that is one report each; the module is imported when needed.
        unpacks: `module:function` of a `pieces.Unpacks`, for one that holds several, or whose reading takes long.
        single: whether it is one report, however it is read.
        told_by: `module:function` of `(head: bytes, name: str) -> bool`, for kinds whose ending others have, too: whether a
            piece that begins so is of it. It is asked before those without.
        limit: the most bytes that a piece of it may have; None for what is unpacked as a stream.
        apart: whether it is read in a process of its own, bounded in time and memory.
    """

    name: str
    suffixes: tuple[str, ...]
    media: tuple[str, ...] = ()
    reads: str | None = None
    unpacks: str | None = None
    single: bool = True
    told_by: str | None = None
    limit: int | None = MAX_BYTES
    apart: bool = True

    def recognises(self, head: bytes, name: str) -> bool:
        """Whether a piece that begins so is of this kind, of several with its ending."""
        return self.told_by is None or bool(function(self.told_by)(head, name))


KINDS: tuple[Kind, ...] = (
    Kind(
        name="a report file",
        suffixes=(".report.json",),
        reads="hudna.sources.report_json:read_report_json",
        apart=False,
    ),
    Kind(
        name="plain text",
        suffixes=(".txt",),
        media=("text/plain",),
        reads="hudna.sources.plain:read_plain",
        apart=False,
    ),
    Kind(
        name="Markdown",
        suffixes=(".md",),
        media=("text/markdown",),
        reads="hudna.sources.markdown:read_markdown",
        apart=False,
    ),
    Kind(
        name="a web page",
        suffixes=(".html", ".htm"),
        media=("text/html", "application/xhtml+xml"),
        reads="hudna.sources.page:read_page",
        apart=False,
    ),
    Kind(
        name="a ZIP archive",
        suffixes=(".zip",),
        media=("application/zip", "application/x-zip-compressed"),
        unpacks="hudna.sources.archives.zipped:unpack_zip",
        single=False,
        limit=None,
    ),
    Kind(
        name="a WARC file",
        suffixes=(".warc", ".warc.gz"),
        media=("application/warc",),
        unpacks="hudna.sources.archives.warc:unpack_warc",
        single=False,
        limit=None,
    ),
    Kind(
        name="a WACZ archive",
        suffixes=(".wacz",),
        media=("application/wacz", "application/wacz+zip"),
        unpacks="hudna.sources.archives.wacz:unpack_wacz",
        single=False,
        limit=None,
    ),
    Kind(
        name="a saved web page",
        suffixes=(".mht", ".mhtml"),
        media=("multipart/related", "message/rfc2557", "application/x-mimearchive"),
        reads="hudna.sources.archives.mhtml:read_mhtml",
        limit=MAX_DOCUMENT,
    ),
    Kind(
        name="a mail message",
        suffixes=(".eml",),
        media=("message/rfc822",),
        unpacks="hudna.sources.mail.message:unpack_message",
        single=False,
        limit=MAX_DOCUMENT,
    ),
    Kind(
        name="a mailbox",
        suffixes=(".mbox", ".mbx"),
        media=("application/mbox",),
        unpacks="hudna.sources.mail.mbox:unpack_mbox",
        single=False,
        limit=None,
    ),
    Kind(
        name="a message of Outlook",
        suffixes=(".msg",),
        media=("application/vnd.ms-outlook",),
        reads="hudna.sources.mail.outlook:read_msg",
        limit=MAX_DOCUMENT,
        apart=False,
    ),
)
"""Those with `told_by` come first among those of one ending."""

REPORT_JSON = Kind(
    name="a report file", suffixes=(".json",), reads="hudna.sources.report_json:read_report_json", apart=False
)
"""Only where it is given by name: in a folder, most files of that ending are something else."""


def kind_of(piece: Piece, *, given: bool = False) -> Kind | None:
    """The kind of a piece, or None where it is of none that is read.

    Args:
        piece: whose MIME type counts before the ending of its name.
        given: whether the user named it, so that a `.json` of no other kind is taken for a report.
    """
    kinds = (*KINDS, REPORT_JSON) if given else KINDS
    media = (piece.media or "").partition(";")[0].strip().lower()
    of_media = [kind for kind in kinds if media in kind.media]
    suffix = suffix_of(piece.name, kinds)
    named = [kind for kind in kinds if suffix in kind.suffixes]
    head: bytes | None = None
    for kind in (*of_media, *named):
        if kind.told_by is None:
            return kind
        head = piece.head(HEAD) if head is None else head
        if kind.recognises(head, piece.name):
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
    suffix = suffix_of(name, (*KINDS, REPORT_JSON))
    return (name[: -len(suffix)] if suffix else name) or name


def is_report_in_folder(piece: Piece) -> bool:
    """Whether a file met in a folder is tried; the others are passed over."""
    return stem(piece.name).lower() not in NOT_REPORTS and kind_of(piece) is not None


def function(path: str) -> Any:
    """The function that `module:function` names."""
    module, _, name = path.partition(":")
    return getattr(importlib.import_module(module), name)
