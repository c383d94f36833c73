"""Who is known: the ids that an agreement, or a person who corrects a claim, may name."""

from __future__ import annotations

from functools import cache

from hudna.incidents import Known
from hudna.reading.actor_data import load_actors
from hudna.reading.data_files import DATA
from hudna.sources.datasets.countries import load_countries


def known_actors() -> frozenset[str]:
    """Ids of everybody who may be a party to an agreement, mediate it, or be excluded from it."""
    return frozenset(actor.id for actor in load_actors(DATA / "actors").actors)


@cache
def known_to_claims() -> Known:
    """Whom and where claims may name: also those who stand for nobody in particular, as unnamed sources."""
    actors = load_actors(DATA / "actors")
    nobody = {body.id for wording in actors.wording.values() for body in wording.body if body.id is not None}
    return Known(parties=known_actors() | nobody, countries=load_countries().codes)


def organisations() -> frozenset[str]:
    """Ids of those who announce truces of others, and have none of their own."""
    actors = load_actors(DATA / "actors").actors
    return frozenset(actor.id for actor in actors if actor.kind == "organisation")
