"""Redirects, followed one by one: each is checked like an address that was given, and none may lead into the unsafe."""

from __future__ import annotations

from hudna.sources.fetching.addresses import Reachable
from hudna.sources.fetching.exchange import Answer
from hudna.sources.fetching.fetched import FetchError, Outlook
from hudna.sources.fetching.urls import RefusedUrlError, Target, is_web_port, target

REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD = frozenset({301, 308})


class Chain:
    """The addresses through which one request leads.

    Attributes:
        asked: the address that was asked for.
        at: the one that is asked now.
        moved: where `asked` has moved for good; see `Fetched`.
        left: seconds that the request may take still.
    """

    def __init__(self, asked: str, reachable: Reachable, most: int, left: float) -> None:
        """Begin at an address.

        Raises:
            FetchError: it is not one that is fetched.
        """
        self.asked = asked
        self.moved: str | None = None
        self.left = left
        self._reachable = reachable
        self._most = most
        self.at = self._target(asked)
        self._seen = [self.at.url]
        self._for_good = True

    def follow(self, answer: Answer) -> None:
        """Go where an answer leads.

        Raises:
            FetchError: there one must not go.
        """
        location = answer.headers.get("location", "").strip()
        if not location:
            raise FetchError(self.asked, f"a redirect that leads nowhere ({answer.status})", status=answer.status)
        to = self._target(location, self.at.url)
        if self.at.scheme == "https" and to.scheme == "http":
            raise self._refused(f"redirected from https to http ({to.url})")
        if to.url in self._seen:
            raise self._refused("redirected in a circle")
        if len(self._seen) > self._most:
            raise self._refused(f"redirected more than {self._most} times")
        self._seen.append(to.url)
        self._for_good = self._for_good and answer.status in _FOR_GOOD
        if self._for_good:
            self.moved = to.url
        self.at = to

    def _target(self, url: str, base: str | None = None) -> Target:
        redirected = "redirected to what is not fetched: " if base is not None else ""
        try:
            found = target(url, base)
        except RefusedUrlError as error:
            raise self._refused(f"{redirected}{error}") from error
        if not is_web_port(found.port) and not self._reachable.names(found.host):
            raise self._refused(f"{redirected}port {found.port} is not the web's")
        return found

    def _refused(self, reason: str) -> FetchError:
        return FetchError(self.asked, reason, Outlook.PERMANENT)
