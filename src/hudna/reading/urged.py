"""Who is urged to do what a verb behind "that" tells: "طالبت أرمينيا *أذربيجان* بأن توقف القصف", where verbs stand first."""

from __future__ import annotations

from collections.abc import Sequence

from hudna.model.claims import Act
from hudna.reading.case_endings import is_nominative
from hudna.reading.government import Governed
from hudna.reading.pack import Trigger
from hudna.reading.phrases import Match
from hudna.reading.speech import Speech
from hudna.reading.structure import Group, Structure

_BESIDE = 2  # words between who is urged and "that": "طلب من أرمينيا مرة أخرى أن"


def urged_that(structure: Structure, trigger: Match[Trigger], speeches: Sequence[Speech]) -> Governed | None:
    """Who is urged to do it; None where the verb has a subject of its own behind it."""
    if trigger.value.kind != "verb":
        return None
    urging = [s for s in speeches if _urges(s) and s.covers(trigger.first)]
    urged = urging[-1].addressed if urging else None
    if urged is None or not urging[-1].first < urged.first:
        return None
    that = _that(structure, trigger.first)
    if that is None or not 0 <= that - urged.last <= _BESIDE or _has_subject(structure, trigger):
        return None
    return Governed(urged, urging[-1])


def _urges(speech: Speech) -> bool:
    return speech.kind == "verb" and speech.forward and speech.entry is not None and speech.entry.act is Act.DEMANDS


def _that(structure: Structure, verb: int) -> int | None:
    """The complementiser before a verb, without a pronoun of its own; None where something else stands there."""
    at = verb - 1
    while (particle := structure.particle_at.get(at)) is not None and particle.kind == "before verb":
        at -= 1
    if particle is None or particle.kind != "complementiser":
        return None
    return None if any(form.suffix for form in structure.tokens[at].forms) else at


def _has_subject(structure: Structure, trigger: Match[Trigger]) -> bool:
    """Whether somebody stands right behind the verb who may do it, and does not belong to who is urged: "أن تسحب *قواتها*"."""
    behind = next((g for g in structure.groups if g.first >= trigger.head), None)
    if behind is None or behind.first != trigger.head or not behind.plain:
        return False
    return not behind.parties[0].pronoun and (_is_side(behind) or is_nominative(structure, behind))


def _is_side(group: Group) -> bool:
    return group.parties[0].kind in {"name", "seat", "body", "person", "role"}
