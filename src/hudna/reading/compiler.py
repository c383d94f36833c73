"""Compiling listed phrases: a phrase of a data file becomes words with all forms in which a text may have them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hudna.reading import clitics, phrases
from hudna.reading.inflection import Inflection
from hudna.reading.phrases import GAP, PhraseIndex, Word
from hudna.reading.tokens import Tokenizer

Forms = Callable[[str], dict[str, str]]
Allows = Callable[[clitics.Form], bool]


class Compiler:
    """Turns listed phrases into words with all their forms, by the operations that the language selects."""

    def __init__(self, tokenizer: Tokenizer, inflection: Inflection) -> None:
        self._tokenizer = tokenizer
        self._inflection = inflection
        self._compiled: dict[tuple[str, Forms, Allows], Word] = {}

    def _alternatives(self, listed: str, forms: Forms, allows: Allows) -> Word:
        """One word of a phrase with its alternatives; the same ones stand in many phrases and are compiled once."""
        key = (listed, forms, allows)
        if key not in self._compiled:
            self._compiled[key] = self._compile(listed, forms, allows)
        return self._compiled[key]

    def _compile(self, listed: str, forms: Forms, allows: Allows) -> Word:
        found: dict[str, str] = {}
        for alternative in listed.split("|"):
            inflected = forms(alternative)
            for words, feature in zip(self._tokenizer.words_of_each(inflected), inflected.values(), strict=True):
                for word in words:
                    found.setdefault(word, feature)
        return Word(found, allows)

    def phrase(
        self,
        listed: str,
        head: Callable[[str], dict[str, str]],
        rest: Callable[[str], dict[str, str]],
        allows_head: Callable[[clitics.Form], bool],
        allows_rest: Callable[[clitics.Form], bool] = phrases.as_noun,
    ) -> list[Word | None]:
        """The words of a listed phrase; hyphenated words are words of their own."""
        parts = listed.replace("-", " ").split()
        words: list[Word | None] = []
        for n, part in enumerate(parts):
            if part == GAP:
                words.append(None)
            elif n == 0:
                words.append(self._alternatives(part, head, allows_head))
            else:
                words.append(self._alternatives(part, rest, allows_rest))
        return words

    def verb(self, listed: str) -> list[Word | None]:
        """A verb; in Arabic "past/present", each of one word; what follows is a complement."""
        if "/" in listed and " " in listed:
            return self._verb_with_complement(listed)
        return self.phrase(listed, self._inflection.verb, self._inflection.noun, phrases.as_verb)

    def _verb_with_complement(self, listed: str) -> list[Word | None]:
        # "carry/carried/carried out … strike" has its slashes in the head; "حمل … مسؤولية/يحمل … مسؤولية" repeats the complement.
        head = listed.split(maxsplit=1)[0]
        if "/" in head:
            return self.phrase(listed, self._inflection.verb, self._inflection.noun, phrases.as_verb)
        past, _, present = listed.partition("/")
        return self.verb(f"{past.split()[0]}/{present.split()[0]} {' '.join(past.split()[1:])}")

    def noun(self, listed: str) -> list[Word | None]:
        """A noun or noun phrase."""
        return self.phrase(listed, self._inflection.noun, self._inflection.noun, phrases.as_noun)

    def fixed(self, listed: str) -> list[Word | None]:
        """Words as written, the first with at most a conjunction before it."""
        return self.phrase(listed, _as_is, _as_is, phrases.as_written, phrases.as_written)

    def mark(self, *indices: PhraseIndex[Any]) -> None:
        """Make it known of each word of a text whether a phrase of these indices, which are complete, may begin with it."""
        for index in indices:
            index.mark(self._tokenizer)

    def loose(self, listed: str) -> list[Word | None]:
        """Words as written or inflected as nouns, with any clitics."""
        return self.phrase(listed, self._inflection.noun, self._inflection.noun, _any_form, _any_form)


def _as_is(word: str) -> dict[str, str]:
    return {word: "fixed"}


def _any_form(_form: clitics.Form) -> bool:
    return True
