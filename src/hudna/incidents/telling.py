"""What a claim tells about an event on the ground: that it happened, or that it did not."""

from __future__ import annotations

from dataclasses import dataclass

from hudna.incidents.sides import Sides
from hudna.model.claims import Act, Claim, Status
from hudna.model.events import EventType

_OF_WHAT_IS_TO_COME = frozenset({Act.DEMANDS, Act.THREATENS, Act.OFFERS, Act.PROMISES})


@dataclass(frozen=True, slots=True)
class Telling:
    """An event as one claim tells it.

    Attributes:
        type: what happened, or is denied to have happened.
        denies: whether the claim tells it as not having happened.
        actors, targets: by and to which sides, sorted.
    """

    type: EventType
    denies: bool
    actors: tuple[str, ...]
    targets: tuple[str, ...]


def tell(claim: Claim, sides: Sides) -> Telling | None:
    """What a claim tells about an event; None where it tells of none.

    Nobody stands behind a hedged telling, and what is demanded, threatened, offered, promised or foreseen has not
    happened. That somebody else did not keep a truce is an accusation of breaking it, not a denial.
    """
    if claim.status not in {Status.ACTUAL, Status.DENIED} or claim.act in _OF_WHAT_IS_TO_COME:
        return None
    actors, targets = sides.named(claim.actors), sides.named(claim.targets)
    denies = claim.status is Status.DENIED
    if denies and claim.type is EventType.TRUCE_HELD and _of_another(claim, actors, sides):
        return Telling(EventType.TRUCE_VIOLATED, denies=False, actors=actors, targets=targets)
    return Telling(claim.type, denies=denies, actors=actors, targets=targets)


def _of_another(claim: Claim, actors: tuple[str, ...], sides: Sides) -> bool:
    """Whether the claim says of named sides, the speaker's not among them, that they did not do it."""
    if not actors or claim.act is Act.DENIES:
        return False
    return claim.speaker is None or sides.voices.side(claim.speaker.id) not in actors
