"""Whose soldiers an army means that does not say whose they are: its own. "The Israeli army said *soldiers* had fired".

Elsewhere they are those of the state in which the report's conflict is fought (`Context.identify`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hudna.model.claims import Mention
from hudna.reading.scene import Cited
from hudna.reading.speech import Speech
from hudna.reading.structure import Group

_FORCES = ".MIL"


def own_forces(named: Sequence[Cited], speeches: Sequence[tuple[Speech, Mention | None]]) -> list[Cited]:
    """The groups of a sentence with whom they stand for, the forces of nobody in what an army says being its own."""
    armies = [(speech, one) for speech, one in speeches if one is not None and one.id.endswith(_FORCES)]
    return [_of_army(told, armies) for told in named] if armies else list(named)


def _of_army(told: Cited, armies: Sequence[tuple[Speech, Mention]]) -> Cited:
    group, mentions = told
    if len(group.parties) > 1 or not _are_nobodys(group):
        return told
    telling = [one for speech, one in armies if group is not speech.speaker and speech.covers(group.first)]
    if not telling:
        return told
    return group, tuple(replace(mention, id=telling[-1].id) for mention in mentions)


def _are_nobodys(group: Group) -> bool:
    """Whether nothing tells whose forces a group is."""
    party = group.parties[0]
    body = party.name.body if party.name is not None else None
    return party.open and not party.pronoun and body is not None and body.suffix == _FORCES
