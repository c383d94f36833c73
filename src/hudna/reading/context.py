"""What a report is about: its conflict, so that "the army", "the rebels" and "both sides" mean somebody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hudna.model.claims import Mention, When
from hudna.reading.compiler import Compiler
from hudna.reading.data_files import load_toml
from hudna.reading.history import History
from hudna.reading.language_data import ConflictData, ConflictEntry
from hudna.reading.names import Name
from hudna.reading.parties import Party
from hudna.reading.phrases import PhraseIndex
from hudna.reading.places import LastPlaces
from hudna.reading.sentences import Sentence
from hudna.reading.structure import Structure
from hudna.reading.tokens import Token

UNKNOWN = "SRC"
"""The id of a source that nobody names, or the end of it."""
_NAMED, _PLACED, _INVOLVED = 2, 1, 1  # weights of a conflict's name, of a place in its state, of one of its sides

_NAMED_AGAIN = frozenset({"name", "media", "body"})  # kinds of parties that a noun of their name may stand for later
_PERSONS = frozenset({"person", "role"})
_SHORT_NAME = 2  # words of a name that is given no more in full
_OFFICES = frozenset({"role", "body"})  # kinds of parties that are named with their owner first and without it later


def _taken_up(name: Name) -> frozenset[str]:
    """The nouns by which somebody may be taken up again; of a body of several words ("the foreign ministry") any end will do."""
    ends = {end for noun in name.nouns for end in (noun.split()[0], noun.split()[-1])} if name.kind == "body" else set()
    return name.nouns | ends


@dataclass
class Context:
    """A report's conflict, and what has been said so far that later words refer to.

    Attributes:
        text: the report's text, on which all spans lie.
        home: the state in which the conflict is fought, or None.
        sides: its sides, each a list of ids, the first the one that "both sides" stands for.
        author: who writes the report, if it is a letter that says so.
        speaker: who spoke last.
        person: who was named first of all persons in the sentence before.
        topic: the side or group that was named first in the sentence before, or that a pronoun took up there.
        pair: the last two sides named together.
        nouns: whom a noun named last: "the movement", "the Council".
        offices: whose office or institution of each kind was named last with its owner.
        people: whom each person stands for whom no lexicon knows and whom the report introduced by a title, by family name.
        named: the same of everybody named with a title or in full, by the first and last words of that: only of a speaker is it sure
            that such a word alone is a name.
        silence: how many sentences ago somebody last spoke; None where nobody has.
        actors, targets, when: who last had a role in an event, and the days of the last.
        history: the events told so far.
        matters: how many words so far are signs of each matter other than a conflict.
        places: the places named last.
        known_sides: the number of the side, or None, of everybody of whom it was asked: see `side_of`.
    """

    text: str
    home: str | None
    sides: tuple[tuple[str, ...], ...]
    author: Mention | None = None
    speaker: Mention | None = None
    person: Mention | None = None
    topic: tuple[Mention, ...] = ()
    silence: int | None = None
    when: When | None = None
    actors: tuple[Mention, ...] = ()
    targets: tuple[Mention, ...] = ()
    pair: tuple[str, ...] = field(default=())
    people: dict[str, str] = field(default_factory=dict)
    named: dict[str, str] = field(default_factory=dict)
    nouns: dict[str, str] = field(default_factory=dict)
    offices: dict[tuple[str, ...], str] = field(default_factory=dict)
    history: History = field(default_factory=History)
    matters: Counter[str] = field(default_factory=Counter)
    places: LastPlaces = field(default_factory=dict)
    known_sides: dict[str, int | None] = field(default_factory=dict)

    def identify(self, party: Party) -> tuple[str, ...]:
        """The ids that a party stands for; none where the report does not tell whose it is."""
        if party.kind == "both":
            return self.pair or tuple(side[0] for side in self.sides)
        if not party.id.startswith("?"):
            return (party.id,)
        body = party.name.body if party.name is not None else None
        if party.name is not None and body is not None:
            noun = min((noun for noun in party.name.nouns if noun in self.nouns), default=None)
            known = body.kind == "source" or (body.kind == "body" and not body.alone)
            if noun is not None and party.definite and known:
                return (self.nouns[noun],)
            if not body.alone and party.kind in _OFFICES and tuple(body.names) in self.offices:
                return (self.offices[tuple(body.names)],)
            if body.unowned and party.definite:
                return (body.unowned,)
        if body is None or self.home is None or not (body.alone or party.pronoun):
            return ()
        own = "" if body.only else self.home + party.id[1:]
        if body.strangers and not (party.definite or party.pronoun):
            return (own,)
        return tuple(body.by_country.get(self.home, own).split())

    def recall(self, tokens: Sequence[Token], parties: Sequence[Party]) -> list[Party]:
        """The parties of a sentence, with the people whom the report introduced before and who are named alone now."""
        if not self.people:
            return list(parties)
        taken = {i for party in parties for i in range(party.first, party.last)}
        known = list(parties)
        for index, token in enumerate(tokens):
            form = next((f for f in token.forms if f.key in self.people and not f.suffix), None)
            if index not in taken and form is not None and not token.text[:1].islower():
                known.append(Party(index, index + 1, self.people[form.key], "person", form.prefix))
        return sorted(known, key=lambda party: party.first)

    def introduce(self, tokens: Sequence[Token], parties: Sequence[Party]) -> None:
        """Remember titled people by the last word of their names, and whose office was named last: "the ministry"."""
        for party in parties:
            body = party.name.body if party.name is not None else None
            for named in (party.owner, party):  # "members of the Security Council": then "the Council", too
                if named is not None and named.name is not None and not named.open and named.kind in _NAMED_AGAIN:
                    self.nouns.update(dict.fromkeys(_taken_up(named.name), named.id))
            if body is not None and not party.open and party.kind in _OFFICES:
                self.offices[tuple(body.names)] = party.id
            ids = self.identify(party) if party.introduced else ()
            if ids:
                self.people[tokens[party.last - 1].norm] = ids[0]
            if party.kind in _PERSONS and party.last - party.first > 1 and not party.open:
                self.named.update(dict.fromkeys((tokens[party.first].norm, tokens[party.last - 1].norm), party.id))

    def unknown(self, structure: Structure, words: tuple[int, int]) -> Mention:
        """A speaker whom no lexicon knows: who was named in full before, else an unnamed source of the conflict's state."""
        tokens = structure.tokens[slice(*words)]
        start, end = tokens[0].start, tokens[-1].end
        name = (
            next((t.norm for t in tokens[::-1] if t.norm in self.named), None) if len(tokens) <= _SHORT_NAME else None
        )
        unnamed = f"{self.home}.{UNKNOWN}" if self.home else UNKNOWN
        return Mention(
            id=unnamed if name is None else self.named[name], start=start, end=end, text=self.text[start:end]
        )

    def side_of(self, identifier: str) -> int | None:
        """Number of the conflict's side to which somebody belongs; None for outsiders."""
        if identifier not in self.known_sides:
            self.known_sides[identifier] = self._find_side(identifier)
        return self.known_sides[identifier]

    def opposed(self, one: Party, other: Party) -> bool:
        """Whether two parties are on different sides of the conflict."""
        sides = [{self.side_of(i) for i in self.identify(party) or (party.id,)} for party in (one, other)]
        return None not in sides[0] | sides[1] and sides[0].isdisjoint(sides[1])

    def is_of(self, country: str | None, party: Party) -> bool:
        """Whether a state and a party are of one side of the conflict."""
        side = self.side_of(country) if country is not None else None
        return side is not None and any(self.side_of(one) == side for one in self.identify(party))

    def _find_side(self, identifier: str) -> int | None:
        own = identifier.partition(".")[0]
        for number, side in enumerate(self.sides):
            if identifier in side:
                return number
        for number, side in enumerate(self.sides):
            if own in {i.partition(".")[0] for i in side if "." not in i}:
                return number
        return None

    def note_pair(self, ids: Sequence[str]) -> None:
        """Remember two sides named together, if they can be at odds in this conflict."""
        known = {i for side in self.sides for i in side}
        fitting = tuple(dict.fromkeys(i.partition(".")[0] if i not in known else i for i in ids))
        if len(fitting) == 2 and all(i in known for i in fitting):
            self.pair = fitting


