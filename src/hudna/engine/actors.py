"""Who is known: the ids that an agreement may name."""

from __future__ import annotations

from hudna.reading.actor_data import load_actors
from hudna.reading.data_files import DATA


def known_actors() -> frozenset[str]:
    """Ids of everybody who may be a party to an agreement, mediate it, or be excluded from it."""
    return frozenset(actor.id for actor in load_actors(DATA / "actors").actors)


def organisations() -> frozenset[str]:
    """Ids of those who announce truces of others, and have none of their own."""
    actors = load_actors(DATA / "actors").actors
    return frozenset(actor.id for actor in actors if actor.kind == "organisation")
