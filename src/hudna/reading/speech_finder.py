"""All speech of a sentence: verbs and nouns of speech, "according to", and a party before a colon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hudna.model.claims import Status
from hudna.reading.marks import is_comma
from hudna.reading.pack import Pack, SpeechWord
from hudna.reading.phrases import GAP, Match, without_overlap
from hudna.reading.slot_finders import SLOT_FINDERS
from hudna.reading.slots import Head, Slots
from hudna.reading.speech import Named, Speech
from hudna.reading.speech_attributions import Attributions
from hudna.reading.speech_documents import Documents
from hudna.reading.speech_dropped import DroppedSubjects
from hudna.reading.speech_reach import SpeechReach
from hudna.reading.speech_speakers import SpeakerFinder
from hudna.reading.speech_subject import Subjects
from hudna.reading.speech_unknown import UnknownSpeakers
from hudna.reading.structure import Group, Structure
from hudna.reading.tokens import Token

_INSERTED = 5  # words of a clause that only says who speaks
_COLON = ":"
_BEHIND = 2  # words behind a word of speech that may make it something else


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
        self._possessives = frozenset(
            word for listed in pack.data.anaphora.possessives for word in pack.tokenizer.words(listed)
        )
        self._documents = Documents(pack)
        self._attributions = Attributions(pack, self._unknown, self._documents)
        self._dropped = DroppedSubjects(pack)

    def find(self, structure: Structure) -> list[Speech]:
        """All speech in a sentence, in order."""
        tokens = structure.tokens
        found = self._headline(structure)
        words = (m for m in self._pack.speech.all(tokens) if not _is_something_else(tokens, m))
        matches = without_overlap([m for m in words if not self._subjects.is_noun(structure, m)])
        attributions = self._attributions.find(structure, {m.first: m.words for m in matches if m.value.entry.quotes})
        taken = {i for a in attributions for i in range(a.first, a.last)} | structure.party_at.keys()
        for match in matches:
            particle = structure.particle_at.get(match.first)
            counts = particle is not None and particle.kind == "determiner"  # "ما لا يقل عن" is no يقول
            if match.first not in taken and not counts and not self._is_hedge(tokens, match):
                speech = self._spoken(structure, match, found, attributions)
                if match.value.entry.inserted and not _is_inserted(structure, match, speech):
                    continue
                if self._is_coordinated(structure, match):
                    speech = replace(speech, coordinated=True)
                found += [speech, *self._reach.on_antecedent(structure, match, speech)]
        return sorted((_told_around(structure, s, found) for s in found + attributions), key=lambda s: s.first)

    def _headline(self, structure: Structure) -> list[Speech]:
        """Parties that a colon follows where a sentence or a title begins: `UN: truce holds`."""
        tokens, found = structure.tokens, list[Speech]()
        for group in structure.groups:
            opens = group.first == 0 or _COLON in tokens[group.first].gap
            if opens and group.last < len(tokens) and _COLON in tokens[group.last].gap:
                first, last = group.first, group.last
                found.append(Speech(None, "attribution", _COLON, first, last, last, len(tokens), group))
        return found

    def _is_hedge(self, tokens: Sequence[Token], match: Match[SpeechWord]) -> bool:
        """Whether a participle is part of what puts something in doubt: مؤكدة, "confirming", in أنباء غير مؤكدة."""
        if match.value.kind != "participle":
            return False
        before = (i for i in (match.first - 2, match.first - 1) if i >= 0)
        return any(cue.last > match.first for i in before for cue in self._pack.cues.at(tokens, i))

    def _is_coordinated(self, structure: Structure, match: Match[SpeechWord]) -> bool:
        """Whether a conjunction stands before a verb of speech or on it, or its clause is opened by one ("while")."""
        if structure.openers[structure.clause[match.first]] == "subordinator":
            return True
        before = structure.tokens[match.first - 1].norm if match.first else ""
        return before in self._conjunctions or match.form.prefix in self._conjunctions

    def _spoken(
        self,
        structure: Structure,
        match: Match[SpeechWord],
        found: Sequence[Speech],
        attributions: Sequence[Speech],
    ) -> Speech:
        """The speech of a word; whom an attribution of the sentence names is no subject of it."""
        kind = match.value.kind
        if kind == "passive":
            return self._by(structure, match)
        if kind == "participle":
            spoken = any(s.kind == "verb" for s in found)
            subject = None if spoken else self._speakers.subject_of_sentence(structure, match.first)
            object_ = next((g for g in structure.groups if g.first == match.last and g.plain), None)
            return self._forward(structure, match, Named(subject), object_)
        joined = match.form.prefix in self._conjunctions
        slots = self._slots(structure, Head(match.first, match.head, kind, match.feature, joined=joined))
        noun = kind == "noun"
        owner = self._speakers.noun_speaker(slots, mutual=match.value.entry.mutual) if noun else None
        named = self._owner(structure, match, owner, found) if noun else self._subject(structure, match, slots, found)
        if any(named.speaker is a.speaker for a in attributions):
            named = Named(None, self._unknown.unknown_subject(structure, match) if kind == "verb" else None)
        if kind == "verb" and match.value.entry.quotes:
            quoted = self._quoted(structure, match)
            if quoted is not None and self._reach.postposed(structure, match, named.speaker, named.words):
                return self._backward(structure, match, quoted)
            if quoted is not None:
                return self._forward(structure, match, quoted, None)
        if kind == "verb" and self._reach.postposed(structure, match, named.speaker, named.words):
            return self._backward(structure, match, named)
        if kind == "verb" and named.speaker is not None and named.speaker.preposition == "by":
            told = any(one.covers(match.first) and (one.kind == "noun" or _opens(one)) for one in found)
            if told and match.value.entry.status is Status.DENIED:  # "claims that A had shelled B were denied by A"
                return self._backward(structure, match, named)
            return self._forward(structure, match, named, self._speakers.spoken_of(structure, match))
        return self._forward(structure, match, named, self._speakers.addressed(structure, match, slots, named.speaker))

    def _quoted(self, structure: Structure, match: Match[SpeechWord]) -> Named | None:
        """Who is quoted speaks, not who quotes: "the agency quoted the army as saying"; None where nobody is."""
        speaker = self._speakers.quoted(structure, match)
        if speaker is not None:
            return Named(speaker)
        if self._subjects.is_passive(structure, match):
            return None
        words = self._unknown.phrase_after(structure, self._speakers.quoted_from(match))
        return Named(None, words) if words is not None else None

    def _by(self, structure: Structure, match: Match[SpeechWord]) -> Speech:
        """Speech told by a passive participle of who is spoken of, with who speaks behind it: المتهم من موسكو."""
        speaker = next((g for g in structure.groups if g.first == match.last), None)
        words = None if speaker is not None else self._unknown.phrase_after(structure, match.last)
        speech = self._forward(
            structure, match, Named(speaker, words), self._speakers.antecedent(structure, match.first)
        )
        return replace(speech, kind="verb")

    def _owner(
        self, structure: Structure, match: Match[SpeechWord], owner: Group | None, found: Sequence[Speech]
    ) -> Named:
        """Whose a noun of speech is: a pronoun on it or before it means who speaks in the sentence, else its subject.

        "Each voiced his readiness", "A repeated its claim that".
        """
        before = structure.tokens[match.first - 1].norm if match.first else ""
        if owner is not None or not (match.form.suffix or before in self._possessives):
            return Named(owner)
        outer = next((s for s in reversed(found) if s.kind == "verb" and s.covers(match.first)), None)
        if outer is not None and (outer.entry is None or outer.entry.status is not Status.DENIED):
            return Named(outer.speaker, outer.words, outer.resumed)
        if outer is not None:  # nobody rejects his own claim
            return Named(None)
        clause = structure.clause[match.first]
        own = (g for g in structure.groups if g.plain and not g.adjective and structure.in_clause(g, clause))
        return Named(next((g for g in own if g.last <= match.first), None))

    def _subject(self, structure: Structure, match: Match[SpeechWord], slots: Slots, found: Sequence[Speech]) -> Named:
        """Who is the subject of a verb of speech: a pronoun, the subject of a verb before it, a party or somebody unknown."""
        if self._subjects.is_passive(structure, match):
            return Named(self._speakers.verb_speaker(structure, match, slots, passive=True))
        before = self._goes_on(structure, match, found)
        if before is not None:
            return before
        elsewhere = self._dropped.elsewhere(structure, match) or self._by_document(structure, match)
        if elsewhere is not None:
            return elsewhere
        speaker = self._speakers.verb_speaker(structure, match, slots, passive=False)
        words = self._unknown.unknown_subject(structure, match) if speaker is None else None
        issued = self._documents.issued(structure, Named(speaker, words))
        if issued.resumed or issued.speaker is not speaker or words is None:
            return issued
        described = self._unknown.described(structure, words)
        return Named(described) if described is not None else issued

    def _goes_on(self, structure: Structure, match: Match[SpeechWord], found: Sequence[Speech]) -> Named | None:
        """Who goes on speaking: by a pronoun, in dialogue, or as the subject of the verb before; None where nobody does so."""
        pronoun = self._subjects.pronoun(structure, match.first)
        if pronoun is not None:
            return Named(None, pronoun, resumed=True)
        several = self._speakers.each_of_those(structure, match.last)
        if several is not None:
            return Named(several)
        if self._subjects.in_dialogue(structure, match.first):
            return Named(None)
        if not self._subjects.shares(structure, match):
            return None
        before = self._subjects.shared(structure, match.first, found)
        if before is not None:
            return Named(before.speaker, before.words, before.resumed)
        return Named(self._subjects.opening(structure, match.first))

    def _by_document(self, structure: Structure, match: Match[SpeechWord]) -> Named | None:
        """Who speaks by a document that is the subject of a verb, or in its own words (جاء في بيان); None where none is."""
        own = self._subjects.own_words(structure, match.first)
        if own is not None:
            return self._documents.opens(structure, own)
        if GAP in match.value.listed:
            return None
        document = self._documents.behind(structure, match.last)
        if document is None:
            return None
        issuer = self._documents.issuer(structure, document[1])
        if issuer is not None:
            return Named(issuer)
        return Named(None, document, resumed=True) if document[0] not in structure.party_at else None

    def _backward(self, structure: Structure, match: Match[SpeechWord], named: Named) -> Speech:
        """Speech whose words stand before it, and after it too where a quotation goes on."""
        end = self._reach.backward_end(structure, match)
        word = match.value
        return Speech(word.entry, word.kind, word.listed, match.first, match.last, 0, end, *named)

    def _forward(self, structure: Structure, match: Match[SpeechWord], named: Named, addressed: Group | None) -> Speech:
        speaker, words, _ = named
        behind = [end for end in (speaker.last if speaker else 0, words[1] if words else 0) if end > match.last]
        end = self._reach.forward_end(structure, match, max([match.last, *behind]))
        if match.value.entry.mutual:
            end = min(end, self._anew(structure, match))
        distributive = self._speakers.is_distributive(structure, match, speaker)
        word = match.value
        return Speech(
            word.entry, word.kind, word.listed, match.first, match.last, match.last, end, *named, addressed, distributive
        )  # fmt: skip

    def _anew(self, structure: Structure, match: Match[SpeechWord]) -> int:
        """Where "and" with another subject goes on behind a verb: "accusing each other of violations, *and the army shelled*"."""
        for index in range(match.last, len(structure.tokens)):
            opens = structure.clause[index] != structure.clause[index - 1] and index + 1 < len(structure.tokens)
            if opens and structure.tokens[index].norm in self._conjunctions:
                subject = next((g for g in structure.groups if index < g.first <= index + 2), None)
                if subject is not None and subject.plain:
                    return index
        return len(structure.tokens)


def _is_inserted(structure: Structure, match: Match[SpeechWord], speech: Speech) -> bool:
    """Whether a verb and its subject are all of a clause between commas or behind a quotation: ", it went on,", `," Kerry went on`.

    Without a quotation only a pronoun goes on speaking: "after Ukraine withdrew, Russia went on, shelling the town".
    """
    first, last = structure.clause_span(match.first)
    quoted = first > 0 and structure.tokens[first - 1].quote >= 0
    named = speech.resumed or (quoted and speech.speaker is not None)
    return named and first > 0 and last == match.last and last - first <= _INSERTED


def _is_something_else(tokens: Sequence[Token], match: Match[SpeechWord]) -> bool:
    """Whether a word of speech says nothing with what stands before or behind it: "long-threatened", "denied access"."""
    if tokens[match.first].ends_compound:
        return True
    unless = match.value.unless
    return unless is not None and unless.stands(tokens, match.last, min(len(tokens), match.last + _BEHIND))


def _opens(speech: Speech) -> bool:
    """Whether a word that may be a verb opens its sentence without a subject, and so is a noun: "*Claims* that"."""
    return speech.first == 0 and speech.speaker is None and speech.words is None


def _told_around(structure: Structure, speech: Speech, found: Sequence[Speech]) -> Speech:
    """An act of speaking as inserted in another, which is all that it tells: "A denied, *B said*, shelling C"."""
    start, end = structure.clause_span(speech.first)
    speaker = speech.speaker
    if speech.kind not in {"verb", "attribution"} or speaker is None or end == len(structure.tokens):
        return speech
    alone = min(speaker.first, speech.first) == start and max(speaker.last, speech.last) == end
    closed = all(is_comma(structure.tokens[i].gap) for i in (start, end))
    outer = next((one for one in found if one.kind == "verb" and one.forward and one.last == start), None)
    return replace(speech, start=outer.first, end=outer.last) if alone and closed and outer is not None else speech
