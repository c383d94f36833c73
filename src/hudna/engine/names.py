"""What those whom claims name by their ids, and the places of the gazetteer, are called."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from hudna.reading.actor_data import load_actors
from hudna.reading.data_files import DATA
from hudna.reading.gazetteer import Gazetteer
from hudna.reading.place_keys import Keys


@cache
def actor_names(lang: str) -> Mapping[str, str]:
    """By id the first name of every state, group and organisation that has one in a language (ISO 639-1)."""
    actors = [actor for actor in load_actors(DATA / "actors").actors if actor.kind != "media"]  # these speak for others
    words = {actor.id: (*actor.names.get(lang, ()), *actor.peoples.get(lang, ())) for actor in actors}
    return {identity: said[0] for identity, said in words.items() if said}


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer()


@lru_cache(20_000)
def place_name(name: str, country: str | None, script: str) -> str:
    """How a place of the gazetteer is written in a script, such as `arabic`; by its own name where that is not known."""
    return _gazetteer().spelled(name, country, script) or name


def places_called(name: str) -> frozenset[str]:
    """The names by which claims have the places that are called so, be it by another spelling; empty where none is."""
    if _gazetteer().has(name):
        return frozenset([name])
    return frozenset(one for key in Keys(()).written(name) for one in _gazetteer().called(key))
