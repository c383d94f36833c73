"""WARC files: what they captured, where they lie, and where they were cut off."""

from __future__ import annotations

import gzip
import hashlib
import io
import zlib
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from hudna.model.reports import Capture
from tests.unit.sources.archives.captures import page, record, refusals, reports, response, sha1, story, taken

ARABIC = "صمدت الهدنة في القرى الحدودية يوم الأحد، بحسب المراقبين."
INFO = record("", b"software: crawler/1.0\r\n", "warcinfo", Content_Type="application/warc-fields", WARC_Target_URI="")


def ids(data: bytes, name: str = "week.warc") -> list[str]:
    return [one.id for one in reports(taken(data, name))]


def test_a_page_comes_with_its_address_and_how_it_was_captured() -> None:
    body = page(ARABIC, "الهدنة", "ar")
    (report,) = reports(taken(INFO + record("https://post.example/2030/truce.html", response(body)), "week.warc"))
    assert (report.id, report.lang, report.title) == ("truce", "ar", "الهدنة")
    assert ARABIC in report.text
    assert report.url == "https://post.example/2030/truce.html"
    assert report.capture == Capture(
        time=datetime(2030, 5, 3, 12, tzinfo=UTC),
        sha256=hashlib.sha256(body).hexdigest(),
        file="week.warc",
        record="<urn:example:https://post.example/2030/truce.html>",
    )
    assert report.where == "week.warc › https://post.example/2030/truce.html"
    assert report.notices == ()


def test_records_compressed_one_by_one_or_all_together_are_the_same() -> None:
    one_by_one = b"".join(gzip.compress(story(number)) for number in range(3))
    together = gzip.compress(b"".join(map(story, range(3))))
    assert ids(one_by_one, "week.warc.gz") == ids(together, "week.warc.gz") == ["story-0", "story-1", "story-2"]


def test_an_older_file_with_addresses_in_brackets_and_bare_line_ends_is_read() -> None:
    block = response(page("The truce held on Sunday.")).replace(b"\r\n", b"\n")
    data = record("<http://post.example/truce>", block, version="1.0", WARC_Date="2009-05-03T12:00:00Z")
    items = taken(data.replace(b"\r\n", b"\n").replace(b"Content-Length", b"content-length") * 2, "old.warc")
    assert [one.url for one in reports(items)] == ["http://post.example/truce"] * 2
    assert refusals(items) == {}


def test_a_resource_is_read_as_what_its_record_says() -> None:
    data = record("https://post.example/note", ARABIC.encode(), "resource", Content_Type="text/plain; charset=utf-8")
    (report,) = reports(taken(data, "week.warc"))
    assert report.text == ARABIC


@pytest.mark.parametrize("kind", ["request", "metadata", "revisit", "conversion", "continuation", "something"])
def test_records_of_other_types_are_passed_over(kind: str) -> None:
    assert taken(record("https://post.example/a.html", response(page("The truce held.")), kind), "week.warc") == []


@pytest.mark.parametrize("status", ["301 Moved", "404 Not Found", "500 Oops", "204 No Content", "206 Partial Content"])
def test_what_was_not_answered_with_the_page_is_passed_over(status: str) -> None:
    assert taken(record("https://post.example/a.html", response(page("Not here."), status)), "week.warc") == []


@pytest.mark.parametrize(
    ("media", "body"),
    [
        ("image/png", b"\x89PNG"),
        ("text/css", b"a { color: red }"),
        ("application/javascript", b"var a = 1"),
        ("font/woff2", b"wOF2"),
        ("application/rss+xml", b"<rss></rss>"),
        ("application/xml", b'<?xml version="1.0"?>\n<!-- made --><feed xmlns="http://www.w3.org/2005/Atom"></feed>'),
        ("text/html", b"<urlset></urlset>"),
        ("application/x-unheard-of", b"?"),
        ("text/html", b""),
    ],
)
def test_what_pages_are_shown_with_and_lists_of_pages_are_passed_over(media: str, body: bytes) -> None:
    assert taken(record("https://post.example/thing", response(body, Content_Type=media)), "week.warc") == []


def test_what_robots_are_told_is_no_report() -> None:
    data = record("https://post.example/robots.txt", response(b"User-agent: *", Content_Type="text/plain"))
    assert taken(data, "week.warc") == []


@pytest.mark.parametrize("coding", ["gzip", "deflate", "raw deflate", "none", "said but not done"])
def test_a_body_is_read_without_the_codings_of_its_way(coding: str) -> None:
    plain = page("The truce held in the village.")
    raw = zlib.compressobj(wbits=-15)
    body = {
        "gzip": gzip.compress(plain),
        "deflate": zlib.compress(plain),
        "raw deflate": raw.compress(plain) + raw.flush(),
    }.get(coding, plain)
    told = {"said but not done": "gzip", "none": "identity"}.get(coding, coding.rsplit(maxsplit=1)[-1])
    (report,) = reports(
        taken(record("https://post.example/a.html", response(body, Content_Encoding=told)), "week.warc")
    )
    assert "The truce held in the village." in report.text
    assert report.capture is not None
    assert report.capture.sha256 == hashlib.sha256(body).hexdigest()


