"""Stems of the lexicons kept beside them: the same as are found anew, and only as long as nothing changed."""

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from hudna.model.claims import Claim
from hudna.model.reports import PublishedBasis, Report
from hudna.reading import stems_build
from hudna.reading.data_files import DATA
from hudna.reading.phrases import Stems
from hudna.reading.reader import Reader
from hudna.reading.stem_files import load_stems, save_stems, stem_file

FOUND = {"triggers": {"shell": [0, 2], "raid": [1]}, "cues": {}}
TEXTS = {
    "ar": "أعلن الجيش أن ثلاثة مدنيين قتلوا في قصف مدفعي على بلدة ترتر، ونفت أرمينيا خرق الهدنة.",
    "en": "The ministry said that three civilians were killed when Armenian forces shelled Terter; Yerevan denied it.",
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data of the package, to be changed, with no stems kept."""
    for folder in ("languages", "actors", "events", "models"):
        shutil.copytree(DATA / folder, tmp_path / folder, ignore=shutil.ignore_patterns("*.msgpack"))
    return tmp_path


def _claims(reader: Reader, iso: str) -> tuple[Claim, ...]:
    report = Report(
        id="one", lang=iso, text=TEXTS[iso], published=date(2020, 10, 20), published_basis=PublishedBasis.GIVEN
    )
    return reader.read(report).claims


def _kept(data: Path, iso: str) -> Mapping[str, Stems]:
    kept = load_stems(iso, data)
    assert kept is not None
    return kept


def test_what_is_kept_is_loaded(data: Path) -> None:
    assert load_stems("en", data) is None
    save_stems("en", data, FOUND)
    assert load_stems("en", data) == FOUND
    assert load_stems("ar", data) is None


@pytest.mark.parametrize("changed", ["languages/en/speech.toml", "actors/conflicts.toml"])
def test_after_a_change_of_the_lists_it_is_no_longer_current(data: Path, changed: str) -> None:
    save_stems("en", data, FOUND)
    with (data / changed).open("a", encoding="utf-8") as file:
        file.write("\n# Changed.\n")
    assert load_stems("en", data) is None


@pytest.mark.parametrize("content", [b"", b"\xff\xff", b"\x82\xa6digest\xa0\xa5stems\x01"])
def test_what_cannot_be_read_is_not_current(data: Path, content: bytes) -> None:
    stem_file("en", data).write_bytes(content)
    assert load_stems("en", data) is None


def test_every_index_that_words_are_marked_for_is_kept_under_a_name_of_its_own(data: Path) -> None:
    reader = Reader(data=data)
    compiler = reader._of("en")._pack.compiler  # there is no other way to ask for all
    names = [index.name for index in compiler.complete]
    assert "" not in names
    assert sorted(reader.stems("en")) == sorted(names)


@pytest.mark.parametrize("iso", ["ar", "en"])
def test_with_kept_stems_the_same_is_read_as_without(data: Path, iso: str) -> None:
    found_anew = Reader(data=data)
    before = _claims(found_anew, iso)
    stems_build.build(data)
    assert _kept(data, iso) == found_anew.stems(iso)
    assert before
    assert _claims(Reader(data=data), iso) == before


def test_what_is_current_is_not_found_again(data: Path) -> None:
    save_stems("ar", data, FOUND)
    save_stems("en", data, FOUND)
    assert stems_build.build(data) == [stem_file("ar", data), stem_file("en", data)]
    assert _kept(data, "en") == FOUND
