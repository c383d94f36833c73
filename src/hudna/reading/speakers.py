"""Who speaks in the sentences of a report: the speech of each with its speakers, and whom what follows may go on with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hudna.model.claims import Act, Mention
from hudna.reading.context import Context
from hudna.reading.history import standing_of
from hudna.reading.pack import Pack
from hudna.reading.speech import Speech
from hudna.reading.speech_finder import SpeechFinder
from hudna.reading.speech_whose import Whose
from hudna.reading.structure import Group, Structure

_PERSONS = frozenset({"person", "role"})
_TOPICS = frozenset({"name", "seat", "body"})
_WHAT = 4  # words from "what" to the verb by which somebody calls it something


class Speakers:
    """Finds the speech of sentences of one language, and who speaks."""

    def __init__(self, pack: Pack) -> None:
        self._speech = SpeechFinder(pack)
        self._whose = Whose(pack)
        self._verb_first = pack.data.order == "verb-first"
        self._what = frozenset(word for listed in pack.data.anaphora.what for word in pack.tokenizer.words(listed))

    def find(self, structure: Structure, context: Context) -> list[tuple[Speech, Mention | None]]:
        """The speech of a sentence with its speakers; a speech without one of its own goes on with the last.

        Who is quoted by somebody else within the sentence is not who goes on in the next.
        """
        found: list[tuple[Speech, Mention | None]] = []
        main: Speech | None = None
        for told in self._speech.find(structure):
            mention = self._calling(structure, told, found, context)
            # Who condemns what he describes so, condemns it.
            calls = mention is not None and not any(outer.covers(told.first) for outer, _ in found)
            speech = replace(told, calls=True) if calls else told
            mention = mention or self._speaker(structure, speech, context)
            found.append((speech, mention))
            if mention is None or speech.kind == "noun":
                continue
            within = main is not None and main.covers(speech.first) and main.forward and not speech.coordinated
            cited = speech.cites and main is not None and main.by_medium
            if cited or not within:
                main, context.speaker = speech, mention
        return found

    def _calling(
        self, structure: Structure, speech: Speech, before: Sequence[tuple[Speech, Mention | None]], context: Context
    ) -> Mention | None:
        """Who calls something so, in the words of whoever tells it: "A fired in answer to *what it described as* breaches".

        It is who is told to speak around it, else the subject of the sentence; None where it is no such thing.
        """
        ahead = structure.tokens[max(0, speech.first - _WHAT) : speech.first]
        states = speech.entry is not None and speech.entry.act is Act.STATES
        if not states or not speech.forward or not any(token.norm in self._what for token in ahead):
            return None
        behind = [
            g for g in structure.groups if speech.first < g.first <= speech.first + 1 and g.plain and not g.adjective
        ]
        if self._verb_first and behind:  # "ما وصفته أرمينيا بأنه"
            return next(iter(mentions(structure, behind[0], context)), None)
        subjects = [g for g in structure.groups if g.last <= speech.first and g.plain and not g.adjective]
        if subjects and subjects[-1].last == speech.first:
            return next(iter(mentions(structure, subjects[-1], context)), None)
        around = [mention for outer, mention in before if mention is not None and outer.covers(speech.first)]
        if around:
            return around[-1]
        return next((mention for group in subjects for mention in mentions(structure, group, context)), None)

    def _speaker(self, structure: Structure, speech: Speech, context: Context) -> Mention | None:
        if speech.entry is not None and speech.entry.impersonal:
            return None
        group = speech.speaker
        if group is not None and self._whose.by_pronoun(structure, group):
            return self._spokesman(structure, group, context)
        words = (group.first, group.last) if group is not None and group.parties[0].open else speech.words
        if words is not None and not speech.resumed and (whose := self._whose.of(structure, words)) is not None:
            return replace(context.unknown(structure, words), id=whose)
        if speech.speaker is not None:
            named = mentions(structure, speech.speaker, context)
            return named[0] if named else context.unknown(structure, (speech.speaker.first, speech.speaker.last))
        if speech.words is not None and not speech.resumed:
            return context.unknown(structure, speech.words)
        if context.silence != 0 and context.person is not None:  # "The minister arrived in Ganja. He said ..."
            return context.person
        return context.speaker

    def _spokesman(self, structure: Structure, speaker: Group, context: Context) -> Mention:
        """Who speaks for somebody named before: "their spokesman"; for whoever spoke last where the sentence names nobody."""
        own = context.unknown(structure, (speaker.first, speaker.last))
        owner = self._whose.owner(structure, speaker)
        named = mentions(structure, owner, context) if owner is not None else []
        for one in (*named[:1], *([context.speaker] if context.speaker is not None else [])):
            return replace(own, id=standing_of(one.id))
        known = mentions(structure, speaker, context)
        return known[0] if known else own


def mentions(structure: Structure, group: Group, context: Context) -> list[Mention]:
    """A group's parties as mentions, each with whom it stands for."""
    tokens = structure.tokens
    found = []
    for party in group.parties:
        start, end = tokens[party.first].start, tokens[party.last - 1].end
        words = context.text[start:end]
        found += [Mention(id=one, start=start, end=end, text=words) for one in context.identify(party)]
    return found


def topic(structure: Structure, context: Context) -> tuple[Mention, ...]:
    """Whom "it" and "they" mean in the next sentence: the side named first, unless a pronoun before it takes up another."""
    first = next((g for g in structure.groups if g.plain and not g.adjective), None)
    taken_up = any(p.kind == "pronoun" for at, p in structure.particle_at.items() if first is None or at < first.first)
    if first is None or taken_up:
        return context.topic if taken_up else ()
    return tuple(mentions(structure, first, context)) if first.parties[0].kind in _TOPICS else ()


def person(structure: Structure, context: Context) -> Mention | None:
    """Whom "he said" in the next sentence means where nobody has just spoken: the first person who is no object here."""
    persons = (g for g in structure.groups if g.plain and g.parties[0].kind in _PERSONS)
    return next((mention for group in persons for mention in mentions(structure, group, context)), None)
