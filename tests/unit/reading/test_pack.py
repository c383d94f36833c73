"""A language pack: its lexicons compiled, and what its loader refuses."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from hudna.model.errors import DataError
from hudna.reading.data_files import DATA
from hudna.reading.pack import languages, load_frames, load_pack
from hudna.reading.phrases import PhraseIndex

from .conftest import Bench, shown

ENTRY = """
[[trigger]]
id = "en.own.001"
type = "attack.other"
frame = "attack"
nouns = ["skirmish"]
{extra}
matches = ["A skirmish came."]
misses = ["Rain came."]
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with one small language beside the events' frames."""
    folder = tmp_path / "languages" / "en"
    shutil.copytree(DATA / "languages" / "en", folder, ignore=shutil.ignore_patterns("events"))
    shutil.copytree(DATA / "events", tmp_path / "events")
    (folder / "events").mkdir()
    (folder / "events" / "own.toml").write_text(ENTRY.format(extra=""), encoding="utf-8")
    return tmp_path


def changed(path: Path, change: Callable[[str], str]) -> None:
    path.write_text(change(path.read_text("utf-8")), encoding="utf-8")


def refused(data: Path) -> tuple[str, str, str]:
    with pytest.raises(DataError) as error:
        load_pack("en", data)
    return error.value.file, error.value.place, error.value.reason


def test_a_folder_with_a_language_file_is_a_language(data: Path) -> None:
    (data / "languages" / "draft").mkdir()
    assert languages(data) == ("en",)
    assert set(languages()) >= {"ar", "en"}


def test_a_pack_knows_the_triggers_of_its_folder_and_no_others(data: Path) -> None:
    pack = load_pack("en", data)
    tokens = pack.tokenizer.tokens("Skirmishes and shelling", 0, 23, [])
    assert [(m.value.entry.id, m.value.kind, m.value.listed) for m in pack.triggers.all(tokens)] == [
        ("en.own.001", "noun", "skirmish")
    ]


@pytest.mark.parametrize(
    ("extra", "place", "reason"),
    [
        ('colour = "red"', "trigger[0]", "unknown field `colour`"),
        ("near = true", "trigger[0].near", "int"),
        ('needs = ["@colours"]', "en.own.001", "no class 'colours'"),
        ('unless = ["@colours"]', "en.own.001", "no class 'colours'"),
    ],
)
def test_an_entry_that_is_not_as_described_is_refused_by_name(data: Path, extra: str, place: str, reason: str) -> None:
    own = data / "languages" / "en" / "events" / "own.toml"
    own.write_text(ENTRY.format(extra=extra), encoding="utf-8")
    file, where, why = refused(data)
    assert (file, where) == ("own.toml", place)
    assert reason in why


def test_an_event_type_that_nobody_knows_is_refused(data: Path) -> None:
    own = data / "languages" / "en" / "events" / "own.toml"
    changed(own, lambda text: text.replace("attack.other", "attack.snowball"))
    file, place, reason = refused(data)
    assert (file, place) == ("own.toml", "trigger[0].type")
    assert "attack.snowball" in reason


def test_a_frame_that_nobody_knows_is_refused(data: Path) -> None:
    own = data / "languages" / "en" / "events" / "own.toml"
    changed(own, lambda text: text.replace('frame = "attack"', 'frame = "duel"'))
    assert refused(data) == ("own.toml", "en.own.001", "no frame is called 'duel'")


def test_an_id_used_twice_is_refused_with_both_files(data: Path) -> None:
    again = data / "languages" / "en" / "events" / "zwei.toml"
    again.write_text(ENTRY.format(extra=""), encoding="utf-8")
    assert refused(data) == ("zwei.toml", "en.own.001", "id is used twice (also in own.toml)")


@pytest.mark.parametrize("name", ["language.toml", "speech.toml", "status.toml", "matters.toml", "classes.toml"])
def test_a_file_that_is_missing_is_named(data: Path, name: str) -> None:
    (data / "languages" / "en" / name).unlink()
    assert refused(data) == (name, "file", "is not there")


def test_a_file_that_is_no_toml_is_named(data: Path) -> None:
    (data / "languages" / "en" / "speech.toml").write_text("[[speech", encoding="utf-8")
    assert refused(data)[:2] == ("speech.toml", "syntax")


