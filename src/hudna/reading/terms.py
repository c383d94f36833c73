"""Words and short phrases of closed classes (numerals, months, days), found fast.

These stand in nearly every sentence and each in few forms, so what may begin at a written word is remembered and costs
one look-up; the large lexicons with inflection and gaps use `phrases` instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from hudna.reading.phrases import as_noun
from hudna.reading.tokens import Token, Tokenizer

T = TypeVar("T")
ARTICLES = ("ال", "لل")
MOST_REMEMBERED = 200_000  # words; bounds memory on endless input
_WITHIN = frozenset({"", "-", "‐", "–", "/"})  # what may stand between the words of a phrase


class Term(Generic[T]):
    """A phrase found: tokens `first` to `last` (exclusive), the clitics before it, and its value."""

    __slots__ = ("first", "last", "prefix", "value")

    def __init__(self, first: int, last: int, prefix: str, value: T) -> None:
        self.first = first
        self.last = last
        self.prefix = prefix
        self.value = value

    @property
    def definite(self) -> bool:
        """Whether an article is written on it."""
        return self.prefix.endswith(ARTICLES)


class TermIndex(Generic[T]):
    """Phrases by their first word."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._phrases: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        self._known: dict[str, tuple[tuple[str, tuple[str, ...], T], ...]] = {}

    def add(self, phrase: str, value: T) -> None:
        """Add a phrase as it is written in a data file."""
        first, *rest = self._tokenizer.words(phrase)
        self._phrases.setdefault(first, []).append((tuple(rest), value))
        self._known.clear()

    def opens(self, token: Token) -> bool:
        """Whether a phrase may begin with a token."""
        known = self._known.get(token.text)
        return bool(self._openings(token) if known is None else known)

    def values(self, token: Token) -> list[T]:
        """The values of the phrases that may begin with a token."""
        return [value for _, _, value in self._openings(token)]

    def at(self, tokens: Sequence[Token], index: int) -> list[Term[T]]:
        """The phrases that begin at a token, longest first; none of them under a pronoun or a verb's clitics."""
        openings = self._openings(tokens[index])
        if not openings:
            return []
        found = []
        for prefix, rest, value in openings:
            last = index + 1 + len(rest)
            if not rest or (last <= len(tokens) and all(map(_continues, tokens[index + 1 : last], rest))):
                found.append(Term(index, last, prefix, value))
        return found

    def _openings(self, token: Token) -> tuple[tuple[str, tuple[str, ...], T], ...]:
        known = self._known.get(token.text)
        if known is None:
            known = () if self._phrases.keys().isdisjoint(token.keys) else self._found(token)
            if len(self._known) < MOST_REMEMBERED:
                self._known[token.text] = known
        return known

    def _found(self, token: Token) -> tuple[tuple[str, tuple[str, ...], T], ...]:
        found = [
            (form.prefix, rest, value)
            for form in token.forms
            if not form.suffix and as_noun(form)
            for rest, value in self._phrases.get(form.key, ())
        ]
        return tuple(sorted(found, key=lambda opening: -len(opening[1])))


def _continues(token: Token, word: str) -> bool:
    return token.norm == word and token.gap.strip() in _WITHIN
