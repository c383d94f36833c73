"""Whose soldiers an army means that does not say whose they are: its own. "The Israeli army said *soldiers* had fired".

Elsewhere they are those of the state in which the report's conflict is fought (`Context.identify`).
"""

from __future__ import annotations

from collections.abc import Sequence

from hudna.model.claims import Mention
from hudna.reading.scene import Cited
from hudna.reading.speech import Speech
from hudna.reading.structure import Group, Structure

_FORCES = ".MIL"


def own_forces(
    structure: Structure, text: str, named: Sequence[Cited], speeches: Sequence[tuple[Speech, Mention | None]]
) -> list[Cited]:
    """The groups of a sentence with whom they stand for, the forces of nobody in what an army says being its own.

    Args:
        structure: the sentence.
        text: the report's.
        named: its groups, each with whom it stands for elsewhere; nobody, for some ("troops").
        speeches: the acts of speaking in it, each with who speaks.
    """
    armies = [(speech, one) for speech, one in speeches if one is not None and one.id.endswith(_FORCES)]
    return [(group, _of_army(structure, text, (group, who), armies)) for group, who in named] if armies else list(named)


def _of_army(
    structure: Structure, text: str, told: Cited, armies: Sequence[tuple[Speech, Mention]]
) -> tuple[Mention, ...]:
    group, who = told
    if len(group.parties) > 1 or not _are_nobodys(group):
        return tuple(who)
    telling = [one for speech, one in armies if group is not speech.speaker and speech.covers(group.first)]
    if not telling or (not who and group.parties[0].kind == "asset"):  # "it shelled a base" of somebody else
        return tuple(who)
    start, end = structure.tokens[group.first].start, structure.tokens[group.last - 1].end
    return (Mention(id=telling[-1].id, start=start, end=end, text=text[start:end]),)


def _are_nobodys(group: Group) -> bool:
    """Whether nothing tells whose forces a group is."""
    party = group.parties[0]
    body = party.name.body if party.name is not None else None
    return party.open and not party.pronoun and body is not None and body.suffix == _FORCES
