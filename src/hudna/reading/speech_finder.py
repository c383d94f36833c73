"""All speech of a sentence: verbs and nouns of speech, "according to", and a party before a colon."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from hudna.reading.pack import Pack, SpeechWord
from hudna.reading.phrases import Match, without_overlap
from hudna.reading.slot_finders import SLOT_FINDERS
from hudna.reading.slots import Head, Slots
from hudna.reading.speech import Speech
from hudna.reading.speech_reach import SpeechReach
from hudna.reading.speech_signs import DESCRIBED, OWNED_BY
from hudna.reading.speech_speakers import SpeakerFinder
from hudna.reading.speech_subject import Subjects
from hudna.reading.speech_unknown import UnknownSpeakers
from hudna.reading.structure import Group, Structure

_COLON = ":"
_ATTRIBUTED = 3  # words between "according to" and who is named


class _Named(NamedTuple):
    """Who speaks, as in `Speech`."""

    speaker: Group | None
    words: tuple[int, int] | None = None
    resumed: bool = False


class SpeechFinder:
    """Finds the speech of sentences of one language."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._slots = SLOT_FINDERS[pack.data.order]
        self._subjects = Subjects(pack)
        self._speakers = SpeakerFinder(pack, self._subjects)
        self._unknown = UnknownSpeakers(pack, self._subjects)
        self._reach = SpeechReach(pack)
        self._conjunctions = pack.conjunctions
        self._documents = {pack.tokenizer.words(d) for d in pack.data.anaphora.documents}

    def find(self, structure: Structure) -> list[Speech]:
        """All speech in a sentence, in order."""
        tokens = structure.tokens
        found = self._headline(structure)
        matches = [m for m in self._pack.speech.all(tokens) if not self._subjects.is_noun(structure, m)]
        for match in without_overlap(matches):
            particle = structure.particle_at.get(match.first)
            counts = particle is not None and particle.kind == "determiner"  # "ما لا يقل عن" is no يقول
            if match.first not in structure.party_at and not counts:
                speech = self._spoken(structure, match, found)
                speech = speech._replace(coordinated=self._is_coordinated(structure, match))
                found += [speech, *self._reach.on_antecedent(structure, match, speech)]
        # Who is quoted goes on speaking, not who quotes: "the agency quoted the army as saying".
        found += [self._attribution(structure, m) for m in without_overlap(list(self._pack.attribution.all(tokens)))]
        return sorted(found, key=lambda s: s.first)

    def _headline(self, structure: Structure) -> list[Speech]:
        """Parties that a colon follows where a sentence or a title begins: `UN: truce holds`."""
        tokens, found = structure.tokens, list[Speech]()
        for group in structure.groups:
            opens = group.first == 0 or _COLON in tokens[group.first].gap
            if opens and group.last < len(tokens) and _COLON in tokens[group.last].gap:
                first, last = group.first, group.last
                found.append(Speech(None, "attribution", _COLON, first, last, last, len(tokens), group))
        return found

    def _is_coordinated(self, structure: Structure, match: Match[SpeechWord]) -> bool:
        """Whether a conjunction stands before a verb of speech or on it, or its clause is opened by one ("while")."""
        if structure.openers[structure.clause[match.first]] == "subordinator":
            return True
        before = structure.tokens[match.first - 1].norm if match.first else ""
        return before in self._conjunctions or match.form.prefix in self._conjunctions

    def _attribution(self, structure: Structure, match: Match[str]) -> Speech:
        end = self._attributed_end(structure, match.last)
        near = [g for g in structure.groups if match.last <= g.first < end]
        named = [g for g in near if g.first - match.last <= _ATTRIBUTED or g.preposition in OWNED_BY]
        owned = [g for g in named[1:2] if named[0].parties[0].open and g.preposition in OWNED_BY]  # "a statement of"
        speaker = next(iter(owned or named), None)
        words = None if speaker else self._unknown.phrase_after(structure, match.last)
        if words is not None:
            speaker = self._unknown.described(structure, words)
            words = None if speaker is not None else words
        last = speaker.last if speaker else match.last
        return Speech(None, "attribution", match.value, match.first, last, 0, len(structure.tokens), speaker, words)

    def _attributed_end(self, structure: Structure, index: int) -> int:
        """To where the name of a speaker goes on behind "according to": to a stop, a comma or the next clause."""
        last = index
        while last < min(index + DESCRIBED, len(structure.tokens)):
            particle = structure.particle_at.get(last)
            if particle is not None and particle.kind in {"complementiser", "relative", "subordinator"}:
                break
            if set(",،;؛:.") & set(structure.tokens[last].gap):
                break
            last += 1
        return last

    def _spoken(self, structure: Structure, match: Match[SpeechWord], found: Sequence[Speech]) -> Speech:
        kind = match.value.kind
        if kind == "participle":
            spoken = any(s.kind == "verb" for s in found)
            subject = None if spoken else self._speakers.subject_of_sentence(structure, match.first)
            return self._forward(structure, match, _Named(subject), None)
        slots = self._slots(structure, Head(match.first, match.head, kind, match.feature))
        noun = kind == "noun"
        owner = self._speakers.noun_speaker(slots) if noun else None
        named = self._owner(match, owner, found) if noun else self._subject(structure, match, slots, found)
        if kind == "verb" and self._reach.postposed(structure, match, named.speaker, named.words):
            return self._backward(structure, match, named)
        return self._forward(structure, match, named, self._speakers.addressed(structure, match, slots, named.speaker))

    def _owner(self, match: Match[SpeechWord], owner: Group | None, found: Sequence[Speech]) -> _Named:
        """Whose a noun of speech is: a pronoun on it means who speaks in the sentence ("each voiced his readiness")."""
        if owner is None and match.form.suffix:
            outer = next((s for s in reversed(found) if s.kind == "verb" and s.covers(match.first)), None)
            if outer is not None:
                return _Named(outer.speaker, outer.words, outer.resumed)
        return _Named(owner)

    def _subject(self, structure: Structure, match: Match[SpeechWord], slots: Slots, found: Sequence[Speech]) -> _Named:
        """Who is the subject of a verb of speech: a pronoun, the subject of a verb before it, a party or somebody unknown."""
        passive = self._subjects.is_passive(structure, match)
        if not passive:
            pronoun = self._subjects.pronoun(structure, match.first)
            if pronoun is not None:
                return _Named(None, pronoun, resumed=True)
            if self._subjects.in_dialogue(structure, match.first):
                return _Named(None)
            if self._subjects.shares(structure, match):
                before = self._subjects.shared(structure, match.first, found)
                if before is not None:
                    return _Named(before.speaker, before.words, before.resumed)
                return _Named(self._subjects.opening(structure, match.first))
        speaker = self._speakers.verb_speaker(structure, match, slots, passive=passive)
        words = None if speaker is not None or passive else self._unknown.unknown_subject(structure, match)
        if words is not None and tuple(t.norm for t in structure.tokens[slice(*words)]) in self._documents:
            return _Named(None, words, resumed=True)  # a document goes on with whoever issued it
        if words is not None:
            speaker = self._unknown.described(structure, words)
            words = None if speaker is not None else words
        return _Named(speaker, words)

    def _backward(self, structure: Structure, match: Match[SpeechWord], named: _Named) -> Speech:
        """Speech whose words stand before it, and after it too where a quotation goes on."""
        end = self._reach.backward_end(structure, match)
        word = match.value
        return Speech(word.entry, word.kind, word.listed, match.first, match.last, 0, end, *named)

    def _forward(
        self, structure: Structure, match: Match[SpeechWord], named: _Named, addressed: Group | None
    ) -> Speech:
        speaker, words, _ = named
        behind = [end for end in (speaker.last if speaker else 0, words[1] if words else 0) if end > match.last]
        end = self._reach.forward_end(structure, match, max([match.last, *behind]))
        distributive = self._speakers.is_distributive(structure, speaker)
        word = match.value
        return Speech(
            word.entry, word.kind, word.listed, match.first, match.last, match.last, end, *named, addressed, distributive
        )  # fmt: skip
