"""Whose deed somebody tells of himself in the third person: "Russia said *it* had shelled", "أعلنت إسرائيل *قصف مواقع* لحزب الله"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hudna.model.claims import Act
from hudna.reading.government import Governed
from hudna.reading.pack import Trigger
from hudna.reading.party import Party
from hudna.reading.phrases import Match
from hudna.reading.speech import Speech
from hudna.reading.structure import Structure

_OWNER_REACH = 2  # words between a noun and its owner
_SAID = 3  # words between a verb of speech and the pronoun with which what is said begins: "said on Monday it"
_ATTACKED = "attack"  # frame of what its owner does
_SIDES = frozenset({"name", "seat"})
_FORCES = (".MIL", ".REB")  # what ids of armies and rebels end with
_UNDERGOING = frozenset({"asset", "people", "person", "role"})


def of_teller(
    structure: Structure,
    trigger: Match[Trigger],
    speeches: Sequence[Speech],
    at_home: Callable[[Party], bool],
) -> Governed | None:
    """Who tells what a pronoun right behind his verb of speech is told to have done: "Russia said on Monday *it* had shelled".

    Where he accuses another first, either may be meant: whoever is not `at_home` where it happened.
    """
    told = [s for s in speeches if s.kind == "verb" and s.forward and s.covers(trigger.first) and s.speaker is not None]
    if trigger.value.kind != "verb" or not told:
        return None
    speech = told[-1]
    words = range(speech.last, trigger.first)
    pronoun = next(
        (i for i in words if i in structure.particle_at and structure.particle_at[i].kind == "pronoun"), None
    )
    if pronoun is None or pronoun - speech.last > _SAID or any(i in structure.party_at for i in words):
        return None
    helping = all(i in structure.particle_at or i in structure.adverbs for i in range(pronoun, trigger.first))
    passive = any(structure.particle_at[i].kind == "auxiliary" for i in words if i in structure.particle_at)
    if not helping or passive or speech.speaker is None:
        return None
    blaming = next(
        (s for s in speeches if s.entry is not None and s.entry.act is Act.ACCUSES and s.first < speech.first), None
    )
    if blaming is not None:
        away = [g for g in (speech.speaker, blaming.addressed) if g is not None and not at_home(g.parties[0])]
        return Governed(away[0], speech) if blaming.addressed is not None and len(away) == 1 else None
    others = any(g.plain and not g.adjective and g.last <= speech.speaker.first for g in structure.groups)
    return None if others else Governed(speech.speaker, speech)


def declared(
    structure: Structure,
    trigger: Match[Trigger],
    speeches: Sequence[Speech],
    opposed: Callable[[Party, Party], bool],
) -> Governed | None:
    """Which armed side announces a deed of its own against what is another's: "أعلنت إسرائيل *قصف مواقع* لحزب الله".

    `opposed` tells whether two parties are on different sides of the conflict: of a third state's ships nothing is told.
    """
    announcing = [s for s in speeches if s.entry is not None and s.entry.declares and s.forward and s.kind == "verb"]
    if trigger.value.entry.frame != _ATTACKED or trigger.value.kind != "noun":
        return None
    if not announcing or announcing[-1].speaker is None:
        return None
    side = announcing[-1].speaker
    party = side.parties[0]
    armed = party.kind in _SIDES or party.id.endswith(_FORCES)
    if not armed or trigger.first != max(side.last, announcing[-1].last) or trigger.form.prefix:
        return None
    behind = next((g for g in structure.groups if g.first >= trigger.head), None)
    if behind is None or behind.first - trigger.head >= _OWNER_REACH or not behind.plain or behind.parties[0].pronoun:
        return None
    name = behind.parties[0].name
    weapon = name is not None and name.body is not None and name.body.owned  # "استهداف مسيرات روسية محطة": these do it
    if behind.parties[0].kind not in _UNDERGOING or weapon or behind.parties[0].open:
        return None
    return Governed(side, announcing[-1]) if opposed(party, behind.parties[0]) else None
