"""From whom a side of a conflict takes ground where no word says so: from its adversary.

Where two sides fight, a place that one of them takes was the other's, and an offensive or an advance is made on the other's forces. The
careful annotators of the development reports gave the adversary in 13 of 14 such claims. Of fire and of explosions this is not so: they
may hit anybody. Where the report tells of armed groups outside the two sides, nobody can know whose ground it was.
"""

from __future__ import annotations

from collections.abc import Sequence

from hudna.model.claims import Mention
from hudna.model.events import EventType
from hudna.reading.context import Context
from hudna.reading.history import History
from hudna.reading.names import Names
from hudna.reading.scene import Scene, meant

_GROUND = frozenset({EventType.TERRITORY_CHANGE, EventType.ATTACK_GROUND})
_TAKING = frozenset({"capture", "attack", "move", "oust"})  # frames in which whoever acts gains ground
_CIVIL = (".CVL", ".MED", ".NGO")  # what ids of those end with who fight nobody
_SIDES = 2


class Adversaries:
    """Tells whom those who take ground take it from."""

    def __init__(self, names: Names) -> None:
        self._fighters, self._states = names.fighters, names.states

    def of(self, scene: Scene, event: EventType, actors: Sequence[Mention], place: str | None) -> tuple[Mention, ...]:
        """The other side of the conflict, if those who take ground are all of one: the state of the place, else its first name.

        Args:
            scene: the event.
            event: its type.
            actors: who does it.
            place: the state in which it is told to have been.
        """
        context = scene.context
        if event not in _GROUND or scene.frame not in _TAKING or len(context.sides) != _SIDES or not actors:
            return ()
        sides = {context.side_of(actor.id) for actor in actors}
        own = next(iter(sides))
        if own is None or len(sides) > 1 or any(actor.id.endswith(_CIVIL) for actor in actors):
            return ()
        if self._others_fight(scene, context.history):
            return ()
        other = 1 - own
        there = place if place is not None and context.side_of(place) == other else context.sides[other][0]
        return (meant(scene, there),)

    def states_of(self, context: Context) -> frozenset[str]:
        """The states that fight each other, in a conflict between states; else none."""
        first = frozenset(side[0] for side in context.sides)
        return first if first <= self._states else frozenset()

    def _others_fight(self, scene: Scene, history: History) -> bool:
        """Whether armed groups outside the conflict's sides had a part so far, or are named in the sentence."""
        here = (party.id for party in scene.structure.party_at.values())
        before = (who for who, _, _ in history.roles)
        return any(one in self._fighters and scene.context.side_of(one) is None for one in (*here, *before))
