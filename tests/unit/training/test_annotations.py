"""Annotations of our own: places in texts that are not part of the project, which come back with their words."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from training import annotations
from training.annotations import annotated, annotated_sentences, written

from hudna.model.events import EventType

ENGLISH = "Ardania shelled Borland near Celtown on Monday, a farmer said. Five people were killed."
ARABIC = "قال راعٍ إن المدفعية قصفت الوادي."
BOTH = frozenset({"ar", "en"})


def span(text: str, words: str) -> list[int]:
    return [text.index(words), text.index(words) + len(words)]


def row(identifier: str, text: str, *claims: dict[str, Any]) -> str:
    digest = hashlib.sha256(text.encode()).hexdigest()[:16]
    return json.dumps({"id": identifier, "sha256": digest, "claims": claims}) + "\n"


def add(texts: Path, identifier: str, text: str, lang: str) -> None:
    folder = texts / "press"
    folder.mkdir(parents=True, exist_ok=True)
    report = {"id": identifier, "text": text, "lang": lang}
    (folder / f"{identifier}.report.json").write_text(json.dumps(report), "utf-8")


SHELLING = {
    "evidence": span(ENGLISH, "Ardania shelled Borland near Celtown on Monday"),
    "trigger": span(ENGLISH, "shelled"),
    "type": "attack.shelling",
    "status": "actual",
    "act": "states",
    "speaker": span(ENGLISH, "a farmer"),
    "speaker_id": "SRC",
    "actor": ["ARD"],
    "target": ["BOR"],
    "place": span(ENGLISH, "Celtown"),
    "place_country": "BOR",
    "when": ["2020-10-12", "2020-10-13"],
    "killed": [5, None],
}
BARE = {
    "evidence": span(ARABIC, "قصفت الوادي"),
    "trigger": span(ARABIC, "قصفت"),
    "type": "attack.shelling",
    "status": "actual",
    "act": "states",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the annotations lie: one report of each language."""
    made = tmp_path / "annotations"
    made.mkdir()
    (made / "en.jsonl").write_text(row("en-hills", ENGLISH, SHELLING), "utf-8")
    (made / "ar.jsonl").write_text(row("ar-valley", ARABIC, BARE), "utf-8")
    monkeypatch.setattr(annotations, "FOLDER", made)
    return made


@pytest.fixture
def texts(tmp_path: Path, folder: Path) -> Path:
    """The reports that were annotated."""
    made = tmp_path / "texts"
    add(made, "en-hills", ENGLISH, "en")
    add(made, "ar-valley", ARABIC, "ar")
    return made


def test_a_claim_comes_back_with_its_words(texts: Path) -> None:
    [(report, [claim])] = annotated(texts, frozenset({"en"}))
    assert report["text"] == ENGLISH
    assert claim == {
        "evidence": "Ardania shelled Borland near Celtown on Monday",
        "trigger": "shelled",
        "type": "attack.shelling",
        "status": "actual",
        "act": "states",
        "speaker": "a farmer",
        "speaker_id": "SRC",
        "actor": ["ARD"],
        "target": ["BOR"],
        "place": "Celtown",
        "place_country": "BOR",
        "when": {"start": "2020-10-12", "end": "2020-10-13"},
        "killed": {"low": 5, "high": None},
        "wounded": None,
    }


def test_what_a_claim_does_not_tell_comes_back_empty(texts: Path) -> None:
    [(_, [claim])] = annotated(texts, frozenset({"ar"}))
    assert (claim["evidence"], claim["trigger"]) == ("قصفت الوادي", "قصفت")
    assert [claim[name] for name in ("speaker", "speaker_id", "place", "place_country", "when", "killed")] == [None] * 6
    assert (claim["actor"], claim["target"]) == ([], [])


def test_days_without_an_end_are_one_day(texts: Path, folder: Path) -> None:
    claim = {**BARE, "when": ["2020-10-12", None]}
    (folder / "ar.jsonl").write_text(row("ar-valley", ARABIC, claim), "utf-8")
    [(_, [found])] = annotated(texts, frozenset({"ar"}))
    assert found["when"] == {"start": "2020-10-12", "end": "2020-10-12"}


