"""Whose they are that somebody is accused of attacking: in "A accused B of shelling its positions" they are A's.

Elsewhere a pronoun means whoever was named before (`possession`), which here would be who attacks them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hudna.model.claims import Act, Mention
from hudna.reading.history import standing_of
from hudna.reading.names import Names
from hudna.reading.party import Party, owned
from hudna.reading.scene import Scene
from hudna.reading.speech import Speech
from hudna.reading.structure import Group

_BLAMING = frozenset({Act.ACCUSES, Act.CONDEMNS})
_WRONGS = frozenset({"attack", "harm", "abuse"})

Named = tuple[Group, tuple[Mention, ...]]
"""A group with whom it stands for."""


class Aggrieved:
    """Gives to accusers what others are accused of attacking."""

    def __init__(self, names: Names) -> None:
        self._states = names.states
        self._pronouns = names.concord.pronouns

    def named(
        self, scene: Scene, named: Sequence[Named], speeches: Iterable[tuple[Speech, Mention | None]]
    ) -> Sequence[Named]:
        """The groups of a sentence with whom they stand for in an event of which somebody is accused.

        Args:
            scene: the event.
            named: the groups with whom they stand for elsewhere.
            speeches: the speech of the sentence, with the speakers.
        """
        ruled = scene.governed
        if ruled is None or ruled.speech.entry is None or ruled.speech.entry.act not in _BLAMING:
            return named
        accuser = next((mention for speech, mention in speeches if speech is ruled.speech), None)
        if accuser is None or scene.trigger.value.entry.type.family not in _WRONGS:
            return named
        behind = max(ruled.doer.last, ruled.speech.last)
        own = standing_of(accuser.id)
        return [
            (group, self._of(scene, group, own) or told) if group.first >= behind else (group, told)
            for group, told in named
        ]

    def _of(self, scene: Scene, group: Group, accuser: str) -> tuple[Mention, ...]:
        """A group as the accuser's, if a pronoun says whose it is."""
        party = group.parties[0]
        if (
            len(group.parties) > 1
            or party.name is None
            or party.name.body is None
            or party.pronoun not in self._pronouns
        ):
            return ()
        words = scene.structure.tokens[party.first : party.last]
        start, end = words[0].start, words[-1].end
        identifier = owned(Party(0, 0, accuser, "name"), party.name, self._states)
        return (Mention(id=identifier, start=start, end=end, text=scene.context.text[start:end]),)