class ContextFinder:
    """Finds the conflict of reports in one language."""

    def __init__(self, iso: str, compiler: Compiler, actors: Path) -> None:
        self._conflicts = load_toml(actors / "conflicts.toml", ConflictData).conflict
        self._involving = [[i.partition(".")[0] for side in c.sides for i in side] for c in self._conflicts]
        self._names: PhraseIndex[ConflictEntry] = PhraseIndex("conflicts")
        for conflict in self._conflicts:
            for listed in conflict.names.get(iso, ()):
                self._names.add(compiler.noun(listed), conflict)
        compiler.mark(self._names)

    def find(
        self, text: str, sentences: Iterable[Sentence], parties: Iterable[Party], countries: Iterable[str]
    ) -> Context:
        """The conflict whose names, sides and places the report mentions most.

        Args:
            text: the report's text.
            sentences: the report's sentences.
            parties: all parties named in it.
            countries: the state of every place named in it, once a mention.
        """
        score: Counter[str] = Counter()
        for sentence in sentences:
            score.update({m.value.id: _NAMED for m in self._names.all(sentence.tokens)})
        placed, involved = Counter(countries), Counter(p.side for p in parties if p.id)
        for conflict, involving in zip(self._conflicts, self._involving, strict=True):
            score[conflict.id] += _PLACED * placed.get(conflict.home, 0)
            score[conflict.id] += _INVOLVED * sum([involved.get(one, 0) for one in involving])
        best = max(self._conflicts, key=lambda c: score[c.id])
        if not score[best.id]:
            home = placed.most_common(1)[0][0] if placed else None
            return Context(text, home, ())
        return Context(text, best.home, tuple(tuple(side) for side in best.sides))
