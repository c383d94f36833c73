"""WACZ: a ZIP archive with the WARC files of a crawl in its folder `archive`.

The format is described at https://specs.webrecorder.net/wacz/1.1.1/
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hudna.sources.archives.zipped import members, opened
from hudna.sources.pieces import Allowance, Item, Piece
from hudna.sources.unreadable import UnreadableError

_WARCS = (".warc", ".warc.gz")


def unpack_wacz(piece: Piece, allowance: Allowance) -> Iterator[Piece | Item]:
    """Its WARC files; its lists, indexes and logs say nothing that these do not.

    Raises:
        UnreadableError: it is no ZIP archive, or has no WARC file.
    """
    nothing = True
    with opened(piece, allowance) as archive:
        for _, member in members(piece, archive, allowance):
            if member.name.startswith("archive/") and member.name.lower().endswith(_WARCS):
                nothing = False
                yield replace(member, name=f"{piece.name}/{member.name}")
    if nothing:
        raise UnreadableError("no WARC file in its folder archive")
