"""A surge: more alleged breaches are told, report for report, than in the days before.

What is counted are breach incidents by the day on which they were first told, and the reports about the conflict published
on these days: both by publication, so that each is set against the reading that could find it. A day without reports adds
neither to the one nor to the other. Days are counted from the one after the agreement's effect on, as before it there is
nothing to breach.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from hudna.compliance.alerts.episodes import episodes
from hudna.compliance.alerts.rates import chance_of_as_many
from hudna.compliance.alerts.rules import SurgeRule
from hudna.model.agreements import Agreement
from hudna.model.alerts import Alert, AlertKind
from hudna.model.compliance import Effect, Finding
from hudna.model.counting import counted
from hudna.model.incidents import Grade
from hudna.model.terms import window_at

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Told:
    """What was told of an agreement in its window, by day of publication.

    Attributes:
        agreement: as registered.
        breaches: ids of the breach incidents that were first told on a day.
        reports: how many reports about the conflict were published on it.
    """

    agreement: Agreement
    breaches: Mapping[date, tuple[str, ...]]
    reports: Mapping[date, int]

    @classmethod
    def by(
        cls,
        at: datetime,
        agreement: Agreement,
        findings: Iterable[Finding],
        reports: Mapping[date, int],
        fresh_days: int,
    ) -> Self:
        """What was told by an instant.

        Args:
            at: the instant.
            agreement: as registered.
            findings: of this agreement.
            reports: how many reports about the conflict were published on each day.
            fresh_days: a breach that was first told longer after it happened does not count.
        """
        zone = ZoneInfo(agreement.zone)
        opens, closes = window_at(agreement, at)
        first = opens.time.astimezone(zone).date() + _DAY
        last = (at if closes is None else min(at, closes.time)).astimezone(zone).date()
        told = {finding.incident: _first_told(finding, fresh_days) for finding in findings if _is_sure_breach(finding)}
        breaches: defaultdict[date, list[str]] = defaultdict(list)
        for incident, day in sorted(told.items()):
            if day is not None and first <= day <= last:
                breaches[day].append(incident)
        return cls(
            agreement,
            {day: tuple(found) for day, found in breaches.items()},
            {day: number for day, number in reports.items() if number and first <= day <= last},
        )


def surges(told: Told, rule: SurgeRule, raised: Iterable[Alert] = ()) -> Iterator[Alert]:
    """An alert for each run of days on which breaches of an agreement surged, at the first day of the run.

    Args:
        told: what was told of the agreement.
        rule: the thresholds.
        raised: alerts raised before; a run that holds a day of a surge among them is not raised again.
    """
    surging = {day: test for day in sorted(told.reports) if (test := _test(told, day, rule)) is not None}
    before = {one.day for one in raised if one.kind is AlertKind.SURGE and one.agreement == told.agreement.id}
    for days in episodes(surging, rule.recent_days, before):
        yield _alert(told.agreement, days[0], surging[days[0]], rule)


@dataclass(frozen=True, slots=True)
class _Test:
    """What was compared, and how probable that is by chance."""

    recent: tuple[str, ...]
    recent_reports: int
    earlier: int
    earlier_reports: int
    chance: float


def _test(told: Told, day: date, rule: SurgeRule) -> _Test | None:
    """The days up to this one against those before; None where that is no surge, or too little to tell."""
    recent = [day - n * _DAY for n in range(rule.recent_days)]
    earlier = [recent[-1] - n * _DAY for n in range(1, rule.earlier_days + 1)]
    breaches = tuple(one for on in reversed(recent) for one in told.breaches.get(on, ()))
    reports = sum(told.reports.get(on, 0) for on in recent)
    before = sum(told.reports.get(on, 0) for on in earlier)
    if len(breaches) < rule.least_breaches or reports < rule.least_reports or before < rule.least_earlier:
        return None
    breaches_before = sum(len(told.breaches.get(on, ())) for on in earlier)
    chance = chance_of_as_many(len(breaches), reports, breaches_before, before)
    return _Test(breaches, reports, breaches_before, before, chance) if chance <= rule.level else None


def _is_sure_breach(finding: Finding) -> bool:
    return finding.effect is Effect.BREACH and finding.sure and finding.grade is not Grade.REFUTED


def _first_told(finding: Finding, fresh_days: int) -> date | None:
    """The day on which a breach was first told, where it was news; None otherwise."""
    if finding.day is None or finding.told is None:
        return None
    return finding.told if (finding.told - finding.day).days <= fresh_days else None


def _alert(agreement: Agreement, day: date, test: _Test, rule: SurgeRule) -> Alert:
    return Alert(
        kind=AlertKind.SURGE,
        subject=(agreement.id, day.isoformat()),
        agreement=agreement.id,
        day=day,
        title=f"Alleged breaches surge: {agreement.name['en']}",
        reason=(
            f"{counted(len(test.recent), 'breach', 'breaches')} first told in {counted(test.recent_reports, 'report')} of the "
            f"{rule.recent_days} days to {day}, {test.earlier} in {counted(test.earlier_reports, 'report')} of the "
            f"{rule.earlier_days} days before; at an unchanged rate a report, as many would come by chance with a probability "
            f"of {test.chance:.2g}"
        ),
        incidents=test.recent,
        figures={
            "breaches": len(test.recent),
            "reports": test.recent_reports,
            "earlier_breaches": test.earlier,
            "earlier_reports": test.earlier_reports,
            "chance": test.chance,
        },
    )
