"""Pages as browsers save them."""

from __future__ import annotations

import hashlib
import quopri
from base64 import encodebytes
from datetime import UTC, datetime, timedelta, timezone

import pytest

from hudna.model.reports import Capture
from tests.unit.sources.archives.captures import page, refusals, reports, taken

ARABIC = "صمدت الهدنة في القرى الحدودية يوم الأحد، بحسب المراقبين."


def saved(html: bytes, head: str = "", coding: str = "quoted-printable", charset: str = "") -> bytes:
    """As Chromium saves it."""
    body = quopri.encodestring(html) if coding == "quoted-printable" else encodebytes(html)
    return (
        "From: <Saved by Blink>\r\n"
        "Snapshot-Content-Location: https://post.example/2030/truce.html\r\n"
        f"Subject: Truce\r\nDate: Fri, 3 May 2030 12:30:00 +0300\r\nMIME-Version: 1.0\r\n{head}"
        'Content-Type: multipart/related; type="text/html"; boundary="----Boundary"\r\n\r\n'
        f"------Boundary\r\nContent-Type: text/html{charset}\r\nContent-ID: <frame-1@mhtml.blink>\r\n"
        f"Content-Transfer-Encoding: {coding}\r\nContent-Location: https://post.example/2030/truce.html\r\n\r\n"
    ).encode() + body + (
        b"\r\n------Boundary\r\nContent-Type: text/html\r\nContent-Location: https://ads.example/frame.html\r\n\r\n"
        b"<html><body><p>Buy two, pay for one, only this week.</p></body></html>\r\n"
        b"------Boundary\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
        b"------Boundary--\r\n"
    )  # fmt: skip


@pytest.mark.parametrize("coding", ["quoted-printable", "base64"])
def test_the_page_comes_with_its_address_and_the_time_when_it_was_saved(coding: str) -> None:
    html = page(ARABIC, "الهدنة", "ar")
    (report,) = reports(taken(saved(html, coding=coding), "truce.mhtml"))
    assert (report.id, report.title, report.url) == ("truce", "الهدنة", "https://post.example/2030/truce.html")
    assert ARABIC in report.text
    assert "Buy two" not in report.text
    assert report.published is None
    assert report.capture is not None
    assert report.capture.time == datetime(2030, 5, 3, 12, 30, tzinfo=timezone(timedelta(hours=3)))


def test_the_digest_is_that_of_the_page() -> None:
    html = page("The truce held.")
    (report,) = reports(taken(saved(html, coding="base64"), "truce.mht"))
    assert report.capture is not None
    assert report.capture.sha256 == hashlib.sha256(html).hexdigest()


def test_an_older_page_in_windows_1256_is_read_by_the_encoding_that_its_part_tells() -> None:
    html = f"<html><body><p>{ARABIC}</p></body></html>".encode("cp1256")
    (report,) = reports(taken(saved(html, charset='; charset="windows-1256"'), "truce.mht"))
    assert (report.text, report.notices) == (ARABIC, ())


def test_a_page_alone_saved_in_one_part_is_read() -> None:
    data = (
        b"From: <Saved by Windows Internet Explorer>\r\nDate: Fri, 3 May 2030 09:30:00 -0000\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: text/html; charset=utf-8\r\nContent-Location: http://post.example/truce\r\n\r\n"
    ) + page("The truce held.")
    (report,) = reports(taken(data, "truce.mht"))
    assert report.url == "http://post.example/truce"
    assert report.capture == Capture(
        time=datetime(2030, 5, 3, 9, 30, tzinfo=UTC), sha256=hashlib.sha256(page("The truce held.")).hexdigest()
    )


def test_without_an_address_or_a_time_it_is_read_all_the_same() -> None:
    data = saved(page("The truce held.")).replace(b"https://post.example/", b"cid:").replace(b"Fri, 3 May", b"one day")
    (report,) = reports(taken(data, "truce.mht"))
    assert (report.url, report.capture) == (None, None)


@pytest.mark.parametrize("data", [b"no message", b"Content-Type: multipart/related\r\n\r\nno parts"])
def test_what_holds_no_page_is_refused(data: bytes) -> None:
    assert refusals(taken(data, "truce.mht")) == {"truce.mht": "no web page in it"}
