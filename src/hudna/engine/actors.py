"""Who is known: the ids that an agreement, a filter, or a person who corrects a claim, may name."""

from __future__ import annotations

from collections.abc import Mapping
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


def actor_named(written: str) -> str | None:
    """The id of somebody, or of a body of theirs (`AZE.MIL`), without regard to letter case; None for nobody known."""
    whole, (owner, _, body) = _ids().get(written.casefold()), written.partition(".")
    if whole is not None:
        return whole
    owned = f".{body}".upper()
    return f"{_ids()[owner.casefold()]}{owned}" if owner.casefold() in _ids() and owned in _suffixes() else None


def country_named(written: str) -> str | None:
    """The ISO 3166-1 alpha-3 code of a country, without regard to letter case; None for none."""
    code = written.upper()
    return code if code in _states() else None


@cache
def _ids() -> Mapping[str, str]:
    return {identity.casefold(): identity for identity in known_actors()}


@cache
def _states() -> frozenset[str]:
    return frozenset(actor.id for actor in load_actors(DATA / "actors").actors if actor.kind == "state")


@cache
def _suffixes() -> frozenset[str]:
    """What follows the id of an owner in the id of a body of theirs."""
    wordings = load_actors(DATA / "actors").wording.values()
    return frozenset(body.suffix for wording in wordings for body in wording.body if body.suffix)
