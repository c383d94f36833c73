"""A claim for each of those who speak for themselves: "A and B accused each other", "each saying *the other* had fired"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from hudna.model.claims import Act, Mention
from hudna.model.events import EventType
from hudna.reading.pack import Pack
from hudna.reading.speech import Speech
from hudna.reading.structure import Group

if TYPE_CHECKING:
    from hudna.reading.drafts import Draft

Meant = Iterable[tuple[Group, tuple[Mention, ...]]]

_WRONGS = frozenset({"attack", "abuse", "harm", "obstruction", "detention", "territory", "force"})
_NEAR = 3  # words between "the other" and what he is said to have done


class Severally:
    """Tells in one language for whom a draft speaks, where it does for several."""

    def __init__(self, pack: Pack) -> None:
        self._others = [pack.tokenizer.words(other) for other in pack.data.anaphora.other]

    def split(self, draft: Draft, named: Meant, *, shared: bool) -> list[Draft]:
        """The claims of a draft: two, one against the other, or one for each who speaks; else the draft.

        Args:
            draft: what is told.
            named: the groups of its sentence with whom they stand for.
            shared: whether sides do together what is told, so that neither accuses the other of it.
        """
        speech = draft.voice.speech
        if speech is None:
            return [draft]
        wrong = (
            draft.type.family in _WRONGS or draft.type is EventType.TRUCE_VIOLATED
        )  # "hours after the truce came into force"
        mutual = wrong and speech.entry is not None and speech.entry.mutual
        if not shared and (mutual or (speech.distributive and self._of_the_other(draft, speech))):
            return _against_each_other(draft, speech, named)
        return _each(draft, speech, named) if speech.distributive else [draft]

    def _of_the_other(self, draft: Draft, speech: Speech) -> bool:
        """Whether what is said begins with the other of the two who speak."""
        if not speech.forward:
            return False
        words = [token.norm for token in draft.structure.tokens[speech.start : draft.trigger.first]]
        return any(
            tuple(words[at : at + len(other)]) == other and len(words) - at - len(other) <= _NEAR
            for other in self._others
            for at in range(len(words))
        )


def _against_each_other(draft: Draft, speech: Speech, named: Meant) -> list[Draft]:
    """Two claims of a mutual accusation: each side speaks, and the other is the actor."""
    sides = [mention for group, found in named if group is speech.speaker for mention in found]
    if len(sides) != 2:
        sides = draft.actors
    if len(sides) != 2:
        return [draft]
    reasons = [*draft.reasons, "each accuses the other"]
    return [
        replace(draft, act=Act.ACCUSES, voice=draft.voice.of(one), actors=[other], targets=[one], reasons=reasons)
        for one, other in (sides, sides[::-1])
    ]


def _each(draft: Draft, speech: Speech, named: Meant) -> list[Draft]:
    """A claim for each of those who speak for themselves ("each of them voiced readiness")."""
    spoken = [mention for group, found in named if group is speech.speaker for mention in found]
    first_of_side = {mention.side: mention for mention in reversed(spoken)}
    if len(first_of_side) < 2:
        return [draft]
    return [
        replace(draft, voice=draft.voice.of(one)) for one in sorted(first_of_side.values(), key=lambda one: one.start)
    ]
