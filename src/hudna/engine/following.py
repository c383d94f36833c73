"""Letting a ledger know which sources are followed: before the first report of each, so that it is as open as it shall be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hudna.engine.copy_files import remove_outdated
from hudna.engine.known_sources import followings, known_sources, names_any
from hudna.engine.projection import record
from hudna.engine.registered import INTAKE, Registered
from hudna.ledger import Ledger, Snapshot
from hudna.ledger.codec import to_payload
from hudna.model.entries import Draft, EntryKind
from hudna.model.sources import Followed, Licence, Source
from hudna.sources import Affiliations


def follow(ledger: Ledger, followed: Iterable[Followed], affiliations: Affiliations | None = None) -> tuple[str, ...]:
    """Keep in a ledger whose the sources are that are followed, with all that follows for what it has of them.

    A source that is no longer followed stays known: its reports are there.

    Args:
        ledger: an open ledger.
        followed: what is followed now.
        affiliations: whose the other sources are; None for the register that comes with Hudna.

    Returns:
        The ids of those that the ledger did not know so.

    Raises:
        LedgerError: the ledger cannot be read or written.
    """
    described = {one.source.id: (one.source, one.licence) for one in followed}
    if not _changed(described, ledger, affiliations):
        return ()
    with ledger.transaction() as transaction:
        changed = _changed(described, transaction, affiliations)  # another process may have written some since
        known = known_sources(transaction, affiliations).with_followed([source for source, _ in changed])
        drafts = [
            Draft(
                kind=EntryKind.SOURCE_FOLLOWED,
                author=INTAKE,
                payload={
                    "source": to_payload(source),
                    "licence": to_payload(licence),
                    "known": names_any(source.id, transaction, known),
                },
            )
            for source, licence in changed
        ]
        record(drafts, transaction, Registered().by(transaction))
    remove_outdated(ledger, affiliations)
    return tuple(source.id for source, _ in changed)


def _changed(
    described: dict[str, tuple[Source, Licence]], ledger: Ledger | Snapshot, affiliations: Affiliations | None
) -> Sequence[tuple[Source, Licence]]:
    """Those that are new to a ledger or described anew, each with the names that it had before."""
    before = {one.source.id: (one.source, one.licence) for one in followings(ledger)}
    known = known_sources(ledger, affiliations).with_followed([source for source, _ in described.values()])
    now = [(source, described[source.id][1]) for source in known.sources if source.id in described]
    return [one for one in now if one != before.get(one[0].id)]
