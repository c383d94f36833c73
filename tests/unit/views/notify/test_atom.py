"""Alerts as an Atom feed."""

from __future__ import annotations

import os
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from hudna.sources.feeds import Listing, listing_of
from hudna.sources.fetching import Fetched
from hudna.views.notify.atom import AtomFeed, feed
from hudna.views.notify.settings import AtomSettings
from hudna.views.notify.wording import message, one_line
from tests.unit.views.notify.alerts import HOSTILE, RAISED, raised

ATOM = "{http://www.w3.org/2005/Atom}"
SETTINGS = AtomSettings(name="feed", file="alerts.atom", id="tag:example.org,2026:alerts", most=3)


def texts(root: ET.Element, path: str) -> list[str | None]:
    return [element.text for element in root.iterfind("/".join(ATOM + part for part in path.split("/")))]


def followed(data: bytes) -> Listing:
    """What another Hudna makes of a feed that it follows."""
    url = "https://monitor.example/alerts.atom"
    return listing_of(Fetched(asked=url, url=url, media="application/atom+xml", body=data, time=RAISED))


def test_it_has_what_rfc_4287_asks_of_a_feed_and_its_entries() -> None:
    root = ET.fromstring(feed(raised("a"), SETTINGS))  # noqa: S314 - our own
    (one,) = raised("a")
    assert root.tag == f"{ATOM}feed"
    assert texts(root, "id") == ["tag:example.org,2026:alerts"]
    assert texts(root, "title") == ["Hudna: alerts"]
    assert texts(root, "author/name") == ["Hudna"]
    assert texts(root, "updated") == texts(root, "entry/updated") == texts(root, "entry/published")
    assert texts(root, "entry/updated") == ["2026-03-01T08:30:00Z"]
    assert texts(root, "entry/id") == [f"urn:uuid:{one.alert.id}"]
    assert texts(root, "entry/title") == ["Alleged breaches surge"]
    (content,) = root.iter(f"{ATOM}content")
    assert content.get("type") == "text"
    assert "because of" in (content.text or "")
    assert [link.get("rel") for link in root.iter(f"{ATOM}link")] == []


def test_where_it_is_published_it_says_so() -> None:
    published = AtomSettings(name="feed", file="a", id="tag:example.org,2026:a", url="https://example.org/a?x=1&y=2")
    (link,) = ET.fromstring(feed(raised("a"), published)).iter(f"{ATOM}link")  # noqa: S314 - our own
    assert (link.get("rel"), link.get("href")) == ("self", "https://example.org/a?x=1&y=2")


def test_hostile_words_are_text() -> None:
    written = feed(raised("a", title=HOSTILE), SETTINGS)
    assert b"<script>" not in written
    (title,) = texts(ET.fromstring(written), "entry/title")  # noqa: S314 - our own
    assert title == "Paper Bcc: victim@example.org <script>alert(1)</script> ]]> & \"'"


@pytest.mark.parametrize("title", ["Alleged breaches surge", "خروق مزعومة تتزايد في «المرفأ» & الجسر", HOSTILE])
def test_who_follows_it_reads_the_same_alerts(title: str) -> None:
    told = raised("a", "b", "c", title=title)
    found = followed(feed(told, SETTINGS))
    assert (found.kind, found.title, found.notices) == ("atom", "Hudna: alerts", ())
    assert [(one.id, one.title, one.published, one.updated, one.words) for one in found.entries] == [
        (f"urn:uuid:{one.alert.id}", one_line(title), one.time, one.time, message(one.alert)) for one in told
    ]
    assert all(one.is_full and one.notices == () for one in found.entries)


def test_who_follows_a_feed_of_no_alerts_reads_that_there_are_none() -> None:
    assert followed(feed([], SETTINGS)).entries == ()


def test_the_file_holds_the_newest_first_and_no_more_than_it_may(tmp_path: Path) -> None:
    told = raised("a", "b", "c", "d")
    deliveries = list(AtomFeed(SETTINGS, tmp_path).send(told[2:], told))
    assert [(one.alert, one.done) for one in deliveries] == [(told[2].alert, True), (told[3].alert, True)]
    root = ET.fromstring((tmp_path / "alerts.atom").read_bytes())  # noqa: S314 - our own
    assert texts(root, "entry/id") == [f"urn:uuid:{one.alert.id}" for one in reversed(told[1:])]


def test_a_file_that_cannot_be_written_leaves_the_one_of_before_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    channel = AtomFeed(SETTINGS, tmp_path)
    list(channel.send(raised("a"), raised("a")))
    before = (tmp_path / "alerts.atom").read_bytes()

    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    (delivery,) = channel.send(raised("b"), raised("a", "b"))
    assert not delivery.done
    assert delivery.note == f"{tmp_path}/alerts.atom: No space left on device"
    assert [file.name for file in tmp_path.iterdir()] == ["alerts.atom"]
    assert (tmp_path / "alerts.atom").read_bytes() == before


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    (delivery,) = AtomFeed(SETTINGS, tmp_path / "none").send(raised("a"), raised("a"))
    assert (delivery.done, delivery.note.endswith("No such file or directory")) == (False, True)
