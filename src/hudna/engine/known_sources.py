"""The sources that a ledger knows: those that come with Hudna, and those that are or were followed into it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from hudna.ledger import Ledger, Snapshot
from hudna.ledger.codec import from_payload
from hudna.model.entries import Entry, EntryKind
from hudna.model.sources import Licence, Source
from hudna.sources import Affiliations, load_affiliations


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """That a source is followed, or is described anew.

    Attributes:
        source: as it is known from then on, with the names that it had before.
        licence: the terms under which its texts are published.
        time: when, in UTC.
        sequence: of its entry.
        known: whether the ledger had anything of that source by then.
    """

    source: Source
    licence: Licence
    time: datetime
    sequence: int
    known: bool

    @classmethod
    def of(cls, entry: Entry) -> Following:
        """What an entry says."""
        return cls(
            source=from_payload(entry.payload["source"], Source),
            licence=from_payload(entry.payload["licence"], Licence),
            time=entry.time,
            sequence=entry.sequence,
            known=entry.payload["known"],
        )


def followings(ledger: Ledger | Snapshot) -> tuple[Following, ...]:
    """All that a ledger has of sources that are or were followed, the earliest first."""
    return tuple(map(Following.of, ledger.entries(kind=EntryKind.SOURCE_FOLLOWED)))


class FollowedSources:
    """Keeps up with the sources that are or were followed into a ledger: of each the last description counts."""

    def __init__(self) -> None:
        self._sources = Affiliations(())
        self._seen = 0

    def by(self, ledger: Ledger | Snapshot) -> Affiliations:
        """All that are known by now. Entries seen before are not read again."""
        new = [Following.of(one) for one in ledger.entries(kind=EntryKind.SOURCE_FOLLOWED, after=self._seen)]
        if new:
            self._seen = new[-1].sequence
            self._sources = self._sources.with_followed([one.source for one in new])
        return self._sources


def known_sources(ledger: Ledger | Snapshot, packaged: Affiliations | None = None) -> Affiliations:
    """Whose the sources of a ledger's reports are.

    Args:
        ledger: an open ledger.
        packaged: the register that is known without a ledger; None for that which comes with Hudna.
    """
    return (packaged or load_affiliations()).with_followed(FollowedSources().by(ledger).sources)


def names_any(key: str, snapshot: Snapshot, affiliations: Affiliations) -> bool:
    """Whether a report, a series or a decision of a ledger names what a key of `Affiliations.keys` stands for."""
    series = (one.payload["series"].get("source") for one in snapshot.entries(kind=EntryKind.SERIES_ADDED))
    decided = (one.payload["source"] for one in snapshot.entries(kind=EntryKind.SOURCE_CLASSIFIED))
    return any(key in affiliations.keys(name) for name in (*snapshot.sources(), *series, *decided) if name)