def chunked(body: bytes) -> bytes:
    parts = [body[at : at + 50] for at in range(0, len(body), 50)]
    return b"".join(b"%x;name=value\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\nTrailer: 1\r\n\r\n"


@pytest.mark.parametrize("is_chunked", [True, False])
def test_a_body_in_chunks_is_put_together_where_it_is_so_archived(is_chunked: bool) -> None:
    plain = gzip.compress(page("The truce held in the village."))
    body = chunked(plain) if is_chunked else plain
    block = response(body, Content_Encoding="gzip", Transfer_Encoding="chunked")
    (report,) = reports(taken(record("https://post.example/a.html", block), "week.warc"))
    assert "The truce held in the village." in report.text
    assert report.notices == ()


def test_a_body_that_was_cut_off_says_so() -> None:
    body = chunked(page("The truce held in the village. " * 20))[:-300]
    (report,) = reports(
        taken(record("https://post.example/a.html", response(body, Transfer_Encoding="chunked")), "w.warc")
    )
    assert report.notices == ("its body ends before it should: what there is of it was read",)


def test_a_body_whose_compression_is_damaged_or_unknown_is_refused() -> None:
    body = bytearray(gzip.compress(page("The truce held in the village. " * 20)))
    body[30:40] = b"\xff" * 10
    data = record("https://post.example/a.html", response(bytes(body), Content_Encoding="gzip"))
    data += record("https://post.example/b.html", response(b"\x00\x01\x02", Content_Encoding="br")) + story(1)
    items = taken(data, "week.warc")
    assert [*refusals(items).values()] == [
        "its compressed body is damaged",
        "compressed in a way that is not read ('br')",
    ]
    assert len(reports(items)) == 1


def test_the_encoding_that_the_server_told_counts() -> None:
    block = response(
        f"<html><body><p>{ARABIC}</p></body></html>".encode("cp1256"), Content_Type="text/html; charset=windows-1256"
    )
    (report,) = reports(taken(record("https://post.example/a.html", block), "week.warc"))
    assert (report.text, report.notices) == (ARABIC, ())


@pytest.mark.parametrize("media", ["", "application/octet-stream"])
def test_a_page_of_no_told_kind_is_known_by_how_it_begins(media: str) -> None:
    block = response(b"\xef\xbb\xbf\n" + page("The truce held."), Content_Type=media)
    assert ids(record("https://post.example/a", block)) == ["a"]


def test_a_digest_that_is_not_that_of_the_bytes_is_owned_up_to() -> None:
    body = page("The truce held.")
    told = {
        "https://post.example/a": sha1(body),
        "https://post.example/b": sha1(b"other bytes"),
        "https://post.example/c": "md9:x",
    }
    data = b"".join(record(url, response(body), WARC_Payload_Digest=digest) for url, digest in told.items())
    assert [one.notices for one in reports(taken(data, "week.warc"))] == [
        (),
        ("its bytes are not those whose digest its record gives",),
        (),
    ]


def test_a_record_that_does_not_say_when_or_is_captured_in_part_says_so() -> None:
    data = record("https://post.example/a", response(page("The truce held.")), WARC_Date="yesterday")
    data += record("https://post.example/b", response(page("The truce broke.")), WARC_Truncated="length")
    first, second = reports(taken(data, "week.warc"))
    assert (first.capture, first.notices) == (None, ("its record does not say when it was captured",))
    assert second.notices == ("captured only in part (length)",)


def test_a_page_captured_twice_comes_twice_in_the_order_of_the_file() -> None:
    url = "https://post.example/a.html"
    data = record(url, response(page("The truce held."))) + record(url, response(page("The truce broke.")))
    first, second = reports(taken(data, "week.warc"))
    assert (first.url, second.url) == (url, url)
    assert "held" in first.text
    assert "broke" in second.text


@pytest.mark.parametrize(
    ("length", "reason"),
    [
        (60, "it states 60 bytes, but goes on behind them"),
        (700, "it states 700 bytes, but another record begins within them"),
        (10**9, "it states 1,000,000,000 bytes, but another record begins within them"),
        (10**17, "it states 100,000,000,000,000,000 bytes, but another record begins within them"),
        (10**30, f"its Content-Length is '{10**30}'"),
        (-5, "its Content-Length is '-5'"),
        ("many", "its Content-Length is 'many'"),
        ("", "it has no Content-Length"),
    ],
)
@pytest.mark.parametrize("compressed", [True, False])
def test_a_record_that_lies_about_its_length_is_refused_and_the_others_are_read(
    length: int | str, reason: str, compressed: bool
) -> None:
    lying = record("https://post.example/lie.html", response(page("The truce held.")), length=length)
    parts = [story(1), lying, story(2), story(3)]
    data = b"".join(gzip.compress(part) if compressed else part for part in parts)
    items = taken(data, "week.warc")
    offset = len(gzip.compress(story(1)) if compressed else story(1))
    assert [one.id for one in reports(items)] == ["story-1", "story-2", "story-3"]
    assert refusals(items) == {f"week.warc › byte {offset:,}": reason}


def test_a_last_record_that_is_cut_off_is_refused() -> None:
    items = taken(story(1) + story(2)[:-40], "week.warc")
    assert [one.id for one in reports(items)] == ["story-1"]
    (reason,) = refusals(items).values()
    assert reason.startswith("cut off: it states ")


def test_what_lies_between_records_is_refused_and_the_next_is_found() -> None:
    items = taken(story(1) + b"garbage\r\nand more of it\r\n" * 3 + story(2), "week.warc")
    assert [one.id for one in reports(items)] == ["story-1", "story-2"]
    assert refusals(items) == {f"week.warc › byte {len(story(1)):,}": "no record begins where one should"}


def test_a_damaged_member_of_gzip_is_refused_and_those_behind_it_are_read() -> None:
    damaged = bytearray(gzip.compress(story(2)))
    damaged[100:120] = b"\xff" * 20
    data = gzip.compress(story(1)) + bytes(damaged) + gzip.compress(story(3))
    items = taken(data, "week.warc.gz")
    assert [one.id for one in reports(items)] == ["story-1", "story-3"]
    assert [*refusals(items)] == [f"week.warc.gz › byte {len(gzip.compress(story(1))):,}"]


def test_a_compressed_file_that_is_cut_off_gives_what_came_whole() -> None:
    together = gzip.compress(b"".join(story(number) for number in range(20)))
    items = taken(together[:-20], "week.warc.gz")
    assert len(reports(items)) >= 15
    assert len(refusals(items)) == 1


def test_a_file_of_damage_alone_is_left_after_a_while() -> None:
    items = taken(b"WARC/1.0\r\nWARC-Type: response\r\n\r\n" * 3_000, "week.warc")
    assert refusals(items)["week.warc"] == "more than 1,000 of its records are damaged; the rest of it is not read"


@pytest.mark.parametrize("data", [b"", b"\x1f\x8b", b"no archive", b"WARC/1.0\r\n", gzip.compress(b"", mtime=0)])
def test_what_is_no_warc_does_no_harm(data: bytes) -> None:
    assert reports(taken(data, "week.warc")) == []


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_whatever_is_damaged_the_records_before_are_read(data: st.DataObject) -> None:
    compressed = data.draw(st.booleans())
    parts = [gzip.compress(story(number)) if compressed else story(number) for number in range(4)]
    whole = b"".join(parts)
    at = data.draw(st.integers(0, len(whole) - 1))
    junk = data.draw(st.binary(max_size=40))
    items = taken(whole[:at] + junk + whole[at + len(junk) :], "week.warc")
    sound = sum(1 for number in range(1, 5) if len(b"".join(parts[:number])) <= at)
    assert [one.id for one in reports(items)][:sound] == [f"story-{number}" for number in range(sound)]


def test_what_the_project_writes_is_read_back() -> None:
    """Captures are written by warcio, with the digest of what came over the wire."""
    body = page(ARABIC, "الهدنة", "ar")
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=True)
    fields = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
    url = "https://post.example/2030/05/truce/"
    written = writer.create_warc_record(
        url,
        "response",
        payload=io.BytesIO(body),
        http_headers=fields,
        warc_headers_dict={
            "WARC-Date": "2030-05-03T09:30:00.250000Z",
            "WARC-Payload-Digest": f"sha256:{hashlib.sha256(body).hexdigest()}",
        },
    )
    writer.write_record(written)
    (report,) = reports(taken(stream.getvalue(), "captures.warc.gz"))
    assert (report.id, report.url) == ("truce", url)
    assert report.notices == ()
    assert report.text == reports(taken(body, "truce.html"))[0].text
    assert report.capture == Capture(
        time=datetime(2030, 5, 3, 9, 30, 0, 250_000, tzinfo=UTC),
        sha256=hashlib.sha256(body).hexdigest(),
        file="captures.warc.gz",
        record=written.rec_headers.get_header("WARC-Record-ID"),
    )


def test_members_that_are_inflated_in_several_steps_end_where_they_end() -> None:
    large = story(1, "The truce held in the village on Sunday. " * 60_000)
    assert len(large) > 2_000_000
    data = b"".join(map(gzip.compress, (large, story(2), large, story(3))))
    items = taken(data, "week.warc.gz")
    assert [one.id for one in reports(items)] == ["story-1", "story-2", "story-1", "story-3"]
    assert refusals(items) == {}
