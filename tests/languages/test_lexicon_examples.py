"""Every entry of every trigger lexicon matches its own examples and leaves its counter-examples alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from hudna.reading.actor_data import load_actors
from hudna.reading.candidates import find_triggers
from hudna.reading.data_files import DATA, load_toml
from hudna.reading.language_data import TriggerData, TriggerEntry
from hudna.reading.names import compile_names
from hudna.reading.pack import Pack, languages, load_pack
from hudna.reading.parties import PartyFinder
from hudna.reading.sentences import sentences
from hudna.reading.structure import StructureBuilder


@cache
def pack_of(iso: str) -> tuple[Pack, StructureBuilder, PartyFinder]:
    pack = load_pack(iso)
    return pack, StructureBuilder(pack), PartyFinder(pack, compile_names(pack, load_actors(DATA / "actors")))


def entries() -> Iterator[tuple[str, TriggerEntry]]:
    for iso in languages():
        for path in sorted((DATA / "languages" / iso / "events").glob("*.toml")):
            for entry in load_toml(path, TriggerData).trigger:
                yield iso, entry


def found_in(iso: str, text: str) -> dict[str, str]:
    """Type by id of the entries whose triggers stand in a text."""
    pack, builder, parties = pack_of(iso)
    return {
        trigger.value.entry.id: trigger.value.entry.type.value
        for sentence in sentences(text, pack.tokenizer, pack.abbreviations)
        for trigger in find_triggers(builder.build(sentence, parties.find(sentence.tokens)), pack)
    }


ENTRIES = [pytest.param(iso, entry, id=entry.id) for iso, entry in entries()]


@pytest.mark.parametrize(("iso", "entry"), ENTRIES)
def test_an_entry_has_examples_of_both_kinds(iso: str, entry: TriggerEntry) -> None:
    assert entry.matches, "no example that it must match"
    assert entry.misses, "no example that it must not match"


@pytest.mark.parametrize(("iso", "entry"), ENTRIES)
def test_an_entry_is_found_in_each_of_its_examples(iso: str, entry: TriggerEntry) -> None:
    for example in entry.matches:
        found = found_in(iso, example)
        assert found.get(entry.id) == entry.type.value, f"{example!r} has {found}"


@pytest.mark.parametrize(("iso", "entry"), ENTRIES)
def test_an_entry_is_not_found_in_its_counter_examples(iso: str, entry: TriggerEntry) -> None:
    for example in entry.misses:
        assert entry.id not in found_in(iso, example), repr(example)
