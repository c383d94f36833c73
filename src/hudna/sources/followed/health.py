"""How a feed fares: whether it is reached, and whether as much comes of it as usual. A dead feed is not a quiet day.

Silent is a feed that is reached, and has nothing new for longer than its own rhythm explains. Arrivals are taken to be
Poisson: of *n* that came within a time *T*, none would have come in a further time *t* by chance alone with the probability
(T / (T + t))^n, whatever the rate (given how many came in both, each falls into either by its share; so nothing has to be
estimated). As nights and weekends are no chance, the gap must also be longer than its usual longest one. What comes at one
look is one arrival: a feed that is filled once a day has one a day, however much it brings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from math import exp, log1p

from hudna.model.sources import Feed
from hudna.sources.followed.health_rules import HealthRules, SilenceRule

_DAY = timedelta(days=1)


class FeedState(StrEnum):
    """How a feed fares."""

    OK = "ok"
    LATE = "late"  # the last look is longer ago than it should be
    FAILING = "failing"  # looks fail
    SILENT = "silent"  # looks find nothing new


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What is remembered of a feed; times have an offset from UTC, and come in order.

    Attributes:
        successes: of looks at it that succeeded, also where they found nothing new. The last is enough.
        failures: of looks that failed. Those since the last success are enough.
        failure: why the last one failed, in one clause.
        items: when each new item was found, at least for the days that the rules call usual.
        unreadable: when an item was found that could not be read.
    """

    successes: Sequence[datetime] = ()
    failures: Sequence[datetime] = ()
    failure: str | None = None
    items: Sequence[datetime] = ()
    unreadable: Sequence[datetime] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """How a feed fares at an instant.

    Attributes:
        feed: its id.
        state: the worst that holds.
        since: when it last was otherwise: the last success, or the last arrival of something new; None where it is well, or
            never was.
        reason: why it is called so, in a clause.
        last_success: None where there was none.
        lag: from the last success to now.
        usual: new items a day, by the days that count as usual; None where nothing is known of it for a day.
        today: new items of the last hours that count as today.
        ratio: of `today` to what is usual for as long; None where nothing is usual.
        unreadable: items of today that could not be read.
    """

    feed: str
    state: FeedState
    since: datetime | None = None
    reason: str
    last_success: datetime | None
    lag: timedelta | None
    usual: float | None
    today: int
    ratio: float | None
    unreadable: int


def health(feed: Feed, past: Past, now: datetime, rules: HealthRules) -> Health:
    """How a feed fares.

    Args:
        feed: what is followed.
        past: what is remembered of it.
        now: an instant with an offset from UTC.
        rules: the thresholds.
    """
    last = max(past.successes, default=None)
    recent = timedelta(hours=rules.volume.recent_hours)
    usual = _usual(past, now - recent, rules)
    today = _count(past.items, now - recent, now)
    state, since, reason = _state(feed, past, now, rules)
    return Health(
        feed=feed.id,
        state=state,
        since=since,
        reason=reason,
        last_success=last,
        lag=None if last is None else now - last,
        usual=usual,
        today=today,
        ratio=today / (usual * (recent / _DAY)) if usual else None,
        unreadable=_count(past.unreadable, now - recent, now),
    )


def _state(feed: Feed, past: Past, now: datetime, rules: HealthRules) -> tuple[FeedState, datetime | None, str]:
    last = max(past.successes, default=None)
    reach = rules.reach
    failed = [at for at in past.failures if last is None or at > last]
    begun = last or min(failed, default=None)
    if begun is None:
        return FeedState.OK, None, "it was not looked at yet"
    lag = now - begun
    least = timedelta(minutes=reach.least_minutes)
    if failed and lag > max(feed.every * reach.failing_intervals, least):
        why = f": {past.failure}" if past.failure else ""
        never = "it was never reached" if last is None else f"it was not reached for {_length(lag)}"
        return FeedState.FAILING, begun, f"{never}{why}"
    if lag > max(feed.every * reach.late_intervals, least):
        return (
            FeedState.LATE,
            begun,
            f"the last look that succeeded was {_length(lag)} ago; due every {_length(feed.every)}",
        )
    silent = _silence(feed, past, rules.silence)
    if silent is None and failed:  # not long enough for an alarm
        why = f": {past.failure}" if past.failure else ""
        return (
            FeedState.OK,
            None,
            f"it was reached {_length(lag)} ago, and not since{why}" if last else f"it was never reached{why}",
        )
    return silent or (FeedState.OK, None, "it is reached, and its rhythm is as usual")


def _silence(feed: Feed, past: Past, rule: SilenceRule) -> tuple[FeedState, datetime, str] | None:
    """Nothing new is known of only up to the last look that succeeded."""
    looked = max(past.successes, default=None)
    arrivals = sorted({at for at in past.items if looked is None or at <= looked})
    if looked is None or not arrivals:
        return None
    last = arrivals[-1]
    gap = looked - last
    if feed.silent_after is not None:
        told = f"nothing new for {_length(gap)}; its file calls it silent after {_length(feed.silent_after)}"
        return (FeedState.SILENT, last, told) if gap > feed.silent_after else None
    usual = [at for at in arrivals if at >= last - rule.usual_days * _DAY]
    gaps = sorted(later - earlier for earlier, later in pairwise(usual))
    if len(usual) < rule.least_items or gap < timedelta(hours=rule.least_hours):
        return None
    longest, chance = gaps[-1 - rule.passed_over], chance_of_none(len(gaps), usual[-1] - usual[0], gap)
    if chance > rule.level or gap <= rule.times_gap * longest:
        return None
    told = f"nothing new for {_length(gap)}; its usual longest gap is {_length(longest)}, and chance would leave one as long "
    return FeedState.SILENT, last, f"{told}with a probability of {chance:.1g}"


def chance_of_none(arrivals: int, within: timedelta, gap: timedelta) -> float:
    """The probability that none of so many arrivals comes in a gap, rather than within the time before it.

    Args:
        arrivals: how many came before.
        within: the time in which they did, positive.
        gap: the time without any, not negative.
    """
    return exp(-arrivals * log1p(gap / within))


def _usual(past: Past, until: datetime, rules: HealthRules) -> float | None:
    """New items a day before today, over the days that are known of the feed; None for less than a day."""
    since = until - rules.silence.usual_days * _DAY
    known = [at for at in (*past.items, *past.successes, *past.failures) if at < until]
    days = (until - max(since, min(known, default=until))) / _DAY
    return _count(past.items, since, until) / days if days >= 1 else None


def _count(times: Sequence[datetime], after: datetime, until: datetime) -> int:
    return sum(after < at <= until for at in times)


def _length(time: timedelta) -> str:
    """`45 minutes`, `5.5 hours`, `3 days`."""
    if time < timedelta(hours=2):
        return f"{time / timedelta(minutes=1):.0f} minutes"
    return f"{time / timedelta(hours=1):.3g} hours" if time < 2 * _DAY else f"{time / _DAY:.3g} days"
