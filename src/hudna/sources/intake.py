"""Bring reports in: every file becomes one report or one refusal, and no file stops the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from hudna.model.reports import Refusal, Report
from hudna.sources.characters import inspect
from hudna.sources.formats import GIVEN_DIRECTLY, suffix_of
from hudna.sources.found import found, shown
from hudna.sources.language import detect_language
from hudna.sources.opened import read_bytes
from hudna.sources.unreadable import UnreadableError

SURE_OF_LANGUAGE = 0.5


def bring_in(paths: Sequence[Path]) -> Iterator[Report | Refusal]:
    """Read files, and the files of folders, one at a time.

    Folders are walked in the order of names. A file given directly is refused where its kind is not supported; in a
    folder it is passed over. Two reports of one batch never share an id: the later one gets a suffix from its text,
    and a notice; where it has the same text as well, it is refused as a repetition.

    Args:
        paths: files and folders.

    Yields:
        A report, or why there is none.
    """
    taken: dict[str, tuple[str, str]] = {}
    for item in found(paths):
        yield item if isinstance(item, Refusal) else _bring_in(item, taken)


def count(paths: Sequence[Path]) -> int:
    """How many reports and refusals `bring_in` will yield; no file is opened."""
    return sum(1 for _ in found(paths))


def settled(report: Report) -> Report:
    """A report as it was given, with its characters looked through and its language detected where none was given.

    Raises:
        UnreadableError: its text is none.
    """
    text, notices = inspect(report.text)
    return _with_language(replace(report, text=text, notices=report.notices + notices))


def _bring_in(path: Path, taken: dict[str, tuple[str, str]]) -> Report | Refusal:
    where = shown(str(path))
    try:
        return replace(_with_own_id(settled(_read(path)), where, taken), where=where)
    except UnreadableError as error:
        return Refusal(where, str(error))


def _read(path: Path) -> Report:
    data = read_bytes(path)
    suffix = suffix_of(path)
    if suffix is None:  # a missing file of that name was refused when it was opened
        raise UnreadableError("not a kind of file that is read")
    return GIVEN_DIRECTLY[suffix](data, shown(path.name[: -len(suffix)]) or path.name)


def _with_language(report: Report) -> Report:
    detected = None if report.lang is not None else detect_language(report.text)
    if detected is None:
        return report
    language, confidence = detected
    unsure = f"language guessed: {language}, with little confidence ({confidence:.2f})"
    return replace(report, lang=language, notices=report.notices + ((unsure,) if confidence < SURE_OF_LANGUAGE else ()))


def _with_own_id(report: Report, where: str, taken: dict[str, tuple[str, str]]) -> Report:
    """The report with an id that no other of the batch has; `taken` maps ids to the text and file that have them."""
    digest = report.sha256
    if report.id not in taken:
        taken[report.id] = digest, where
        return report
    text_there, file_there = taken[report.id]
    if text_there == digest:
        raise UnreadableError(f"repeats the id and the text of {file_there}")
    notice = f"id {report.id} is already that of {file_there}"
    renamed = replace(report, id=f"{report.id}-{digest[:8]}", notices=(*report.notices, notice))
    return _with_own_id(renamed, where, taken)
