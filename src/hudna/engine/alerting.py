"""Raising alerts: what is to be told is found anew from the projections, and kept in the ledger once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from hudna.compliance.alerts import (
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
from hudna.engine.registered import INTAKE, Registered
from hudna.engine.standings import publications, standings
from hudna.ledger import Ledger, Snapshot
from hudna.ledger.codec import from_payload, to_payload
from hudna.model.agreements import Agreement
from hudna.model.alerts import Alert, AlertKind, Raised
from hudna.model.compliance import Standing
from hudna.model.entries import Draft, EntryKind
from hudna.sources import load_affiliations


def raised_alerts(ledger: Ledger | Snapshot) -> list[Raised]:
    """The alerts that a ledger holds, in the order in which they were raised."""
    return alerts_after(ledger, 0)


def alerts_after(ledger: Ledger | Snapshot, sequence: int) -> list[Raised]:
    """The alerts that were raised after an entry, in that order."""
    return [
        Raised(from_payload(entry.payload["alert"], Alert), entry.time)
        for entry in ledger.entries(kind=EntryKind.ALERT_RAISED, after=sequence)
    ]


def raise_alerts(ledger: Ledger, at: datetime | None = None, rules: Rules | None = None) -> list[Raised]:
    """Find what is to be told at an instant and was not raised before, keep it in the ledger, and give it.

    Args:
        ledger: an open ledger.
        at: an instant with an offset from UTC; None for the end of the last day reported on: of an agreement, that on
            which a report about its conflict was published; of sources and events, that of any report.
        rules: the thresholds; None for those that come with Hudna.

    Raises:
        LedgerError: the ledger cannot be read or written.
    """
    known = [one.alert for one in raised_alerts(ledger)]
    found = _unknown(_found(ledger, at, rules or load_rules(), known), known)
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


def _found(ledger: Ledger, at: datetime | None, rules: Rules, known: Collection[Alert]) -> Iterator[Alert]:
    """All that is to be told; `known` are the alerts raised before."""
    now = list(standings(ledger, at))
    with ledger.snapshot() as snapshot:
        detection = _Detection(snapshot, rules, known)
        days = _days_told(snapshot)
        for agreement, standing in now:
            yield from detection.of_agreement(agreement, standing, days[agreement.conflict])
        published = _published(snapshot)
        last = max((day for of_source in published.values() for day in of_source), default=None)
        if last is not None:
            end = at or datetime.combine(last, time(23, 59, 59), UTC)
            yield from detection.of_incidents(end)
            named = {source: of_source for source, of_source in published.items() if source is not None}
            yield from silences(named, end, rules.silence)


@dataclass(frozen=True, slots=True)
class _Detection:
    """What is to be told of a ledger's agreements and incidents, given the alerts raised before."""

    snapshot: Snapshot
    rules: Rules
    known: Collection[Alert]

    def of_agreement(self, agreement: Agreement, standing: Standing, days: Mapping[date, int]) -> Iterator[Alert]:
        """At the instant of a standing; `days` are the numbers of reports about the conflict, by day of publication."""
        at, rules = standing.as_of, self.rules
        findings = list(self.snapshot.findings(agreement.id))
        watched = followed(agreement, days, rules.truce)
        if watched:
            firsts = in_force(agreement, at), first_breach(agreement, findings, at)
            yield from (alert for alert in firsts if alert is not None)
        yield from surges(Told.by(at, agreement, findings, days, rules.surge.fresh_days), rules.surge, self.known)
        yield from deadlines(agreement, standing, rules.deadline, followed=watched)

    def of_incidents(self, at: datetime) -> Iterator[Alert]:
        """At an instant."""
        incidents = list(self.snapshot.incidents())
        register = Registered().by(self.snapshot)
        yield from announced(incidents, register, at, self.rules.truce, self.known)
        yield from contradictions(incidents, at, self.rules.contradiction, self._contradicted())

    def _contradicted(self) -> set[str]:
        """Ids, as they are now, of the incidents whose contradictions were raised before."""
        before = (one for alert in self.known if alert.kind is AlertKind.CONTRADICTION for one in alert.incidents)
        found = (self.snapshot.incident(identity) for identity in before)
        return {incident.id for incident in found if incident is not None}


def _days_told(snapshot: Snapshot) -> Mapping[str, Mapping[date, int]]:
    """By conflict, how many reports that tell of it were published on each day."""
    told = publications(snapshot, Registered().by(snapshot), load_affiliations())
    days = {conflict: Counter(one.day for one in own if one.day is not None) for conflict, own in told.items()}
    return defaultdict(Counter, days)


def _published(snapshot: Snapshot) -> Mapping[str | None, set[date]]:
    """By source, the days on which reports of it were published."""
    days: defaultdict[str | None, set[date]] = defaultdict(set)
    for report in snapshot.reports():
        if report.published is not None:
            days[report.source].add(report.published)
    return days
