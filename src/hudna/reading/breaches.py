"""Deeds that are told to break a truce: "sent weapons *in breach of* the ceasefire". Who did the deed broke it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hudna.model.events import EventType

if TYPE_CHECKING:
    from hudna.reading.drafts import Draft

_DEEDS = frozenset({"attack", "harm", "abuse", "obstruction", "detention", "territory", "force"})
_REACH = 15  # words from a deed to what it is in breach of
_DESCRIBED = 2  # words between "in" and "breach": "in clear breach of"


def settle(drafts: Sequence[Draft]) -> None:
    """Let who did a deed that is in breach of a truce, told right before in the clause, be who broke it."""
    for at, draft in enumerate(drafts):
        if draft.type is not EventType.TRUCE_VIOLATED or not _is_in_breach(draft):
            continue
        clause = draft.structure.clause[draft.trigger.first]
        deeds = [
            one
            for one in drafts[:at]
            if one.type.family in _DEEDS
            and one.actors
            and one.structure.clause[one.trigger.first] == clause
            and 0 < draft.trigger.first - one.trigger.last <= _REACH
        ]
        if deeds:
            draft.actors = deeds[-1].actors
            draft.reasons.append("who did what is in breach of it")


def _is_in_breach(draft: Draft) -> bool:
    """Whether a noun stands behind "in", but for adjectives."""
    if draft.trigger.value.kind != "noun":
        return False
    structure, first = draft.structure, draft.trigger.first
    for at in range(first, max(-1, first - 1 - _DESCRIBED), -1):
        particle = structure.particle_at.get(at) if at != first or draft.trigger.form.prefix == "" else None
        if particle is not None:
            return particle.kind == "preposition" and particle.meaning == "in"
    return False
