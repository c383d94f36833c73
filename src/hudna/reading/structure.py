"""The grammatical skeleton of a sentence: clauses, prepositions, and parties joined by "and".

No parser for Arabic works offline, so the skeleton is shallow: it knows where clauses begin, what governs a phrase, and
which parties are coordinated. Roles are then read off by word order and prepositions.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hudna.reading.conjunctions import Conjunctions
from hudna.reading.insertions import CLAUSE_OPENERS, Insertions
from hudna.reading.marks import CLAUSE_MARKS, QUOTES, bracketed, is_comma, quoted, with_short_forms
from hudna.reading.own_verbs import OwnVerbs
from hudna.reading.pack import GrammarWord, Pack
from hudna.reading.parties import Party
from hudna.reading.phrases import Match, as_definite
from hudna.reading.sentences import Sentence
from hudna.reading.tokens import Token

_HARD_MARKS = frozenset(";؛:.!?؟–—")
_PARTING_MARKS = CLAUSE_MARKS - QUOTES
_DETERMINERS_BACK = 4
_ADJECTIVES = 2  # behind a noun
_LONGEST_PREPOSITION = 4  # words
_WITH = "with"
_KINDS = ("name", "adjective", "seat", "person", "role", "body", "people", "asset", "media", "source", "both")
_INSTEAD = {kind: f"<{kind}>" for kind in _KINDS}  # what stands for the words of a party of that kind
_PARTITIVE = "from"  # "5 من جنوده": behind a number it only says of whom so many are


class Group:
    """Parties joined by "and": what one grammatical slot holds.

    Attributes:
        parties: in order.
        preposition: meaning of the preposition that governs the group; empty where none does.
        first, last: its first token, and the token after its last.
        plain: whether no preposition governs it, so that it may be subject or object.
    """

    __slots__ = ("first", "last", "parties", "plain", "preposition")

    def __init__(self, parties: tuple[Party, ...], preposition: str) -> None:
        self.parties = parties
        self.preposition = preposition
        self.first, self.last = parties[0].first, parties[-1].last
        self.plain = not preposition

    @property
    def adjective(self) -> bool:
        """Whether it is a demonym, which belongs to the noun beside it."""
        return self.parties[0].kind == "adjective"


@dataclass(eq=False)
class Structure:
    """A sentence with its clauses and groups.

    Attributes:
        sentence: the sentence.
        grammar: particles found, by their first token.
        clause: number of the clause of each token.
        openers: for each clause, the class of the word that opens it (`relative`, `complementiser`, ...) or "".
        groups: coordinated parties, in order.
        matters: other matters than a conflict of which its words are signs, one for each word.
        verbs: by their first token, the verbs that tell who does or suffers: `suffer`, `harm`, `light`, `make`,
            `note`; and nouns of doing, `acts`.
        hosts: by clause, the one that it goes on with behind a relative clause between commas: "Iran, which …, attacked"; -1 for none.
        adverbs: the words that say when or how.
        tokens: its words.
        particle_at, party_at: the particle and the party to which a token belongs, where there is one.
    """

    sentence: Sentence
    grammar: dict[int, Match[GrammarWord]]
    clause: tuple[int, ...]
    openers: tuple[str, ...]
    groups: tuple[Group, ...]
    matters: tuple[str, ...] = ()
    verbs: Mapping[int, str] = field(default_factory=dict)
    hosts: tuple[int, ...] = ()
    adverbs: frozenset[int] = frozenset()
    tokens: tuple[Token, ...] = field(init=False)
    particle_at: dict[int, GrammarWord] = field(init=False)
    party_at: dict[int, Party] = field(init=False)

    def __post_init__(self) -> None:
        # Not cached properties: compiled, these are made anew whenever they are asked for.
        self.tokens = self.sentence.tokens
        self.particle_at = {i: m.value for m in self.grammar.values() for i in range(m.first, m.last)}
        self.party_at = {i: p for g in self.groups for p in g.parties for i in range(p.first, p.last)}

    def word_at(self, index: int) -> str:
        """The normal form of a word; `-` before the first and after the last.

        Of a party only what kind it is: from a word beside it no model must learn what somebody does by his name.
        """
        party = self.party_at.get(index)
        if party is not None:
            return _INSTEAD[party.kind]
        return self.tokens[index].norm if 0 <= index < len(self.tokens) else "-"

    def in_clause(self, group: Group, clause: int) -> bool:
        """Whether a group stands in a clause."""
        return self.clause[group.first] == clause

    def particle_before(self, index: int) -> GrammarWord | None:
        """The particle that ends right before a token, if there is one."""
        return self.particle_at.get(index - 1)

    def clause_span(self, index: int) -> tuple[int, int]:
        """First token and token after the last of the clause in which a token stands."""
        number = self.clause[index]
        return bisect_left(self.clause, number), bisect_right(self.clause, number)

    def crossing(self, a: int, b: int) -> tuple[str, ...]:
        """What opens each clause that begins between two tokens, in order; `""` for a mark alone. An insertion parts no clause."""
        low, high = (a, b) if a < b else (b, a)
        if 0 <= self.clause[low] == self.hosts[self.clause[high]]:
            return ()
        return self.openers[self.clause[low] + 1 : self.clause[high] + 1]

    def hard_between(self, low: int, high: int) -> bool:
        """Whether a stop, colon or dash stands between two tokens."""
        return any(t.gap != " " and not _HARD_MARKS.isdisjoint(t.gap) for t in self.tokens[low + 1 : high + 1])


class StructureBuilder:
    """Builds structures of sentences of one language."""

    def __init__(self, pack: Pack) -> None:
        self._grammar = pack.grammar
        self._verb_first = pack.data.order == "verb-first"
        self._matters = pack.matters
        self._verbs = pack.verbs
        words = pack.tokenizer.words
        clitics = pack.data.clitic_prepositions
        self._clitics = {words(c)[0]: meaning for meaning, listed in clitics.items() for c in listed}
        phrases = pack.data.phrases
        self._conjunctions = Conjunctions(pack)
        self._insertions = Insertions(pack, self._conjunctions)
        self._own_verbs = OwnVerbs(pack, self._conjunctions)
        self._determiners = pack.determiners
        self._gerunds = tuple(pack.data.clauses.gerunds)
        self._premodified = phrases.premodified
        self._approximations = frozenset(w for a in phrases.approximations for w in words(a))
        self._times = frozenset(w for t in phrases.times for w in words(t))
        self._adverbs = self._times | {w for a in phrases.adverbs for w in words(a)}

    def build(self, sentence: Sentence, parties: Sequence[Party]) -> Structure:
        """The structure of a sentence in which these parties were found."""
        tokens = sentence.tokens
        parties = with_short_forms(tokens, parties)
        grammar = self._particles(tokens, parties)
        found = self._verbs.all(tokens)
        verbs = {match.first: match.value for match in found}
        groups = self._groups(tokens, grammar, parties)
        clause, openers = self._clauses(
            tokens,
            grammar,
            parties,
            {match.last - 1 for match in found if match.words > 1},
            self._own_verbs.clauses(tokens, grammar, [(group.first, group.last) for group in groups]),
        )
        matters = tuple(match.value for match in self._matters.all(tokens))
        hosts = self._insertions.hosts(tokens, clause, openers, parties)
        adverbs = frozenset([i for i, token in enumerate(tokens) if token.norm in self._adverbs])
        return Structure(sentence, grammar, clause, openers, groups, matters, verbs, hosts, adverbs)

    def _particles(self, tokens: Sequence[Token], parties: Sequence[Party]) -> dict[int, Match[GrammarWord]]:
        inside = {i for p in parties for i in range(p.first, p.last)}
        opening = {p.first for p in parties}
        found: dict[int, Match[GrammarWord]] = {}
        index = 0
        while index < len(tokens):
            match = None if index in inside else self._grammar.longest(tokens, index)
            if match is None:
                index += 1
                continue
            found[index] = self._before_party(tokens, match, opening) or match
            index = match.last
        return found

    def _before_party(
        self, tokens: Sequence[Token], match: Match[GrammarWord], opening: set[int]
    ) -> Match[GrammarWord] | None:
        """A particle of verbs as the preposition that it is before a party: "to *Israel*", but not "to attack"."""
        if match.value.kind != "before verb":
            return None
        behind = match.last
        while behind < len(tokens) and tokens[behind].norm in self._determiners:
            behind += 1
        if behind not in opening:
            return None
        others = (other for other in self._grammar.at(tokens, match.first) if other.last == match.last)
        return next((other for other in others if other.value.kind == "preposition"), None)

    def _clauses(
        self,
        tokens: Sequence[Token],
        grammar: dict[int, Match[GrammarWord]],
        parties: Sequence[Party],
        ends: set[int],
        anew: set[int],
    ) -> tuple[tuple[int, ...], tuple[str, ...]]:
        """The clause of each token, and what opens each.

        What ends a verb opens none ("described *as*"); with conjunctions in `anew` one begins ("*and* rebels attacked a base").
        """
        inside = {i for p in parties for i in range(p.first + 1, p.last)}
        inside |= self._insertions.within(tokens, grammar, parties) | bracketed(tokens)
        inside_quotes = quoted(tokens)
        numbers: list[int] = []
        openers = [""]
        for index, token in enumerate(tokens):
            match = grammar.get(index)
            opens = match.value.kind if match and match.value.kind in CLAUSE_OPENERS and index not in ends else ""
            opens = "" if opens == "relative" and self._is_cleft(grammar, index) else opens
            marks = _PARTING_MARKS if index in inside_quotes else CLAUSE_MARKS
            marked = token.gap != " " and index not in inside and not marks.isdisjoint(token.gap)
            if index and (opens or marked or index in anew):
                openers.append(opens)
            elif opens:
                openers[-1] = opens
            numbers.append(len(openers) - 1)
        return tuple(numbers), tuple(openers)

    def _is_cleft(self, grammar: dict[int, Match[GrammarWord]], index: int) -> bool:
        """Whether a relative behind a pronoun goes on with its clause where verbs stand first: "أنها *هي التي* بدأت"."""
        before = grammar.get(index - 1)
        return self._verb_first and before is not None and before.value.kind == "pronoun" and before.last == index

    def _groups(
        self, tokens: Sequence[Token], grammar: dict[int, Match[GrammarWord]], parties: Sequence[Party]
    ) -> tuple[Group, ...]:
        groups: list[Group] = []
        quantified = {i for m in grammar.values() if m.value.kind == "determiner" for i in range(m.first, m.last)}
        for number, party in enumerate(parties):
            if groups and self._joined(tokens, groups[-1].parties[-1], party):
                opens = self._opens(tokens, groups[-1].first)
                object_before = None if groups[-1].preposition else groups[-1].first
                if not opens and self._own_verbs.parts(tokens, grammar, object_before, party.last):
                    groups.append(Group((party,), ""))
                    continue
                if opens or self._conjoined_at_last(tokens, parties, number):
                    groups[-1] = Group((*groups[-1].parties, party), groups[-1].preposition)
                    continue
            preposition = self._preposition(tokens, grammar, quantified, party)
            if not preposition and groups and self._is_partner(tokens, groups[-1], party):
                preposition = groups[-1].preposition
            groups.append(Group((party,), preposition))
        return tuple(Group(g.parties, "") if self._is_absolute(tokens, g) else g for g in groups)

    def _is_absolute(self, tokens: Sequence[Token], group: Group) -> bool:
        """Whether "with" makes a group the subject of a gerund: ", *with* Moscow and Kyiv often accusing each other"."""
        if group.preposition != _WITH or group.last >= len(tokens) or tokens[group.last].gap != " ":
            return False
        before = group.first - 1
        while before > 0 and tokens[before].norm in self._determiners:
            before -= 1
        if not is_comma(tokens[before].gap):
            return False
        verb = group.last + (tokens[group.last].norm in self._adverbs)
        return verb < len(tokens) and tokens[verb].gap == " " and tokens[verb].norm.endswith(self._gerunds)

    def _opens(self, tokens: Sequence[Token], index: int) -> bool:
        """Whether nothing but determiners stands before a word in its sentence, as where a title begins: "Russia, Iran agree"."""
        return all(token.norm in self._determiners for token in tokens[:index])

    def _conjoined_at_last(self, tokens: Sequence[Token], parties: Sequence[Party], number: int) -> bool:
        """Whether a party, or the last of those that commas join to it, is joined by a conjunction.

        Commas alone make no list: "it was broken by Israel, Hamas said".
        """
        while True:
            before, party = parties[number - 1], parties[number]
            if self._conjoins(party, tokens[before.last : party.first]):
                return True
            number += 1
            if number == len(parties) or not self._joined(tokens, party, parties[number]):
                return False

    def _is_partner(self, tokens: Sequence[Token], group: Group, party: Party) -> bool:
        """Whether a party is the second of the two that "between" needs: "between the army, which attacked, and Hamas"."""
        if group.preposition != "between" or len(group.parties) > 1:
            return False
        before = tokens[max(0, party.first - 2) : party.first]
        return self._conjoins(party, [t for t in before if t.norm not in self._determiners][-1:])

    def _conjoins(self, party: Party, before: Sequence[Token]) -> bool:
        """Whether "and" stands among the words before a party, or is written on it."""
        written_on = party.prefix.removesuffix("ال") in self._conjunctions.words
        return written_on or len(self._conjunctions.without(before)) < len(before)

    def _joined(self, tokens: Sequence[Token], before: Party, party: Party) -> bool:
        between = tokens[before.last : party.first]
        gap = "".join(t.gap for t in tokens[before.last : party.first + 1])
        if len(between) > 3 or _HARD_MARKS & set(gap):
            return False
        # "Russian and regime forces": an adjective that nothing follows but "and" shares the noun behind it.
        shared = party.name is not None and party.name.body is not None
        shares = self._premodified and len(between) == 1 and shared
        if before.kind == "adjective" and party.kind != "adjective" and not shares:
            return False
        words = [t for t in self._conjunctions.without(between) if t.norm not in self._determiners]
        if words and not self._describe(words, tokens[before.last - 1 : before.last + len(words)]):
            return False
        return self._conjoins(party, between) or (not between and gap.strip() in {",", "،"})

    def _describe(self, words: Sequence[Token], after: Sequence[Token]) -> bool:
        """Whether words between two parties only describe the first: "الفصائل المسلحة وروسيا".

        Adjectives stand right behind their noun and have the article as it does; a bare name has none.

        Args:
            words: those between that are neither "and" nor determiners.
            after: the last word of the first party, and as many after it.
        """
        if self._premodified or len(words) > _ADJECTIVES or list(after[1:]) != list(words):
            return False
        return all(any(as_definite(form) for form in word.forms) for word in after)

    def _preposition(
        self, tokens: Sequence[Token], grammar: dict[int, Match[GrammarWord]], quantified: set[int], party: Party
    ) -> str:
        if party.told_to_hold:  # "by" is of "held by"
            return ""
        clitic = party.prefix.removeprefix("و").removeprefix("ف").removesuffix("ال")
        if clitic in self._clitics:
            return self._clitics[clitic]
        for back in range(1, _DETERMINERS_BACK + 1):
            index = party.first - back
            if index < 0 or _PARTING_MARKS & set(tokens[index + 1].gap):  # against "the rebels"
                return ""
            if tokens[index].norm in self._approximations and tokens[index + 1].norm.isdigit():
                continue  # "around 30 soldiers were killed"
            for start in range(max(0, index - _LONGEST_PREPOSITION + 1), index + 1):
                match = grammar.get(start)
                if match is not None and match.last == index + 1 and match.value.kind != "determiner":
                    counted = match.value.meaning == _PARTITIVE and start > 0 and tokens[start - 1].norm.isdigit()
                    return match.value.meaning if match.value.kind == "preposition" and not counted else ""
            if index not in quantified and not self._describes(tokens[index]):
                return ""
        return ""

    def _describes(self, token: Token) -> bool:
        """Whether a word may stand between a preposition and its noun in this language."""
        if token.norm in self._determiners:
            return True
        if token.norm in self._times:  # "on Monday the army": the day has the preposition, not who comes after it
            return False
        return self._premodified and (token.text[:1].isupper() or token.text[:1].isdigit())
