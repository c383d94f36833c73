"""Words of a text with their places in it, and the quotations in which they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping

from hudna.reading.clitics import Form, whole

# A number with its separators, an abbreviation with dots, or a run of letters and marks (tatweel and vowels included).
_WORD = re.compile(
    r"[0-9٠-٩۰-۹]+(?:[.,٫٬:][0-9٠-٩۰-۹]+)*"
    r"|(?:[A-Za-z]\.){2,}"
    r"|(?:[^\W\d_]++|[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200c\u200d]++)++(?:['’](?!s\b)[^\W\d_]+)*",
)

_HYPHENS = frozenset("-\u2010\u2011")
_REMEMBERED = 200_000  # words; bounds memory on endless input
_FEW = 10_000  # stems of a lexicon that are soon put into one table with those of others


class Written:
    """What is known of a word wherever it stands.

    Attributes:
        norm: its normal form.
        forms: its analyses, the written word itself among them; `keys`: their stems.
        outside: a bit for each marked lexicon no phrase of which begins with one of the stems.
    """

    __slots__ = ("forms", "keys", "norm", "outside")

    def __init__(self, norm: str, forms: tuple[Form, ...], keys: frozenset[str], outside: int) -> None:
        self.norm = norm
        self.forms = forms
        self.keys = keys
        self.outside = outside


class Token:
    """One word.

    Attributes:
        start, end: its place in the report text.
        text: as written; `norm`, `forms`, `keys`, `outside`: as of `Written`.
        gap: what stands between the word before and this one, punctuation included.
        quote: number of the quotation in which it stands, counted from 0 through the report; -1 outside.
    """

    __slots__ = ("end", "forms", "gap", "keys", "norm", "outside", "quote", "start", "text")

    def __init__(self, place: tuple[int, int], text: str, written: Written, gap: str, quote: int) -> None:
        self.start, self.end = place
        self.text = text
        self.norm = written.norm
        self.forms = written.forms
        self.keys = written.keys
        self.outside = written.outside
        self.gap = gap
        self.quote = quote

    @property
    def ends_compound(self) -> bool:
        """Whether a hyphen joins it to the word before, so that both describe what follows: a "long-threatened" offensive."""
        return self.gap in _HYPHENS


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
        self._known: dict[str, Written] = {}
        self._marked = 0
        self._lexicons: list[tuple[int, Mapping[str, object]]] = []
        self._small: dict[str, int] = {}

    def mark(self, stems: Mapping[str, object]) -> int:
        """The bit that tells of a word met from now on that no phrase of a lexicon, by the stems of first words, begins with it."""
        bit = 1 << self._marked
        self._marked += 1
        if len(stems) > _FEW:
            self._lexicons.append((bit, stems))
        else:  # most lexicons: one look-up a stem for all of them
            small = self._small
            for stem in stems:
                small[stem] = small.get(stem, 0) | bit
        self._known.clear()
        return bit

    def analyse(self, word: str) -> Written:
        """What is known of one written word (remembered: the same few thousand words fill all reports)."""
        known = self._known.get(word)
        if known is None:
            norm = self.normal(word)
            forms = self._forms(norm)
            if whole(word):
                forms = tuple([form for form in forms if not form.suffix])
            keys = frozenset([form.key for form in forms])
            known = Written(norm, forms, keys, self._outside(keys))
            if len(self._known) < _REMEMBERED:
                self._known[word] = known
        return known

    def _outside(self, keys: frozenset[str]) -> int:
        """The bits of the lexicons in which none of some stems is."""
        inside = 0
        for key in keys:
            inside |= self._small.get(key, 0)
        for bit, stems in self._lexicons:
            if not stems.keys().isdisjoint(keys):
                inside |= bit
        return ((1 << self._marked) - 1) & ~inside

    def normal(self, word: str) -> str:
        """The normal form of one word."""
        return word if word in self._case_sensitive else self._normalise(word)

    def words(self, phrase: str) -> tuple[str, ...]:
        """Normal forms of the words of a phrase from a data file."""
        if phrase.isalpha():
            return (self.normal(phrase),)
        return tuple(self.normal(match.group()) for match in _WORD.finditer(phrase))

    def words_of_each(self, phrases: Collection[str]) -> list[tuple[str, ...]]:
        """As of `words`, of several phrases; mostly they are words in letters, which are brought to normal form together."""
        if self._are_words(phrases):
            return [(word,) for word in self._normalise(" ".join(phrases)).split(" ")]
        return [self.words(phrase) for phrase in phrases]

    def are_normal(self, phrases: Collection[str]) -> bool:
        """Whether several phrases are words in normal form already."""
        joined = " ".join(phrases)
        return self._are_words(phrases) and self._normalise(joined) == joined

    def _are_words(self, phrases: Collection[str]) -> bool:
        return self._case_sensitive.isdisjoint(phrases) and "".join(phrases).isalpha()

    def tokens(self, text: str, start: int, end: int, quotes: list[tuple[int, int]]) -> list[Token]:
        """The tokens of `text[start:end]`; `quotes` are the sorted spans of its quotations."""
        out: list[Token] = []
        previous = start
        number = 0
        for match in _WORD.finditer(text, start, end):
            place, word = match.span(), match.group()
            written = self._known.get(word) or self.analyse(word)
            if not written.norm:
                continue
            s, e = place
            while number < len(quotes) and quotes[number][1] <= s:
                number += 1
            inside = number < len(quotes) and quotes[number][0] <= s
            out.append(Token(place, word, written, text[previous:s], number if inside else -1))
            previous = e
        return out
