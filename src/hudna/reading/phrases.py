"""Matching of lexicon phrases against tokens.

A phrase is a sequence of words, each a set of normal forms, with optional gaps ("…") of a few words. All lexicons
(triggers, names, cues, speech) are matched by this one index, keyed by the forms of the first word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from hudna.reading.clitics import Form
from hudna.reading.tokens import Token, Tokenizer

T = TypeVar("T")
GAP = "…"
_LONGEST_GAP = 6
_BREAKS = frozenset(".!?؟؛;:")
_COMMAS = frozenset(",،")
_PRESENT = ("ي", "ت", "ن", "ا")  # letters, in normal form, with which verbs of the present tense begin


def as_verb(form: Form) -> bool:
    """Verbs take conjunctions and, of the present tense, the future س and the ل of purpose, never an article or another preposition."""
    if form.prefix in {"", "و", "ف"}:
        return True
    return form.prefix in {"س", "وس", "فس", "ل", "ول", "فل"} and form.key.startswith(_PRESENT)


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


class Phrase:
    """A listed phrase, whose words are compiled when they are first asked for: most phrases never are."""

    __slots__ = ("_compile", "_listed", "_words")

    def __init__(self, listed: str, compile_words: Callable[[str], list[Word | None]]) -> None:
        """`compile_words` makes its words of it; None stands for a gap.

        Raises:
            ValueError: it begins or ends with a gap.
        """
        if listed.startswith(GAP) or listed.endswith(GAP):
            raise ValueError("a gap stands between two words")
        self._listed = listed
        self._compile = compile_words
        self._words: tuple[Word | None, ...] | None = None

    @property
    def words(self) -> tuple[Word | None, ...]:
        """Its words, None for a gap; the first and the last are words."""
        if self._words is None:
            self._words = tuple(self._compile(self._listed))
        return self._words


class Match(Generic[T]):
    """A phrase found.

    Attributes:
        first, last: its tokens, `last` exclusive, those in its gaps included.
        head: the token after the words before its first gap: what stands in the gap ("shelled *the town* with rockets") is
            told by the phrase and no part of it.
        words: how many words it has.
        form, feature: the analysis of its first word.
        value: what the phrase stands for.
        final: the analysis of its last word, if it has several.
    """

    __slots__ = ("feature", "final", "first", "form", "head", "last", "value", "words")

    def __init__(self, place: tuple[int, int, int], words: int, form: Form, feature: str, value: T) -> None:
        """`place`: first, last and head."""
        self.first, self.last, self.head = place
        self.words = words
        self.form = form
        self.feature = feature
        self.value = value
        self.final: Form | None = None

    def read_as(self, feature: str) -> Match[T]:
        """The same words with another feature."""
        match = Match((self.first, self.last, self.head), self.words, self.form, feature, self.value)
        match.final = self.final
        return match

    def moved(self, index: int) -> Match[T]:
        """The same sense at one word elsewhere."""
        return Match((index, index + 1, index + 1), 1, self.form, self.feature, self.value)


_Words = tuple[tuple[Word | None, ...], T]
Stems = Mapping[str, Sequence[int]]
"""By the stems of first words, the numbers of the phrases of an index that may begin so."""


class _Starts(Generic[T]):
    """The phrases whose first word has one stem.

    Attributes:
        alone: phrases of this word only.
        longer: the others, in the order in which they were added.
        followed: by the stem of the word that must come next, numbers of the longer ones that go on with it.
        later: the same by the stem of the word that comes after a gap.
    """

    __slots__ = ("alone", "followed", "later", "longer")

    def __init__(self) -> None:
        self.alone: list[tuple[Word, T]] = []
        self.longer: list[tuple[Word, _Words[T]]] = []
        self.followed: dict[str, list[int]] = {}
        self.later: dict[str, list[int]] = {}


_REMEMBERED = 100_000  # words; bounds memory on endless input


class PhraseIndex(Generic[T]):
    """Phrases by the stems of their first word. What may begin at a written word is remembered: mostly nothing."""

    def __init__(self, name: str = "") -> None:
        """`name`: under which its stems are kept with the package, for those that are."""
        self.name = name
        self._bit = 0
        self._phrases: list[tuple[Phrase, T]] = []
        self._by_stem: Stems | None = None
        self._firsts: frozenset[str] | None = None
        self._starts: dict[str, _Starts[T]] = {}
        self._known: dict[str, tuple[tuple[Form, _Starts[T]], ...]] = {}

    def add(self, phrase: Phrase, value: T) -> None:
        """Add a phrase."""
        self._phrases.append((phrase, value))
        self._bit = 0
        self._by_stem = None
        self._firsts = None
        self._starts.clear()
        self._known.clear()

    @property
    def stems(self) -> Stems:
        """The stems of the first words of its phrases. They are found by compiling all of them, where they are not given."""
        if self._by_stem is None:
            found: dict[str, list[int]] = {}
            for number, (phrase, _) in enumerate(self._phrases):
                first = phrase.words[0]
                for key in () if first is None else first.forms:
                    found.setdefault(key, []).append(number)
            self._by_stem = found
        return self._by_stem

    def mark(self, tokenizer: Tokenizer, stems: Stems | None = None) -> None:
        """Let words say by themselves that no phrase begins with them: hardly any then costs a look-up.

        Phrases are found in the words of this tokenizer alone from then on, and faster in those that it splits later.

        Args:
            tokenizer: splits the texts.
            stems: what `stems` would give for the same phrases.
        """
        if stems is not None:
            self._by_stem = stems
        self._bit = tokenizer.mark(self.stems)

    def at(self, tokens: Sequence[Token], index: int) -> list[Match[T]]:
        """Every phrase that begins at a token."""
        token = tokens[index]
        return [] if token.outside & self._bit else self._found(tokens, index, self._beginning(token))

    def _beginning(self, token: Token) -> tuple[tuple[Form, _Starts[T]], ...]:
        """The analyses of a word under which a phrase may begin with it."""
        known = self._known.get(token.text)
        if known is None:
            known = ()
            stems = self.stems
            if not stems.keys().isdisjoint(token.keys):
                known = tuple((form, self._of(form.key)) for form in token.forms if form.key in stems)
            if len(self._known) < _REMEMBERED:
                self._known[token.text] = known
        return known

    def _of(self, stem: str) -> _Starts[T]:
        starts = self._starts.get(stem)
        if starts is None:
            phrases = (self._phrases[number] for number in self.stems[stem])
            starts = self._starts[stem] = _starting((phrase.words, value) for phrase, value in phrases)
        return starts

    def _found(
        self, tokens: Sequence[Token], index: int, beginning: tuple[tuple[Form, _Starts[T]], ...]
    ) -> list[Match[T]]:
        found: list[Match[T]] = []
        for form, starts in beginning:
            for first, value in starts.alone:
                if first.allows(form):
                    found.append(Match((index, index + 1, index + 1), 1, form, first.forms[form.key], value))
            for number in _going_on(starts, tokens, index) if starts.longer else ():
                first, (words, value) = starts.longer[number]
                rest = _rest(words, tokens, index) if first.allows(form) else None
                if rest is not None:
                    end, head, final = rest
                    count = sum([word is not None for word in words])
                    match = Match((index, end, head), count, form, first.forms[form.key], value)
                    match.final = final
                    found.append(match)
        return found

    def all(self, tokens: Sequence[Token]) -> list[Match[T]]:
        """Every phrase in the tokens, in order of their first word."""
        found: list[Match[T]] = []
        for index, token in enumerate(tokens):
            if not token.outside & self._bit:
                found += self._found(tokens, index, self._beginning(token))
        return found

    def may_stand(self, stems: frozenset[str]) -> bool:
        """Whether a phrase may begin with a word of which these are the stems, or with one of several."""
        if self._firsts is None:  # which phrases begin with each stem need not be known as long as none stands
            firsts = [phrase.words[0] for phrase, _ in self._phrases]
            self._firsts = frozenset().union(*[first.keys for first in firsts if first is not None])
        return not self._firsts.isdisjoint(stems)

    def stands(self, tokens: Sequence[Token], low: int, high: int) -> bool:
        """Whether a phrase begins at one of the tokens from `low` to `high` (exclusive) and ends before `high`."""
        for index in range(low, high):
            token = tokens[index]
            beginning = () if token.outside & self._bit else self._beginning(token)
            if beginning and any(match.last <= high for match in self._found(tokens, index, beginning)):
                return True
        return False

    def longest(self, tokens: Sequence[Token], index: int) -> Match[T] | None:
        """The phrase of most words that begins at a token; of equals the one added first."""
        if tokens[index].outside & self._bit:
            return None
        best: Match[T] | None = None
        for match in self.at(tokens, index):
            if best is None or match.words > best.words:
                best = match
        return best


def _starting(phrases: Iterable[_Words[T]]) -> _Starts[T]:
    """What phrases that share a stem of their first word go on with."""
    starts: _Starts[T] = _Starts()
    for words, value in phrases:
        first = words[0]
        if first is None:
            continue
        if len(words) == 1:
            starts.alone.append((first, value))
            continue
        then, by_stem = (words[1], starts.followed) if words[1] is not None else (words[2], starts.later)
        for key in () if then is None else then.keys:
            numbers = by_stem.get(key)
            if numbers is None:
                by_stem[key] = [len(starts.longer)]
            else:
                numbers.append(len(starts.longer))
        starts.longer.append((first, (words, value)))
    return starts


def _going_on(starts: _Starts[Any], tokens: Sequence[Token], index: int) -> list[int]:
    """Numbers of the longer phrases that the words ahead do not rule out: of most none is the second word."""
    numbers: list[int] = []
    if starts.followed and index + 1 < len(tokens):
        _add(numbers, starts.followed, tokens[index + 1])
    if starts.later:
        for token in tokens[index + 1 : index + 2 + _LONGEST_GAP]:
            _add(numbers, starts.later, token)
    return sorted(set(numbers)) if len(numbers) > 1 else numbers


def _add(numbers: list[int], by_stem: dict[str, list[int]], token: Token) -> None:
    """Add what is listed under the stems of a token."""
    if not by_stem.keys().isdisjoint(token.keys):
        for key in token.keys:
            numbers += by_stem.get(key, ())


def _rest(words: tuple[Word | None, ...], tokens: Sequence[Token], index: int) -> tuple[int, int, Form | None] | None:
    """The end of a phrase whose first word stands at a token, that of what stands before its first gap, and its last word.

    Two commas in a gap stand around what is put in between; behind a single one another clause has begun, with words of its own.
    """
    at, n = index + 1, 1
    head = 0
    found: tuple[Form, str] | None = None
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
        commas = 0
        for _ in range(reach + 1):
            if at >= len(tokens):
                return None
            token = tokens[at]
            if token.gap != " ":
                if not _BREAKS.isdisjoint(token.gap):
                    return None
                commas += reach > 0 and not _COMMAS.isdisjoint(token.gap)
            at += 1
            found = word.match(token) if commas != 1 else None
            if found is not None:
                break
        else:
            return None
        n += 1
    return at, head or at, found[0] if found is not None else None


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
