"""Raising alerts: what is to be told is found anew from the projections, and kept in the ledger once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from hudna.compliance.alerts import (
    ANNOUNCED,
    Rules,
    Told,
    announced,
    contradictions,
    deadlines,
    first_breach,
    followed,
    in_force,
    load_rules,
    silences,
    surges,
)
from hudna.engine.judging import find_incident
from hudna.engine.registered import INTAKE, Registered
from hudna.engine.standings import Stood, stand
from hudna.ledger import Ledger, Snapshot
from hudna.ledger.codec import from_payload, to_payload
from hudna.model.alerts import Alert, AlertKind, Raised
from hudna.model.entries import Draft, EntryKind
from hudna.model.times import AsOf, instant_of


def raised_alerts(ledger: Ledger | Snapshot) -> list[Raised]:
    """The alerts that a ledger holds, in the order in which they were raised."""
    return alerts_after(ledger, 0)


def alerts_after(ledger: Ledger | Snapshot, sequence: int) -> list[Raised]:
    """The alerts that were raised after an entry, in that order."""
    return [
        Raised(from_payload(entry.payload["alert"], Alert), entry.time)
        for entry in ledger.entries(kind=EntryKind.ALERT_RAISED, after=sequence)
    ]


def raise_alerts(ledger: Ledger, at: AsOf | None = None, rules: Rules | None = None) -> list[Raised]:
    """Find what is to be told at an instant and was not raised before, keep it in the ledger, and give it.

    Args:
        ledger: an open ledger.
        at: an instant, or a day, which ends by the clocks of the land where an agreement holds, and in UTC for what belongs
            to none; None for the last day reported on: of an agreement, that on which a report about its conflict was
            published; of sources and events, that of any report.
        rules: the thresholds; None for those that come with Hudna.

    Raises:
        LedgerError: the ledger cannot be read or written.
    """
    known = [one.alert for one in raised_alerts(ledger)]
    return _kept(ledger, _unknown(_found(ledger, at, rules or load_rules(), known), known))


def keep_alerts(ledger: Ledger, found: Iterable[Alert]) -> list[Raised]:
    """Keep alerts that were not raised before in the ledger, and give them.

    Raises:
        LedgerError: the ledger cannot be read or written.
    """
    return _kept(ledger, _unknown(found, [one.alert for one in raised_alerts(ledger)]))


def _kept(ledger: Ledger, found: Sequence[Alert]) -> list[Raised]:
    if not found:
        return []
    with ledger.transaction() as transaction:  # another process may have raised some of them since
        new = _unknown(found, [one.alert for one in raised_alerts(transaction)])
        entries = transaction.append_many(_draft(alert) for alert in new)
    return [Raised(alert, entry.time) for alert, entry in zip(new, entries, strict=True)]


def _unknown(found: Iterable[Alert], known: Iterable[Alert]) -> list[Alert]:
    ids = {alert.id for alert in known}
    return [alert for alert in found if alert.id not in ids]


def _draft(alert: Alert) -> Draft:
    return Draft(kind=EntryKind.ALERT_RAISED, author=INTAKE, payload={"alert": to_payload(alert)})


def _found(ledger: Ledger, at: AsOf | None, rules: Rules, known: Collection[Alert]) -> Iterator[Alert]:
    """All that is to be told; `known` are the alerts raised before."""
    with ledger.snapshot() as snapshot:
        detection = _Detection(snapshot, rules, known)
        days = snapshot.days_told()
        for stood in stand(snapshot, at):
            yield from detection.of_agreement(stood, days.get(stood.agreement.conflict, {}))
        published = snapshot.days_published()
        last = max((day for of_source in published.values() for day in of_source), default=None)
        if last is not None:
            end = instant_of(at or last, UTC)
            yield from detection.of_incidents(end)
            named = {source: of_source for source, of_source in published.items() if source is not None}
            yield from silences(named, end, rules.silence)


@dataclass(frozen=True, slots=True)
class _Detection:
    """What is to be told of a ledger's agreements and incidents, given the alerts raised before."""

    snapshot: Snapshot
    rules: Rules
    known: Collection[Alert]

    def of_agreement(self, stood: Stood, days: Mapping[date, int]) -> Iterator[Alert]:
        """At the instant of a standing; `days` are the numbers of reports about the conflict, by day of publication."""
        agreement, standing, findings = stood.agreement, stood.standing, stood.findings
        at, rules = standing.as_of, self.rules
        watched = followed(agreement, days, rules.truce)
        if watched:
            firsts = in_force(agreement, at), first_breach(agreement, findings, at)
            yield from (alert for alert in firsts if alert is not None)
        yield from surges(Told.by(at, agreement, findings, days, rules.surge.fresh_days), rules.surge, self.known)
        yield from deadlines(agreement, standing, rules.deadline)

    def of_incidents(self, at: datetime) -> Iterator[Alert]:
        """At an instant."""
        told = (one for event in ANNOUNCED for one in self.snapshot.incidents(type=event))
        yield from announced(told, Registered().by(self.snapshot), at, self.rules.truce, self.known)
        rule = self.rules.contradiction
        yield from contradictions(self.snapshot.contradicted(rule.least_killed), at, rule, self._contradicted())

    def _contradicted(self) -> set[str]:
        """Ids of the incidents whose contradictions were raised before: their present ones, which earlier reports change."""
        before = (one for alert in self.known if alert.kind is AlertKind.CONTRADICTION for one in alert.incidents)
        found = (find_incident(self.snapshot, identity) for identity in before)
        return {incident.id for incident in found if incident is not None}
