"""Places named in sentences, through the gazetteer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hudna.model.claims import Place
from hudna.reading.gazetteer import Gazetteer, PlaceEntry
from hudna.reading.structure import Structure
from hudna.reading.tokens import Token


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named in a sentence: its tokens and gazetteer entry."""

    first: int
    last: int
    entry: PlaceEntry

    def as_place(self, tokens: Sequence[Token], text: str) -> Place:
        """As part of a claim."""
        start, end = tokens[self.first].start, tokens[self.last - 1].end
        entry = self.entry
        return Place(
            start=start,
            end=end,
            text=text[start:end],
            name=entry.name,
            country=entry.country,
            lat=entry.lat,
            lon=entry.lon,
            kind=entry.kind,
        )


def _spellings(tokens: Sequence[Token]) -> list[str]:
    """The normal forms under which a run of words may stand in the gazetteer: clitics off the first, never pronouns."""
    rest = [t.norm for t in tokens[1:]]
    firsts = [form.key for form in tokens[0].forms if not form.suffix]
    return [" ".join([first, *rest]) for first in firsts]


def find_places(tokens: Sequence[Token], gazetteer: Gazetteer, near: frozenset[str]) -> list[PlaceMention]:
    """The places of a sentence, longest names first, none overlapping.

    Args:
        tokens: the sentence.
        gazetteer: names and their places.
        near: ISO 3166-1 alpha-3 codes of states in which an ambiguous name is looked for first.
    """
    found = []
    index = 0
    while index < len(tokens):
        mention = None
        longest = max(gazetteer.longest(form.key) for form in tokens[index].forms if not form.suffix)
        for length in range(min(longest, len(tokens) - index), 0, -1):
            entry = next(
                (e for s in _spellings(tokens[index : index + length]) if (e := gazetteer.lookup(s, near=near))), None
            )
            if entry is not None:
                mention = PlaceMention(index, index + length, entry)
                break
        if mention is None:
            index += 1
            continue
        found.append(mention)
        index = mention.last
    return found


def place_of(structure: Structure, places: Sequence[PlaceMention], first: int, last: int) -> PlaceMention | None:
    """The place of the event at tokens `first` to `last`: the nearest after it in its clause, else before, else in the sentence.

    A place inside a party's name or a state that does something is no place of an event.
    """
    parties = {i for g in structure.groups if g.plain for p in g.parties for i in range(p.first, p.last)}
    open_places = [p for p in places if p.first not in parties]
    clause = structure.clause[first]
    inside = [p for p in open_places if structure.clause[p.first] == clause]
    for candidates in (inside, open_places):
        after = [p for p in candidates if p.first >= last]
        before = [p for p in candidates if p.last <= first]
        if after:
            return after[0]
        if before:
            return before[-1]
    return None
