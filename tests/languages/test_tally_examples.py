"""Every unit of `tallies.toml` is counted in each of its own examples, and in none of its counter-examples."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from hudna.engine.analyst import Analyst
from hudna.model.reports import Report
from hudna.model.tallies import Exemption, Tally, Unit
from hudna.reading.data_files import DATA, load_toml
from hudna.reading.pack import languages
from hudna.reading.tally_data import TallyData, UnitEntry


def entries() -> Iterator[tuple[str, UnitEntry]]:
    for iso in languages():
        for entry in load_toml(DATA / "languages" / iso / "tallies.toml", TallyData).unit:
            yield iso, entry


def units_in(analyst: Analyst, iso: str, text: str) -> list[Unit]:
    """What is counted in a text, parts included."""

    def counted(tally: Tally) -> list[Unit]:
        return [tally.unit, *(unit for part in tally.parts for unit in counted(part))]

    reading = analyst.read(Report(id="r", text=text, lang=iso))
    return [unit for tally in reading.tallies for unit in counted(tally)]


ENTRIES = [pytest.param(iso, entry, id=f"{iso}-{entry.unit}-{entry.nouns[0]}") for iso, entry in entries()]


@pytest.mark.parametrize(("iso", "entry"), ENTRIES)
def test_a_unit_has_examples_of_both_kinds(iso: str, entry: UnitEntry) -> None:
    assert entry.matches
    assert entry.misses


@pytest.mark.parametrize(("iso", "entry"), ENTRIES)
def test_a_unit_is_counted_in_its_examples(analyst: Analyst, iso: str, entry: UnitEntry) -> None:
    for example in entry.matches:
        assert units_in(analyst, iso, example) == [entry.unit], example


@pytest.mark.parametrize(("iso", "entry"), ENTRIES)
def test_a_unit_is_not_counted_in_its_counter_examples(analyst: Analyst, iso: str, entry: UnitEntry) -> None:
    for example in entry.misses:
        assert entry.unit not in units_in(analyst, iso, example), example


def test_every_language_has_words_for_every_unit_and_exemption() -> None:
    for iso in languages():
        data = load_toml(DATA / "languages" / iso / "tallies.toml", TallyData)
        assert {entry.unit for entry in data.unit} == set(Unit)
        assert {exempt.kind for exempt in data.exempt} == set(Exemption)
