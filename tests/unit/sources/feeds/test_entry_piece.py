from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from hudna.model.reports import Capture, Report
from hudna.sources.feeds import Entry, piece_of
from hudna.sources.pieces import Allowance, Piece
from hudna.sources.taking import take
from hudna.sources.unreadable import UnreadableError
from tests.unit.sources.feeds.given import NOON, response

NIGHT = datetime(2030, 5, 3, 1, 0, tzinfo=timezone(timedelta(hours=3)))
ENTRY = Entry(url="https://news.example/a/7", id="7", title="Quiet", published=NIGHT, language="en")
PARAGRAPH = "<p>أعلن المراقبون أن الطرفين التزما بالهدنة في الوادي يوم الجمعة ولم يسجل أي خرق طوال النهار.</p>"
PAGE = f"<!doctype html><html><head><title>هدوء</title></head><body><article><h1>هدوء</h1>{PARAGRAPH * 3}</article></body></html>"


def report(piece: Piece) -> Report:
    (found,) = (item for item in take(piece, Allowance(10_000)) if not isinstance(item, Piece))
    assert isinstance(found, Report), found
    return found


def test_the_page_of_an_entry_is_taken_with_what_its_feed_tells() -> None:
    capture = Capture(time=NOON, sha256="0" * 64)
    page = response(PAGE, "text/html; charset=utf-8", "https://www.news.example/a/7/")
    found = report(piece_of(ENTRY, page, source="border-post", capture=capture))
    assert (found.url, found.source, found.capture) == ("https://news.example/a/7", "border-post", capture)
    assert (found.where, found.title) == ("https://www.news.example/a/7/", "هدوء")
    assert found.published == NIGHT.date()
    assert found.text.startswith("أعلن المراقبون") or "أعلن المراقبون" in found.text


def test_the_language_that_a_feed_declares_is_not_believed() -> None:
    page = response(PAGE, "text/html")
    assert report(piece_of(ENTRY, page)).lang == "ar"
    assert report(piece_of(ENTRY, page, lang="fa")).lang == "fa"


def test_the_words_of_the_feed_are_taken_where_there_is_no_page() -> None:
    entry = replace(ENTRY, words="Both sides kept the truce.\n\nNobody was hurt.", is_full=True)
    found = report(piece_of(entry, source="border-post"))
    assert (found.text, found.title) == ("Both sides kept the truce.\n\nNobody was hurt.", "Quiet")
    assert (found.url, found.published) == ("https://news.example/a/7", NIGHT.date())


def test_an_entry_without_an_address_has_one_made_of_its_id_and_source() -> None:
    entry = replace(ENTRY, url=None, words="Two shells fell.")
    urls = [piece_of(each, source=source).told["url"] for each, source in (
        (entry, "a"), (replace(entry, words="Three shells fell."), "a"), (entry, "b"), (replace(entry, id="8"), "a"),
    )]  # fmt: skip
    assert urls[0] == urls[1]
    assert len(set(urls)) == 3
    assert urls[0].startswith("urn:sha256:")


def test_with_neither_page_nor_words_there_is_nothing_to_take() -> None:
    with pytest.raises(UnreadableError, match="no words in the feed, and no page of its own"):
        piece_of(ENTRY)


def test_reports_of_different_addresses_have_different_ids() -> None:
    page = response(PAGE, "text/html")
    urls = [
        "https://news.example/a/7",
        "https://news.example/b/7",
        "https://other.example/a/7",
        "https://news.example/a/7?p=1",
    ]
    ids = [report(piece_of(replace(ENTRY, url=url), page)).id for url in urls]
    assert len(set(ids)) == 4
    assert ids[0].startswith("news-example-7-")
    assert report(piece_of(ENTRY, page)).id == ids[0]


@pytest.mark.parametrize(
    ("body", "media", "url", "told", "name"),
    [
        (PAGE, "application/rss+xml", "https://news.example/a", "text/html", ""),
        (PAGE, "text/plain; charset=utf-8", "https://news.example/a", "text/html; charset=utf-8", ""),
        (PAGE, None, "https://news.example/a.html", "text/html", ".html"),
        ("%PDF-1.7", "text/plain", "https://news.example/a", "application/pdf", ""),
        ("%PDF-1.7", "text/html", "https://news.example/a.php", "application/pdf", ""),
        ("Two shells fell.", "application/octet-stream", "https://news.example/a.txt", None, ".txt"),
        ("Two shells fell.", "text/plain", "https://news.example/a", "text/plain", ""),
    ],
)
def test_a_page_is_of_the_kind_that_it_is_whatever_its_server_calls_it(
    body: str, media: str | None, url: str, told: str | None, name: str
) -> None:
    piece = piece_of(ENTRY, response(body, media, url))
    assert piece.media == told
    assert piece.name.endswith(name)
