"""Coverage: which days, sides and places the reports could tell of; what they could not is not known, never zero."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Days:
    """Days from the first to the last, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Telling:
    """What one report tells of a conflict.

    Attributes:
        speakers: sides on whose word it tells anything of it, sorted; the outlet itself is none.
        places: country (ISO 3166-1 alpha-3) and name of each place told of, sorted.
    """

    speakers: tuple[str, ...] = ()
    places: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SideCoverage:
    """What was read from one side of an agreement: a side that is only spoken about cannot answer.

    Attributes:
        side: by what the side is called: its first party.
        parties: all of them.
        sources: names of the sources that stand with it, by whom they belong to or where they are published.
        reports: how many of the reports are theirs.
        speakers: who of it is heard in any report, its members included, sorted.
        heard_in: in how many reports it is heard.
        days_heard: on how many days of publication.
    """

    side: str
    parties: tuple[str, ...]
    sources: tuple[str, ...]
    reports: int
    speakers: tuple[str, ...]
    heard_in: int
    days_heard: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCoverage:
    """What could be known of one day: a report published on it or on the day after could tell of it.

    Attributes:
        day: the day.
        reports: how many reports could tell of it.
        sources: sides with which sources of these reports stand.
        heard: sides heard in these reports.
        others: who else is heard in them, outlets aside.
        open_to: sides whose breaches these reports could tell: a source that does not stand with the side is among
            them, or somebody else is heard. A side's own word about itself is no coverage of it.
    """

    day: date
    reports: int
    sources: tuple[str, ...]
    heard: tuple[str, ...]
    others: tuple[str, ...]
    open_to: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Reports of the sources of one state or body.

    Attributes:
        home: id of the state, group or body to which the sources belong, or the country where they are published;
            None for sources of which that is not known.
        side: the side of the agreement with which that stands, or None.
        reports: how many.
        sources: names of the sources, sorted.
    """

    home: str | None
    side: str | None
    reports: int
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryCoverage:
    """What is told of a country where the agreement holds.

    Attributes:
        country: ISO 3166-1 alpha-3.
        reports: how many reports tell of an event there.
        places: names of the places told of, the most often told of first.
    """

    country: str
    reports: int
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What the reports could know: without reports from a window, nothing is known about it.

    Attributes:
        reports: those published up to the instant that could tell of the agreement's window: on a day of it, or on
            the day after its last.
        first, last: the first and last day of publication among them.
        days: days of that window; `days_covered`: those on which or on whose next day a report was published.
        sources, languages: names of the sources and codes of the languages, sorted.
        speakers: sides on whose word anything is told, sorted.
        unknown: the other days, of which no report could tell.
        by_day: the covered days, each with who could tell of it.
        origins: whose reports they are, the most first.
        sides: what was read from each side of the agreement.
        countries: what is told of each country where it holds.
        untold: places to which provisions are limited of which no report tells.
    """

    reports: int
    first: date | None
    last: date | None
    days: int
    days_covered: int
    sources: tuple[str, ...]
    languages: tuple[str, ...]
    speakers: tuple[str, ...]
    unknown: tuple[Days, ...] = ()
    by_day: tuple[DayCoverage, ...] = ()
    origins: tuple[Origin, ...] = ()
    sides: tuple[SideCoverage, ...] = ()
    countries: tuple[CountryCoverage, ...] = ()
    untold: tuple[str, ...] = ()
