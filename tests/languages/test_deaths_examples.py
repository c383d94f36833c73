"""Every entry of `deaths.toml` tells the deaths of its own examples, and leaves those of its counter-examples in the event."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from hudna.model.claims import Deaths
from hudna.reading.casualties import TollFinder
from hudna.reading.compiler import Compiler
from hudna.reading.data_files import DATA, load_toml
from hudna.reading.deaths import DeathsFinder
from hudna.reading.deaths_data import DeathsData, DeathsEntry
from hudna.reading.numbers import NumberFinder
from hudna.reading.pack import Pack, languages, load_pack
from hudna.reading.sentences import sentences
from hudna.reading.structure import StructureBuilder


@cache
def finders(iso: str) -> tuple[Pack, StructureBuilder, NumberFinder, TollFinder, DeathsFinder]:
    pack, folder = load_pack(iso), DATA / "languages" / iso
    compiler = Compiler(pack.tokenizer, pack.inflection)
    numbers = NumberFinder(folder, pack.tokenizer)
    return (
        pack,
        StructureBuilder(pack),
        numbers,
        TollFinder(folder, compiler, pack.tokenizer, pack.conjunctions),
        DeathsFinder(folder, compiler),
    )


def deaths_in(iso: str, text: str) -> list[Deaths]:
    """How the killed of each toll of a text come to be counted."""
    pack, builder, numbers, tolls, deaths = finders(iso)
    found = []
    for sentence in sentences(text, pack.tokenizer, pack.abbreviations):
        structure = builder.build(sentence, ())
        told = deaths.tell(structure, tolls.find(structure, numbers.find(sentence.tokens)))
        found += [toll.deaths for toll in told if toll.kind == "killed"]
    return found


def entries() -> Iterator[tuple[str, DeathsEntry]]:
    for iso in languages():
        for entry in load_toml(DATA / "languages" / iso / "deaths.toml", DeathsData).deaths:
            yield iso, entry


ENTRIES = [pytest.param(iso, entry, id=f"{iso}-{entry.kind}") for iso, entry in entries()]


@pytest.mark.parametrize(("iso", "entry"), ENTRIES)
def test_an_entry_has_examples_of_both_kinds(iso: str, entry: DeathsEntry) -> None:
    assert entry.matches
    assert entry.misses


@pytest.mark.parametrize(("iso", "entry"), ENTRIES)
def test_an_entry_tells_the_deaths_of_its_examples(iso: str, entry: DeathsEntry) -> None:
    for example in entry.matches:
        assert deaths_in(iso, example) == [entry.kind], example


@pytest.mark.parametrize(("iso", "entry"), ENTRIES)
def test_an_entry_leaves_the_deaths_of_its_counter_examples_in_the_event(iso: str, entry: DeathsEntry) -> None:
    for example in entry.misses:
        assert deaths_in(iso, example) == [Deaths.IN_EVENT], example


def test_every_language_tells_every_kind_apart() -> None:
    for iso in languages():
        kinds = {entry.kind for own, entry in entries() if own == iso}
        assert kinds == set(Deaths) - {Deaths.IN_EVENT}
