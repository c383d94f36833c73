"""Documents that speak: a statement, a report, a letter. They speak for whoever issued them, or who spoke before goes on."""

from __future__ import annotations

from hudna.reading.names import ARTICLE
from hudna.reading.pack import Pack
from hudna.reading.speech import Named
from hudna.reading.speech_signs import OWNED_BY
from hudna.reading.structure import Group, Structure

_MARKS = frozenset(',،;؛:.!?؟«»“”"()[]–—')
_ISSUED = 3  # words between a document and who issued it: "a statement issued on Monday by"


class Documents:
    """Tells the documents in sentences of one language, and who issued them."""

    def __init__(self, pack: Pack) -> None:
        self._names = {pack.tokenizer.words(d) for d in pack.data.anaphora.documents}
        self._nouns = {name[0] for name in self._names if len(name) == 1}
        self._issued = frozenset(w for listed in pack.data.anaphora.issued for w in pack.tokenizer.words(listed))
        self._order = pack.data.order

    def is_document(self, structure: Structure, words: tuple[int, int]) -> bool:
        """Whether some words are a document and name nobody."""
        return tuple(token.norm for token in structure.tokens[slice(*words)]) in self._names

    def issued(self, structure: Structure, named: Named) -> Named:
        """Who speaks by a document that names nobody: who issued it, or whoever spoke before."""
        speaker = named.speaker
        nominal = (speaker.first, speaker.last) if speaker is not None and speaker.parties[0].open else named.words
        if nominal is None or not self.is_document(structure, nominal):
            return named
        issuer = self.issuer(structure, nominal[1])
        return Named(issuer) if issuer is not None else Named(None, nominal, resumed=True)

    def opens(self, structure: Structure, words: tuple[int, int]) -> Named | None:
        """Who speaks by a document that opens the subject of a verb: "a letter to the Council said"; None where none does."""
        first, last = words
        while first < last and first in structure.particle_at and structure.particle_at[first].kind == "determiner":
            first += 1
        if first + 1 >= last or structure.tokens[first].norm not in self._nouns or first in structure.party_at:
            return None
        issuer = self.issuer(structure, first + 1)
        return Named(issuer) if issuer is not None else Named(None, words)

    def behind(self, structure: Structure, index: int) -> tuple[int, int] | None:
        """The document that stands right behind a verb of speech or ends its phrase; only where verbs stand first."""
        if self._order != "verb-first":
            return None
        for first in (index, index - 1):
            if 0 <= first < len(structure.tokens) and structure.tokens[first].norm in self._nouns:
                return first, first + 1
        return None

    def issuer(self, structure: Structure, index: int) -> Group | None:
        """Who issued the document that ends right before a token: "a statement issued by the army", بيان صادر عن الجيش."""
        for group in structure.groups:
            if group.last <= index:
                continue
            if group.first < index:  # one party with its owner: بيان للجيش
                return None if group.parties[0].open else group
            between = structure.tokens[index : group.first]
            if len(between) > _ISSUED or any(_MARKS & set(t.gap) for t in structure.tokens[index : group.first + 1]):
                return None
            stands = not between or between[0].norm in self._issued or index in structure.particle_at
            return group if stands and self._owns(group) else None
        return None

    def _owns(self, group: Group) -> bool:
        """Whether a group may be who issued a document: it is sent "to" nobody else, and ل is also "of"."""
        addressee = group.preposition == "to" and not group.parties[0].prefix.removesuffix(ARTICLE)
        return group.preposition in OWNED_BY and not addressee and not group.parties[0].open
