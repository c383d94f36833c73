"""What a body is by its first bytes, whatever its server calls it."""

from __future__ import annotations

import time

import pytest

from hudna.sources.sniffing import media_of

PAGE = b"<!DOCTYPE html><html><body>Quiet</body></html>"


@pytest.mark.parametrize(
    ("told", "body", "expected"),
    [
        ("text/html; charset=windows-1256", PAGE, "text/html; charset=windows-1256"),
        ("application/xhtml+xml", PAGE, "application/xhtml+xml"),
        ("text/plain; charset=utf-8", PAGE, "text/html; charset=utf-8"),
        (None, PAGE, "text/html"),
        ("application/octet-stream", PAGE, "text/html"),
        ("text/plain", b"\xef\xbb\xbf\n<!-- made - by -- hand -->\n<!----><HTML>", "text/html"),
        ("text/plain", b"<!-- only said --> The truce held.", "text/plain"),
        ("text/html", b"%PDF-1.7\n", "application/pdf"),
        ("application/x-pdf", b"%PDF-1.7\n", "application/x-pdf"),
        ("text/html", b"PK\x03\x04", None),  # the ending of its address tells which kind of archive
        ("application/octet-stream", b"The truce held.", None),
        (" ", b"The truce held.", None),
        ("text/plain", b"", "text/plain"),
    ],
)
def test_plain_first_bytes_are_believed_before_the_server(told: str | None, body: bytes, expected: str | None) -> None:
    assert media_of(told, body) == expected


@pytest.mark.parametrize("trap", [b"<!---->", b"<!--", b"<!-- -", b" ", b"<!--a--> "])
def test_a_page_of_nothing_but_comments_takes_no_time(trap: bytes) -> None:
    before = time.process_time()
    assert media_of("text/plain", trap * 1000 + b"x") == "text/plain"
    assert time.process_time() - before < 1
