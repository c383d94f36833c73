"""How the days of two claims compare.

What happens on a day is told with that day. What goes on for days is told in sum, from its beginning to the day of telling:
two sums are one where they begin together, and none of the days' events is the sum. "The last seven days" of one day and of
the next are two; so is what has gone on for months, else all that a war is summed up in would hang together. What stays as it
is once it is done, as a town that was taken, is told of long after, so that the day of telling says nothing of when that was.
"""

from __future__ import annotations

from typing import NamedTuple

from hudna.incidents.matching import Matching

LEVELS = (
    "same day", "same days", "day within days", "days overlap", "a day apart", "days apart",
    "day of telling", "day before telling", "around telling", "off telling",
    "told the same day", "told a day apart", "no day",
    "same beginning", "beginnings a day apart", "sums overlap", "first day of a sum", "day of a sum", "sum and no day",
    "lasts", "lasts, one day told", "lasts, days meet", "lasts, days apart",
)  # fmt: skip

OTHER_DAYS = frozenset({"a day apart", "days apart", "lasts, days apart"})
"""Levels of claims that tell two days."""


class Days(NamedTuple):
    """When something happened, as ordinals.

    Attributes:
        first, last: its days, or where none is told that of publication; None where neither is known.
        dated: whether that is told.
        lasting: of what stays as it is once it is done, the type of event; None of all else.
        spell: of what stays as it is, on which day the stretch of days begins in which it was done or told; from one to the next,
            tellings without a day do not hang together, or what is told of for years would grow as long.
        in_sum: whether it is told in sum over many days.
    """

    first: int | None
    last: int | None
    dated: bool
    lasting: str | None = None
    spell: int = 0
    in_sum: bool = False


def days_of(event: str, first: int | None, last: int | None, *, dated: bool, matching: Matching) -> Days:
    """The days of an event of a type."""
    lasting = event if event in matching.lasting else None
    told = dated and lasting is None and first is not None and last is not None
    in_sum = told and matching.sum_from <= (last or 0) - (first or 0) <= matching.sum_until
    spell = (last or 0) // matching.sum_until * matching.sum_until if lasting is not None else 0
    return Days(first, last, dated, lasting, spell, in_sum)


def sought_by(days: Days) -> int | None:
    """The day by which others are looked for: the last; of a sum the first, however far it has run, and of what stays its spell's."""
    if days.lasting is not None and days.last is not None:
        return days.spell
    return days.first if days.in_sum else days.last


def time_level(one: Days, other: Days) -> str:
    """At which level the days of two claims stand; the order of the two does not matter."""
    if one.first is None or other.first is None or one.last is None or other.last is None:
        return "no day"
    if one.lasting is not None and one.lasting == other.lasting:
        return _lasting(one, other)
    if one.in_sum or other.in_sum:
        return _sums(one, other)
    if one.dated and other.dated:
        return _days(one.first, one.last, other.first, other.last)
    if not one.dated and not other.dated:
        return ("told the same day", "told a day apart")[min(1, abs(one.first - other.first))]
    dated, told = (one, other) if one.dated else (other, one)
    return _told(dated.first or 0, dated.last or 0, told.first or 0)


def _lasting(one: Days, other: Days) -> str:
    if not one.dated and not other.dated:
        return "lasts" if one.spell == other.spell else "told a day apart"
    if not one.dated or not other.dated:
        return "lasts, one day told"
    gap = max(one.first or 0, other.first or 0) - min(one.last or 0, other.last or 0)
    return "lasts, days meet" if gap <= 1 else "lasts, days apart"


def _sums(one: Days, other: Days) -> str:
    total, rest = (one, other) if one.in_sum else (other, one)
    if not rest.dated:
        return "sum and no day"
    begin, end, first, last = total.first or 0, total.last or 0, rest.first or 0, rest.last or 0
    told = _days(begin, end, first, last)
    if not rest.in_sum:
        if first == last == begin:
            return "first day of a sum"
        return "day of a sum" if told in {"day within days", "days overlap"} else told
    later = first - begin
    if told == "same days" or (later and last - end == later):
        return told
    if abs(later) > 1:
        return "sums overlap" if told == "days overlap" else told
    return "same beginning" if begin == first else "beginnings a day apart"


def _days(first: int, last: int, begin: int, end: int) -> str:
    if (first, last) == (begin, end):
        return "same day" if first == last else "same days"
    gap = max(first, begin) - min(last, end)
    if gap <= 0:
        if first == last or begin == end:
            return "day within days"
        return "days overlap"
    return "a day apart" if gap == 1 else "days apart"


def _told(first: int, last: int, told: int) -> str:
    if told in {first, last}:
        return "day of telling"
    if last == told - 1:
        return "day before telling"
    return "around telling" if first < told < last else "off telling"
