"""Compiling listed phrases: a phrase of a data file becomes words with all forms in which a text may have them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from hudna.reading import clitics, phrases
from hudna.reading.inflection import Inflection
from hudna.reading.phrases import GAP, Phrase, PhraseIndex, Stems, Word
from hudna.reading.tokens import Tokenizer

_JOINED = {ord("|"): None, ord("/"): None}  # what joins alternatives, and the parts of a verb
Forms = Callable[[str], dict[str, str]]
Allows = Callable[[clitics.Form], bool]


class Compiler:
    """Turns listed phrases into words with all their forms, by the operations that the language selects."""

    def __init__(self, tokenizer: Tokenizer, inflection: Inflection, stems: Mapping[str, Stems] | None = None) -> None:
        """`stems`: those of the indices that will be complete, by their names, where they are known."""
        self._tokenizer = tokenizer
        self._inflection = inflection
        self._stems = stems or {}
        self.complete: list[PhraseIndex[Any]] = []
        self._compiled: dict[tuple[str, Forms, Allows], Word] = {}
        self._forms: dict[tuple[str, Forms], dict[str, str]] = {}

    def _alternatives(self, listed: str, forms: Forms, allows: Allows) -> Word:
        """One word of a phrase with its alternatives; the same ones stand in many phrases and are compiled once."""
        key = (listed, forms, allows)
        if key not in self._compiled:
            self._compiled[key] = self._compile(listed, forms, allows)
        return self._compiled[key]

    def _compile(self, listed: str, forms: Forms, allows: Allows) -> Word:
        found: dict[str, str] = {}
        for alternative in reversed(listed.split("|")):  # of a form of several, the first one's feature stands
            found |= self._inflected(alternative, forms)
        return Word(found, allows)

    def _inflected(self, alternative: str, forms: Forms) -> dict[str, str]:
        """The forms of one alternative, in normal form; the same ones stand in many lists of them."""
        key = (alternative, forms)
        if key not in self._forms:
            inflected = forms(alternative)
            if self._tokenizer.are_normal(inflected):  # as inflection mostly leaves them
                self._forms[key] = inflected
                return inflected
            listed = list(zip(self._tokenizer.words_of_each(inflected), inflected.values(), strict=True))
            self._forms[key] = {word: feature for words, feature in reversed(listed) for word in words}
        return self._forms[key]

    def _phrase(
        self,
        listed: str,
        head: Forms,
        rest: Forms,
        allows_head: Allows,
        allows_rest: Allows = phrases.as_noun,
    ) -> list[Word | None]:
        """The words of a listed phrase; hyphenated words are words of their own."""
        parts = listed.replace("-", " ").split()
        words: list[Word | None] = []
        for n, part in enumerate(parts):
            if part == GAP:
                words.append(None)
                continue
            forms, allows = (head, allows_head) if n == 0 else (rest, allows_rest)
            if part.translate(_JOINED).isalpha():
                words.append(self._alternatives(part, forms, allows))
            else:
                words += self._as_written(part, forms, allows)
        return words

    def _as_written(self, part: str, forms: Forms, allows: Allows) -> list[Word]:
        """What is no word in letters, which the tokenizer may split and nothing inflects: M23, "army's", 1967.

        Raises:
            ValueError: its alternatives do not have as many words, or none at all.
        """
        split = [self._tokenizer.words(alternative) for alternative in part.split("|")]
        if len({len(words) for words in split}) != 1 or not split[0]:
            raise ValueError(f"{part!r}: alternatives of as many words, and at least one, must stand here")
        columns = [dict.fromkeys(column) for column in zip(*split, strict=True)]
        return [Word({word: next(iter(forms(word).values())) for word in column}, allows) for column in columns]

    def verb(self, listed: str) -> Phrase:
        """A verb; in Arabic "past/present", each of one word; what follows is a complement."""
        return Phrase(listed, self._verb)

    def noun(self, listed: str) -> Phrase:
        """A noun or noun phrase."""
        return Phrase(listed, self._noun)

    def fixed(self, listed: str) -> Phrase:
        """Words as written, the first with at most a conjunction before it."""
        return Phrase(listed, self._fixed)

    def loose(self, listed: str) -> Phrase:
        """Words as written or inflected as nouns, with any clitics."""
        return Phrase(listed, self._loose)

    def mark(self, *indices: PhraseIndex[Any]) -> None:
        """Make it known of each word of a text whether a phrase of these indices, which are complete, may begin with it."""
        for index in indices:
            index.mark(self._tokenizer, self._stems.get(index.name))
            self.complete.append(index)

    def _verb(self, listed: str) -> list[Word | None]:
        if "/" in listed and " " in listed:
            return self._verb_with_complement(listed)
        return self._phrase(listed, self._inflection.verb, self._inflection.noun, phrases.as_verb)

    def _verb_with_complement(self, listed: str) -> list[Word | None]:
        # "carry/carried/carried out … strike" has its slashes in the head; "حمل … مسؤولية/يحمل … مسؤولية" repeats the complement.
        head = listed.split(maxsplit=1)[0]
        if "/" in head:
            return self._phrase(listed, self._inflection.verb, self._inflection.noun, phrases.as_verb)
        past, _, present = listed.partition("/")
        return self._verb(f"{past.split()[0]}/{present.split()[0]} {' '.join(past.split()[1:])}")

    def _noun(self, listed: str) -> list[Word | None]:
        return self._phrase(listed, self._inflection.noun, self._inflection.noun, phrases.as_noun)

    def _fixed(self, listed: str) -> list[Word | None]:
        return self._phrase(listed, _as_is, _as_is, phrases.as_written, phrases.as_written)

    def _loose(self, listed: str) -> list[Word | None]:
        return self._phrase(listed, self._inflection.noun, self._inflection.noun, _any_form, _any_form)


def _as_is(word: str) -> dict[str, str]:
    return {word: "fixed"}


def _any_form(_form: clitics.Form) -> bool:
    return True
