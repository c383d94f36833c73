"""Places named in sentences, through the gazetteer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from hudna.model.claims import Place
from hudna.reading.accords import Accords
from hudna.reading.gazetteer import Gazetteer, PlaceEntry
from hudna.reading.pack import Trigger
from hudna.reading.phrases import Match
from hudna.reading.structure import Structure
from hudna.reading.tokens import Token, Tokenizer

_FROM = "from"
_STRUCK = frozenset({"attack", "territory"})  # families of events that are where their object is
_ACTING = frozenset(
    {"by", "with", "between", "among", "behest"}
)  # what stands before a state that is a party, no place
_REMEMBERED = 100_000  # words; bounds memory on endless input


class PlaceMention(NamedTuple):
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


LastPlaces = dict[str, PlaceMention]
"""By `settlement`, `region`, `country`, the place named last that such a noun may mean."""


class PlaceFinder:
    """Finds places by the gazetteer; what may begin at a written word is remembered: mostly nothing."""

    def __init__(
        self, gazetteer: Gazetteer, tokenizer: Tokenizer | None = None, accords: Accords | None = None
    ) -> None:
        """`tokenizer`: by which all texts will be split, where there is only one; `accords`: what bears a place's name there."""
        self._gazetteer, self._accords = gazetteer, accords
        self._bit = 0 if tokenizer is None else tokenizer.mark(gazetteer.openings)
        self._starts: dict[str, tuple[int, tuple[tuple[str, frozenset[str]], ...]]] = {}

    def find(self, tokens: Sequence[Token], near: frozenset[str]) -> list[PlaceMention]:
        """The places of a sentence, longest names first, none overlapping.

        Args:
            tokens: the sentence.
            near: ISO 3166-1 alpha-3 codes of states in which an ambiguous name is looked for first.
        """
        found = []
        index = 0
        while index < len(tokens):
            mention = None if tokens[index].outside & self._bit else self._at(tokens, index, near)
            index = index + 1 if mention is None else mention.last
            if mention is not None and not _is_small(tokens, mention) and not self._is_accord(tokens, mention, near):
                found.append(mention)
        return found

    def _is_accord(self, tokens: Sequence[Token], mention: PlaceMention, near: frozenset[str]) -> bool:
        """Whether a place only names an accord made there; one made where the conflict is fought may be about the place."""
        if self._accords is None or mention.entry.kind == "country" or mention.entry.country in near:
            return False
        return self._accords.bears(tokens, mention.first, mention.last)

    def named(self, name: str, near: frozenset[str]) -> PlaceEntry | None:
        """The place of a name in normal form, which no sentence needs to hold."""
        return self._gazetteer.lookup(name, near=near)

    def _at(self, tokens: Sequence[Token], index: int, near: frozenset[str]) -> PlaceMention | None:
        token = tokens[index]
        start = self._starts.get(token.text)
        if start is None:
            start = self._remember(token)
        longest, firsts = start
        for length in range(min(longest, len(tokens) - index), 0, -1):
            rest = "".join([f" {token.norm}" for token in tokens[index + 1 : index + length]])
            for first, names in firsts:
                name = first + rest
                entry = self._gazetteer.lookup(name, near=near) if name in names else None
                if entry is not None:
                    return PlaceMention(index, index + length, entry)
        return None

    def _remember(self, token: Token) -> tuple[int, tuple[tuple[str, frozenset[str]], ...]]:
        """How many words a name may have that begins with a token, and as what, with all such names: clitics off, never pronouns."""
        firsts = [(form.key, self._gazetteer.longest(form.key)) for form in token.forms if not form.suffix]
        named = tuple([(key, self._gazetteer.beginning(key)) for key, n in firsts if n])
        start = max([n for _, n in firsts], default=0), named
        if len(self._starts) < _REMEMBERED:
            self._starts[token.text] = start
        return start


def place_of(structure: Structure, places: Sequence[PlaceMention], trigger: Match[Trigger]) -> PlaceMention | None:
    """The place of an event: the nearest after it in its clause, else among its words, else before, else in the sentence.

    A place inside a party's name is no place of an event, nor is a state that does something, by which or with which it is done.
    """
    parties = words_of_parties(structure)
    fitting = [
        place
        for place in places
        if _is_struck(structure, place, trigger)
        or (place.first not in parties and _may_be_of(structure, place, trigger))
    ]
    clause = structure.clause[trigger.first]
    inside = [p for p in fitting if structure.clause[p.first] == clause]
    for candidates in (inside, fitting):
        after = [p for p in candidates if p.first >= trigger.last]
        amid = [p for p in candidates if trigger.first < p.first < trigger.last]
        before = [p for p in candidates if p.last <= trigger.first]
        if after:
            return after[0]
        if amid:
            return amid[-1]
        if before:
            return before[-1]
    return None


def _is_struck(structure: Structure, place: PlaceMention, trigger: Match[Trigger]) -> bool:
    """Whether a capital is what a verb is done to, and so where: "bombed *Damascus*", "قصفت إسرائيل *دمشق*"."""
    party = structure.party_at.get(place.first)
    struck = trigger.value.kind == "verb" and trigger.value.entry.type.family in _STRUCK
    if not struck or party is None or party.kind != "seat" or place.first < trigger.last:
        return False
    behind = [g for g in structure.groups if g.first >= trigger.last and g.plain and not g.adjective]
    here = [g for g in behind if structure.in_clause(g, structure.clause[trigger.first])]
    if not here or party not in here[-1].parties:
        return False
    return len(here) == 2 or (place.first == trigger.last and structure.tokens[place.first].text[:1].isupper())


def _may_be_of(structure: Structure, place: PlaceMention, trigger: Match[Trigger]) -> bool:
    """Whether a place in the sentence may be that of an event, by where it stands.

    Talks are held where their own clause goes on to say, a truce holds where one beside it says. A state's name in another clause
    ("which *Syria* wants"), or behind "from", is of whoever acts there, not of the place. Less than two in five annotated claims of
    these kinds were at such a place.
    """
    away = len(structure.crossing(place.first, trigger.first))
    if away and structure.hard_between(*sorted((place.first, trigger.first))):
        return False
    family = trigger.value.entry.type.family
    if family == "talks" and (away > 0 or place.first < trigger.first):
        return False
    if family == "truce" and away > 1:
        return False
    party = structure.party_at.get(place.first)
    if party is None:
        return True
    group = next((g for g in structure.groups if party in g.parties), None)
    from_there = group is not None and group.preposition == _FROM
    return not from_there and not (away > 0 and place.entry.kind == "country")


def words_of_parties(structure: Structure) -> set[int]:
    """The tokens by which a sentence names somebody who has a part in what it tells, though they may also name a place."""
    acting = (g for g in structure.groups if g.plain or g.preposition in _ACTING)
    parties = (p for g in acting for p in g.parties)
    # "20 people *in Kabul*": where people are is no name of theirs
    return {i for p in parties for i in range(p.first, p.first + 1 if p.kind == "people" else p.last)}


def _is_small(tokens: Sequence[Token], mention: PlaceMention) -> bool:
    """Whether a name is written without a capital where others have one: "a grenade" is not Grenada in another tongue."""
    if any(not token.text[:1].islower() for token in tokens[mention.first : mention.last]):
        return False
    return any(token.text[:1].isupper() for token in tokens)
