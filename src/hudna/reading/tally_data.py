"""The shape of a language's `tallies.toml`. What it means is in docs/languages.md."""

from __future__ import annotations

from hudna.model.tallies import Exemption, Unit
from hudna.reading.language_data import Strict


class UnitEntry(Strict, frozen=True, kw_only=True):
    """Nouns of one unit.

    `duals`: forms that count two by themselves; `alone`: a number before it is a tally wherever it stands; any other needs
    a word of counting or a period in its sentence, as does every "no".
    """

    unit: Unit
    nouns: list[str]
    duals: tuple[str, ...] = ()
    alone: bool = False
    matches: list[str]
    misses: list[str]


class CountingData(Strict, frozen=True, kw_only=True):
    """Words of counting, whose subject counts; `telling`: words of saying, which do for a unit that is `alone`."""

    verbs: list[str]
    telling: list[str]
    nouns: tuple[str, ...] = ()


class FigureData(Strict, frozen=True, kw_only=True):
    """Words around the number.

    `none`: stand for zero; `one`: stand behind the noun and make it one; `between`: may stand between number and noun;
    `heads`: before a noun whose number follows later ("the number of violations rose to 14"), unless one of `changes`
    stands before it ("rose *by* 14"); `totals`: before a number for all periods, of what was counted last;
    `including`: before the parts of a number.
    """

    none: list[str]
    one: tuple[str, ...] = ()
    between: list[str]
    heads: list[str]
    totals: list[str]
    changes: list[str]
    including: list[str]


class PeriodData(Strict, frozen=True, kw_only=True):
    """Words that tell for which period a number is.

    `previous`: the period before the report's own; `before`: that one where a number for the report's own was given already
    ("the previous 24 hours"); `compared`: a number for the period before follows; `since`: with a day; `never`: hold such
    words and tell no period ("for the first time since"); `as_of`: with the hour and day at which the report's own period
    ends.
    """

    previous: list[str]
    before: list[str]
    compared: list[str]
    since: list[str]
    never: list[str]
    as_of: list[str]


class RegionData(Strict, frozen=True, kw_only=True):
    """Words that make a town's name that of its region, for several at once, and the name of one with … for the town."""

    words: list[str]
    name: str


class ExemptData(Strict, frozen=True, kw_only=True):
    """Words that say that explosions and shots are no violations."""

    kind: Exemption
    words: list[str]


class TallyData(Strict, frozen=True, kw_only=True):
    """`tallies.toml`.

    `assessing`: words right before those of `exempt` that say that what was told before is that, and no attack; `thousands`:
    how figures stand whose thousands are set apart by a space.
    """

    unit: list[UnitEntry]
    counting: CountingData
    figures: FigureData
    periods: PeriodData
    regions: RegionData
    exempt: list[ExemptData]
    assessing: list[str]
    thousands: list[str]
