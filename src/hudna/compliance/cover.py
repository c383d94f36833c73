"""What the reports could know of an agreement: a day without a report is not known, never quiet.

A report can tell of the day on which it is published and of the day before: papers of the morning tell of yesterday. So
a day counts as covered where a report about the conflict was published on it or on the day after. What a later report
tells of it is counted all the same; it does not show that the day was watched.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby, pairwise
from zoneinfo import ZoneInfo

from hudna.compliance.divide import Divide
from hudna.model.agreements import Agreement
from hudna.model.coverage import CountryCoverage, Coverage, DayCoverage, Days, Origin, SideCoverage
from hudna.model.terms import as_of as terms_as_of
from hudna.model.terms import window_at

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What counts of one report about the conflict.

    Attributes:
        day: its day of publication; None where not known.
        source: who published it, as the report gives it.
        language: ISO 639-1 code.
        home: id of whom the source belongs to, or of the country where it is published; None where not known.
        speakers: sides on whose word it tells anything of the conflict; the outlet itself is none.
        places: country (ISO 3166-1 alpha-3) and name of each place told of.
    """

    day: date | None
    source: str | None = None
    language: str | None = None
    home: str | None = None
    speakers: frozenset[str] = frozenset()
    places: frozenset[tuple[str, str]] = frozenset()


def coverage(reports: Iterable[Publication], agreement: Agreement, as_of: datetime) -> Coverage:
    """What reports could know of an agreement's window up to an instant.

    The window opens with the first obligation, which may come before the agreement's effect. A report without a day of
    publication covers none.

    Args:
        reports: of each report about the conflict.
        agreement: as registered.
        as_of: an instant with an offset from UTC.
    """
    first, last = window_days(agreement, as_of)
    today = as_of.astimezone(ZoneInfo(agreement.zone)).date()
    latest = min(last + DAY, today)
    within = [one for one in reports if one.day is not None and first <= one.day <= latest and first <= last]
    published = sorted({one.day for one in within if one.day is not None})
    divide = Divide(agreement)
    days = tuple(_by_day(within, first, last, divide))
    return Coverage(
        reports=len(within),
        first=published[0] if published else None,
        last=published[-1] if published else None,
        days=max(0, (last - first) // DAY + 1),
        days_covered=len(days),
        sources=tuple(sorted({one.source for one in within if one.source is not None})),
        languages=tuple(sorted({one.language for one in within if one.language is not None})),
        speakers=tuple(sorted({speaker for one in within for speaker in one.speakers})),
        unknown=_gaps([one.day for one in days], first, last),
        by_day=days,
        origins=_origins(within, divide),
        sides=tuple(_side(name, parties, within, divide) for name, parties in divide.sides.items()),
        countries=tuple(_country(country, within) for country in agreement.countries),
        untold=_untold(within, terms_as_of(agreement, as_of)),
    )


def window_days(agreement: Agreement, as_of: datetime) -> tuple[date, date]:
    """The first and the last day of the window up to an instant; before it opens, the last lies before the first."""
    zone = ZoneInfo(agreement.zone)
    opens, closes = window_at(agreement, as_of)
    starts = [provision.start.time for provision in agreement.provisions if provision.start is not None]
    begins = min([opens.time, *starts])
    ends = as_of if closes is None else min(as_of, closes.time)
    first = begins.astimezone(zone).date()
    return first, ends.astimezone(zone).date() if ends >= begins else first - DAY


def _by_day(within: Sequence[Publication], first: date, last: date, divide: Divide) -> Iterator[DayCoverage]:
    """The days that a report could tell of, in order."""
    telling: defaultdict[date, list[Publication]] = defaultdict(list)
    for one in within:
        if one.day is not None:
            for day in (one.day - DAY, one.day):
                if first <= day <= last:
                    telling[day].append(one)
    for day in sorted(telling):
        reports = telling[day]
        speakers = {speaker for one in reports for speaker in one.speakers}
        yield DayCoverage(
            day=day,
            reports=len(reports),
            sources=tuple(side for side in divide.sides if any(divide.side(one.home) == side for one in reports)),
            heard=tuple(side for side in divide.sides if any(divide.side(speaker) == side for speaker in speakers)),
            others=tuple(sorted(speaker for speaker in speakers if divide.side(speaker) is None)),
            open_to=tuple(side for side in divide.sides if _can_tell(reports, side, divide)),
        )


def _can_tell(reports: Collection[Publication], side: str, divide: Divide) -> bool:
    """Whether anybody but a side itself could tell of its breaches."""
    return any(
        divide.side(one.home) != side or any(divide.near(speaker) != side for speaker in one.speakers)
        for one in reports
    )


def _gaps(covered: Sequence[date], first: date, last: date) -> tuple[Days, ...]:
    """The runs of days from `first` to `last` that are not among the covered ones, which are in order."""
    edges = (first - DAY, *covered, last + DAY)
    return tuple(Days(a + DAY, b - DAY) for a, b in pairwise(edges) if b - a > DAY)


def _origins(within: Sequence[Publication], divide: Divide) -> tuple[Origin, ...]:
    def home(one: Publication) -> str:
        return one.home or ""

    found = []
    for key, group in groupby(sorted(within, key=home), key=home):
        reports = list(group)
        sources = tuple(sorted({one.source for one in reports if one.source is not None}))
        origin = Origin(home=key or None, side=divide.side(key), reports=len(reports), sources=sources)
        found.append(origin)
    return tuple(sorted(found, key=lambda origin: -origin.reports))


def _side(name: str, parties: tuple[str, ...], within: Sequence[Publication], divide: Divide) -> SideCoverage:
    own = [one for one in within if divide.side(one.home) == name]
    heard = [one for one in within if any(divide.side(speaker) == name for speaker in one.speakers)]
    speakers = {speaker for one in heard for speaker in one.speakers if divide.side(speaker) == name}
    return SideCoverage(
        side=name,
        parties=parties,
        sources=tuple(sorted({one.source for one in own if one.source is not None})),
        reports=len(own),
        speakers=tuple(sorted(speakers)),
        heard_in=len(heard),
        days_heard=len({one.day for one in heard}),
    )


def _country(country: str, within: Sequence[Publication]) -> CountryCoverage:
    told = [{name for where, name in one.places if where == country} for one in within]
    names = Counter(name for places in told for name in places)
    return CountryCoverage(
        country=country,
        reports=sum(bool(places) for places in told),
        places=tuple(sorted(names, key=lambda name: (-names[name], name))),
    )


def _untold(within: Sequence[Publication], known: Agreement) -> tuple[str, ...]:
    """Places to which provisions are limited, by the first name of each, where no report tells of any of its names."""
    told = {name for one in within for _, name in one.places}
    limited = [provision.places for provision in known.provisions if provision.places]
    return tuple(dict.fromkeys(places[0] for places in limited if told.isdisjoint(places)))
