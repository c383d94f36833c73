import gzip
import hashlib
import json
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from urllib.parse import urlsplit

from tests.unit.sources.archives.captures import lines, page, record, refusals, reports, response, story, taken
from tests.unit.sources.archives.test_zipped import zipped

HELD = "The ceasefire held along the canal on Friday, the observers said, and both ferries ran all day."
BROKEN = "The ceasefire along the canal was broken on Saturday, the observers said: a mortar shell hit the ferry."
ARABIC = "أعلن المراقبون أن الطرفين التزما بوقف إطلاق النار على طول القناة يوم الجمعة، وأن العبارتين عملتا طوال النهار."
FERRY = "https://post.example/2030/ferry.html"
CANAL = "https://akhbar.example/2030/القناة"


def crawled(file: str, software: str, *captured: bytes) -> bytes:
    """A WARC file as crawlers write it: what they are first, and each record a gzip member of its own."""
    told = lines({"software": software, "format": "WARC File Format 1.1"}).encode()
    info = record("", told, "warcinfo", Content_Type="application/warc-fields", WARC_Filename=file)
    return b"".join(map(gzip.compress, (info, *captured)))


def visit(url: str, body: bytes, time: str, **fields: str) -> bytes:
    """A page that was visited: what was answered, and asked."""
    split = urlsplit(url)
    asked = f"GET {split.path} HTTP/1.1\r\nHost: {split.netloc}\r\n\r\n".encode()
    return record(url, response(body, **fields), WARC_Date=time) + record(
        url, asked, "request", WARC_Date=time, Content_Type="application/http; msgtype=request"
    )


def indexed(url: str, time: str, file: str) -> bytes:
    """A line of the index, as CDXJ."""
    split = urlsplit(url)
    key = f"{','.join(reversed(split.netloc.split('.')))}){split.path}"
    told = {"url": url, "mime": "text/html", "status": "200", "offset": "350", "length": "900", "filename": file}
    digits = "".join(filter(str.isdigit, time))[:14]
    return f"{key} {digits} {json.dumps(told)}\n".encode()


def listed(title: str, *pages: Mapping[str, str]) -> bytes:
    """A list of pages: a line about the list, then a line a page."""
    first = {"format": "json-pages-1.0", "id": "pages", "title": title, "hasText": True}
    return "".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in (first, *pages)).encode()


def packaged(software: str, parts: Mapping[str, bytes]) -> bytes:
    """An archive with a list of its parts and their digests; nothing in it is compressed again."""
    resources = [
        {"name": path.rpartition("/")[2], "path": path, "hash": sha256(data), "bytes": len(data)}
        for path, data in parts.items()
    ]
    package = {"profile": "data-package", "wacz_version": "1.1.1", "software": software, "resources": resources}
    package |= {"title": "Canal", "created": "2030-05-04T09:00:00Z"}
    told = json.dumps(package, indent=2).encode()
    digest = json.dumps({"path": "datapackage.json", "hash": sha256(told)}).encode()
    members = [*parts.items(), ("datapackage.json", told), ("datapackage-digest.json", digest)]
    return zipped(members, zipfile.ZIP_STORED)


