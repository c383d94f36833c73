"""What the body of an answer is by what is in it, where that tells otherwise than its server: fetched now, or kept in an archive."""

from __future__ import annotations

import re

_MAGIC = (
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
)
_HTML = re.compile(
    rb"\s*+(?:<!--(?:[^-]|-(?!->))*+-->\s*+)*+<(?:!doctype\s+html|html|head|body)\b",  # never tries a comment twice
    re.IGNORECASE,
)
_HEAD = 1024


def media_of(media: str | None, body: bytes) -> str | None:
    """The MIME type of a body, with its parameters: by its first bytes where those are plain, or as it was told.

    None where it was not told or says nothing (`application/octet-stream`): the ending of its address tells then.

    Args:
        media: the Content-Type.
        body: without transfer and content encoding.
    """
    told = (media or "").strip()
    kind, _, parameters = told.partition(";")
    head = body.removeprefix(b"\xef\xbb\xbf")[:_HEAD]
    for magic, found in _MAGIC:
        if head.startswith(magic):
            return (
                told
                if kind.strip().lower().startswith("application/") and kind.strip() != _ANYTHING
                else _of_zip(found)
            )
    if _HTML.match(head) and "html" not in kind.lower():
        return f"text/html;{parameters}" if parameters else "text/html"
    return None if kind.strip().lower() in {"", _ANYTHING} else told


_ANYTHING = "application/octet-stream"


def _of_zip(media: str) -> str | None:
    """Of what is kept as a ZIP archive, the ending tells more than the first bytes."""
    return None if media == "application/zip" else media
