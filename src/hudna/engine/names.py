"""What the parties that claims name by their ids are called, in each language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from hudna.reading.actor_data import load_actors
from hudna.reading.data_files import DATA


@cache
def actor_names(lang: str) -> Mapping[str, str]:
    """By id the first name of every state, group and organisation that has one in a language (ISO 639-1)."""
    actors = [actor for actor in load_actors(DATA / "actors").actors if actor.kind != "media"]  # these speak for others
    words = {actor.id: (*actor.names.get(lang, ()), *actor.peoples.get(lang, ())) for actor in actors}
    return {identity: said[0] for identity, said in words.items() if said}
