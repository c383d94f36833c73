"""The overview: which agreements are shown at length, and the figures of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hudna.engine.trends import total
from hudna.model.agreements import Agreement, Phase
from hudna.model.compliance import Standing
from hudna.model.listing import DayCount
from hudna.views.web.agreements.standing_view import PartyStanding, party_standings

TREND = 30  # days of a sparkline
_WEEK = 7
_LATELY = timedelta(days=120)  # since an agreement's end, for which it stands among those in force


@dataclass(frozen=True, slots=True)
class Recent:
    """Breaches of some last days.

    Attributes:
        first: the first of those days.
        breaches: of those days; None where nothing is known of any of them.
        unknown: of how many of them no report could tell.
    """

    first: date
    breaches: DayCount | None
    unknown: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """An agreement on the overview.

    Attributes:
        agreement, standing: which, and how it stands.
        parties: by their gravest line.
        last: the last day of the figures: that of the instant, or of the agreement's end where that came before.
        first: the first day of the trend: `TREND` days, or as many as it bound.
        day, week: the last day, and the last seven or as many as it was in force.
        trend: breaches by day; None where no report could tell.
    """

    agreement: Agreement
    standing: Standing
    parties: tuple[PartyStanding, ...]
    first: date
    last: date
    day: Recent
    week: Recent
    trend: tuple[int | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """All agreements of the conflicts that reports tell of.

    Attributes:
        cards: in force, agreed or lately ended, and with reports from their window; what is in force first.
        earlier: ended longer ago, with reports from their window.
        unheard: those of which nothing is known.
    """

    cards: tuple[Card, ...]
    earlier: tuple[tuple[Agreement, Standing], ...]
    unheard: tuple[tuple[Agreement, Standing], ...]


def last_day(standing: Standing) -> date | None:
    """The last day, up to the instant, on which an agreement binds; None where its window has not opened."""
    days = standing.violations.days
    return days[-1].last if days else None


def board(stood: Iterable[tuple[Agreement, Standing, Sequence[DayCount]]]) -> Board:
    """The overview of standings, each with the counts of `TREND` days up to its `last_day` (empty where there is none)."""
    cards, earlier, unheard = [], [], []
    for agreement, standing, counts in stood:
        last = last_day(standing)
        if last is None or not standing.coverage.reports:
            unheard.append((agreement, standing))
        elif standing.phase is Phase.ENDED and standing.as_of.date() - last > _LATELY:
            earlier.append((agreement, standing))
        else:
            cards.append(_card(agreement, standing, counts))
    cards.sort(key=lambda card: (card.standing.phase is Phase.ENDED, -card.last.toordinal()))
    return Board(cards=tuple(cards), earlier=tuple(earlier), unheard=tuple(unheard))


def _card(agreement: Agreement, standing: Standing, counts: Sequence[DayCount]) -> Card:
    known, opened = _known_days(standing), standing.violations.days[0].first
    bound = [one for one in counts if one.day >= opened]
    return Card(
        agreement=agreement,
        standing=standing,
        parties=party_standings(agreement, standing),
        first=bound[0].day,
        last=bound[-1].day,
        day=_recent(bound[-1:], known),
        week=_recent(bound[-_WEEK:], known),
        trend=tuple(one.total if one.total or one.day in known else None for one in bound),
    )


def _known_days(standing: Standing) -> frozenset[date]:
    """The days on which the agreement bound and of which reports could tell."""
    return frozenset(one.first for one in standing.violations.days if one.known)


def _recent(counts: Sequence[DayCount], known: frozenset[date]) -> Recent:
    unknown = sum(one.day not in known for one in counts)
    breaches = total(tuple(counts))
    return Recent(counts[0].day, None if unknown == len(counts) and not breaches.total else breaches, unknown)
