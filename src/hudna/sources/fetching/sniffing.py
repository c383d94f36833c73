"""What a body is by what is in it, where that tells otherwise than its server."""

from __future__ import annotations

import re

from hudna.sources.fetching.fetched import Fetched

_MAGIC = (
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
)
_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_HEAD = 1024


def media_of(fetched: Fetched) -> str | None:
    """The MIME type of what was fetched, with its parameters: by its first bytes where those are plain, or as it was told.

    None where it was not told or says nothing (`application/octet-stream`): the ending of its address tells then.
    """
    told = (fetched.media or "").strip()
    kind, _, parameters = told.partition(";")
    head = fetched.body.removeprefix(b"\xef\xbb\xbf")[:_HEAD]
    for magic, media in _MAGIC:
        if head.startswith(magic):
            return (
                told
                if kind.strip().lower().startswith("application/") and kind.strip() != _ANYTHING
                else _of_zip(media)
            )
    if _HTML.match(head) and "html" not in kind.lower():
        return f"text/html;{parameters}" if parameters else "text/html"
    return None if kind.strip().lower() in {"", _ANYTHING} else told


_ANYTHING = "application/octet-stream"


def _of_zip(media: str) -> str | None:
    """Of what is kept as a ZIP archive, the ending tells more than the first bytes."""
    return None if media == "application/zip" else media
