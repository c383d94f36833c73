"""What somebody tells of his own side, in the first person: "we struck the depot", "we are in talks with them", سنرد, لدينا اتفاق.

Who speaks does it, though the words name nobody; whoever else the sentence names is no doer for want of one.
"""

from __future__ import annotations

from collections.abc import Sequence

from hudna.reading.pack import Pack, Trigger
from hudna.reading.phrases import Match
from hudna.reading.scene import SHARED
from hudna.reading.speech import Speech
from hudna.reading.structure import Structure

_FIRST = "first"  # feature of verbs in the first person
_DOING = frozenset({"light", "make"})
_ADJECTIVES = 2  # words besides particles between a verb of doing and its noun
_REACH = 4  # words between a pronoun and its verb


class FirstPerson:
    """Finds the events that speakers tell of themselves in sentences of one language."""

    def __init__(self, pack: Pack) -> None:
        self._pronouns = frozenset(w for listed in pack.data.anaphora.first for w in pack.tokenizer.words(listed))
        self._verbs, self._frames = pack.verbs, pack.frames

    def tells(self, structure: Structure, trigger: Match[Trigger], speeches: Sequence[Speech]) -> bool:
        """Whether who speaks is the subject of a verb, or of the verb that a noun is the object of.

        Of nouns only those count that a verb of doing governs, and those of what sides do together right behind it: "we have a truce",
        but neither "we saw the attack" nor "we support the truce".
        """
        frame = trigger.value.entry.frame
        if self._frames[frame].get("subject") != "actor":
            return False
        if trigger.feature == _FIRST:
            return True
        first = self._first_before(structure, trigger.first)
        if first is None or any(first < speech.first < trigger.first for speech in speeches):
            return False
        if trigger.value.kind == "verb":
            return trigger.first - first <= _REACH
        words = range(first, trigger.first)
        verb = max((word for word in words if structure.verbs.get(word) in _DOING), default=None)
        done = verb is not None and self._governs(structure, verb, trigger.first)
        helping = all(word in structure.particle_at or word in structure.adverbs for word in words[1:])
        return done or (frame in SHARED and helping)

    def _governs(self, structure: Structure, verb: int, noun: int) -> bool:
        """Whether a noun is the object of a verb of doing: "we carried out *a heavy raid*", but not "we made gains after the raid"."""
        between = range(verb + 1, noun)
        kinds = [structure.particle_at[i].kind for i in between if i in structure.particle_at]
        return "preposition" not in kinds and len(between) - len(kinds) <= _ADJECTIVES

    def _first_before(self, structure: Structure, index: int) -> int | None:
        """The word in the first person that is the subject of a clause up to a word; None where a party is."""
        start, _ = structure.clause_span(index)
        for back in range(index - 1, start - 1, -1):
            party = structure.party_at.get(back)
            if party is not None and party.kind != "adjective":
                return None
            verb = next(iter(self._verbs.at(structure.tokens, back)), None) if back in structure.verbs else None
            if structure.tokens[back].norm in self._pronouns or (verb is not None and verb.feature == _FIRST):
                return back
        return None
