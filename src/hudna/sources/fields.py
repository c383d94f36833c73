"""What a report says about itself (id, language, date, title, source): checked, never guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime

from hudna.model.reports import PublishedBasis, Report
from hudna.sources.characters import one_line
from hudna.sources.unreadable import UnreadableError

MAX_LENGTH = 1000
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?![^-_])")


def report_of(text: str, fields: Mapping[str, str | None], name: str) -> Report:
    """Make a report of a text and the fields its file gives.

    Args:
        text: the text of the report.
        fields: `id`, `lang`, `published` (or `date`), `title`, `source`; null and blank count as not given.
        name: the id where the file gives none.

    Raises:
        UnreadableError: where a field is invalid; the reason names it.
    """
    lines = {key: one_line(value, key) for key, value in fields.items() if value is not None}
    given = {key: line for key, line in lines.items() if line}
    for key, line in given.items():
        if len(line) > MAX_LENGTH:
            raise UnreadableError(f'key "{key}" has {len(line)} characters, more than {MAX_LENGTH}')
    published, remark = next((_date(key, given[key]) for key in ("published", "date") if key in given), (None, ""))
    return Report(
        id=_id(given["id"]) if "id" in given else name,
        text=text,
        lang=_language(given["lang"]) if "lang" in given else None,
        published=published,
        published_basis=PublishedBasis.UNKNOWN if published is None else PublishedBasis.GIVEN,
        title=given.get("title"),
        source=given.get("source"),
        notices=(f"publication date given with a remark: {remark}",) if remark else (),
    )


def _id(value: str) -> str:
    if not value.isprintable():
        raise UnreadableError('key "id" has characters that cannot be printed')
    return value


def _language(tag: str) -> str:
    """The language of a BCP 47 tag: packs are by language, not by region or script."""
    language = _LANGUAGE.match(tag)
    if language is None:
        raise UnreadableError(f'key "lang": {tag[:40]!r} is not a language tag')
    return language[0].lower()


def _date(key: str, value: str) -> tuple[date, str]:
    """A date, or a date and time of which the day counts, and the remark in brackets that corpora put after it."""
    day, _, remark = value.partition(" (")
    try:
        return datetime.fromisoformat(day).date(), remark.removesuffix(")")
    except ValueError as error:
        raise UnreadableError(f'key "{key}": {value[:40]!r} is not an ISO 8601 date') from error
