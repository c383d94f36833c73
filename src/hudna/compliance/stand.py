"""The standing of an agreement at an instant: what is told of each obligation of each party, and what is not known."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from types import MappingProxyType
from zoneinfo import ZoneInfo

from hudna.compliance.caution import cautions
from hudna.compliance.counts import bears_on, counts
from hudna.compliance.deadlines import deadlines
from hudna.compliance.elapsed import elapsed, hours_in_force
from hudna.compliance.matrix import accusations, matrix
from hudna.compliance.obligation import Obligation
from hudna.compliance.reach import Reach
from hudna.compliance.violations import violations
from hudna.model.agreements import Agreement, Moment, Phase
from hudna.model.compliance import Effect, Finding, Standing
from hudna.model.coverage import Coverage
from hudna.model.incidents import NOBODY, Grade
from hudna.model.tallies import FiledTally
from hudna.model.terms import as_of as terms_as_of
from hudna.model.terms import phase_at, window_at

_UNKNOWN: Mapping[str, str] = MappingProxyType({})


def standing(  # noqa: PLR0913 - what a standing rests on
    agreement: Agreement,
    findings: Iterable[Finding],
    coverage: Coverage,
    as_of: datetime,
    *,
    homes: Mapping[str, str] = _UNKNOWN,
    tallies: Iterable[FiledTally] = (),
) -> Standing:
    """The state of an agreement at an instant, by provision and party.

    Args:
        agreement: as registered; what was only amended later is left out.
        findings: of any agreement; those of others are left out, and of what happened or was told later, or lies in no
            window known at the instant but in one that was extended only later.
        coverage: what the reports could know up to the instant.
        as_of: an instant with an offset from UTC.
        tallies: what is counted, of which violations in the window count.
        homes: by name of a source, the id of whom it belongs to or of the country where it is published.
    """
    known = terms_as_of(agreement, as_of)
    today = as_of.astimezone(ZoneInfo(agreement.zone)).date()
    ends = {one.id: window_at(agreement, as_of, one)[1] for one in agreement.provisions}
    own = [
        finding
        for finding in findings
        if finding.agreement == agreement.id
        and _is_by(finding, today)
        and _is_before(finding, ends[finding.provision], ZoneInfo(agreement.zone))
    ]
    told = [finding for finding in own if finding.grade is not Grade.REFUTED]
    breaches = [finding for finding in told if finding.effect is Effect.BREACH]
    of: defaultdict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in own:
        of[finding.provision, finding.party].append(finding)
    unnamed = Counter(finding.provision for finding in breaches if finding.party == NOBODY)
    counted = counts(tallies, agreement, as_of)
    reach = Reach(agreement, coverage, as_of)
    lines = tuple(
        Obligation(
            provision=provision,
            party=party,
            opens=window_at(agreement, as_of, provision)[0].time,
            hours=hours_in_force(agreement, as_of, provision),
            as_of=as_of,
            reach=reach,
            findings=tuple(of[provision.id, party]),
            unattributed=unnamed[provision.id],
            is_counted=any(bears_on(count, provision) for count in counted),
        ).line()
        for provision in known.provisions
        for party in (*provision.bound, *([NOBODY] if of[provision.id, NOBODY] else []))
    )
    return Standing(
        agreement=agreement.id,
        as_of=as_of,
        phase=phase_at(agreement, as_of),
        note=_note(known, as_of),
        cautions=tuple(cautions(coverage, {finding.party for finding in breaches})),
        lines=lines,
        coverage=coverage,
        matrix=matrix(lines, agreement, breaches),
        accusations=accusations(breaches, agreement, homes),
        violations=violations(breaches, agreement, coverage, as_of, counted),
        counts=counted,
        elapsed=elapsed(breaches, agreement, coverage, as_of),
        deadlines=deadlines(told, reach),
    )


def _is_by(finding: Finding, today: date) -> bool:
    """Whether what was found had happened by a day; where no day is told, whether it had been told."""
    day = finding.day or finding.told
    return day is None or day <= today


def _is_before(finding: Finding, end: Moment | None, zone: ZoneInfo) -> bool:
    """Whether the day of what was found begins before an end, if there is one; where no day is told, it may."""
    return finding.day is None or end is None or datetime.combine(finding.day, time.min, zone) < end.time


def _note(known: Agreement, as_of: datetime) -> str:
    zone = ZoneInfo(known.zone)
    opens = f"{known.effect.time.astimezone(zone):%Y-%m-%d %H:%M}"
    closes = None if known.end is None else f"{known.end.time.astimezone(zone):%Y-%m-%d %H:%M}"
    hours = "" if known.daily is None else f", daily from {known.daily}"
    match phase_at(known, as_of):
        case Phase.NOT_YET_AGREED:
            return "not yet agreed"
        case Phase.AGREED:
            return f"agreed; in force from {opens} local time{hours}"
        case Phase.IN_FORCE:
            return f"in force since {opens} local time" + ("" if closes is None else f", until {closes}") + hours
        case Phase.ENDED:
            return f"was in force from {opens} to {closes} local time{hours} ({known.end_reason}); the lines speak of that window"
