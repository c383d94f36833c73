"""Places that a sentence means by a common noun, since they were named before: "the city", المنطقة, "in the country"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hudna.reading.names import ARTICLE
from hudna.reading.pack import Pack
from hudna.reading.phrases import as_definite
from hudna.reading.places import LastPlaces, PlaceMention, words_of_parties
from hudna.reading.structure import Structure
from hudna.reading.tokens import Token

_GOVERNED = 3  # words from a preposition to the noun: "in the north of the country"
_BY_KIND: Mapping[str, tuple[str, ...]] = {
    "point": ("settlement", "region"),
    "region": ("region",),
    "country": ("country",),
}


class PlacesAgain:
    """Finds in one language the definite nouns that take up a place named before."""

    def __init__(self, pack: Pack) -> None:
        nouns = pack.data.anaphora.places
        words = pack.tokenizer.words
        listed = {"settlement": nouns.settlements, "region": nouns.regions, "country": nouns.countries}
        self._kinds = {word: kind for kind, names in listed.items() for name in names for word in words(name)}
        self._known = frozenset(word for name in pack.data.anaphora.known for word in words(name))
        self._introduces = frozenset(word for name in nouns.introduces for word in words(name))

    def find(
        self, structure: Structure, named: Sequence[PlaceMention], last: LastPlaces, home: str | None
    ) -> list[PlaceMention]:
        """The places of a sentence, those named and those meant, in order; `last` is moved on to them.

        Args:
            structure: the sentence.
            named: the places named in it.
            last: the places named last in the report.
            home: the state in which its conflict is fought: what is abroad is seldom taken up.
        """
        acting = words_of_parties(structure)
        starts = {mention.first: mention for mention in named}
        covered = {i for mention in named for i in range(mention.first, mention.last)}
        found: list[PlaceMention] = []
        for index in range(len(structure.tokens)):
            if index in starts:
                found.append(starts[index])
                if index not in acting:
                    _remember(starts[index], last, home)
            elif index not in covered:
                kind = self._kind(structure.tokens, index, starts)
                if kind in last and self._is_where(structure, index, kind):
                    found.append(PlaceMention(index, index + 1, last[kind].entry))
        return found

    def _kind(self, tokens: Sequence[Token], index: int, starts: Mapping[int, PlaceMention]) -> str:
        """What kind of place a word takes up; empty where it takes up none, as it does before a name of its own."""
        form = next((form for form in tokens[index].forms if form.key in self._kinds and not form.suffix), None)
        if form is None:
            return ""
        known = as_definite(form) or (index > 0 and tokens[index - 1].norm in self._known)
        behind = index + 1
        if not known or behind in starts or (behind < len(tokens) and tokens[behind].norm in self._introduces):
            return ""
        return self._kinds[form.key]

    @staticmethod
    def _is_where(structure: Structure, index: int, kind: str) -> bool:
        """Whether a noun tells where: one for a country may also be who acts, unless a preposition governs it."""
        if kind != "country" or any(form.prefix.removesuffix(ARTICLE) for form in structure.tokens[index].forms):
            return True
        before = (structure.particle_at.get(i) for i in range(max(0, index - _GOVERNED), index))
        return any(particle is not None and particle.kind == "preposition" for particle in before)


def _remember(mention: PlaceMention, last: LastPlaces, home: str | None) -> None:
    """Remember a place that has been named: a country only if the conflict is fought there, or nobody knows where it is."""
    here = mention.entry.country == home
    for kind in _BY_KIND.get(mention.entry.kind, ()):
        known = last.get(kind)
        abroad = (
            not here and home is not None and (kind == "country" or (known is not None and known.entry.country == home))
        )
        if not abroad:
            last[kind] = mention
