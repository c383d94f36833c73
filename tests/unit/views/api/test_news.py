"""What is told without asking: the feed, and events as they happen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from starlette.testclient import TestClient

ATOM = "{http://www.w3.org/2005/Atom}"
PAST_ALL = "9223372036854775808"


def test_the_feed_has_the_alerts_of_the_list(reader: TestClient) -> None:
    answer = reader.get("/api/v1/alerts.atom")
    assert answer.headers["content-type"].partition(";")[0] == "application/atom+xml"
    entries = ET.fromstring(answer.content).findall(f"{ATOM}entry")  # noqa: S314 - our own
    listed = reader.get("/api/v1/alerts").json()["items"]
    assert [one.findtext(f"{ATOM}id") for one in entries] == [f"urn:uuid:{one['alert']['id']}" for one in listed] != []


def test_the_feed_keeps_its_name_and_filters(reader: TestClient) -> None:
    whole = ET.fromstring(reader.get("/api/v1/alerts.atom").content)  # noqa: S314 - our own
    none = ET.fromstring(reader.get("/api/v1/alerts.atom?agreement=gaza-2025-01-19").content)  # noqa: S314 - our own
    assert whole.findtext(f"{ATOM}id") == none.findtext(f"{ATOM}id")
    assert none.findall(f"{ATOM}entry") == []
    assert none.findtext(f"{ATOM}updated")


@contextmanager
def _listening(address: str, after: str | None = None) -> Iterator[HTTPResponse]:
    connection = HTTPConnection(urlsplit(address).netloc, timeout=60)
    connection.request("GET", "/api/v1/events", headers={} if after is None else {"Last-Event-ID": after})
    try:
        yield connection.getresponse()
    finally:
        connection.close()


def _events(stream: HTTPResponse) -> Iterator[dict[str, str]]:
    """Events, each with its fields."""
    event: dict[str, str] = {}
    while True:
        key, _, value = stream.readline().decode().rstrip("\n").partition(": ")
        if key:
            event[key] = value
            continue
        if "event" in event:
            yield event
        event = {}


def test_what_came_since_the_last_event_is_sent_at_once(served: str) -> None:
    with _listening(served, after="0") as stream:
        assert stream.status == 200
        assert (stream.getheader("content-type") or "").startswith("text/event-stream")
        first = next(_events(stream))
    assert first["event"] == "alert"
    assert json.loads(first["data"]).keys() >= {"id", "kind", "title", "agreement", "day", "raised"}


def test_who_has_seen_all_is_told_where_the_ledger_stands(served: str) -> None:
    with _listening(served, after="0") as stream:
        head = next(one["data"] for one in _events(stream) if one["event"] == "changed")
    with _listening(served, after=head) as stream:
        first = next(_events(stream))
    assert (first["event"], first["data"], first["id"]) == ("changed", head, head)


@pytest.mark.parametrize("after", ["last", "-1", "1.5", PAST_ALL, "1" * 4000])
def test_an_event_that_there_cannot_have_been_is_refused(reader: TestClient, after: str) -> None:
    answer = reader.get("/api/v1/events", headers={"Last-Event-ID": after})
    assert (answer.status_code, answer.json()["detail"].partition(":")[0]) == (400, "Last-Event-ID")
