from datetime import UTC, datetime, timedelta, timezone

import pytest

from hudna.sources.feeds import Entry
from hudna.sources.feeds.xml_feed import MAX_ENTRIES
from tests.unit.sources.feeds.given import listing, rss

DAMASCUS = timezone(timedelta(hours=3))


def entry(item: str) -> Entry:
    (found,) = listing(rss(f"<item>{item}</item>")).entries
    return found


def test_a_feed_as_blogs_write_it() -> None:
    found = listing(
        rss(
            """<item><title>هدوء حذر في &lt;b&gt;الوادي&lt;/b&gt;</title><link>https://news.example/a/7?utm_source=rss</link>
            <guid isPermaLink="false">https://news.example/?p=7</guid><dc:creator>مكتب التحرير</dc:creator>
            <pubDate>Fri, 03 May 2030 01:15:00 +0300</pubDate><description>مقتطف</description></item>""",
            "<title>البريد الحدودي</title><language>ar-SY</language><ttl>30</ttl>",
        ),
        "application/rss+xml; charset=UTF-8",
    )
    assert (found.kind, found.title, found.language, found.ttl) == ("rss", "البريد الحدودي", "ar", 1800.0)
    assert found.entries == (
        Entry(
            url="https://news.example/a/7",
            id="https://news.example/?p=7",
            title="هدوء حذر في الوادي",
            published=datetime(2030, 5, 3, 1, 15, tzinfo=DAMASCUS),
            words="مقتطف",
            author="مكتب التحرير",
            language="ar",
        ),
    )
    assert found.notices == ()


def test_a_feed_of_the_first_version_in_rdf() -> None:
    found = listing(
        """<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'
        xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>Вести</title><dc:language>ru</dc:language></channel>
        <item><title>Тишина</title><link>/ru/1</link><dc:date>2030-05-02T22:00:00+03:00</dc:date></item></rdf:RDF>"""
    )
    assert (found.kind, found.title, found.language) == ("rss", "Вести", "ru")
    assert found.entries[0].url == "https://news.example/ru/1"
    assert found.entries[0].published == datetime(2030, 5, 2, 22, 0, tzinfo=DAMASCUS)


def test_a_feed_with_nothing_but_what_it_must_have() -> None:
    found = listing(
        "<rss version='0.91'><channel><item><title>Quiet</title><link>//other.example/x</link></item></channel></rss>"
    )
    assert found.entries == (Entry(url="https://other.example/x", id="https://other.example/x", title="Quiet"),)
    assert (found.title, found.language, found.ttl) == (None, None, None)


def test_a_feed_without_entries_is_no_error() -> None:
    assert listing(rss("")).entries == ()


def test_an_address_that_is_only_the_guid_is_taken() -> None:
    assert entry("<title>a</title><guid>https://news.example/a</guid>").url == "https://news.example/a"


def test_an_entry_without_an_address_but_with_words_is_a_report_itself() -> None:
    found = entry(
        "<guid isPermaLink='false'>7</guid>"
        "<description>&lt;p&gt;Two shells fell.&lt;/p&gt;&lt;p&gt;Nobody was hurt.&lt;/p&gt;</description>"
    )
    assert (found.url, found.id, found.words, found.is_full) == (
        None,
        "7",
        "Two shells fell.\n\nNobody was hurt.",
        True,
    )


def test_an_entry_with_neither_is_told_and_left_out() -> None:
    found = listing(rss("<item><title>Only a title</title></item><item><link>/a</link></item>"))
    assert [each.url for each in found.entries] == ["https://news.example/a"]
    assert found.notices == ("entry 1: neither an address nor words",)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "mailto:desk@news.example", "http://a:b@c.example/"]
)
def test_an_address_that_is_not_fetched_is_none(address: str) -> None:
    assert entry(f"<link>{address}</link><description>Two shells fell.</description>").url is None


def test_where_a_distributor_counts_readers_the_address_behind_it_is_taken() -> None:
    item = "<link>https://counter.example/~r/7</link>"
    item += "<f:origLink xmlns:f='http://rssnamespace.org/feedburner/ext/1.0'>https://news.example/a</f:origLink>"
    assert entry(item).url == "https://news.example/a"


def test_what_a_feed_has_of_an_entry_comes_without_mark_up() -> None:
    content = "<![CDATA[<p>Both sides &amp; all<script>steal()</script></p><img src=x onerror=steal()><ul><li>one<li>two</ul>]]>"
    assert (
        entry(f"<link>/a</link><content:encoded>{content}</content:encoded>").words == "Both sides & all\n\none\n\ntwo"
    )


def test_full_text_is_told_from_a_teaser() -> None:
    text = "Both sides kept the truce in the valley, the observers said on Friday. " * 8
    teaser = "<description>Both sides kept the truce.</description>"
    assert entry(f"<link>/a</link>{teaser}<content:encoded>{text}</content:encoded>").is_full
    assert not entry(f"<link>/a</link>{teaser}<content:encoded>Short.</content:encoded>").is_full
    assert not entry(f"<link>/a</link><description>{text}</description>").is_full
    assert not entry(f"<link>/a</link>{teaser}<content:encoded>{text} […]</content:encoded>").is_full
    assert not entry(f"<link>/a</link>{teaser}<content:encoded>{text}...</content:encoded>").is_full
    assert not entry(
        f"<link>/a</link>{teaser}<content:encoded>{text} [...] Read it on our site.</content:encoded>"
    ).is_full


