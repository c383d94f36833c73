"""The agreements that a ledger has registered, and by whom.

Of a copy that holds what was known at an instant, they are as they were known then: a later amendment of an agreement
that was registered before, or a later end of it, is not in them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from hudna.agreements import load_agreements
from hudna.ledger import Ledger, Snapshot
from hudna.ledger.codec import from_payload
from hudna.model.agreements import Agreement
from hudna.model.entries import Entry, EntryKind
from hudna.model.terms import as_of as terms_as_of
from hudna.model.terms import known_on
from hudna.model.times import AsOf, instant_of

INTAKE = "hudna"  # author of what is taken in without anybody's decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """That an agreement was registered, or amended.

    Attributes:
        agreement: as it was registered.
        author: the person who did it, or `INTAKE` where it came with Hudna.
        reason: why, as that person put it; None where it came with Hudna.
        time: when, in UTC.
    """

    agreement: Agreement
    author: str
    reason: str | None
    time: datetime

    @property
    def is_own(self) -> bool:
        """Whether a person decided on it. What comes with Hudna never takes its place."""
        return self.author != INTAKE


class Registered:
    """Follows a ledger's register: of every agreement the last registration counts, whoever made it."""

    def __init__(self) -> None:
        self._registrations: dict[str, Registration] = {}
        self._seen = 0
        self._in_order: tuple[Agreement, ...] = ()

    def registrations(self, ledger: Ledger | Snapshot) -> dict[str, Registration]:
        """By id all that are registered by now. Entries seen before are not read again."""
        self._follow(ledger)
        return dict(self._registrations)

    def by(self, ledger: Ledger | Snapshot) -> tuple[Agreement, ...]:
        """All agreements that are registered by now, the earliest signed first."""
        self._follow(ledger)
        return self._in_order

    def _follow(self, ledger: Ledger | Snapshot) -> None:
        before = self._seen
        for entry in ledger.entries(kind=EntryKind.AGREEMENT_REGISTERED, after=self._seen):
            agreement = registered_by(entry, ledger)
            self._registrations[agreement.id] = Registration(
                agreement=agreement, author=entry.author, reason=entry.payload.get("reason"), time=entry.time
            )
            self._seen = entry.sequence
        if self._seen != before:
            self._in_order = _in_order(one.agreement for one in self._registrations.values())

    def missing(self, packaged: Iterable[Agreement], ledger: Ledger | Snapshot) -> tuple[Agreement, ...]:
        """Of the agreements that come with Hudna those that are new or have changed, save where a person decided."""
        known = self.registrations(ledger)
        return tuple(
            one
            for one in public_by(packaged, ledger.known_on)
            if one.id not in known or (one != known[one.id].agreement and not known[one.id].is_own)
        )

    def with_missing(self, packaged: Iterable[Agreement], ledger: Ledger | Snapshot) -> tuple[Agreement, ...]:
        """The register as it is once the missing have been added, the earliest signed first."""
        found = {one.id: one for one in (*self.by(ledger), *self.missing(packaged, ledger))}
        return _in_order(found.values())


def registered_by(entry: Entry, ledger: Ledger | Snapshot) -> Agreement:
    """The agreement that an entry of a ledger registers, or amends."""
    agreement = from_payload(entry.payload["agreement"], Agreement)
    return agreement if ledger.known_on is None else known_on(agreement, ledger.known_on)


def public_by(packaged: Iterable[Agreement], instant: datetime | None) -> Iterable[Agreement]:
    """Of the agreements that come with Hudna those signed by an instant, as they were known then; None for all."""
    if instant is None:
        return packaged
    return [known_on(one, instant) for one in packaged if one.signed.time <= instant]


def register_of(ledger: Ledger | Snapshot) -> tuple[Agreement, ...]:
    """The agreements by which the reports of a ledger are judged, those included that come with Hudna and are new to it."""
    return Registered().with_missing(load_agreements(), ledger)


def agreed_by(agreements: Iterable[Agreement], as_of: AsOf | None) -> tuple[Agreement, ...]:
    """Those signed by an instant, with what had been changed of each by then; all, as registered, where it is None."""
    if as_of is None:
        return tuple(agreements)
    ends = ((one, instant_of(as_of, ZoneInfo(one.zone))) for one in agreements)
    return tuple(terms_as_of(one, at) for one, at in ends if one.signed.time <= at)


def _in_order(agreements: Iterable[Agreement]) -> tuple[Agreement, ...]:
    return tuple(sorted(agreements, key=lambda agreement: (agreement.signed.time, agreement.id)))
