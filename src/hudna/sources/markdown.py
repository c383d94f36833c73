"""Markdown with an optional front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from hudna.model.reports import Report
from hudna.sources.decoding import decode
from hudna.sources.fields import report_of
from hudna.sources.unreadable import UnreadableError

if TYPE_CHECKING:
    from markdown_it.token import Token

MAX_BYTES = 1_000_000
"""Markup made to be slow to parse takes up to 35 microseconds a byte."""

# a rule at the start of a text is no front matter: a key must follow at once
_FRONT_MATTER = re.compile(r"---[ \t]*\n(?=[\w-]+[ \t]*:)(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"(id|title|date|published|source|lang)[ \t]*:(?:[ \t]+(.*))?")
_QUOTED = re.compile(r"""(["'])(.*)\1""")


def read_markdown(data: bytes, name: str, charset: str | None = None) -> Report:
    """A Markdown file: its words without the markup, its title from the front matter or the first heading.

    Raises:
        UnreadableError: where the front matter has a field twice, in a form beyond `key: value`, or invalid.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableError(
            f"{len(data) / 1e6:.1f} MB, more than the {MAX_BYTES / 1e6:g} MB a Markdown file may have"
        )
    content, notices = decode(data, charset)
    content = content.replace("\r\n", "\n").replace("\r", "\n")
    fields: dict[str, str | None] = {}
    if front_matter := _FRONT_MATTER.match(content):
        fields = _fields(front_matter[1])
        content = content[front_matter.end() :]
    blocks = list(_blocks(content))
    if "title" not in fields:
        fields["title"] = next((words for tag, words in blocks if tag == "h1"), None)
    text = "\n\n".join(words for _, words in blocks)
    report = report_of(text, fields, name)
    return replace(report, notices=notices + report.notices)


def _fields(front_matter: str) -> dict[str, str | None]:
    """The lines `key: value` of known keys; other keys, and what is indented below them, are for other readers."""
    fields: dict[str, str | None] = {}
    for line in front_matter.splitlines():
        field = _FIELD.fullmatch(line)
        if field is None:
            continue
        key, value = field[1], (field[2] or "").strip()
        if key in fields:
            raise UnreadableError(f'front matter: key "{key}" is there twice')
        if value[:1] in set("|>[{&*!"):
            raise UnreadableError(f'front matter: key "{key}" needs a value on its line, plain or in quotes')
        quoted = _QUOTED.fullmatch(value)
        fields[key] = quoted[2] if quoted else value
    return fields


def _blocks(content: str) -> Iterator[tuple[str, str]]:
    """The blocks of text with words in them: the tag each would have in HTML, and its words."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - seldom needed, slow to import

    tag = ""
    for token in MarkdownIt("commonmark", {"html": False}).enable("table").parse(content):
        if token.type.endswith("_open"):
            tag = token.tag
        words = _words(token.children or ()) if token.type == "inline" else token.content
        if words.strip():
            yield tag, words.rstrip("\n")


def _words(tokens: Sequence[Token]) -> str:
    return "".join("\n" if token.type in {"softbreak", "hardbreak"} else token.content for token in tokens)
