"""A client of Hudna's API, of the standard library alone: copy it and change it as you need."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from http.client import HTTPResponse
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen


class Hudna:
    """Asks one server, as whoever the token is of. What has not changed since it was asked for is not sent again."""

    def __init__(self, address: str, token: str | None = None) -> None:
        self._base = f"{address.rstrip('/')}/api/v1/"
        self._token = token
        self._kept: dict[str, tuple[str, Any]] = {}  # by address: ETag and answer

    def get(self, *path: str, **query: object) -> Any:
        """An answer: `get("incidents", "report-12#3", "claims", limit=5)`. Names such as an id may have any characters."""
        return self._get(self._address(path, query))[1]

    def state(self, *path: str) -> str:
        """The state of an answer as it is now, for `if_match`."""
        return self._get(self._address(path, {}))[0]

    def items(self, *path: str, **query: object) -> Iterator[Any]:
        """All items of a list, page by page: `items("incidents", grade=["verified", "disputed"], since="2020-10-10")`."""
        page = self.get(*path, **query)
        yield from page["items"]
        while page["next"] is not None:
            page = self.get(*path, **query, after=page["next"])
            yield from page["items"]

    def post(self, *path: str, if_match: str | None = None, **body: object) -> Any:
        """Send something: `post("judgements", kind="verify", target="report-12#3", reason="seen on site", author="amal")`.

        The author is needed where no users are set up; otherwise it is who the token is of.
        """
        headers = {"Content-Type": "application/json"} | ({"If-Match": if_match} if if_match else {})
        with self._ask(self._address(path, {}), headers, json.dumps(body).encode()) as answer:
            return json.load(answer)

    def alerts(self, after: str | None = None) -> Iterator[tuple[str, Any]]:
        """Alerts as they are raised, each with an id to give as `after` next time, so that none is missed."""
        name = identity = ""
        headers = {"Accept": "text/event-stream"} | ({"Last-Event-ID": after} if after else {})
        for line in self._ask(self._address(("events",), {}), headers):
            key, _, value = line.decode().rstrip("\n").partition(": ")
            name, identity = (value if key == "event" else name), (value if key == "id" else identity)
            if key == "data" and name == "alert":
                yield identity, json.loads(value)

    def _get(self, address: str) -> tuple[str, Any]:
        etag, kept = self._kept.get(address, ("", None))
        try:
            with self._ask(address, {"If-None-Match": etag} if etag else {}) as answer:
                etag, kept = answer.headers.get("ETag", ""), json.load(answer)
        except HTTPError as error:
            if error.code != 304:
                raise
        self._kept[address] = etag, kept
        return etag, kept

    def _ask(self, address: str, headers: dict[str, str], body: bytes | None = None) -> HTTPResponse:
        token = {"Authorization": f"Bearer {self._token}"} if self._token else {}
        while True:
            try:
                asked = Request(address, body, headers | token)  # noqa: S310 - the address that was given
                return urlopen(asked)  # type: ignore[no-any-return]  # noqa: S310
            except HTTPError as error:
                if error.code not in (429, 503):
                    raise
                time.sleep(int(error.headers.get("Retry-After", 2)))  # too often, or still being computed

    def _address(self, path: tuple[str, ...], query: dict[str, object]) -> str:
        asked = urlencode({name: value for name, value in query.items() if value is not None}, doseq=True)
        return self._base + "/".join(quote(one, safe="") for one in path) + (f"?{asked}" if asked else "")
