"""Plain text."""

from __future__ import annotations

from hudna.model.reports import Report
from hudna.sources.decoding import decode


def read_plain(data: bytes, name: str, charset: str | None = None) -> Report:
    """A text file as it is, but for its line ends, which become one character each."""
    text, notices = decode(data, charset)
    return Report(id=name, text=text.replace("\r\n", "\n").replace("\r", "\n"), notices=notices)
