"""Which members of an archive, and attachments of a message, are tried, refused, or passed over without a word."""

from __future__ import annotations

import re
from pathlib import PurePath

from hudna.model.reports import Refusal
from hudna.sources.formats import is_report_in_folder
from hudna.sources.pieces import Piece

_MATERIAL = re.compile(
    r"\.(7z|accdb|bz2|csv|db|djvu|doc|docm|docx|dot|eml|epub|gdoc|gz|key|kml|kmz|mbox|mdb|mht|mhtml|msg|numbers|odp|ods|odt"
    r"|ost|pages|pdf|pps|ppsx|ppt|pptx|ps|pst|pub|rar|rtf|shp|sqlite|tar|tgz|tiff?|tsv|vsd|warc|wacz|wpd|wps|xls|xlsb|xlsm"
    r"|xlsx|xps|xz|zip|zst)",
    re.IGNORECASE,
)
"""Endings of what may hold reports; what has one of them, and is of no kind that is read, is not passed over in silence."""

_LEFT_BY_SYSTEMS = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")


def tried(piece: Piece) -> Piece | Refusal | None:
    """A member that is to be read; a refusal where it is of no kind that is read, but looks like material; or None."""
    path = PurePath(piece.name.replace("\\", "/"))
    if any(part in _LEFT_BY_SYSTEMS or (part.startswith(".") and part not in {".", ".."}) for part in path.parts):
        return None
    if is_report_in_folder(piece):
        return piece
    if _MATERIAL.fullmatch(path.suffix):
        return Refusal(piece.where, "not a kind of file that is read")
    return None