def sha256(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def test_what_a_person_recorded_in_a_browser_is_read_from_its_one_warc_file() -> None:
    """As ArchiveWeb.page lays it out: the words of a page are in its list of pages, too, and are not taken twice."""
    time = "2030-05-03T12:00:00.123Z"
    picture = record("https://post.example/ferry.jpg", response(b"\xff\xd8\xff", Content_Type="image/jpeg"))
    warc = crawled("data.warc.gz", "Webrecorder ArchiveWeb.page 0.13.3", visit(FERRY, page(HELD), time), picture)
    parts = {
        "archive/data.warc.gz": warc,
        "indexes/index.cdx": indexed(FERRY, time, "data.warc.gz"),
        "pages/pages.jsonl": listed("All Pages", {"id": "1", "url": FERRY, "ts": time, "title": "Truce", "text": HELD}),
    }
    items = taken(packaged("Webrecorder ArchiveWeb.page 0.13.3, using warcio.js 2.3.1", parts), "canal.wacz")
    (report,) = reports(items)
    assert (report.id, report.url, report.title, report.lang) == ("ferry", FERRY, "Truce", "en")
    assert HELD in report.text
    assert report.capture is not None
    assert report.capture.time == datetime(2030, 5, 3, 12, 0, 0, 123000, UTC)
    assert report.notices == ()
    assert refusals(items) == {}


def test_of_two_crawls_in_one_archive_each_capture_is_read_arabic_ones_too() -> None:
    """As Browsertrix lays it out: an index in blocks, pages that were not asked for in a list of their own, and logs."""
    friday, saturday = "2030-05-03T12:00:00Z", "2030-05-04T08:00:00Z"
    arabic = gzip.compress(page(ARABIC, "هدوء على القناة", "ar"))
    words = record(f"urn:text:{FERRY}", HELD.encode(), "resource", Content_Type="text/plain", WARC_Date=friday)
    about = record(f"urn:pageinfo:{FERRY}", b'{"counts": {}}', "resource", Content_Type="application/json")
    files = {
        "rec-first-20300503120000000-0.warc.gz": (visit(FERRY, page(HELD), friday), words, about),
        "rec-second-20300504080000000-0.warc.gz": (
            visit(FERRY, page(BROKEN), saturday),
            visit(CANAL, arabic, saturday, Content_Encoding="gzip"),
        ),
    }
    first, second = files
    index = indexed(FERRY, friday, first) + indexed(FERRY, saturday, second) + indexed(CANAL, saturday, second)
    parts = {f"archive/{name}": crawled(name, "Browsertrix-Crawler 1.5.0", *made) for name, made in files.items()} | {
        "indexes/index.cdx.gz": gzip.compress(index),
        "indexes/index.idx": b'!meta 0 {"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"}\n',
        "pages/pages.jsonl": listed("Seed Pages", {"id": "1", "url": FERRY, "ts": friday, "text": HELD}),
        "pages/extraPages.jsonl": listed("Non-Seed Pages", {"id": "2", "url": CANAL, "ts": saturday, "text": ARABIC}),
        "logs/crawl-20300503120000.log": b'{"logLevel": "info", "context": "general", "message": "Seeds"}\n',
    }
    items = taken(packaged("Browsertrix-Crawler 1.5.0 (with warcio.js 2.4.3)", parts), "canal.wacz")
    found = [(one.url, one.lang, one.capture and one.capture.file) for one in reports(items)]
    assert found == [
        (FERRY, "en", f"canal.wacz/archive/{first}"),
        (FERRY, "en", f"canal.wacz/archive/{second}"),
        (CANAL, "ar", f"canal.wacz/archive/{second}"),
    ]
    for words_of, report in zip((HELD, BROKEN, ARABIC), reports(items), strict=True):
        assert words_of in report.text
        assert report.notices == ()
    assert reports(items)[2].title == "هدوء على القناة"
    assert refusals(items) == {}


def test_the_warc_files_of_a_crawl_are_read_and_captures_name_them() -> None:
    data = zipped(
        [
            ("datapackage.json", b"{}"),
            ("archive/rec-1.warc.gz", gzip.compress(story(1))),
            ("archive/rec-2.warc", story(2)),
            ("archive/rec-2.warc.idx", b"1"),
            ("indexes/index.cdx", b"1"),
            ("pages/pages.jsonl", b"{}"),
            ("logs/crawl.log.txt", b"Fetched all."),
        ]
    )
    items = taken(data, "crawl.wacz")
    assert [(one.id, one.capture and one.capture.file) for one in reports(items)] == [
        ("story-1", "crawl.wacz/archive/rec-1.warc.gz"),
        ("story-2", "crawl.wacz/archive/rec-2.warc"),
    ]
    assert reports(items)[0].where == "crawl.wacz › archive/rec-1.warc.gz › https://post.example/2030/story-1.html"
    assert refusals(items) == {}


def test_a_warc_within_that_is_damaged_does_not_stop_the_others() -> None:
    data = zipped([("archive/a.warc", b"nothing of the kind"), ("archive/b.warc", story(2))])
    items = taken(data, "crawl.wacz")
    assert [one.id for one in reports(items)] == ["story-2"]
    assert refusals(items) == {"crawl.wacz › archive/a.warc › byte 0": "no record begins where one should"}


def test_an_archive_without_a_warc_file_is_refused() -> None:
    assert refusals(taken(zipped([("pages/pages.jsonl", b"{}")]), "crawl.wacz")) == {
        "crawl.wacz": "no WARC file in its folder archive"
    }
