"""Denials of what was just said, which name no event themselves: "a claim Baku rejected", "وهو ما نفته باكو".

Who denies "the accusation" denies the deed of which he was accused right before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from hudna.model.claims import Act, Mention, Status
from hudna.model.events import EventType
from hudna.reading.attribution import Voice
from hudna.reading.history import standing_of
from hudna.reading.pack import Pack
from hudna.reading.phrases import Match
from hudna.reading.speech import Speech
from hudna.reading.structure import Structure
from hudna.reading.told import Telling

if TYPE_CHECKING:
    from hudna.reading.drafts import Draft

_HARMFUL = frozenset({"attack", "harm", "abuse"})
_WRONGS = frozenset({"attack", "harm", "abuse", "obstruction", "detention", "territory", "force"})
# Wrongs that somebody did, though nobody says who: who denies having a part in them may be meant.
_DONE = frozenset({"attack", "abuse"})
_TOLD = frozenset({Status.ACTUAL, Status.POSSIBLE})
_BEFORE = 3  # words of a noun phrase that a clause behind it describes: "all the accusations denied by Baku"


class Denials:
    """Finds them in sentences of one language."""

    def __init__(self, pack: Pack) -> None:
        self._what = {pack.tokenizer.words(listed) for listed in pack.data.anaphora.denied}
        self._longest = max(map(len, self._what), default=0)

    def find(
        self,
        structure: Structure,
        speeches: Iterable[tuple[Speech, Mention | None]],
        drafts: Sequence[Draft],
        before: Sequence[Draft],
    ) -> list[Draft]:
        """The claims of those who deny what others said of them.

        Args:
            structure: a sentence.
            speeches: its speech with the speakers.
            drafts: what else it tells.
            before: what the sentence before told.
        """
        found: list[Draft] = []
        for speech, mention in speeches:
            if mention is None or speech.kind != "verb" or not _is_denial(speech):
                continue
            denied = any(d.trigger.first == speech.first for d in found) or any(
                d.voice.speech is speech for d in drafts
            )
            if denied or not self._is_of_what_was_said(structure, speech):
                continue
            accused = standing_of(mention.id)
            said = [d for d in drafts if d.trigger.first < speech.first]
            here = [d for d in said if _accuses(d, accused)] or [d for d in said if _claims(d, accused)]
            told = here or [d for d in before if _accuses(d, accused)]
            found += [_denied(d, structure, speech, mention) for d in _each_once(told)]
        return found

    def _is_of_what_was_said(self, structure: Structure, speech: Speech) -> bool:
        """Whether what is denied is "the accusation", "it", or what a relative clause describes."""
        first, last = structure.clause_span(speech.first)
        if structure.openers[structure.clause[first]] == "relative" and first < speech.first:
            return True
        norms = tuple(token.norm for token in structure.tokens[max(0, first - _BEFORE) : max(last, speech.end)])
        return any(
            norms[at : at + length] in self._what for at in range(len(norms)) for length in range(1, self._longest + 1)
        )


def _is_denial(speech: Speech) -> bool:
    """Whether somebody says that something is not so: who doubts it does not."""
    return speech.entry is not None and speech.entry.act is Act.DENIES and speech.entry.status is Status.DENIED


def _accuses(draft: Draft, accused: str) -> bool:
    """Whether a claim tells a wrong of somebody's which another one, or nobody in particular, speaks of."""
    if draft.status not in _TOLD or not (draft.type.family in _WRONGS or draft.type is EventType.TRUCE_VIOLATED):
        return False
    speaker = draft.speaker
    if speaker is not None and standing_of(speaker.id) == accused:
        return False
    actors = {standing_of(actor.id) for actor in draft.actors}
    return accused in actors or (not actors and draft.type.family in _DONE)


def _claims(draft: Draft, denier: str) -> bool:
    """Whether a claim tells, on another's word, what its speaker did himself: "A said it held the town, and B denied that"."""
    if draft.status not in _TOLD or draft.speaker is None or standing_of(draft.speaker.id) == denier:
        return False
    if draft.type.family in _HARMFUL:  # who denies an attack denies to have made it
        return False
    return standing_of(draft.speaker.id) in {standing_of(actor.id) for actor in draft.actors}


def _each_once(drafts: Sequence[Draft]) -> list[Draft]:
    """Of claims of one type the last."""
    return list({draft.type: draft for draft in drafts}.values())


def _denied(draft: Draft, structure: Structure, speech: Speech, mention: Mention) -> Draft:
    trigger = draft.trigger
    match = Match((speech.first, speech.last, speech.last), trigger.words, trigger.form, trigger.feature, trigger.value)
    return replace(
        draft,
        structure=structure,
        trigger=match,
        telling=Telling(Status.DENIED, Act.DENIES, "what was said of who denies it"),
        act=Act.DENIES,
        voice=Voice("speech", mention, speech),
        actors=draft.actors or [mention],
        place=draft.place if draft.structure is structure else None,  # a place is shown where its sentence names it
        killed=None,
        wounded=None,
        reasons=["what was said of who denies it"],
        answers=draft,
    )
