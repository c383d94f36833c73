"""The grammar of the subject of a verb of speech, where subjects stand first: its own words, a pronoun, or another verb's."""

from __future__ import annotations

from collections.abc import Sequence

from hudna.reading.pack import Pack, SpeechWord
from hudna.reading.phrases import GAP, Match
from hudna.reading.speech import Speech
from hudna.reading.speech_signs import ENDS_WORDS
from hudna.reading.structure import Group, Structure

_PARTICIPLES = frozenset({"participle", "past-or-participle"})
_OPENS_OBJECTLESS = frozenset({"preposition", "subordinator"})
_NO_SUBJECT = frozenset({"preposition", "before verb", "auxiliary", "complementiser", "relative", "subordinator"})
_LATEST_SUBJECT = 3  # words before the subject that begins a sentence
_LONGEST_NAME = 8  # words
_MARKS = frozenset(',;:.!?«»“”"()[]–—')
_APOSTROPHES = frozenset("'’")
_SINGLE = frozenset({" ", "\n", "\u00a0"})


class Subjects:
    """Tells what stands before the verbs of speech of one language; nothing of it holds where verbs stand first."""

    def __init__(self, pack: Pack) -> None:
        words, phrases = pack.tokenizer.words, pack.data.phrases
        self._applies = pack.data.order == "subject-first"
        self._adverbs = frozenset(w for listed in phrases.adverbs for w in words(listed))
        self._joins = frozenset(w for listed in phrases.joins for w in words(listed))
        self._times = frozenset(w for listed in phrases.times for w in words(listed))
        self._nouns = frozenset(w for listed in phrases.before_nouns for w in words(listed))
        self._pronouns = frozenset(w for listed in pack.data.anaphora.pronouns for w in words(listed))
        self._before_gerunds = frozenset(w for listed in pack.data.clauses.before_gerunds for w in words(listed))
        self._abbreviations = pack.abbreviations
        self._dialogue = frozenset(w for listed in pack.data.anaphora.dialogue for w in words(listed))

    def group_start(self, structure: Structure, index: int) -> int:
        """The first of the words that belong to a verb: "has also said"."""
        while index and not set(structure.tokens[index].gap) - _SINGLE:
            particle = structure.particle_before(index)
            helps = particle is not None and particle.kind in {"before verb", "auxiliary"}
            if not helps and structure.tokens[index - 1].norm not in self._adverbs:
                break
            index -= 1
        return index

    def pronoun(self, structure: Structure, index: int) -> tuple[int, int] | None:
        """The pronoun that is the subject of a verb: "he has also said"."""
        return self._before(structure, index, self._pronouns)

    def in_dialogue(self, structure: Structure, index: int) -> bool:
        """Whether who speaks or who is spoken to is the subject of a verb: "I said"."""
        return self._before(structure, index, self._dialogue) is not None

    def _before(self, structure: Structure, index: int, words: frozenset[str]) -> tuple[int, int] | None:
        start = self.group_start(structure, index)
        if not self._applies or not start or set(structure.tokens[start].gap) - _SINGLE:
            return None
        return (start - 1, start) if structure.tokens[start - 1].norm in words else None

    def is_noun(self, structure: Structure, match: Match[SpeechWord]) -> bool:
        """Whether a form of a verb stands where a noun or an adjective does: "their claims", "the announced plan"."""
        if not self._applies or match.value.kind != "verb" or not match.first or match.feature == "gerund":
            return False
        gap = structure.tokens[match.first].gap.strip()
        if gap:
            return gap in _APOSTROPHES
        before, particle = structure.tokens[match.first - 1], structure.particle_before(match.first)
        possessive = before.norm == "s" and before.gap in _APOSTROPHES
        governed = particle is not None and particle.kind == "preposition" and match.feature in {"base", "present"}
        return governed or possessive or before.norm in self._nouns

    def is_passive(self, structure: Structure, match: Match[SpeechWord]) -> bool:
        """Whether a participle has no subject that speaks: "was accused of", "a man accused of"."""
        if not self._applies or match.value.kind != "verb" or match.feature not in _PARTICIPLES:
            return False
        start = self.group_start(structure, match.first)
        at = structure.particle_at
        if any(i in at and at[i].kind == "auxiliary" for i in range(start, match.first)):
            return True
        whole = match.last - match.first == match.words and match.head < match.last
        object_lost = (
            whole and GAP in match.value.listed and match.head in at and at[match.head].kind in _OPENS_OBJECTLESS
        )
        relative = structure.openers[structure.clause[match.first]] == "relative"  # "whom Russia accused of"
        return object_lost and not relative and start == match.first

    def shares(self, structure: Structure, match: Match[SpeechWord]) -> bool:
        """Whether a verb has the subject of one before it: "... and said", "..., saying", "... before saying"."""
        start = self.group_start(structure, match.first)
        if not self._applies or not start:
            return False
        gap, before = structure.tokens[start].gap, structure.tokens[start - 1].norm
        if match.feature == "gerund" and ("," in gap or before in self._before_gerunds):
            return True
        return not set(gap) - _SINGLE - {","} and before in self._joins

    def shared(self, structure: Structure, index: int, found: Sequence[Speech]) -> Speech | None:
        """The verb of speech before another that shares its subject, in the same quotation or outside any."""
        quote = structure.tokens[index].quote
        verbs = [s for s in found if s.kind == "verb" and s.first < index and structure.tokens[s.first].quote == quote]
        main = [s for s in verbs if structure.openers[structure.clause[s.first]] != "relative"]
        last = next(reversed(main or verbs), None)
        if last is None or not last.resumed:
            return last
        # "The minister said he hoped for rain, adding ...": the pronoun is mostly whoever says so.
        return next((s for s in verbs if s is not last and s.forward and s.covers(last.first)), last)

    def opening(self, structure: Structure, index: int) -> Group | None:
        """The party with which the sentence begins, or the last subordinate clause in it, that goes on to a verb: its subject."""
        number = structure.clause[index]
        first, _ = structure.clause_span(index)
        start = self.group_start(structure, index)
        if number and first + 1 >= start:  # "before announcing": no subject stands in its clause
            number -= 1
        while number and structure.openers[number] in {"", "relative"}:
            number -= 1
        before = [g for g in structure.groups if g.last <= index and g.plain and not g.adjective]
        group = next((g for g in before if structure.clause[g.first] >= number), before[0] if before else None)
        if group is None or structure.tokens[group.first].quote != structure.tokens[index].quote:
            return None
        opens, _ = structure.clause_span(group.first)
        return group if group.first - opens <= _LATEST_SUBJECT else None

    def own_words(self, structure: Structure, index: int) -> tuple[int, int] | None:
        """The words between where the clause of a verb begins and the verb, if they may be its subject."""
        first, _ = structure.clause_span(index)
        last = self.group_start(structure, index)
        opener = structure.openers[structure.clause[index]]
        while first < last and (opener and first in structure.particle_at and first not in structure.party_at):
            if structure.particle_at[first].kind not in {"relative", "complementiser", "subordinator"}:
                break
            first += 1
        tokens = structure.tokens
        while first < last and tokens[first].norm in self._adverbs | self._joins | self._times:
            first += 1
        if not self._applies or first >= last:
            return None
        particle = structure.particle_at.get(first)
        if particle is not None and particle.kind in _NO_SUBJECT:
            return None
        named = tokens[first].text[:1].isupper() or (particle is not None and particle.kind == "determiner")
        return (first, last) if named or opener != "relative" else None

    def follows(self, structure: Structure, match: Match[SpeechWord]) -> tuple[int, int] | None:
        """The name behind a verb that follows its words: ", said the baker next door.", ", said Kamal Darwish, a baker"."""
        tokens, first = structure.tokens, match.head
        if not self._applies or first >= len(tokens) or not ENDS_WORDS & set(tokens[match.first].gap):
            return None
        if tokens[first].gap.strip() or first in structure.party_at or tokens[first].norm in self._times:
            return None
        last, at = first, structure.particle_at
        while last < min(len(tokens), first + _LONGEST_NAME) and (last == first or not self._parts(structure, last)):
            if last in at and at[last].kind != "determiner":
                break
            last += 1
        ends = last == len(tokens) or self._parts(structure, last)
        ends = ends or (last in at and at[last].kind in {"relative", "preposition"})
        capital = any(token.text[:1].isupper() for token in tokens[first:last])
        return (first, last) if ends and (capital or (first in at and at[first].kind == "determiner")) else None

    def _parts(self, structure: Structure, index: int) -> bool:
        """Whether a mark stands before a token, other than the stop of an abbreviation."""
        marks = _MARKS & set(structure.tokens[index].gap)
        return bool(marks - {"."}) or (bool(marks) and structure.tokens[index - 1].norm not in self._abbreviations)
