"""Who is told of what happens while sources are followed: logs and measures are made of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from hudna.engine.readers import Told
from hudna.engine.watching.memory import Look
from hudna.model.alerts import Raised
from hudna.model.sources import Feed


class Journal(Protocol):
    """Is told, by several threads, and must not take long."""

    def looked(self, feed: Feed, look: Look, listed: int | None) -> None:
        """A feed was looked at; `listed` entries are in it, or None where it is as it was, or could not be read."""

    def took(self, feed: Feed, where: str, reason: str | None) -> None:
        """An entry or a file was taken, or why it could not be."""

    def kept(self, told: Told) -> None:
        """The ledger has it."""

    def alerted(self, raised: Sequence[Raised]) -> None:
        """New alerts were raised."""

    def failed(self, what: str, reason: str) -> None:
        """Something else did not go as it should; it is tried again."""


class Journals:
    """Several journals as one."""

    def __init__(self, *journals: Journal) -> None:
        """`journals`: each is told of everything."""
        self._journals = journals

    def looked(self, feed: Feed, look: Look, listed: int | None) -> None:
        """See `Journal`."""
        for one in self._journals:
            one.looked(feed, look, listed)

    def took(self, feed: Feed, where: str, reason: str | None) -> None:
        """See `Journal`."""
        for one in self._journals:
            one.took(feed, where, reason)

    def kept(self, told: Told) -> None:
        """See `Journal`."""
        for one in self._journals:
            one.kept(told)

    def alerted(self, raised: Sequence[Raised]) -> None:
        """See `Journal`."""
        for one in self._journals:
            one.alerted(raised)

    def failed(self, what: str, reason: str) -> None:
        """See `Journal`."""
        for one in self._journals:
            one.failed(what, reason)
