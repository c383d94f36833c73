"""Where the words of a speaker end because the sentence goes on with his own deed: "rejected the offer and shelled the town".

Taken for words of his, what he did would be told as refused, denied or demanded. But what he denies or of what he accuses
another must not become a deed of his: where "and" may as well join two things that he speaks of, his words go on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hudna.model.claims import Act, Mention
from hudna.reading.government import UNSUBJECTED, Governed
from hudna.reading.pack import Cue, Pack, Trigger
from hudna.reading.phrases import Match
from hudna.reading.speech import Speech
from hudna.reading.structure import Structure
from hudna.reading.tokens import Token

_MADE = 4  # words from a verb to the noun that names what is done
_DOING = frozenset({"light", "make"})
_PAST = frozenset({"past", "past-or-participle"})
_OPENS_CLAUSE = frozenset({"complementiser", "relative", "subordinator", "auxiliary", "before verb"})
_NAMES_OBJECT = frozenset({"determiner", "preposition", "pronoun", "both"})


class OwnDeeds:
    """Finds the deeds of speakers in sentences of one language."""

    def __init__(self, pack: Pack) -> None:
        words, clauses = pack.tokenizer.words, pack.data.clauses
        self._conjunctions, self._verbs = pack.conjunctions, pack.verbs
        self._verb_first = pack.data.order == "verb-first"
        self._pronouns = frozenset(w for listed in pack.data.anaphora.pronouns for w in words(listed))
        self._endings, self._nouns = tuple(clauses.pasts), tuple(clauses.never_pasts)
        self._irregular = frozenset(w for listed in clauses.irregular_pasts for w in words(listed))
        self._going_on = frozenset(w for listed in clauses.going_on for w in words(listed))

    def cut(
        self,
        structure: Structure,
        triggers: Sequence[Match[Trigger]],
        speeches: Sequence[tuple[Speech, Mention | None]],
    ) -> list[tuple[Speech, Mention | None]]:
        """The speeches of a sentence, of which the words of each end where its speaker's own deed, or next saying, is told."""
        said = [speech.first for speech, _ in speeches if speech.kind == "verb" and speech.coordinated]
        speeches = [(_up_to_next(speech, said), mention) for speech, mention in speeches]
        if not any(_may_end(speech) for speech, _ in speeches):
            return list(speeches)
        deeds = self._deeds(structure, triggers, [speech for speech, _ in speeches])
        return [(self._ended(structure, triggers, speech, deeds), mention) for speech, mention in speeches]

    def joined(
        self, structure: Structure, triggers: Sequence[Match[Trigger]], trigger: Match[Trigger], speech: Speech
    ) -> bool:
        """Whether "and" joins a verb to another in somebody's words: to a gerund or infinitive, or within a clause."""
        if trigger.value.kind != "verb" or not self._is_behind_and(structure, trigger.first, trigger.form.prefix):
            return False
        clause = trigger.first > speech.start and self._holds_a_clause(structure, triggers, speech.start, trigger.first)
        return trigger.feature in UNSUBJECTED or clause

    def own(self, structure: Structure, trigger: Match[Trigger], speeches: Sequence[Speech]) -> Governed | None:
        """The speaker at whose own deed his words ended, where a trigger names it: he did it, whoever he spoke of before."""
        for speech in speeches:
            if speech.speaker is None or not speech.stopped:
                continue
            if self._verb_first and any(g.plain and g.first == speech.end + 1 for g in structure.groups):
                continue  # who stands behind a verb is its subject
            makes = structure.verbs.get(speech.end) in _DOING and speech.end < trigger.first <= speech.end + _MADE
            if makes if trigger.value.kind == "noun" else trigger.first == speech.end:
                return Governed(speech.speaker, speech)
        return None

    def _ended(
        self, structure: Structure, triggers: Sequence[Match[Trigger]], speech: Speech, deeds: Sequence[int]
    ) -> Speech:
        """A speech whose words end at the first deed behind them, if "and" can join that to nothing but its own verb."""
        if not _may_end(speech):
            return speech
        first = next((deed for deed in deeds if speech.start < deed < speech.end), None)
        if first is None or self._holds_a_clause(structure, triggers, speech.start, first):
            return speech
        return replace(speech, end=first, stopped=True)

    def _deeds(self, structure: Structure, triggers: Sequence[Match[Trigger]], speeches: Sequence[Speech]) -> list[int]:
        """Where verbs that can only be in the past stand right behind "and": of events, of making, and of speech.

        So too where an event goes on by itself: "rejected the offer and shelling continued".
        """
        told = {
            t.first: t.form.prefix
            for t in triggers
            if t.value.kind == "verb" and t.feature in _PAST and self._has_object(structure, t)
        }
        done = {
            verb: match.form.prefix
            for verb, kind in structure.verbs.items()
            for match in self._verbs.at(structure.tokens, verb)
            if kind in _DOING
        }
        found = {n for n, prefix in (done | told).items() if n and self._is_behind_and(structure, n, prefix)}
        found |= {s.first for s in speeches if s.kind == "verb" and s.coordinated}
        alone = {t.first for t in triggers if self._goes_on(structure, t)}
        return sorted(alone | {n for n in found if self._is_past_tense(structure.tokens[n])})

    def _goes_on(self, structure: Structure, trigger: Match[Trigger]) -> bool:
        """Whether a noun right behind "and" is the subject of a verb that has no object."""
        tokens = structure.tokens
        if trigger.value.kind != "noun" or trigger.last >= len(tokens) or not trigger.first:
            return False
        particle = structure.particle_before(trigger.first)
        first = trigger.first - (particle is not None and particle.kind == "determiner")
        return tokens[trigger.last].norm in self._going_on and self._is_behind_and(structure, first, "")

    def _is_behind_and(self, structure: Structure, index: int, prefix: str) -> bool:
        before = structure.tokens[index - 1].norm if index else ""
        return before in self._conjunctions or prefix in self._conjunctions

    def _is_past_tense(self, token: Token) -> bool:
        """Whether a word, or what it is without an "and" written on it, looks like a verb in the past."""
        bare = (form.key for form in token.forms if form.prefix in self._conjunctions)
        return self._is_past(token.norm) or any(key in self._irregular for key in bare)

    def _is_past(self, word: str) -> bool:
        """Whether a word looks like a verb in the past: no verbal noun does that ends so, as قصف does."""
        if word in self._irregular:
            return True
        return word.endswith(self._endings) and not word.endswith(self._nouns)

    def _has_object(self, structure: Structure, trigger: Match[Trigger]) -> bool:
        """Whether a participle that describes nobody would stand so: not in "the release of women and captured soldiers"."""
        behind = trigger.last
        if self._verb_first or behind >= len(structure.tokens):
            return True
        particle, party = structure.particle_at.get(behind), structure.party_at.get(behind)
        named = structure.tokens[behind].text[:1].isupper() or (party is not None and party.definite)
        return named or (particle is not None and particle.kind in _NAMES_OBJECT)

    def _holds_a_clause(self, structure: Structure, triggers: Sequence[Match[Trigger]], start: int, end: int) -> bool:
        """Whether a verb, which may be one that nobody knows, stands between two tokens, so that "and" may join to that.

        A verb in the past joins to no infinitive: "rejected calls to withdraw and shelled the town".
        """
        words = range(start, end)
        bases = {t.first for t in triggers if t.value.kind == "verb" and t.feature in UNSUBJECTED}
        for index in words:
            particle, word = structure.particle_at.get(index), structure.tokens[index].norm
            infinitive = particle is not None and particle.kind == "before verb" and index + 1 in bases
            if particle is not None and particle.kind in _OPENS_CLAUSE and (self._verb_first or not infinitive):
                return True
            if word in self._pronouns or (self._is_past(word) and index not in structure.party_at):
                return True
        return not self._verb_first and any(
            t.first in words and t.value.kind == "verb" and t.feature not in UNSUBJECTED for t in triggers
        )


def _up_to_next(speech: Speech, said: Sequence[int]) -> Speech:
    """What a noun of speech tells, up to the next verb of speech: "rejected B's claims *and said* its troops had come under fire"."""
    first = next((verb for verb in said if speech.start < verb < speech.end), None)
    return speech if speech.kind != "noun" or first is None else replace(speech, end=first)


def _may_end(speech: Speech) -> bool:
    """Whether words may end at a deed: what is only told has a clause for them, whose verbs cannot be told from the speaker's own."""
    states = speech.entry is None or speech.entry.act is Act.STATES
    return speech.kind == "verb" and speech.forward and not states


def over(cue: Match[Cue], trigger: Match[Trigger], speeches: Sequence[Speech]) -> bool:
    """Whether a cue is a word of speech that an event is no part of, and hedges what was said there only.

    "They fired, the ministry reported, adding that its units fired back": nothing of "reported" is in what was added.
    """
    return any(
        s.first <= cue.first < s.last and not s.covers(trigger.first) and (s.stopped or not s.forward)
        for s in speeches
        if s.kind == "verb"
    )