def test_a_key_that_nobody_reads_is_refused(data: Path) -> None:
    changed(data / "languages" / "en" / "language.toml", lambda text: 'mood = "good"\n' + text)
    file, _, reason = refused(data)
    assert file == "language.toml"
    assert "mood" in reason


def test_who_is_quoted_stands_as_object_or_behind_a_known_preposition(data: Path) -> None:
    changed(data / "languages" / "en" / "speech.toml", lambda text: text.replace('"object"', '"beside"'))
    assert refused(data) == ("speech.toml", "en.speech.quotes.quotes", "no preposition means 'beside'")


@pytest.mark.parametrize(
    ("frames", "place"),
    [('[attack]\nbeside = "actor"\n', "attack.beside"), ('[attack]\nsubject = "hero"\n', "attack.subject")],
)
def test_a_frame_fills_known_slots_with_known_roles(tmp_path: Path, frames: str, place: str) -> None:
    path = tmp_path / "frames.toml"
    path.write_text(frames, encoding="utf-8")
    with pytest.raises(DataError) as error:
        load_frames(path)
    assert (error.value.file, error.value.place) == ("frames.toml", place)


def test_frames_are_roles_by_slot(tmp_path: Path) -> None:
    path = tmp_path / "frames.toml"
    path.write_text('[attack]\nsubject = "actor"\non = "target"\n', encoding="utf-8")
    assert load_frames(path) == {"attack": {"subject": "actor", "on": "target"}}


@pytest.mark.parametrize(
    ("iso", "listed", "text", "whole"),
    [
        ("en", "carry/carried/carried out … strike", "Jets carried out a strike", "carried out a strike"),
        ("ar", "حمل … مسؤولية/يحمل … مسؤولية", "وحملت الحكومة مسؤولية", "وحملت الحكومة مسؤولية"),
        ("ar", "حمل … مسؤولية/يحمل … مسؤولية", "يحمل الحكومة مسؤولية", "يحمل الحكومة مسؤولية"),
        ("ar", "أطلق/يطلق النار", "ويطلقون النار", "ويطلقون النار"),
    ],
)
def test_a_verb_is_compiled_with_its_complement_in_every_tense(
    benches: Mapping[str, Bench], iso: str, listed: str, text: str, whole: str
) -> None:
    bench = benches[iso]
    index: PhraseIndex[str] = PhraseIndex()
    index.add(bench.compiler.verb(listed), listed)
    tokens = bench.tokens(text)
    [match] = index.all(tokens)
    assert shown(tokens, match.first, match.last) == whole


def test_hyphenated_words_are_words_of_their_own(en: Bench) -> None:
    assert len(en.compiler.noun("cease-fire").words) == 2


@pytest.mark.parametrize(
    ("iso", "word", "kind", "meaning"),
    [
        ("en", "by", "preposition", "by"),
        ("en", "at the hands of", "preposition", "by"),
        ("en", "which", "relative", ""),
        ("en", "that", "complementiser", ""),
        ("en", "was", "auxiliary", ""),
        ("en", "each other", "each other", ""),
        ("ar", "على", "preposition", "on"),
        ("ar", "من قبل", "preposition", "by"),
        ("ar", "الذي", "relative", ""),
        ("ar", "أن", "complementiser", ""),
        ("ar", "تعرضت", "auxiliary", ""),
    ],
)
def test_a_particle_has_its_class_and_a_preposition_its_meaning(
    *, benches: Mapping[str, Bench], iso: str, word: str, kind: str, meaning: str
) -> None:
    match = benches[iso].pack.grammar.longest(benches[iso].tokens(word), 0)
    assert match is not None
    assert (match.value.kind, match.value.meaning) == (kind, meaning)
    assert match.words == len(word.split())


@pytest.mark.parametrize("iso", ["ar", "en"])
def test_every_trigger_has_a_frame_of_the_pack(benches: Mapping[str, Bench], iso: str) -> None:
    text = {"en": "The army shelled the town and broke the truce.", "ar": "قصف الجيش البلدة وخرق الهدنة."}[iso]
    pack = benches[iso].pack
    found = [m.value.entry.frame for m in benches[iso].triggers(text)]
    assert found
    assert set(found) <= set(pack.frames)
