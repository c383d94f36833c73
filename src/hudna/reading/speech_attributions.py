"""Attributions: a speaker without a verb of speech, as in "according to"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hudna.reading.pack import AttributionWord, Pack
from hudna.reading.phrases import Match, without_overlap
from hudna.reading.speech import Named, Speech
from hudna.reading.speech_documents import Documents
from hudna.reading.speech_signs import DESCRIBED, OWNED_BY
from hudna.reading.speech_unknown import UnknownSpeakers
from hudna.reading.structure import Structure

_ATTRIBUTED = 3  # words between "according to" and who is named


class Attributions:
    """Finds the attributions of sentences of one language."""

    def __init__(self, pack: Pack, unknown: UnknownSpeakers, documents: Documents) -> None:
        self._index = pack.attribution
        self._unknown = unknown
        self._documents = documents

    def find(self, structure: Structure, quoting: Mapping[int, int]) -> list[Speech]:
        """The attributions of a sentence, in order.

        Args:
            structure: the sentence.
            quoting: by their first word, how many words the verbs have by which somebody is quoted; longer ones win.
        """
        matches = without_overlap(list(self._index.all(structure.tokens)))
        found = [self._named(structure, m) for m in matches if m.words >= quoting.get(m.first, 0)]
        return [attribution for attribution in found if not self._opens(structure, attribution)]

    def _named(self, structure: Structure, match: Match[AttributionWord]) -> Speech:
        end = self._name_end(structure, match.last)
        near = [g for g in structure.groups if match.last <= g.first < end]
        named = [g for g in near if g.first - match.last <= _ATTRIBUTED or g.preposition in OWNED_BY]
        owned = [g for g in named[1:2] if named[0].parties[0].open and g.preposition in OWNED_BY]  # "a statement of"
        speaker = next(iter(owned or named), None)
        words = None if speaker else self._unknown.phrase_after(structure, match.last)
        if words is not None:
            speaker = self._unknown.described(structure, words)
            words = None if speaker is not None else words
        last = speaker.last if speaker else match.last
        whose = self._documents.issued(structure, Named(speaker, words))
        word, length = match.value, len(structure.tokens)
        found = Speech(None, "attribution", word.listed, match.first, last, 0, length, *whose)
        return replace(found, cites=True) if word.entry.cites else found

    def _opens(self, structure: Structure, attribution: Speech) -> bool:
        """Whether what somebody says follows "as X said" or opens its sentence, so that it is no attribution: كما قال إن."""
        after = attribution.speaker.last if attribution.speaker else (attribution.words or (0, attribution.last))[1]
        at = structure.particle_at
        if attribution.first not in at or at[attribution.first].kind != "subordinator":
            return False
        said = after in at and at[after].kind == "complementiser"
        begins = not attribution.first and not (after < len(structure.tokens) and structure.tokens[after].gap.strip())
        return said or begins

    def _name_end(self, structure: Structure, index: int) -> int:
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
