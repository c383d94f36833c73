"""Whose they are that somebody tells another to have attacked: in "A accused B of shelling its positions" they are A's.

Elsewhere a pronoun means whoever was named before (`possession`), which here would be who attacks them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hudna.model.claims import Mention
from hudna.reading.history import standing_of
from hudna.reading.names import Names
from hudna.reading.party import Party, owned
from hudna.reading.possession import UNARMED
from hudna.reading.scene import Cited, Scene
from hudna.reading.speech import Speech
from hudna.reading.structure import Group

_BEFORE_TARGETS = frozenset({"", "on", "against", "of", "to"})
_OWNERS = frozenset({"name", "seat", "body", "role"})
_WRONGS = frozenset({"attack", "harm", "abuse"})


class Aggrieved:
    """Gives to those who tell of attacks by others what was theirs."""

    def __init__(self, names: Names) -> None:
        self._states = names.states
        self._pronouns = names.concord.pronouns

    def named(
        self, scene: Scene, named: Sequence[Cited], speeches: Iterable[tuple[Speech, Mention | None]]
    ) -> Sequence[Cited]:
        """The groups of a sentence with whom they stand for in an event that somebody tells of another.

        Args:
            scene: the event.
            named: the groups with whom they stand for elsewhere.
            speeches: the speech of the sentence, with the speakers.
        """
        if scene.speaker is not None and _is_side(scene, scene.speaker):
            own = standing_of(scene.speaker.id)
            named = [(g, (self._of(scene, g, own) if _opens_words(scene, g) else ()) or told) for g, told in named]
        if scene.trigger.value.entry.type.family not in _WRONGS:
            return named
        doer, teller = _told_of(scene, speeches)
        if doer is None or teller is None:
            return named
        own = standing_of(teller.id)
        doers = {standing_of(one) for party in doer.parties for one in scene.context.identify(party)}
        if own in doers:
            return named
        return [(g, (self._of(scene, g, own) if _is_done_to(scene, g, doer) else ()) or told) for g, told in named]

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


def _told_of(scene: Scene, speeches: Iterable[tuple[Speech, Mention | None]]) -> tuple[Group | None, Mention | None]:
    """Who does what somebody tells, and who tells it: the accused and the accuser, or a subject and the speaker."""
    ruled = scene.governed
    if ruled is not None:
        accuser = next((mention for speech, mention in speeches if speech is ruled.speech), None)
        return (ruled.doer, accuser) if ruled.blames else (None, None)
    acting = [g for slot, groups in scene.slots.filled.items() if scene.role(slot) == "actor" for g in groups]
    doer = next((g for g in acting if g.plain or scene.slot(g)[0] == "by"), None)
    return doer, scene.speaker if scene.speaker is not None and _is_side(scene, scene.speaker) else None


def _is_side(scene: Scene, teller: Mention) -> bool:
    """Whether somebody is a side of the conflict or the state where it is fought, and so has forces: no observatory has."""
    state, _, suffix = teller.id.partition(".")
    fights = scene.context.side_of(teller.id) is not None or state == scene.context.home
    return fights and suffix not in UNARMED


def _is_done_to(scene: Scene, group: Group, doer: Group) -> bool:
    """Whether a group stands behind a deed as what it is done to, nobody else between: not "with its drones", "struck C and its"."""
    behind, beside = max(doer.last, scene.trigger.head), group.first == scene.trigger.head
    if group.first < behind or not (beside or group.preposition in _BEFORE_TARGETS):
        return False
    before = scene.structure.tokens[group.first - 1].norm if group.first else ""
    if before in scene.pack.data.anaphora.own:  # "shelled its own troops"
        return False
    body = group.parties[0].name.body if group.parties[0].name is not None else None
    between = range(max(doer.last, scene.trigger.first), group.first)
    others = (g for g in scene.structure.groups if g.first in between and g.parties[0].kind in _OWNERS)
    return body is not None and not body.owned and not any(others)


def _opens_words(scene: Scene, group: Group) -> bool:
    """Whether a group is the subject with which somebody's words begin: "A rejected B's claims and said *its troops* had come"."""
    speech = scene.speech
    if (
        speech is None
        or speech.kind != "verb"
        or not speech.forward
        or group not in scene.slots.filled.get("subject", ())
    ):
        return False
    return not any(speech.start <= other.first < group.first for other in scene.structure.groups)
