"""Who did it and to whom, of those whom a row names."""

from __future__ import annotations

from dataclasses import dataclass

from hudna.sources.datasets.codes import Who
from hudna.sources.datasets.events import Party


@dataclass(frozen=True, slots=True)
class Cast:
    """Those who take part in an event, by their part."""

    actors: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    others: tuple[Party, ...] = ()


def cast(who: Who, first: Party | None, second: Party | None, states: tuple[bool, bool]) -> Cast:
    """Who did it, of the two sides that datasets name.

    Args:
        who: as the kind of event tells it.
        first: one of the two sides, None where there is none.
        second: the other.
        states: whether each is a state's force.
    """
    both = tuple(one for one in (first, second) if one is not None)
    ordered = (_only(first), _only(second))
    match who:
        case Who.BOTH:
            return Cast(actors=both)
        case Who.FIRST:
            return Cast(*ordered)
        case Who.STATE | Who.NON_STATE if states[0] != states[1]:
            return Cast(*(ordered if states[0] is (who is Who.STATE) else ordered[::-1]))
        case _:
            return Cast(others=both)


def _only(party: Party | None) -> tuple[Party, ...]:
    return () if party is None else (party,)
