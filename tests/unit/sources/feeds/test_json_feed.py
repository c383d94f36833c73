import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from hudna.sources.feeds import Entry, Listing
from hudna.sources.unreadable import UnreadableError
from tests.unit.sources.feeds.given import listing


def feed(*items: dict[str, Any], **fields: Any) -> Listing:
    given = {"version": "https://jsonfeed.org/version/1.1", "title": "البريد", "items": list(items)} | fields
    return listing(json.dumps(given), "application/feed+json")


def test_a_feed_with_everything_in_it() -> None:
    found = feed(
        {
            "id": "7",
            "url": "/a/7#top",
            "title": "هدوء في الوادي",
            "content_html": "<p>لا خروقات.</p><p>لم يصب أحد.</p>",
            "summary": "هدوء",
            "date_published": "2030-05-03T01:00:00+03:00",
            "date_modified": "2030-05-03T09:00:00Z",
            "authors": [{"name": "أ"}, {"name": "ب"}, {"url": "https://x.example"}],
            "language": "ar",
        },
        language="en",
    )
    assert (found.kind, found.title, found.language) == ("json feed", "البريد", "en")
    assert found.entries == (
        Entry(
            url="https://news.example/a/7",
            id="7",
            title="هدوء في الوادي",
            published=datetime(2030, 5, 3, 1, 0, tzinfo=timezone(timedelta(hours=3))),
            updated=datetime(2030, 5, 3, 9, 0, tzinfo=UTC),
            words="لا خروقات.\n\nلم يصب أحد.",
            author="أ, ب",
            language="ar",
        ),
    )


def test_a_feed_of_the_first_version() -> None:
    found = feed(
        {"id": 7, "content_text": "Two shells fell.", "author": {"name": "Desk"}},
        version="https://jsonfeed.org/version/1",
    )
    assert found.entries == (Entry(url=None, id="7", words="Two shells fell.", author="Desk", is_full=True),)


def test_an_entry_that_only_links_elsewhere() -> None:
    assert (
        feed({"id": "7", "external_url": "https://other.example/x?utm_medium=feed"}).entries[0].url
        == "https://other.example/x"
    )


def test_an_entry_with_nothing_to_read_is_told_and_left_out() -> None:
    found = feed({"id": "7", "title": "Only a title"}, {"id": "8", "url": "/8"})
    assert [entry.id for entry in found.entries] == ["8"]
    assert found.notices == ("entry 1: neither an address nor words",)


def test_fields_of_the_wrong_type_are_left_alone() -> None:
    found = feed(
        {"id": True, "url": "/8", "title": ["x"], "date_published": 7, "authors": "me", "language": None}, title=7
    )
    assert found.entries == (Entry(url="https://news.example/8", id="https://news.example/8"),)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"version": "https://jsonfeed.org/version/1.1", "items": [', "not JSON: "),
        ('{"items": []}', "JSON, but not a JSON Feed"),
        ("[1, 2]", "JSON, but not a JSON Feed"),
        ('{"version": "https://jsonfeed.org/version/1.1", "items": {}}', "a JSON Feed without a list of items"),
        ("[" * 100_000, "not JSON: nested too deeply"),
        ('{"version": ' + "9" * 10_000 + "}", "not JSON: "),
    ],
)
def test_what_is_none_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(UnreadableError) as error:
        listing(text)
    assert str(error.value).startswith(reason)
