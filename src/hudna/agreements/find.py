"""Which agreement a claim about a truce concerns."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

from hudna.model.agreements import Agreement
from hudna.model.terms import end_at


def find_agreement(
    agreements: Iterable[Agreement],
    *,
    parties: frozenset[str],
    countries: frozenset[str],
    day: date | None,
    words: str = "",
) -> Agreement | None:
    """The agreement that a claim concerns, or None where that cannot be told.

    What the words call by an alias comes first; otherwise the sides and the country decide on the conflict, where neither
    is told it is that of the register given if there is but one, and the day decides on the agreement: of those signed by
    then and not yet ended, the one signed last.

    Args:
        agreements: the register.
        parties: ids of the sides in the claim; empty where none is told.
        countries: ISO 3166-1 alpha-3 of where it happened; empty where not told.
        day: the day that the claim is about, or None where not known.
        words: what the report says, in which an alias may stand.
    """
    candidates = [
        agreement
        for agreement in agreements
        if _concerns(agreement, parties, countries) and (day is None or _current(agreement, day))
    ]
    text = words.casefold() if candidates else ""
    named = [agreement for agreement in candidates if _names(text, agreement)]
    if day is None:
        return named[0] if len(named) == 1 else None
    for pool in (named, candidates):
        if len({agreement.conflict for agreement in pool}) == 1:
            return max(pool, key=lambda agreement: agreement.signed.time)
    return None


def _concerns(agreement: Agreement, parties: frozenset[str], countries: frozenset[str]) -> bool:
    """Whether sides and country allow it; without a country every side told must be of its conflict."""
    if countries and countries.isdisjoint(agreement.countries):
        return False
    if not countries:
        return parties <= agreement.cast
    return not parties or not parties.isdisjoint(agreement.cast)


def _names(text: str, agreement: Agreement) -> bool:
    """Whether a casefolded text has an alias in it."""
    return any(alias.casefold() in text for aliases in agreement.aliases.values() for alias in aliases)


def _current(agreement: Agreement, day: date) -> bool:
    """Whether it had been signed by the end of the day and had not ended before it, by the clocks where it holds."""
    begins, ends = _day_in(agreement.zone, day)
    if agreement.signed.time > ends:
        return False
    end = end_at(agreement, ends)
    return end is None or end.time > begins


@lru_cache
def _day_in(zone: str, day: date) -> tuple[datetime, datetime]:
    """The first and the last instant of a day by the clocks of a time zone."""
    begins, ends = (datetime.combine(day, hour, ZoneInfo(zone)) for hour in (time.min, time.max))
    return begins, ends
