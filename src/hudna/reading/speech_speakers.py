"""Who speaks: the party that is the subject of a verb of speech or the owner of a noun of speech, and whom it addresses."""

from __future__ import annotations

from hudna.reading.pack import Pack, SpeechWord
from hudna.reading.phrases import GAP, Match
from hudna.reading.slots import Slots
from hudna.reading.speech_signs import (
    CLOSE,
    SPEAKER_REACH,
    before_insertion,
    determined,
    ends_words,
    opens_words,
)
from hudna.reading.speech_subject import Subjects
from hudna.reading.structure import Group, Structure

_OBJECT = "object"


class SpeakerFinder:
    """Finds the speakers whom sentences of one language name as parties."""

    def __init__(self, pack: Pack, subjects: Subjects) -> None:
        self._subjects = subjects
        self._order = pack.data.order
        self._ends_words = ends_words(pack)
        # Where verbs stand first, a subject before its verb is right beside it; otherwise it was named before.
        self._reach_back = SPEAKER_REACH if self._order == "subject-first" else CLOSE
        self._distributive = {pack.tokenizer.words(d) for d in pack.data.phrases.distributive}
        self._prepositions = pack.prepositions

    def subject_of_sentence(self, structure: Structure, index: int) -> Group | None:
        """The first party of a sentence before a participle, which is its subject where nobody in it speaks."""
        return next((g for g in structure.groups if g.last <= index and g.plain and not g.adjective), None)

    def noun_speaker(self, slots: Slots, *, mutual: bool) -> Group | None:
        """The owner of a noun of speech; of a mutual one those between whom it passes."""
        for name in ("genitive", "adjective", "by", "from", *(("between",) if mutual else ())):
            for group in slots.filled.get(name, []):
                return group
        return None

    def quoted_from(self, match: Match[SpeechWord]) -> int:
        """Where the name of who is quoted may begin: behind the verb, or behind the preposition that ends its phrase."""
        return match.head if match.value.entry.quotes == _OBJECT else match.last

    def quoted(self, structure: Structure, match: Match[SpeechWord]) -> Group | None:
        """Whom a verb quotes: its object, or who stands behind its preposition; None where it is nobody known."""
        slot, start = match.value.entry.quotes, self.quoted_from(match)
        for group in structure.groups:
            if group.first >= start and group.preposition == ("" if slot == _OBJECT else slot) and not group.adjective:
                near = group.first - start <= SPEAKER_REACH and not opens_words(structure, start, group.first)
                return group if near else None
        return None

    def verb_speaker(
        self, structure: Structure, match: Match[SpeechWord], slots: Slots, *, passive: bool
    ) -> Group | None:
        """The subject of a verb of speech, or by whom a passive one says it was said; None where it is nobody known."""
        if match.feature == "first":  # "we demand": whoever speaks already
            return None
        if passive:
            return next(iter(slots.filled.get("by", [])), None)
        before = self._right_before(structure, match)
        if before is not None:
            return before
        inserted = self._insertion(structure, match)
        if inserted is not None:
            return self._before_insertion(structure, match, inserted[1])
        at = match.head + (self._resumed(structure, match.head) or determined(structure, match.head))
        follows = next((g for g in structure.groups if g.first == at and g.plain and not g.adjective), None)
        if follows is not None and self._inverted(structure, match):
            return follows
        if self._subjects.follows(structure, match) is not None:
            return None
        subject = self._in_slot(structure, match, slots)
        if subject is not None:
            return subject
        if match.feature == "gerund" and not any(g.last <= match.first for g in structure.groups):
            return self._after_comma(structure, match.last)
        for group in slots.filled.get("object", []) if self._follows_words(structure, match.first) else []:
            if group.first - match.head <= 1:
                return group
        return None

    def _in_slot(self, structure: Structure, match: Match[SpeechWord], slots: Slots) -> Group | None:
        """The subject by word order, if it is near enough and no words said begin between it and the verb."""
        for group in slots.filled.get(
            "by" if slots.passive and self._has_agent(structure, match, slots) else "subject", []
        ):
            if group.first >= match.head:
                if group.first - match.head <= SPEAKER_REACH and not opens_words(structure, match.head, group.first):
                    return group
            elif match.first - group.last <= self._reach_back and not opens_words(structure, group.last, match.first):
                return group if self._in_own_clause(structure, match, group) else None
        return None

    def _has_agent(self, structure: Structure, match: Match[SpeechWord], slots: Slots) -> bool:
        """Whether who acts stands right behind a participle: "claimed by Turkey", not "denied claims by" nor "said flags used by"."""
        if self._order == "verb-first":
            return True
        close = [g for g in slots.filled.get("by", []) if 0 < g.first - match.head <= CLOSE]
        beside = structure.particle_at.keys() | structure.adverbs
        return any(all(index in beside for index in range(match.head, g.first)) for g in close)

    def _insertion(self, structure: Structure, match: Match[SpeechWord]) -> tuple[int, int] | None:
        """The words before an insertion that parts a subject from its verb of speech; None where none does."""
        if self._order != "subject-first":
            return None
        return before_insertion(structure, self._subjects.group_start(structure, match.first))

    def _before_insertion(self, structure: Structure, match: Match[SpeechWord], opens: int) -> Group | None:
        """The party that an insertion follows, or of which it is a part: "the minister, Karl Brand, said"."""
        closes = self._subjects.group_start(structure, match.first)
        plain = [g for g in structure.groups if g.plain and not g.adjective]
        return next((g for g in plain if g.last == opens or (g.first < opens and g.last == closes)), None)

    def _in_own_clause(self, structure: Structure, match: Match[SpeechWord], group: Group) -> bool:
        """Whether a group stands in the clause of a verb, or the clause has no words of its own that may be its subject."""
        same = structure.clause[group.first] == structure.clause[match.first]
        return same or match.feature == "gerund" or self._subjects.own_words(structure, match.first) is None

    def is_distributive(self, structure: Structure, match: Match[SpeechWord], group: Group | None) -> bool:
        """Whether each party of a group speaks for itself: "each of A and B said", "A and B traded blame, each saying"."""
        if group is None or len(group.parties) < 2:
            return False
        if self.each_of_those(structure, match.last) is group:
            return True
        return any(
            tuple(token.norm for token in structure.tokens[max(0, at - words) : at]) in self._distributive
            for at in (group.first, match.first)
            for words in (1, 2)
        )

    def each_of_those(self, structure: Structure, index: int) -> Group | None:
        """Those named before, each of whom speaks by a verb before a word: "قال *كل منهما* إن"."""
        words = tuple(token.norm for token in structure.tokens[index : index + 2])
        if words not in self._distributive or any(group.first == index + len(words) for group in structure.groups):
            return None
        several = [group for group in structure.groups if group.last <= index and len(group.parties) > 1]
        return several[-1] if several else None

    def addressed(
        self, structure: Structure, match: Match[SpeechWord], slots: Slots, speaker: Group | None
    ) -> Group | None:
        """Who is accused, urged or addressed: in a slot of the word of speech, else the next party in its clause.

        In a relative clause it is whom the clause describes: "Turkey, which Armenia accuses of", تركيا التي تتهمها أرمينيا.
        """
        opens, _ = structure.clause_span(match.first)
        if structure.openers[structure.clause[match.first]] == "relative" and self._points_back(match):
            return self.antecedent(structure, opens)
        for name in ("object", "on", "to", "of", "from", "for", "with"):
            for group in slots.filled.get(name, []):
                if group is not speaker and group.first >= match.head:
                    return group
        clause = structure.clause[match.first]
        after = [g for g in structure.groups if g.first >= match.head and g is not speaker and not g.adjective]
        return after[0] if after and structure.clause[after[0].first] == clause else None

    def spoken_of(self, structure: Structure, match: Match[SpeechWord]) -> Group | None:
        """The subject of a verb in the passive, of whom something is said: "Israel was accused by Hamas of"."""
        if self._order == "verb-first":
            return next((g for g in structure.groups if match.head <= g.first <= match.head + CLOSE and g.plain), None)
        before = [g for g in structure.groups if g.last <= match.first and g.plain and not g.adjective]
        return before[-1] if before and match.first - before[-1].last <= CLOSE else None

    def _points_back(self, match: Match[SpeechWord]) -> bool:
        """Whether the object of a verb in a relative clause is what it describes: a pronoun on it, or a gap where the object was."""
        if self._order == "verb-first":
            return bool(match.form.suffix)
        return GAP in match.value.listed and match.last - match.first == match.words and match.head < match.last

    def antecedent(self, structure: Structure, index: int) -> Group | None:
        """Whom a relative clause or a participle that opens at a token describes: the party right before it."""
        return next((g for g in structure.groups if g.last == index and g.preposition != "by"), None)

    def _resumed(self, structure: Structure, index: int) -> int:
        """How many words at a token only point back to what a relative clause describes, as in: الهدنة التي دعت إليها روسيا."""
        relative = structure.openers[structure.clause[index]] == "relative" if index < len(structure.tokens) else False
        forms = structure.tokens[index].forms if relative else ()
        return int(any(form.suffix and form.key in self._prepositions for form in forms))

    def _right_before(self, structure: Structure, match: Match[SpeechWord]) -> Group | None:
        """The subject right before a verb: a title, or whoever stands before the verb's own particle (قد)."""
        parted = self._follows_words(structure, match.first)  # "'... to members of the council', said X"
        groups = structure.groups if not parted else ()
        beside = next((g for g in groups if g.last == match.first and g.parties[-1].title), None)
        if beside is not None and (beside.plain or self._begins_anew(structure, beside.first)):
            return beside
        helped, at = match.first, structure.particle_at
        while helped and helped - 1 in at and at[helped - 1].kind == "before verb":
            helped -= 1
        if helped == match.first or "," in structure.tokens[helped].gap:  # "A, who attacked B, has said"
            return None
        return next((g for g in structure.groups if g.last == helped and g.plain and not g.adjective), None)

    def _begins_anew(self, structure: Structure, index: int) -> bool:
        """Whether a determiner opens a noun phrase right before a token, with no preposition before it."""
        opens = index - 1
        if opens < 1 or not determined(structure, opens):
            return False
        before = structure.particle_at.get(opens - 1)
        return before is None

    def _after_comma(self, structure: Structure, index: int) -> Group | None:
        """The subject of the clause after the one that a participle opens: "blaming the rebels, the army said"."""
        for group in structure.groups:
            start = group.first
            while start > index and start - 1 in structure.particle_at and not structure.tokens[start].gap.strip():
                start -= 1
            if group.first > index and group.plain and not group.adjective and "," in structure.tokens[start].gap:
                return group
        return None

    def _inverted(self, structure: Structure, match: Match[SpeechWord]) -> bool:
        """Whether the subject is what stands right behind a verb: always where verbs come first, else after a quotation."""
        if structure.tokens[match.head].gap.strip():
            return False
        if self._order == "verb-first":
            return all(g.last != match.first or not g.plain for g in structure.groups)
        return self._follows_words(structure, match.first)

    def _follows_words(self, structure: Structure, index: int) -> bool:
        """Whether a verb directly follows a quotation or comma, so that its subject may come after it."""
        return bool(self._ends_words & set(structure.tokens[index].gap))
