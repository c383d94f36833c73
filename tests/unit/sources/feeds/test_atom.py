from datetime import UTC, datetime, timedelta, timezone

from hudna.sources.feeds import Entry
from hudna.sources.feeds.xml_feed import MAX_ENTRIES
from tests.unit.sources.feeds.given import atom, listing

KYIV = timezone(timedelta(hours=3))


def test_a_feed_with_everything_in_it() -> None:
    found = listing(
        atom(
            """<entry xml:lang="uk"><id>tag:news.example,2030:7</id><title type="html">Тиша &lt;i&gt;триває&lt;/i&gt;</title>
            <link rel="self" href="/api/7"/><link href="/uk/7?fbclid=x&amp;page=2"/><link rel="enclosure" href="/7.mp3"/>
            <published>2030-05-02T23:30:00+03:00</published><updated>2030-05-03T08:00:00Z</updated>
            <author><name>Редакція</name></author><summary>Коротко</summary></entry>""",
            "<title>Пошта</title><id>urn:x</id>",
        ),
        "application/atom+xml",
    )
    assert (found.kind, found.title) == ("atom", "Пошта")
    assert found.entries == (
        Entry(
            url="https://news.example/uk/7?page=2",
            id="tag:news.example,2030:7",
            title="Тиша триває",
            published=datetime(2030, 5, 2, 23, 30, tzinfo=KYIV),
            updated=datetime(2030, 5, 3, 8, 0, tzinfo=UTC),
            words="Коротко",
            author="Редакція",
            language="uk",
        ),
    )


def test_content_in_xhtml_is_taken_as_words() -> None:
    text = "The observers counted no violation in the valley and went home before the rain. " * 6
    found = listing(
        atom(
            f"<entry><id>7</id><link href='/7'/><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>"
            f"<p>{text}</p><p>Nobody was hurt.</p></div></content></entry>"
        )
    )
    assert found.entries[0].words == f"{text.strip()}\n\nNobody was hurt."
    assert found.entries[0].is_full


def test_plain_text_stays_as_it_is() -> None:
    found = listing(atom("<entry><id>7</id><link href='/7'/><title>A &lt; B &amp; C</title></entry>"))
    assert found.entries[0].title == "A < B & C"


def test_addresses_relate_to_the_base_that_is_given() -> None:
    found = listing(atom("<entry xml:base='https://mirror.example/a/'><id>7</id><link href='b'/></entry>"))
    assert found.entries[0].url == "https://mirror.example/a/b"


def test_without_a_date_of_publication_that_of_the_last_change_is_taken_and_told() -> None:
    found = listing(atom("<entry><id>7</id><link href='/7'/><updated>2030-05-03T08:00:00Z</updated></entry>"))
    assert found.entries[0].published == datetime(2030, 5, 3, 8, 0, tzinfo=UTC)
    assert found.entries[0].notices == ("published: not given; the date of its last change is taken",)


def test_prefixes_make_no_difference() -> None:
    found = listing(
        "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:title>Post</a:title>"
        "<a:entry><a:id>7</a:id><a:link href='/7'/></a:entry></a:feed>"
    )
    assert (found.kind, found.title, found.entries[0].url) == ("atom", "Post", "https://news.example/7")


def test_of_more_entries_than_are_taken_the_first_are() -> None:
    entries = "".join(f"<entry><id>{n}</id><link href='/{n}'/></entry>" for n in range(MAX_ENTRIES + 7))
    found = listing(atom(entries))
    assert len(found.entries) == MAX_ENTRIES
    assert found.notices == (f"{MAX_ENTRIES + 7:,} entries, of which the first {MAX_ENTRIES:,} are taken",)