def test_a_report_in_which_nothing_is_claimed_comes_back_too(texts: Path, folder: Path) -> None:
    (folder / "en.jsonl").write_text(row("en-hills", ENGLISH), "utf-8")
    [(report, claims)] = annotated(texts, frozenset({"en"}))
    assert (report["id"], claims) == ("en-hills", [])


def test_only_reports_of_the_languages_wanted_come_back(texts: Path) -> None:
    assert [report["id"] for report, _ in annotated(texts, BOTH)] == ["ar-valley", "en-hills"]
    assert [report["id"] for report, _ in annotated(texts, frozenset({"en"}))] == ["en-hills"]
    assert list(annotated(texts, frozenset({"fr"}))) == [], "nothing is annotated in it"


def test_a_report_that_is_absent_is_left_out(texts: Path) -> None:
    (texts / "press" / "en-hills.report.json").unlink()
    assert [report["id"] for report, _ in annotated(texts, BOTH)] == ["ar-valley"]


def test_without_any_texts_there_is_nothing(tmp_path: Path, folder: Path) -> None:
    assert list(annotated(tmp_path / "nowhere", BOTH)) == []


def test_a_text_that_was_changed_is_refused(texts: Path) -> None:
    add(texts, "en-hills", ENGLISH.replace("Five", "Six"), "en")
    with pytest.raises(ValueError, match=r"en\.jsonl: the text of en-hills is not the one that was annotated"):
        list(annotated(texts, BOTH))


@pytest.fixture
def public(tmp_path: Path, folder: Path) -> Path:
    """A table of sentences of others, of which the first is annotated."""
    (folder / "sentences").mkdir()
    told = json.loads(row("valley-1", ARABIC, BARE))
    (folder / "sentences" / "ar.jsonl").write_text(json.dumps({**told, "published": "2007-01-13"}) + "\n", "utf-8")
    made = tmp_path / "public"
    made.mkdir()
    rows = [{"id": "valley-1", "text": ARABIC}, {"id": "valley-2", "text": "هدأ الوادي."}]
    (made / "arabic_assault.jsonl").write_text("".join(json.dumps(one) + "\n" for one in rows), "utf-8")
    return made


def test_a_sentence_comes_back_as_a_report_of_its_day(public: Path) -> None:
    [(report, [claim])] = annotated_sentences(public, BOTH)
    assert report == {"id": "valley-1", "text": ARABIC, "lang": "ar", "published": "2007-01-13"}
    assert (claim["evidence"], claim["trigger"]) == ("قصفت الوادي", "قصفت")
    assert list(annotated_sentences(public, frozenset({"en"}))) == []


def test_a_sentence_that_was_changed_is_refused(public: Path) -> None:
    table = public / "arabic_assault.jsonl"
    table.write_text(json.dumps({"id": "valley-1", "text": "قصفت المدفعية الوادي."}), "utf-8")
    with pytest.raises(ValueError, match=r"ar\.jsonl: the text of valley-1 is not the one that was annotated"):
        list(annotated_sentences(public, BOTH))


def test_of_reports_that_were_made_up_every_second_one_is_left_to_measure_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [{"id": f"own-{n}", "published": None, "text": ENGLISH, "claims": [SHELLING] if n else []} for n in range(3)]
    (tmp_path / "en.jsonl").write_text("".join(json.dumps(one) + "\n" for one in rows), "utf-8")
    monkeypatch.setattr(annotations, "WRITTEN", tmp_path)
    assert [report["id"] for report, _ in written(BOTH)] == ["own-0", "own-2"]
    [(report, [claim])] = written(BOTH, to_measure=True)
    assert report == {"id": "own-1", "published": None, "text": ENGLISH, "lang": "en"}
    assert (claim["trigger"], claim["actor"]) == ("shelled", SHELLING["actor"])


def test_every_report_that_was_made_up_can_be_read() -> None:
    reports = [*written(BOTH), *written(BOTH, to_measure=True)]
    assert len({report["id"] for report, _ in reports}) == len(reports)
    for report, claims in reports:
        for claim in claims:
            assert claim["trigger"] in claim["evidence"], report["id"]
            assert EventType(claim["type"])
