"""The shape of a language's `numbers.toml`. What it means is in docs/languages.md."""

from __future__ import annotations

from hudna.reading.language_data import Strict


class CardinalData(Strict, frozen=True, kw_only=True):
    """Words of one value; `definite = false` where the article makes them something else ("الاثنين" is Monday)."""

    value: int
    words: list[str]
    definite: bool = True


class ScaleData(Strict, frozen=True, kw_only=True):
    """Words that multiply the numeral before them: hundred, dozen, thousand, million."""

    value: int
    words: list[str]


class ApproximateData(Strict, frozen=True, kw_only=True):
    """Words that stand for a range, both ends included."""

    low: int
    high: int
    words: list[str]


class DualData(Strict, frozen=True, kw_only=True):
    """Nouns whose dual counts two by itself, by the endings under which it does.

    A word in ين may be a dual or a sound masculine plural (مدنيين), so nouns are listed: those with another plural (جندي)
    under both dual endings, those with that plural under the nominative ان alone, feminine ones under تان and تين.
    """

    endings: list[str]
    nouns: list[str]


class SignData(Strict, frozen=True, kw_only=True):
    """Words that tell what the number beside them is; `at_least_after` stand behind the counted noun."""

    at_least: list[str]
    at_least_after: list[str]
    more_than: list[str]
    up_to: list[str]
    fewer_than: list[str]
    about: list[str]
    between: list[str]
    to: list[str]
    change: list[str]
    label: list[str]
    measure: list[str]
    never: list[str]


class NumberData(Strict, frozen=True, kw_only=True):
    """`numbers.toml`."""

    conjunctions: list[str]
    units_first: bool
    attached: list[str]
    cardinal: list[CardinalData]
    scale: list[ScaleData]
    approximate: list[ApproximateData]
    dual: tuple[DualData, ...] = ()
    signs: SignData
