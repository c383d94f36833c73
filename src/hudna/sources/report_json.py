"""A report as JSON: `{"id", "lang", "published", "source", "title", "text"}`, all but `text` optional."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from typing import Any

import msgspec

from hudna.model.reports import Report
from hudna.sources.decoding import decode
from hudna.sources.fields import report_of
from hudna.sources.keys import check_keys
from hudna.sources.unreadable import UnreadableError

_TOLD_OF_REPORTS = frozenset({*(field.name for field in fields(Report)), "withdrawal", "versions"})
"""Keys with which the API gives a report: those that are not read are known elsewhere, and say what became of it there."""


class _ReportJson(msgspec.Struct):
    """The keys that are read; a corpus may add its own."""

    text: str | msgspec.UnsetType = msgspec.UNSET
    id: str | None = None
    lang: str | None = None
    published: str | None = None
    source: str | None = None
    title: str | None = None


def read_report_json(data: bytes, name: str, charset: str | None = None) -> Report:
    """A report file; its text is kept to the character.

    Raises:
        UnreadableError: where it is not JSON, not an object, lacks `text`, has a key twice, of the wrong type, or misspelt.
    """
    content, notices = decode(data, charset)
    given = json_object(content)
    others = check_keys(given, _ReportJson.__struct_fields__, _TOLD_OF_REPORTS)
    try:
        read = msgspec.convert(given, _ReportJson)
    except msgspec.ValidationError as error:
        reason, _, place = str(error).replace("`", "").partition(" - at $.")
        raise UnreadableError(f'key "{place}" must be text, not {reason.rpartition(" ")[2]}') from error
    if isinstance(read.text, msgspec.UnsetType):
        raise UnreadableError('no key "text"')
    said = {key: getattr(read, key) for key in ("id", "lang", "published", "source", "title")}
    blank = tuple(f'key "{key}" is blank, which counts as not given' for key, value in said.items() if _is_blank(value))
    report = report_of(read.text, said, name)
    return replace(report, notices=(*notices, *others, *blank, *report.notices))


def _is_blank(value: str | None) -> bool:
    return value is not None and not value.strip()


def json_object(content: str, *, of_one_line: bool = False) -> dict[str, Any]:
    """An object, in JSON that has no key twice.

    Args:
        content: the JSON.
        of_one_line: that its caller tells which line it is.

    Raises:
        UnreadableError: it is not JSON, or no object; the reason says where.
    """
    try:
        value = json.loads(content, object_pairs_hook=_unique_keys)
    except json.JSONDecodeError as error:
        line = "" if of_one_line else f"line {error.lineno}, "
        raise UnreadableError(f"not JSON: {error.msg} in {line}column {error.colno}") from error
    except RecursionError as error:
        raise UnreadableError("JSON nested too deeply") from error
    except ValueError as error:
        raise UnreadableError("JSON with a number of too many digits") from error
    if not isinstance(value, dict):
        raise UnreadableError("JSON, but not an object")
    return value


def _unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose keys are all different: of two values, nobody could say which was meant."""
    content = dict(pairs)
    if len(content) < len(pairs):
        keys = [key for key, _ in pairs]
        raise UnreadableError(f'key "{next(key for key in keys if keys.count(key) > 1)}" is there twice')
    return content
