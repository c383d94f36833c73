"""Reports that a reader brings, pasted or as a file: taken in as any file is, by the same intake."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from hudna.model.errors import HudnaError
from hudna.model.reports import Refusal, Report
from hudna.sources import bring_in
from hudna.sources.fields import report_of
from hudna.sources.formats import suffixes
from hudna.sources.kinds import KINDS, REPORT_JSON
from hudna.sources.opened import MAX_BYTES, too_large
from hudna.sources.unreadable import UnreadableError

FORMATS = tuple(sorted(suffixes((*(kind for kind in KINDS if kind.single), REPORT_JSON))))
"""Suffixes of the files that are read."""

_LONGEST_NAME = 120  # characters
_NOT_OF_A_NAME = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")


class Unfit(HudnaError):  # noqa: N818 - what it says is the reader's
    """What was brought is no report; says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a reader says about a report that he brings; what is empty, the report says itself, or nobody knows."""

    title: str = ""
    source: str = ""
    published: str = ""
    lang: str = ""

    def fields(self) -> dict[str, str]:
        """Those that are given, by the names that files of reports have for them."""
        fields = {"title": self.title, "source": self.source, "published": self.published, "lang": self.lang}
        return {name: value for name, value in fields.items() if value.strip()}


def pasted(text: str, given: Given) -> Report:
    """A report of a text that was pasted.

    Raises:
        Unfit: it cannot be one.
    """
    content = {"text": text.replace("\r\n", "\n"), **given.fields()}
    with _kept("pasted.report.json", json.dumps(content).encode()) as path:
        report = _brought_in(path)
    return replace(report, id=f"report-{report.sha256[:16]}")


def uploaded(file: BinaryIO, name: str, given: Given) -> Report:
    """A report of a file; what its reader says about it goes before what the file says.

    Raises:
        Unfit: it cannot be one.
    """
    size = file.seek(0, os.SEEK_END)
    if size > MAX_BYTES:
        raise Unfit(str(too_large(size)))
    file.seek(0)
    with _kept(_file_name(name), file.read()) as path:
        report = _brought_in(path)
    try:
        said = report_of(report.text, given.fields(), report.id)
    except UnreadableError as error:
        raise Unfit(str(error)) from error
    dated = said if said.published is not None else report
    return replace(
        report,
        title=said.title or report.title,
        source=said.source or report.source,
        lang=said.lang or report.lang,
        published=dated.published,
        published_basis=dated.published_basis,
        published_reason=dated.published_reason,
        notices=report.notices + said.notices,
    )


@contextmanager
def _kept(name: str, content: bytes) -> Iterator[Path]:
    with TemporaryDirectory(prefix="hudna-") as folder:
        path = Path(folder, name)
        path.write_bytes(content)
        yield path


def _brought_in(path: Path) -> Report:
    brought = next(iter(bring_in([path])))
    if isinstance(brought, Refusal):  # it names a file of ours, which says nothing to the reader
        raise Unfit(brought.reason)
    if not isinstance(brought, Report):
        raise Unfit("more than one report: read it with `hudna monitor`")
    return replace(brought, where=None)


def _file_name(name: str) -> str:
    """The last part of a path as some browser gave it; of a long one its end, where the suffix is."""
    last = _NOT_OF_A_NAME.sub("", re.split(r"[/\\]", name)[-1])[-_LONGEST_NAME:]
    return last if last.strip(".") else "file"
