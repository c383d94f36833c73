"""Where the words of a speaker end because the sentence goes on with his own deed: "rejected the offer and shelled the town".

Taken for words of his, what he did would be told as refused, denied or demanded.
"""

from __future__ import annotations

from collections.abc import Sequence

from hudna.model.claims import Act, Mention
from hudna.reading.government import Governed
from hudna.reading.pack import Cue, Pack, Trigger
from hudna.reading.phrases import Match
from hudna.reading.speech import Speech
from hudna.reading.structure import Structure

_PAST = frozenset({"past", "past-or-participle"})
_MADE = 4  # words from a verb to the noun that names what is done
_DOING = frozenset({"light", "make"})
_VERBAL = frozenset({"gerund", "base"})  # forms of verbs that make no clause
_OPENS_CLAUSE = frozenset({"complementiser", "relative", "subordinator", "auxiliary", "before verb"})


class OwnDeeds:
    """Finds the deeds of speakers in sentences of one language."""

    def __init__(self, pack: Pack) -> None:
        self._conjunctions, self._verbs = pack.conjunctions, pack.verbs
        self._pronouns = frozenset(w for listed in pack.data.anaphora.pronouns for w in pack.tokenizer.words(listed))
        self._pasts = tuple(pack.data.clauses.pasts)

    def cut(
        self,
        structure: Structure,
        triggers: Sequence[Match[Trigger]],
        speeches: Sequence[tuple[Speech, Mention | None]],
    ) -> list[tuple[Speech, Mention | None]]:
        """The speeches of a sentence, of which the words of each end where its speaker's own deed, or next saying, is told."""
        deeds = self._joined(structure, triggers, [speech for speech, _ in speeches])
        return [(self._ended(structure, triggers, speech, deeds), mention) for speech, mention in speeches]

    def _ended(
        self, structure: Structure, triggers: Sequence[Match[Trigger]], speech: Speech, deeds: Sequence[int]
    ) -> Speech:
        """What is only told has a clause for its words, whose verbs cannot be told from the speaker's own."""
        if speech.kind != "verb" or not speech.forward or speech.entry is None or speech.entry.act is Act.STATES:
            return speech
        first = next((deed for deed in deeds if speech.start < deed < speech.end), None)
        if first is None or self._holds_a_clause(structure, triggers, speech.start, first):
            return speech
        return speech._replace(end=first, stopped=True)

    def _joined(
        self, structure: Structure, triggers: Sequence[Match[Trigger]], speeches: Sequence[Speech]
    ) -> list[int]:
        """Where verbs in the past stand right behind "and": of events, of doing what a noun names, and of speech."""
        told = {t.first: t.form.prefix for t in triggers if t.value.kind == "verb" and t.feature in _PAST}
        done = {
            verb: match.form.prefix
            for verb, kind in structure.verbs.items()
            for match in self._verbs.at(structure.tokens, verb)
            if kind in _DOING and self._is_past(structure, verb)
        }
        found = {n for n, prefix in (done | told).items() if n and self._is_behind_and(structure, n, prefix)}
        found |= {s.first for s in speeches if s.kind == "verb" and s.coordinated and self._is_past(structure, s.first)}
        return sorted(found)

    def _is_behind_and(self, structure: Structure, index: int, prefix: str) -> bool:
        return structure.tokens[index - 1].norm in self._conjunctions or prefix in self._conjunctions

    def _is_past(self, structure: Structure, index: int) -> bool:
        """Whether a verb has the ending of the past, where verbs have one."""
        return not self._pasts or structure.tokens[index].norm.endswith(self._pasts)

    def joined(self, structure: Structure, trigger: Match[Trigger]) -> bool:
        """Whether "and" joins a trigger to what stands before it, with a determiner at most between them.

        What looks like a noun may be a verb where verbs have no ending of the past: "نفى الجيش تقدمه وقصف البلدة".
        """
        if trigger.value.kind == "noun" and not self._pasts:
            return False
        first = trigger.first
        particle = structure.particle_before(first)
        if particle is not None and particle.kind == "determiner":
            first -= 1
        return first > 0 and self._is_behind_and(structure, first, trigger.form.prefix[:1])

    def _holds_a_clause(self, structure: Structure, triggers: Sequence[Match[Trigger]], start: int, end: int) -> bool:
        """Whether a verb, which may be one that nobody knows, stands between two tokens, so that "and" may join to that.

        Where verbs stand first, no clause is told without a word that opens it, and whatever looks like a verb is a noun.
        """
        words = range(start, end)
        particles = (structure.particle_at.get(index) for index in words)
        if any(particle is not None and particle.kind in _OPENS_CLAUSE for particle in particles):
            return True
        if not self._pasts:
            return False
        if any(t.first in words and t.value.kind == "verb" and t.feature not in _VERBAL for t in triggers):
            return True
        norms = (structure.tokens[index].norm for index in words)
        return any(norm in self._pronouns or norm.endswith(self._pasts) for norm in norms)


def over(cue: Match[Cue], trigger: Match[Trigger], speeches: Sequence[Speech]) -> bool:
    """Whether a cue is a word of speech whose words ended, at a deed of the speaker's, before an event."""
    return any(s.stopped and s.first <= cue.first < s.last and s.end <= trigger.first for s in speeches)


def own(structure: Structure, trigger: Match[Trigger], speeches: Sequence[Speech]) -> Governed | None:
    """The speaker at whose own deed his words ended, where a trigger names it: he did it, whoever he spoke of before."""
    for speech in speeches:
        if speech.speaker is None or not speech.stopped:
            continue
        makes = structure.verbs.get(speech.end) in _DOING and speech.end < trigger.first <= speech.end + _MADE
        if trigger.first == speech.end or (makes and trigger.value.kind == "noun"):
            return Governed(speech.speaker, speech)
    return None
