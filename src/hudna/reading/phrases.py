"""Matching of lexicon phrases against tokens.

A phrase is a sequence of words, each a set of normal forms, with optional gaps ("…") of a few words. All lexicons
(triggers, names, cues, speech) are matched by this one index, keyed by the forms of the first word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from hudna.reading.clitics import Form
from hudna.reading.tokens import Token

T = TypeVar("T")
GAP = "…"
_LONGEST_GAP = 6
_BREAKS = frozenset(".!?؟؛;:")


def as_verb(form: Form) -> bool:
    """Verbs take conjunctions, the future س and the ل of purpose, never an article or another preposition."""
    return form.prefix in {"", "و", "ف", "س", "وس", "فس", "ل", "ول", "فل"}


def as_noun(form: Form) -> bool:
    """Nouns take no future marker."""
    return not form.prefix.endswith("س")


def as_definite(form: Form) -> bool:
    """Names listed with the article appear with it."""
    return form.prefix.endswith(("ال", "لل"))


def as_written(form: Form) -> bool:
    """Particles take at most a conjunction."""
    return form.prefix in {"", "و", "ف"} and not form.suffix


class Word:
    """One word of a phrase: its forms with their features, and which analyses of a token may stand for it."""

    __slots__ = ("allows", "forms", "keys")

    def __init__(self, forms: dict[str, str], allows: Callable[[Form], bool]) -> None:
        self.forms = forms
        self.allows = allows
        self.keys = frozenset(forms)

    def match(self, token: Token) -> tuple[Form, str] | None:
        """The analysis of the token that is this word, with the word's feature, if there is one."""
        if token.keys.isdisjoint(self.keys):
            return None
        for form in token.forms:
            feature = self.forms.get(form.key)
            if feature is not None and self.allows(form):
                return form, feature
        return None


class Match(NamedTuple, Generic[T]):
    """A phrase found.

    Attributes:
        first, last: its tokens, `last` exclusive, those in its gaps included.
        head: the token after the words before its first gap: what stands in the gap ("shelled *the town* with rockets") is
            told by the phrase and no part of it.
        words: how many words it has.
        form, feature: the analysis of its first word.
        value: what the phrase stands for.
    """

    first: int
    last: int
    head: int
    words: int
    form: Form
    feature: str
    value: T


_Start = tuple[Form, str, "tuple[Word | None, ...]", T]


class _Starts(NamedTuple, Generic[T]):
    """What may begin at a word.

    Attributes:
        alone: phrases of this word only.
        longer: the others, in the order in which they were added.
        followed: by the stem of the word that must come next, numbers of the longer ones that go on with it.
        gapped: numbers of those that go on after a gap; `later`: the stems one of which must come then.
    """

    alone: tuple[_Start[T], ...]
    longer: tuple[_Start[T], ...]
    followed: dict[str, list[int]]
    gapped: tuple[int, ...]
    later: frozenset[str]


_NOTHING: _Starts[Any] = _Starts((), (), {}, (), frozenset())
_REMEMBERED = 100_000  # words; bounds memory on endless input