@pytest.mark.parametrize(
    ("given", "published", "notices"),
    [
        ("Fri, 03 May 2030 10:00:00 GMT", datetime(2030, 5, 3, 10, 0, tzinfo=UTC), ()),
        ("03 May 30 10:00 EST", datetime(2030, 5, 3, 10, 0, tzinfo=timezone(timedelta(hours=-5))), ()),
        ("2030-05-03T10:00:00Z", datetime(2030, 5, 3, 10, 0, tzinfo=UTC), ()),
        ("2030-05-03", datetime(2030, 5, 3, tzinfo=UTC), ()),
        (
            "2030-05-03 10:00:00",
            datetime(2030, 5, 3, 10, 0, tzinfo=UTC),
            ("published: '2030-05-03 10:00:00' names no time zone that is known; taken as UTC",),
        ),
        (
            "Fri, 03 May 2030 10:00:00 DAM",
            datetime(2030, 5, 3, 10, 0, tzinfo=UTC),
            ("published: 'Fri, 03 May 2030 10:00:00 DAM' names no time zone that is known; taken as UTC",),
        ),
        (
            "Fri, 03 May 2033 10:00:00 GMT",
            datetime(2033, 5, 3, 10, 0, tzinfo=UTC),
            ("published: 'Fri, 03 May 2033 10:00:00 GMT' is in the future",),
        ),
        ("الجمعة 3 أيار", None, ("published: 'الجمعة 3 أيار' is not the date of a publication",)),
        (
            "0001-01-01T00:00:00+14:00",
            None,
            ("published: '0001-01-01T00:00:00+14:00' is not the date of a publication",),
        ),
        (
            "Thu, 01 Jan 1970 00:00:00 GMT",
            None,
            ("published: 'Thu, 01 Jan 1970 00:00:00 GMT' is not the date of a publication",),
        ),
        (
            "9999-12-31T23:59:59-14:00",
            datetime(9999, 12, 31, 23, 59, 59, tzinfo=timezone(timedelta(hours=-14))),
            ("published: '9999-12-31T23:59:59-14:00' is in the future",),
        ),
        ("", None, ()),
    ],
)
def test_dates_are_taken_with_their_offset_or_told(
    given: str, published: datetime | None, notices: tuple[str, ...]
) -> None:
    found = entry(f"<link>/a</link><pubDate>{given}</pubDate>")
    assert (found.published, found.notices) == (published, notices)
    assert published is None or found.published is None or found.published.utcoffset() == published.utcoffset()


@pytest.mark.parametrize(
    ("channel", "ttl"),
    [
        ("<ttl>60</ttl>", 3600.0),
        ("<ttl>0</ttl>", None),
        ("<ttl>often</ttl>", None),
        ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>", 1800.0),
        ("<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>", 86_400.0),
        ("<sy:updatePeriod>never</sy:updatePeriod>", None),
    ],
)
def test_how_often_it_asks_to_be_looked_at(channel: str, ttl: float | None) -> None:
    assert listing(rss("", channel)).ttl == ttl


def test_a_feed_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    found = listing(
        rss("<item><title>One</title><link>/1</link></item><item><title>Two</title><link>/2</link></item>")[:-45]
    )
    assert found.entries[0].url == "https://news.example/1"
    assert found.notices[0].startswith("not well-formed, read as far as possible: ")


def test_bare_ampersands_are_forgiven() -> None:
    found = listing(rss("<item><title>Guns & roses</title><link>/a?x=1&y=2</link></item>"))
    assert [each.url for each in found.entries] == ["https://news.example/a?x=1&y=2"]
    assert len(found.notices) == 1


def test_entries_that_share_an_address_are_told_apart() -> None:
    items = "".join(
        f"<item><link>/live</link><guid isPermaLink='false'>post {n}</guid><title>{n}</title></item>" for n in (2, 1)
    )
    assert [each.url for each in listing(rss(items)).entries] == [
        "https://news.example/live#post%202",
        "https://news.example/live#post%201",
    ]


def test_an_entry_that_is_listed_twice_is_taken_once() -> None:
    item = "<item><link>/a</link><guid isPermaLink='false'>7</guid><title>Quiet</title></item>"
    assert [each.url for each in listing(rss(item + item)).entries] == ["https://news.example/a"]


def test_of_a_hundred_thousand_entries_the_newest_are_taken() -> None:
    items = "".join(f"<item><link>/{number}</link></item>" for number in range(100_000))
    found = listing(rss(items))
    assert len(found.entries) == MAX_ENTRIES
    assert found.entries[-1].url == f"https://news.example/{MAX_ENTRIES - 1}"
    assert found.notices == (f"100,000 entries, of which the first {MAX_ENTRIES:,} are taken",)
