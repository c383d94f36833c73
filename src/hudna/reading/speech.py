"""Who says what: verbs and nouns of speech, their speakers, and how far their words reach.

A claim belongs to the innermost speaker whose words cover it. Words run from the verb to the end of its sentence, or to the
next verb of speech; after a quotation or a comma ("..., X said") they run backwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hudna.reading.language_data import SpeechEntry
from hudna.reading.pack import Pack, SpeechWord
from hudna.reading.phrases import Match, without_overlap
from hudna.reading.roles import SLOT_FINDERS, Head, Slots
from hudna.reading.structure import Group, Structure

_SPEAKER_REACH = 10
_COLON = frozenset(":«“\"„")


@dataclass(frozen=True, slots=True)
class Speech:
    """One act of speaking in a sentence.

    Attributes:
        entry: what kind of speech it is; None for "according to".
        first, last: the words that name it.
        start, end: tokens that are said, `end` exclusive.
        speaker: the group that speaks; None where it is carried from before or not recognised.
        named: whether the sentence names a speaker at all, recognised or not.
        addressed: the group accused, urged or addressed.
        distributive: whether each member speaks for itself ("each of").
    """

    entry: SpeechEntry | None
    first: int
    last: int
    start: int
    end: int
    speaker: Group | None
    named: bool
    addressed: Group | None = None
    distributive: bool = False

    def covers(self, index: int) -> bool:
        """Whether a token is part of what is said."""
        return self.start <= index < self.end and not self.first <= index < self.last


class SpeechFinder:
    """Finds the speech of sentences of one language."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._slots = SLOT_FINDERS[pack.data.order]
        self._distributive = {pack.tokenizer.words(d) for d in pack.data.phrases.distributive}

    def find(self, structure: Structure) -> list[Speech]:
        """All speech in a sentence, in order."""
        tokens = structure.tokens
        found = [self._attribution(structure, m) for m in self._pack.attribution.all(tokens)]
        matches = [m for m in without_overlap(list(self._pack.speech.all(tokens))) if self._speaks(structure, m)]
        found += [self._spoken(structure, m, matches) for m in matches]
        return sorted(found, key=lambda s: s.first)

    def _speaks(self, structure: Structure, match: Match[SpeechWord]) -> bool:
        """Whether a match is used as speech: a noun only before what it is about, and never inside a party's name."""
        inside = any(p.first <= match.first < p.last for g in structure.groups for p in g.parties)
        return not inside

    def _attribution(self, structure: Structure, match: Match[str]) -> Speech:
        speaker = next((g for g in structure.groups if 0 <= g.first - match.last <= 3), None)
        start, end = 0, len(structure.tokens)
        return Speech(None, match.first, speaker.last if speaker else match.last, start, end, speaker, named=True)

    def _spoken(self, structure: Structure, match: Match[SpeechWord], matches: Sequence[Match[SpeechWord]]) -> Speech:
        kind = "verb" if match.value.kind == "verb" else "noun"
        slots = self._slots(structure, Head(match.first, match.last, kind, match.feature))
        if match.value.kind == "participle":
            return self._forward(structure, match, None, None, named=False)
        speaker = self._speaker(structure, match, slots)
        addressed = self._addressed(match, slots, speaker)
        if match.value.kind == "verb" and self._postposed(structure, match, speaker):
            return self._backward(structure, match, speaker, matches)
        return self._forward(structure, match, speaker, addressed, named=self._names_someone(structure, match, speaker))

    def _speaker(self, structure: Structure, match: Match[SpeechWord], slots: Slots) -> Group | None:
        names = ("genitive", "adjective", "by", "from") if match.value.kind == "noun" else ("subject",)
        for name in names:
            for group in slots.filled.get(name, []):
                if match.value.kind == "noun" or abs(group.first - match.first) <= _SPEAKER_REACH * 2:
                    return group
        if match.value.kind == "verb" and "object" in slots.filled and not slots.passive:
            group = slots.filled["object"][0]
            if group.first - match.last <= 1 and self._opened(structure, match.first):
                return group
        return None

    def _opened(self, structure: Structure, index: int) -> bool:
        """Whether a verb directly follows a quotation or comma, so that its subject may come after it."""
        return any(mark in structure.tokens[index].gap for mark in ',"”»')

    def _addressed(self, match: Match[SpeechWord], slots: Slots, speaker: Group | None) -> Group | None:
        for name in ("object", "on", "to", "of", "for", "with"):
            for group in slots.filled.get(name, []):
                if group is not speaker and group.first >= match.last:
                    return group
        return None

    def _postposed(self, structure: Structure, match: Match[SpeechWord], speaker: Group | None) -> bool:
        """Whether the words said stand before the verb: ", X said." """
        tokens = structure.tokens
        after = max(match.last, speaker.last if speaker is not None and speaker.first >= match.last else match.last)
        ends = after >= len(tokens) or bool(set(",،.;") & set(tokens[after].gap))
        start = min(match.first, speaker.first if speaker is not None else match.first)
        opened = start > 3 and any(set(',،"”»') & set(t.gap) for t in tokens[max(1, start - 1) : match.first + 1])
        return ends and opened

    def _backward(
        self, structure: Structure, match: Match[SpeechWord], speaker: Group | None, matches: Sequence[Match[SpeechWord]]
    ) -> Speech:
        earlier = [m.last for m in matches if m.last <= match.first and structure.tokens[m.first].quote < 0]
        start = earlier[-1] if earlier and structure.tokens[match.first].quote < 0 and not earlier[-1] < 3 else 0
        resumed = len(structure.tokens)
        return Speech(match.value.entry, match.first, match.last, start, resumed, speaker, named=True)

    def _forward(
        self, structure: Structure, match: Match[SpeechWord], speaker: Group | None, addressed: Group | None, *, named: bool
    ) -> Speech:
        return Speech(
            match.value.entry,
            match.first,
            match.last,
            match.last,
            self._reach(structure, match.last),
            speaker,
            named,
            addressed,
            self._is_distributive(structure, speaker),
        )

    def _reach(self, structure: Structure, start: int) -> int:
        """To where words go on: the sentence's end, or a subordinator outside quotations that opens the outlet's own clause."""
        return len(structure.tokens)

    def _is_distributive(self, structure: Structure, group: Group | None) -> bool:
        if group is None or len(group.parties) < 2:
            return False
        before = tuple(t.norm for t in structure.tokens[max(0, group.first - 2) : group.first])
        return before in self._distributive or before[1:] in self._distributive

    def _names_someone(self, structure: Structure, match: Match[SpeechWord], speaker: Group | None) -> bool:
        """Whether words stand where a subject stands, so that somebody speaks even if nobody recognised."""
        if speaker is not None:
            return True
        if match.value.kind != "verb":
            return False
        tokens = structure.tokens
        at = match.last
        while at < len(tokens) and at - match.last < _SPEAKER_REACH:
            particle = structure.grammar.get(at)
            if _COLON & set(tokens[at].gap) or (particle is not None and particle.value.kind in {"complementiser", "preposition"}):
                break
            at += 1
        return at > match.last
