"""How open the sources of a ledger are: as the register of sources says, or as a person decided in the ledger."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from hudna.engine.known_sources import Following, followings, known_sources, names_any
from hudna.engine.registered import INTAKE
from hudna.ledger import Ledger, Snapshot, Transaction
from hudna.model.access import Access
from hudna.model.entries import Draft, Entry, EntryKind
from hudna.model.errors import InputError
from hudna.model.readings import Reading
from hudna.sources import Affiliations, load_affiliations


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """That a person decided how open a source is.

    Attributes:
        source: as that person named it.
        access: how open it is from now on.
        reason: why.
        author: who decided.
        time: when, in UTC.
        sequence: of its entry.
        known: whether the ledger had anything of that source by then.
    """

    source: str
    access: Access
    reason: str
    author: str
    time: datetime
    sequence: int
    known: bool


class Openness:
    """How open each source is in a ledger, as that is now: of the decisions on a source the last counts.

    Where nobody decided, it is as open as the file says by which it is followed, or the register of sources.
    """

    def __init__(self, ledger: Ledger | Snapshot, affiliations: Affiliations | None = None) -> None:
        """`affiliations`: None for the register of sources that comes with Hudna."""
        self._packaged = affiliations or load_affiliations()
        self._affiliations = known_sources(ledger, self._packaged)
        self._decided: dict[str, Access] = {}
        self._changed = dict.fromkeys(Access, 0)
        self.decisions = tuple(_decision(one) for one in ledger.entries(kind=EntryKind.SOURCE_CLASSIFIED))
        for decision in self.decisions:
            self._take_in(decision)
        self._take_in_followed(followings(ledger))

    def of(self, source: str | None) -> Access:
        """How open the reports are that give this source; where they give none, they are public."""
        if source is None:
            return Access.PUBLIC
        decided = (self._decided[key] for key in self._affiliations.keys(source) if key in self._decided)
        registered = self._affiliations.find(source)
        return next(decided, Access.PUBLIC if registered is None else registered.access)

    def is_decided(self, source: str) -> bool:
        """Whether somebody decided on a source by this very name, or another of its own."""
        return self._affiliations.keys(source)[0] in self._decided

    def shows(self, source: str | None, sees: Access) -> bool:
        """Whether who sees so much may see a source."""
        return sees.admits(self.of(source))

    def shows_id(self, identity: str, sees: Access) -> bool:
        """Whether there is a source of that id, and who sees so much may see it."""
        known = (source for source in self._affiliations.sources if source.id == identity)
        return any(sees.admits(self._decided.get(source.id, source.access)) for source in known)

    def hides_any(self, sees: Access) -> bool:
        """Whether there is any source that is hidden from who sees so much, with or without reports."""
        hidden = any(self._hidden_of(self._affiliations, sees))
        return hidden or not all(map(sees.admits, self._decided.values()))

    def generation(self, sees: Access) -> str:
        """Changes whenever something of the ledger becomes visible, or invisible, to who sees so much."""
        hidden = [self._changed[sees], *sorted(self._hidden_of(self._packaged, sees))]
        return hashlib.sha256(json.dumps(hidden).encode()).hexdigest()

    def _hidden_of(self, affiliations: Affiliations, sees: Access) -> Iterator[str]:
        for source in affiliations.sources:
            if not sees.admits(self._decided.get(source.id, source.access)):
                yield source.id

    def _take_in(self, decision: Decision) -> None:
        before = self.of(decision.source)
        self._decided[self._affiliations.keys(decision.source)[0]] = decision.access
        for sees in Access:
            if decision.known and sees.admits(before) != sees.admits(decision.access):
                self._changed[sees] = decision.sequence

    def _take_in_followed(self, followed: Iterable[Following]) -> None:
        """A source that is hidden by now, or was, may come to be known by other names, or otherwise open."""
        before: dict[str, Access] = {}
        for one in followed:
            identity = one.source.id
            degrees = {one.source.access, before.get(identity, one.source.access)}
            degrees.add(self._decided.get(identity, one.source.access))
            before[identity] = one.source.access
            for sees in Access:
                if one.known and not all(map(sees.admits, degrees)):
                    self._changed[sees] = max(self._changed[sees], one.sequence)


def classify(  # noqa: PLR0913 - what a decision is made of
    ledger: Ledger,
    source: str,
    access: Access,
    *,
    author: str,
    reason: str,
    affiliations: Affiliations | None = None,
) -> Decision:
    """Decide how open a source is, under all the names that reports give it.

    A source may be classified before the ledger has anything of it: what is confidential must never have been open.

    Args:
        ledger: an open ledger.
        source: any of its names.
        access: how open it is from now on.
        author: who decides.
        reason: why.
        affiliations: None for the register of sources that comes with Hudna.

    Raises:
        InputError: the source, author or reason is missing.
        LedgerError: the ledger cannot be written.
    """
    for place, words in (("source", source), ("author", author), ("reason", reason)):
        if not words.strip():
            raise InputError(place, "is empty, but who decides how open which source is, and why, must be on record")
    if author.strip() == INTAKE:
        raise InputError("author", f"{INTAKE!r} stands for what nobody decided on; give a person's name")
    with ledger.transaction() as transaction:
        sources = known_sources(transaction, affiliations)
        payload = {
            "source": source.strip(),
            "access": access.value,
            "reason": reason.strip(),
            "known": names_any(sources.keys(source)[0], transaction, sources),
        }
        return _decision(transaction.append(EntryKind.SOURCE_CLASSIFIED, payload, author=author.strip()))


def closing(reading: Reading, transaction: Transaction) -> Iterator[Draft]:
    """The classification that a reading demands of its source before it is kept, where nobody has decided on that source."""
    source = reading.report.source
    if reading.access is None or source is None or Openness(transaction).is_decided(source):
        return
    known = known_sources(transaction)
    payload = {
        "source": source,
        "access": reading.access.value,
        "reason": f"{reading.coder or INTAKE} gives it so",
        "known": names_any(known.keys(source)[0], transaction, known),
    }
    yield Draft(kind=EntryKind.SOURCE_CLASSIFIED, author=INTAKE, payload=payload)


def _decision(entry: Entry) -> Decision:
    payload = entry.payload
    return Decision(
        source=payload["source"],
        access=Access(payload["access"]),
        reason=payload["reason"],
        author=entry.author,
        time=entry.time,
        sequence=entry.sequence,
        known=payload["known"],
    )
