"""Telling what a feed lists in a process of its own: one that is made to be slow or large holds up no other."""

from __future__ import annotations

from typing import Self

import msgspec

from hudna.sources.feeds.listing import Listing
from hudna.sources.fetching.fetched import Fetched
from hudna.sources.process import GoneError, Process
from hudna.sources.unreadable import UnreadableError

SECONDS = 10.0
"""That it may take: a feed of a thousand entries takes less than one."""

_SERVING = "hudna.sources.feeds.serving"


class Order(msgspec.Struct, array_like=True, frozen=True):
    """What was fetched."""

    fetched: Fetched


class Answer(msgspec.Struct, array_like=True, frozen=True, omit_defaults=True):
    """What it lists, or why it cannot be read."""

    listing: Listing | None = None
    reason: str = ""


class Listings:
    """Reads what was fetched in another process, one after the other. Leaving the context ends that."""

    def __init__(self, seconds: float = SECONDS) -> None:
        """See `SECONDS`."""
        self._seconds = seconds
        self._process: Process[Answer] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process, if there is one."""
        if self._process is not None:
            self._process.end()
            self._process = None

    def listing_of(self, fetched: Fetched) -> Listing:
        """As `feeds.listing_of`; what takes too long or too much is refused.

        Raises:
            UnreadableError: it is neither a feed nor a sitemap, or cannot be read.
        """
        try:
            if self._process is None:
                self._process = Process(_SERVING, Answer)
            self._process.send(Order(fetched))
            answer = self._process.receive(self._seconds)
        except GoneError as error:
            self.close()
            raise UnreadableError(str(error)) from error
        if answer.listing is None:
            raise UnreadableError(answer.reason)
        return answer.listing
