"""Accords named after where or when they were made: nothing more happened there and then.

"The Pretoria agreement", اتفاق ستوكهولم, "the 1974 Agreement".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hudna.reading.dates import DateMention, Tie
from hudna.reading.names import ARTICLE
from hudna.reading.pack import Pack
from hudna.reading.tokens import Token

_DESCRIBED = 3  # words between a name before an accord and its noun: "the Doha *peace* deal"
_OWNED_BEFORE = "before"


class Accords:
    """Tells in one language whether a name is an accord's."""

    def __init__(self, pack: Pack) -> None:
        self._nouns = frozenset(word for noun in pack.data.anaphora.accords for word in pack.tokenizer.words(noun))
        self._grammar = pack.grammar
        self._before = pack.data.owner.side == _OWNED_BEFORE

    def bears(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """Whether the tokens from `first` to `last`, exclusive, are the name of an accord, which its noun follows or opens."""
        if not self._before:
            return first > 0 and tokens[first].gap == " " and self._is_accord(tokens[first - 1])
        for index in range(last, min(last + 1 + _DESCRIBED, len(tokens))):
            if tokens[index].gap != " ":
                return False
            if self._is_accord(tokens[index]):
                return True
            if self._grammar.longest(tokens, index) is not None:
                return False
        return False

    def dated(self, tokens: Sequence[Token], mention: DateMention) -> DateMention:
        """A day as that of the accord beside it, and of nothing else: what breaks "the 1974 Agreement" was not done then."""
        if mention.tie is not Tie.ON or not self.bears(tokens, mention.first, mention.last):
            return mention
        return replace(mention, tie=Tie.NAME)

    def _is_accord(self, token: Token) -> bool:
        """Whether a word is a noun for accords, without an article of its own."""
        return any(
            form.key in self._nouns and not form.suffix and not form.prefix.endswith(ARTICLE) for form in token.forms
        )
