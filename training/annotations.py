"""Annotations of our own, by the guide in `../shared/gold`.

Of reports in `../shared/texts` they are places in the text and codes, never its words:
`annotations/LANGUAGE.jsonl` has a line a report, `annotations/sentences/LANGUAGE.jsonl` a line for each sentence of others'
gold data that was annotated anew as a report of its own, with the day on which it was published. The texts belong to their
publishers and are not part of the project, so an annotation says where in the text its evidence, trigger, speaker and place
stand, and a hash tells that the text is the same.

`written/LANGUAGE.jsonl` has reports that were made up for the project, whole, with what they tell; of these every second one is
left to measure on.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("annotations")
WRITTEN = Path(__file__).with_name("written")
_HASHED = 16  # hexadecimal digits
_SENTENCES = "*_assault.jsonl"
Annotated = tuple[dict[str, Any], list[dict[str, Any]]]  # a report and the claims annotated in it


def annotated(texts: Path, languages: frozenset[str]) -> Iterator[Annotated]:
    """Reports with the claims annotated in them, as `../shared/gold` has them.

    Args:
        texts: the folder with the reports; those that are not there are left out.
        languages: codes of the languages wanted.

    Raises:
        ValueError: a report's text is not the one that was annotated.
    """
    paths = {path.name.removesuffix(".report.json"): path for path in texts.glob("*/*.report.json")}
    for lang in sorted(languages):
        for row, file in _rows(FOLDER / f"{lang}.jsonl"):
            if row["id"] in paths:
                yield _with_words(row, json.loads(paths[row["id"]].read_text("utf-8")), file)


def annotated_sentences(public: Path, languages: frozenset[str]) -> Iterator[Annotated]:
    """Single sentences with the claims annotated in them, each as a report.

    Args:
        public: the folder with the gold data of others, tables of sentences with `id` and `text` among them.
        languages: codes of the languages wanted.

    Raises:
        ValueError: a sentence is not the one that was annotated.
    """
    told = [json.loads(line) for table in public.glob(_SENTENCES) for line in table.read_text("utf-8").splitlines()]
    by_id = {row["id"]: row["text"] for row in told}
    for lang in sorted(languages):
        for row, file in _rows(FOLDER / "sentences" / f"{lang}.jsonl"):
            if row["id"] in by_id:
                report = {"id": row["id"], "text": by_id[row["id"]], "lang": lang, "published": row["published"]}
                yield _with_words(row, report, file)


def written(languages: frozenset[str], *, to_measure: bool = False) -> Iterator[Annotated]:
    """Reports that were made up for the project, with the claims annotated in them.

    Args:
        languages: codes of the languages wanted.
        to_measure: those that nothing is learned from, in place of the others.
    """
    for lang in sorted(languages):
        for number, (row, _) in enumerate(_rows(WRITTEN / f"{lang}.jsonl")):
            if number % 2 == to_measure:
                report = {**row, "lang": lang}
                yield report, [_claim(claim, row["text"]) for claim in report.pop("claims")]


def _rows(file: Path) -> Iterator[tuple[dict[str, Any], Path]]:
    for line in file.read_text("utf-8").splitlines() if file.exists() else ():
        yield json.loads(line), file


def _with_words(row: dict[str, Any], report: dict[str, Any], file: Path) -> Annotated:
    if hashlib.sha256(report["text"].encode()).hexdigest()[:_HASHED] != row["sha256"]:
        raise ValueError(f"{file.name}: the text of {row['id']} is not the one that was annotated")
    return report, [_claim(claim, report["text"]) for claim in row["claims"]]


def _claim(stored: dict[str, Any], text: str) -> dict[str, Any]:
    """A claim in the form of the gold files, with its words taken from the text."""
    words: dict[str, Any] = {
        name: text[slice(*stored[name])] for name in ("evidence", "trigger", "speaker", "place") if name in stored
    }
    when = stored.get("when")
    return {
        "speaker": None,
        "speaker_id": None,
        "actor": [],
        "target": [],
        "place": None,
        "place_country": None,
        **stored,
        **words,
        "when": {"start": when[0], "end": when[1] or when[0]} if when else None,
        **{kind: _count(stored.get(kind)) for kind in ("killed", "wounded")},
    }


def _count(bounds: list[int | None] | None) -> dict[str, int | None] | None:
    return {"low": bounds[0], "high": bounds[1]} if bounds else None
