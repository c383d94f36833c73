"""Entries that share an address: told apart, lest each be taken for a version of the one before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import quote

from hudna.sources.feeds.listing import Entry


def told_apart(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries, each once.

    Posts of a live page, or of a feed that links to its own first page, have the same address, but are reports of their
    own: their address has their id behind it, as a fragment, so that it leads where it led.
    """
    once: dict[tuple[str | None, str], Entry] = {}
    for entry in entries:
        once.setdefault((entry.url, entry.id), entry)
    times = Counter(entry.url for entry in once.values())
    return tuple(_apart(once.values(), times))


def _apart(entries: Iterable[Entry], times: Counter[str | None]) -> Iterator[Entry]:
    for entry in entries:
        if entry.url is None or times[entry.url] == 1:
            yield entry
        else:
            yield replace(entry, url=f"{entry.url}#{quote(entry.id[:200], safe='')}")
