"""Which claim of a sentence each of its tolls is told of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from hudna.model.claims import Count, Deaths
from hudna.model.events import EventType
from hudna.reading.casualties import Toll

if TYPE_CHECKING:
    from hudna.reading.drafts import Draft

_HARMFUL = frozenset({"harm", "attack", "abuse", "displacement"})


class Apart(NamedTuple):
    """A toll of dead who are told apart from those of the claim, and the word that tells it."""

    killed: Count
    deaths: Deaths
    word: int


def attach(drafts: Sequence[Draft], tolls: Sequence[Toll]) -> None:
    """Give each toll to the claim whose trigger is nearest to its word, one in the same clause first.

    Dead of another kind than those of the event who find their claim taken are told beside the nearest toll of people harmed.
    """
    harmed = [draft for draft in drafts if draft.type.family in _HARMFUL]
    for toll in tolls:
        draft = _nearest_to(toll, harmed)
        if draft is not None and getattr(draft, toll.kind) is None:
            setattr(draft, toll.kind, toll.count)
            draft.deaths = toll.deaths if toll.kind == "killed" else draft.deaths
        elif toll.deaths is not Deaths.IN_EVENT:
            people = [draft for draft in harmed if draft.type is EventType.HARM_PEOPLE]
            beside = _nearest_to(toll, people)
            if beside is not None:
                beside.apart.append(Apart(toll.count, toll.deaths, toll.word if toll.told is None else toll.told))


def _nearest_to(toll: Toll, drafts: Sequence[Draft]) -> Draft | None:
    def distance(draft: Draft) -> int:
        apart = abs(draft.structure.clause[draft.trigger.first] - draft.structure.clause[toll.word])
        return 4 * apart + abs(draft.trigger.first - toll.word)

    return min(drafts, key=distance, default=None)