class PhraseIndex(Generic[T]):
    """Phrases by the forms of their first word. What may begin at a written word is remembered: mostly nothing."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[tuple[Word | None, ...], T]]] = {}
        self._starts: dict[str, _Starts[T]] = {}

    def add(self, words: Sequence[Word | None], value: T) -> None:
        """Add a phrase; None stands for a gap, never first or last."""
        first = words[0]
        if first is None or words[-1] is None:
            raise ValueError("a gap stands between two words")
        entry = (tuple(words), value)
        for key in first.forms:
            self._by_first.setdefault(key, []).append(entry)
        self._starts.clear()

    def at(self, tokens: Sequence[Token], index: int) -> Iterator[Match[T]]:
        """Every phrase that begins at a token."""
        yield from self._found(tokens, index, self._beginning(tokens[index]))

    def _beginning(self, token: Token) -> _Starts[T]:
        starts = self._starts.get(token.norm)
        return self._remember(token) if starts is None else starts

    def _found(self, tokens: Sequence[Token], index: int, starts: _Starts[T]) -> list[Match[T]]:
        found = [
            Match(index, index + 1, index + 1, 1, form, feature, value) for form, feature, _, value in starts.alone
        ]
        # Most phrases are ruled out at once: none of the words ahead is the second of any.
        numbers: set[int] = set()
        if starts.followed and index + 1 < len(tokens):
            for key in tokens[index + 1].keys:
                numbers.update(starts.followed.get(key, ()))
        if starts.later and _stands_ahead(starts.later, tokens, index):
            numbers.update(starts.gapped)
        for number in sorted(numbers):
            form, feature, words, value = starts.longer[number]
            ends = _rest(words, tokens, index)
            if ends is not None:
                found.append(Match(index, *ends, sum(w is not None for w in words), form, feature, value))
        return found

    def _remember(self, token: Token) -> _Starts[T]:
        alone: list[_Start[T]] = []
        longer: list[_Start[T]] = []
        followed: dict[str, list[int]] = {}
        gapped: list[int] = []
        later: set[str] = set()
        for form in token.forms:
            for words, value in self._by_first.get(form.key, ()):
                first = words[0]
                if first is None or not first.allows(form):
                    continue
                start = (form, first.forms[form.key], words, value)
                if len(words) == 1:
                    alone.append(start)
                    continue
                if (second := words[1]) is not None:
                    for key in second.keys:
                        followed.setdefault(key, []).append(len(longer))
                elif (second := words[2]) is not None:
                    gapped.append(len(longer))
                    later |= second.keys
                longer.append(start)
        known = alone or longer
        starts = _Starts(tuple(alone), tuple(longer), followed, tuple(gapped), frozenset(later)) if known else _NOTHING
        if len(self._starts) < _REMEMBERED:
            self._starts[token.norm] = starts
        return starts

    def all(self, tokens: Sequence[Token]) -> Iterator[Match[T]]:
        """Every phrase in the tokens, in order of their first word."""
        for index, token in enumerate(tokens):
            starts = self._beginning(token)
            if starts is not _NOTHING:  # seldom: a look-up a word is all that most words cost
                yield from self._found(tokens, index, starts)

    def stands(self, tokens: Sequence[Token], low: int, high: int) -> bool:
        """Whether a phrase begins at one of the tokens from `low` to `high` (exclusive) and ends before `high`."""
        for index in range(low, high):
            starts = self._beginning(tokens[index])
            if starts is not _NOTHING and any(match.last <= high for match in self._found(tokens, index, starts)):
                return True
        return False

    def longest(self, tokens: Sequence[Token], index: int) -> Match[T] | None:
        """The phrase of most words that begins at a token; of equals the one added first."""
        starts = self._beginning(tokens[index])
        if starts is _NOTHING:
            return None
        best: Match[T] | None = None
        for match in self._found(tokens, index, starts):
            if best is None or match.words > best.words:
                best = match
        return best


def _stands_ahead(stems: frozenset[str], tokens: Sequence[Token], index: int) -> bool:
    """Whether a word with one of the stems stands where the word after a gap may."""
    return any(not stems.isdisjoint(token.keys) for token in tokens[index + 1 : index + 2 + _LONGEST_GAP])


def _rest(words: tuple[Word | None, ...], tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """The end of a phrase whose first word stands at a token, and the end of what stands before its first gap."""
    at, n = index + 1, 1
    head = 0
    while n < len(words):
        word = words[n]
        reach = 0
        if word is None:
            head = head or at
            n += 1
            word = words[n]
            reach = _LONGEST_GAP
        if word is None:
            return None
        for _ in range(reach + 1):
            if at >= len(tokens) or _BREAKS & set(tokens[at].gap):
                return None
            at += 1
            if word.match(tokens[at - 1]) is not None:
                break
        else:
            return None
        n += 1
    return at, head or at


def without_overlap(matches: list[Match[T]]) -> list[Match[T]]:
    """The matches that stand when of two that share a word the one of more words wins, in text order."""
    taken: set[int] = set()
    kept = []
    for match in sorted(matches, key=lambda m: (-m.words, m.last - m.first, m.first)):
        covered = range(match.first, match.last)
        if taken.isdisjoint(covered):
            taken.update(covered)
            kept.append(match)
    return sorted(kept, key=lambda m: m.first)
