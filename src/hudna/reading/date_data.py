"""The shape of a language's `dates.toml`. What it means is in docs/languages.md."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from hudna.reading.date_expressions import Direction, Part
from hudna.reading.language_data import Strict
from hudna.reading.periods import Unit

Months = Annotated[list[list[str]], Meta(min_length=12, max_length=12)]
Weekdays = Annotated[list[list[str]], Meta(min_length=7, max_length=7)]
Ordinals = Annotated[list[list[str]], Meta(min_length=31, max_length=31)]
FirstMonth = Annotated[int, Meta(ge=1, le=12)]


class DayData(Strict, frozen=True, kw_only=True):
    """Words for days counted from today (0): `first` to `last`; not where a word of `not_after` or `not_before` stands by.

    `not_after`: words right before the phrase; `not_before`: words right after it ("اليوم التالي" is not today).
    """

    first: int
    last: int
    words: list[str]
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()


class UnitData(Strict, frozen=True, kw_only=True):
    """Words of one unit of time: one of it, two of it where the language has a dual, many."""

    unit: Unit
    one: list[str]
    two: tuple[str, ...] = ()
    many: list[str]


class DirectionData(Strict, frozen=True, kw_only=True):
    """Words that tell which day, month or year is meant."""

    direction: Direction
    words: list[str]


class PartData(Strict, frozen=True, kw_only=True):
    """Words for a part of a month or year."""

    part: Part
    words: list[str]


class SeasonData(Strict, frozen=True, kw_only=True):
    """A season, by its first month."""

    month: FirstMonth
    words: list[str]


class DecadeData(Strict, frozen=True, kw_only=True):
    """A decade, by its first year."""

    year: int
    words: list[str]


class LinkData(Strict, frozen=True, kw_only=True):
    """Small words of dates.

    Attributes:
        day_word, month_word, year_word: nouns before a date that say what it is ("يوم الأحد", "شهر أيار", "عام 2014").
        article: words that may stand before a month or year without a meaning here.
        of: what may stand between a day and its month, or a month and its year.
        on: what may stand between two names of one day or its part ("late on Monday", "الموافق").
        time: prepositions after which an ambiguous month is one; `year_time`: after which a year stands alone.
        since, start, until, between, to, conjunction: of spans; `since_then`: since the days told before.
        when: what opens, behind the days since which something lasts, what happened on those days.
        day_after: before what happened a day before the rest ("a day after"); `after_opening`, `after`: around a number of
            units before what happened so long before the rest (بعد يومين على, "two days after").
        day_earlier: of what happened a day before the rest ("a day earlier"); `earlier`: behind a number of units, of what
            happened so long before.
        within: before a number of units in which something happened ("within three days").
        weekend: Saturday and Sunday.
        ago_before, ago_after: of "قبل يومين" and "two days ago"; not if a word of `of` follows.
        lasting: of durations.
        verbal: before verbs, of which one is written like a direction: "to *last* two weeks" are not the last two.
        about: of inexact numbers of units.
        consecutive: of "the fifth day in a row".
        decade_suffix: of "the 1990s".
        single: what counts one unit ("a week ago").
        era: marks of a year of the Islamic calendar.
        suffix: endings of ordinal figures.
        truce, effect: what a truce is called and how it begins, for the inference of a publication date.
        unmatched: what stands before the days since or within which nothing like an event happened ("for the *first time* since").
        coming: words of the future; a bare weekday or month within a few words after them is the next one.
    """

    day_word: list[str]
    month_word: list[str]
    year_word: list[str]
    article: list[str]
    of: list[str]
    on: list[str]
    time: list[str]
    year_time: list[str]
    since: list[str]
    since_then: list[str]
    when: list[str]
    day_after: list[str]
    after_opening: list[str]
    after: list[str]
    day_earlier: list[str]
    earlier: list[str]
    within: list[str]
    weekend: list[str]
    start: list[str]
    until: list[str]
    between: list[str]
    to: list[str]
    conjunction: list[str]
    ago_before: list[str]
    ago_after: list[str]
    lasting: list[str]
    verbal: list[str]
    about: list[str]
    consecutive: list[str]
    decade_suffix: list[str]
    single: list[str]
    era: list[str]
    suffix: list[str]
    truce: list[str]
    effect: list[str]
    unmatched: list[str]
    coming: list[str]


class DateData(Strict, frozen=True, kw_only=True):
    """`dates.toml`.

    Attributes:
        day_first: in "10/11/2020" the day stands first; None where usage differs, so that only one reading may be possible.
        month_first: "October 10" is written.
        months, islamic_months, weekdays: names in order from January, Muharram and Monday.
        ambiguous: names that are other words too; they need a day, a year or another name of the month beside them, or to
            stand, spelt just so, after a preposition of time.
        ordinals: the 1st to the 31st.
        dayparts, midnight: parts of the day, and the one at its end.
    """

    day_first: bool | None = None
    month_first: bool
    months: Months
    islamic_months: Months
    weekdays: Weekdays
    ambiguous: list[str]
    ordinals: Ordinals
    day: list[DayData]
    unit: list[UnitData]
    direction: list[DirectionData]
    part: list[PartData]
    season: list[SeasonData]
    decade: list[DecadeData]
    dayparts: list[str]
    midnight: list[str]
    links: LinkData
