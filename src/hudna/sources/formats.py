"""Which files are tried as reports, by their names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hudna.model.reports import Report
from hudna.sources.markdown import read_markdown
from hudna.sources.page import read_page
from hudna.sources.plain import read_plain
from hudna.sources.report_json import read_report_json

Format = Callable[[bytes, str], Report]

IN_FOLDERS: dict[str, Format] = {
    ".report.json": read_report_json,
    ".txt": read_plain,
    ".md": read_markdown,
    ".html": read_page,
    ".htm": read_page,
}
GIVEN_DIRECTLY: dict[str, Format] = {**IN_FOLDERS, ".json": read_report_json}

NOT_REPORTS = frozenset({"readme", "licence", "license"})
"""Stems of files that describe a folder rather than belong to its reports."""


def suffix_of(path: Path, formats: dict[str, Format] = GIVEN_DIRECTLY) -> str | None:
    """The longest suffix of a path that one of the formats reads, in lower case; None where none does."""
    name = path.name.lower()
    return next((suffix for suffix in sorted(formats, key=len, reverse=True) if name.endswith(suffix)), None)


def is_report_in_folder(path: Path) -> bool:
    """Whether a file met in a folder is tried as a report; the others are passed over."""
    suffix = suffix_of(path, IN_FOLDERS)
    return suffix is not None and path.name[: -len(suffix)].lower() not in NOT_REPORTS
