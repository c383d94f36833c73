import gzip

from tests.unit.sources.archives.captures import refusals, reports, story, taken
from tests.unit.sources.archives.test_zipped import zipped


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
