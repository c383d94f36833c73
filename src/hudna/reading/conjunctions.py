"""Conjunctions, of one word or of several: "and", "as well as"."""

from __future__ import annotations

from collections.abc import Sequence

from hudna.reading.pack import Pack
from hudna.reading.tokens import Token


class Conjunctions:
    """The conjunctions of one language.

    Attributes:
        words: those of one word; of longer ones no word is a conjunction by itself ("well", عن).
    """

    def __init__(self, pack: Pack) -> None:
        self.words = pack.conjunctions
        listed = [pack.tokenizer.words(c) for c in pack.data.phrases.conjunctions]
        longer = [words for words in listed if len(words) > 1]
        self._longer = {first: [words for words in longer if words[0] == first] for first, *_ in longer}

    def without(self, tokens: Sequence[Token]) -> list[Token]:
        """Some words without the conjunctions among them."""
        left: list[Token] = []
        index = 0
        while index < len(tokens):
            words = self._length(tokens, index)
            if not words:
                left.append(tokens[index])
            index += words or 1
        return left

    def _length(self, tokens: Sequence[Token], index: int) -> int:
        """How many words the conjunction at a word has; none where none stands there."""
        if tokens[index].norm in self.words:
            return 1
        for words in self._longer.get(tokens[index].norm, ()):
            if tuple([token.norm for token in tokens[index : index + len(words)]]) == words:
                return len(words)
        return 0
