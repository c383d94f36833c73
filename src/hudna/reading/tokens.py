"""Words of a text with their places in it, and the quotations in which they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from hudna.reading.clitics import Form

# A number with its separators, an abbreviation with dots, or a run of letters and marks (tatweel and vowels included).
_WORD = re.compile(
    r"[0-9٠-٩۰-۹]+(?:[.,٫٬:][0-9٠-٩۰-۹]+)*"
    r"|(?:[A-Za-z]\.){2,}"
    r"|(?:[^\W\d_]|[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200c\u200d])+(?:['’](?!s\b)[^\W\d_]+)*",
)


class Token(NamedTuple):
    """One word.

    Attributes:
        start, end: its place in the report text.
        text: as written; `norm`: its normal form.
        gap: what stands between the word before and this one, punctuation included.
        quote: number of the quotation in which it stands, counted from 0 through the report; -1 outside.
        forms: its analyses, the written word itself among them; `keys`: their stems.
    """

    start: int
    end: int
    text: str
    norm: str
    gap: str
    quote: int
    forms: tuple[Form, ...]
    keys: frozenset[str]


class Tokenizer:
    """Splits texts into tokens by the operations that a language selects."""

    def __init__(
        self,
        normalise: Callable[[str], str],
        forms: Callable[[str], tuple[Form, ...]],
        case_sensitive: Iterable[str] = (),
    ) -> None:
        """`case_sensitive` lists words whose capitals tell them from another word ("US" from "us")."""
        self._normalise = normalise
        self._forms = forms
        self._case_sensitive = frozenset(case_sensitive)
        self._known: dict[str, tuple[str, tuple[Form, ...], frozenset[str]]] = {}

    def analyse(self, word: str) -> tuple[str, tuple[Form, ...], frozenset[str]]:
        """Normal form, analyses and stems of one written word (remembered: the same few thousand words fill all reports)."""
        known = self._known.get(word)
        if known is None:
            norm = self.normal(word)
            forms = self._forms(norm)
            known = norm, forms, frozenset(form.key for form in forms)
            if len(self._known) < 200_000:  # bounds memory on endless input
                self._known[word] = known
        return known

    def normal(self, word: str) -> str:
        """The normal form of one word."""
        return word if word in self._case_sensitive else self._normalise(word)

    def words(self, phrase: str) -> tuple[str, ...]:
        """Normal forms of the words of a phrase from a data file."""
        if phrase.isalpha():
            return (self.normal(phrase),)
        return tuple(self.normal(match.group()) for match in _WORD.finditer(phrase))

    def tokens(self, text: str, start: int, end: int, quotes: list[tuple[int, int]]) -> list[Token]:
        """The tokens of `text[start:end]`; `quotes` are the sorted spans of its quotations."""
        out: list[Token] = []
        previous = start
        number = 0
        for match in _WORD.finditer(text, start, end):
            s, e = match.span()
            norm, forms, keys = self.analyse(match.group())
            if not norm:
                continue
            while number < len(quotes) and quotes[number][1] <= s:
                number += 1
            inside = number < len(quotes) and quotes[number][0] <= s
            out.append(Token(s, e, match.group(), norm, text[previous:s], number if inside else -1, forms, keys))
            previous = e
        return out
