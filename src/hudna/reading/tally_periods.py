"""For which period each figure of a sentence is: the report's own, the one before it, or all since a day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, time
from typing import NamedTuple

from hudna.model.tallies import Period, Stretch
from hudna.reading.dates import DateMention
from hudna.reading.phrases import without_overlap
from hudna.reading.tally_figures import Figure
from hudna.reading.tally_words import COMPARED, TOLD_BEFORE, TallyWords
from hudna.reading.tokens import Token

_CUTS = frozenset(",،;؛:.()[]–—•")
_CLOSES = frozenset(")];؛")
_SINCE = 8  # words from "since" to its day
_TIME = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})")


class Sign(NamedTuple):
    """Words that tell a period, tokens `first` to `last` (exclusive), with the days that they name, if any."""

    first: int
    last: int
    stretch: Stretch
    start: date | None
    end: date | None
    compares: bool = False

    @property
    def tells_a_period(self) -> bool:
        """Whether it tells more than a day, on which a single event may have happened."""
        return self.stretch is not Stretch.THIS or self.start != self.end

    @property
    def rank(self) -> int:
        """Of several that speak of one figure, the period in words counts before days, and days before a comparison."""
        return 2 if self.compares else int(self.stretch is Stretch.THIS)


class Landmark(NamedTuple):
    """The day, and the hour if told, at which the report's own period ends."""

    day: date
    hour: time | None


def signs(words: TallyWords, tokens: Sequence[Token], dates: Sequence[DateMention], told_before: bool) -> list[Sign]:
    """What a sentence says about periods, in text order.

    Args:
        words: the language's.
        tokens: the sentence.
        dates: its days.
        told_before: whether a number for the report's own period was given already.
    """
    found: list[Sign] = []
    days = _merged(tokens, dates)
    for match in words.periods(tokens):
        if match.value == Stretch.SINCE:
            day = next(
                (d for d in days if match.first <= d.first <= match.last + _SINCE or d.first <= match.first < d.last),
                None,
            )
            if day is not None:
                days.remove(day)
                found.append(Sign(match.first, max(day.last, match.last), Stretch.SINCE, day.start, None))
        elif match.value != TOLD_BEFORE or told_before:
            days = [d for d in days if not (d.first < match.last and match.first < d.last)]
            found.append(Sign(match.first, match.last, Stretch.PREVIOUS, None, None, match.value == COMPARED))
    found += [Sign(d.first, d.last, Stretch.THIS, d.start, d.end) for d in days]
    return sorted(found)


def _merged(tokens: Sequence[Token], dates: Sequence[DateMention]) -> list[DateMention]:
    """Days joined by one word, "11 and 12 September", as one stretch."""
    merged: list[DateMention] = []
    for mention in dates:
        last = merged[-1] if merged else None
        if (
            last is not None
            and mention.first - last.last <= 1
            and last.start <= mention.end
            and not tokens[last.last].gap.strip()
        ):
            merged[-1] = DateMention(last.first, mention.last, last.start, mention.end)
        else:
            merged.append(mention)
    return merged


def sign_of(figure: Figure, found: Sequence[Sign], figures: Sequence[Figure], tokens: Sequence[Token]) -> Sign | None:
    """What a sentence says about the period of one of its figures; the nearest where several do."""
    bearing = [sign for sign in found if _bears(sign, figure, figures, tokens)]
    return min(bearing, key=lambda sign: (sign.rank, abs(sign.first - figure.first)), default=None)


def _bears(sign: Sign, figure: Figure, figures: Sequence[Figure], tokens: Sequence[Token]) -> bool:
    """Whether words about a period speak of a figure.

    They speak of those between the same commas. Where there are none, they speak of those that follow if they open a
    sentence, a bracket or a comparison, and else of those between the commas before.
    """
    if sign.compares:
        return sign.last <= figure.first and not _closed(tokens, sign.first, figure.first)
    segment = _segments(tokens)
    own = segment[sign.first]
    if any(segment[one.first] == own for one in figures):
        return segment[figure.first] == own
    opening = own == 0 or "(" in tokens[_start(segment, own)].gap
    if opening:
        return figure.first >= sign.last and not _closed(tokens, sign.last, figure.first)
    before = max((segment[one.first] for one in figures if segment[one.first] < own), default=None)
    if before is None:
        return figure.first >= sign.last
    return segment[figure.first] == before


def _segments(tokens: Sequence[Token]) -> list[int]:
    """For each token, how many commas, brackets or stops are before it."""
    found: list[int] = []
    number = 0
    for index, token in enumerate(tokens):
        number += index > 0 and bool(_CUTS & set(token.gap))
        found.append(number)
    return found


def _start(segment: Sequence[int], number: int) -> int:
    return next(index for index, own in enumerate(segment) if own == number)


def _closed(tokens: Sequence[Token], first: int, last: int) -> bool:
    return any(_CLOSES & set(token.gap) for token in tokens[first + 1 : last + 1])


def period_of(sign: Sign | None, landmark: Landmark | None, own: Period | None) -> Period:
    """The period of a figure.

    Args:
        sign: what its sentence says.
        landmark: when the report's own period ends, where the report says.
        own: the report's own period as told before, for the one that precedes it.
    """
    stretch = sign.stretch if sign is not None else Stretch.THIS
    start = sign.start if sign is not None else None
    end = sign.end if sign is not None else None
    if stretch is Stretch.PREVIOUS:
        return Period(
            stretch=stretch, end=own.start if own is not None else None, until=own.until if own is not None else None
        )
    if landmark is not None:
        if end is None:
            end = landmark.day
        return Period(stretch=stretch, start=start, end=end, until=landmark.hour)
    return Period(stretch=stretch, start=start, end=end)


def landmark_in(words: TallyWords, tokens: Sequence[Token], dates: Sequence[DateMention]) -> Landmark | None:
    """The end of the report's own period, where a sentence names it: "as of 19:30 3 May"."""
    for match in without_overlap(words.as_of.all(tokens)):
        at, hour = match.last, None
        if (
            at < len(tokens)
            and (clock := _TIME.fullmatch(tokens[at].norm))
            and int(clock[1]) < 24
            and int(clock[2]) < 60
        ):
            at, hour = at + 1, time(int(clock[1]), int(clock[2]))
        day = next((mention for mention in dates if match.first <= mention.first <= at + 2), None)
        if day is not None:
            return Landmark(day.end, hour)
    return None
