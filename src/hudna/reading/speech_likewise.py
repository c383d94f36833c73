"""Accusations of "the same": what was told right before is told again, of others and by others."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hudna.model.claims import Act, Mention
from hudna.reading.pack import Pack
from hudna.reading.speech import Speech
from hudna.reading.structure import Structure

Spoken = tuple[Speech, Mention | None]


class Likewise:
    """Finds accusations of the same in sentences of one language."""

    def __init__(self, pack: Pack) -> None:
        self._phrases = {pack.tokenizer.words(listed) for listed in pack.data.anaphora.same}

    def find(self, structure: Structure, speeches: Sequence[Spoken]) -> list[tuple[Spoken, Spoken]]:
        """Pairs of an accusation and the one after it that accuses somebody of the same."""
        accusing = [
            s for s in speeches if s[0].entry is not None and s[0].entry.act is Act.ACCUSES and s[0].kind == "verb"
        ]
        return [(one, other) for one, other in pairwise(accusing) if self._same(structure, other[0])]

    def _same(self, structure: Structure, speech: Speech) -> bool:
        """Whether all that somebody is accused of is "the same", right behind the accusation or behind who is accused."""
        addressed = speech.addressed.last if speech.addressed is not None else 0
        norms = tuple(token.norm for token in structure.tokens[max(speech.last, addressed) :])
        return any(norms[: len(phrase)] == phrase for phrase in self._phrases)
