"""Full-text search, by SQLite's FTS5: the one module that knows of it.

Texts come here as words in a normal form, so nothing in here depends on a language. A row's number is the position of its
report, so that matches are read newest first, as many as are wanted, whatever their number.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from sqlite3 import connect
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Integer, MetaData, Table, Text, delete, insert, literal_column
from sqlalchemy import text as sql

_TOKENIZER = "porter unicode61 remove_diacritics 0"
_CREATE = f"CREATE VIRTUAL TABLE sought USING fts5(title, text, forms, tokenize = '{_TOKENIZER}')"

# Not of the metadata, as it is none of the tables that SQLAlchemy can make.
table = Table(
    "sought",
    MetaData(),
    Column("rowid", Integer, primary_key=True),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("forms", Text, nullable=False),
)

_PUT = insert(table)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A report as it is searched for.

    Attributes:
        title, text: its words in a normal form, in their order.
        forms: what else these words may stand for, in any order.
    """

    title: str
    text: str
    forms: str


@dataclass(frozen=True, slots=True)
class Term:
    """One word, or several that stand together, in each normal form that they may have.

    Attributes:
        readings: the words; one reading for each way to bring them to a normal form.
    """

    readings: tuple[tuple[str, ...], ...]


def create(_target: object, connection: Connection, **_options: Any) -> None:
    """Make the table."""
    connection.execute(sql(_CREATE))


def put(connection: Connection, position: int, wording: Wording) -> None:
    """Let a report be found by its words."""
    row = {"rowid": position, "title": wording.title, "text": wording.text, "forms": wording.forms}
    connection.execute(_PUT, row)


def remove(connection: Connection, position: int) -> None:
    """Let a report be found no more."""
    connection.execute(delete(table).where(table.c.rowid == position))


def clear(connection: Connection) -> None:
    """Let no report be found: by far faster than to remove each."""
    connection.execute(sql("DROP TABLE sought"))
    connection.execute(sql(_CREATE))


def holds(terms: Iterable[Term]) -> ColumnElement[bool]:
    """That all of some terms stand in a row."""
    return literal_column("sought").op("MATCH")(" AND ".join(map(_matched, terms)))


def matches(words: Mapping[str, Collection[str]], terms: Sequence[Term]) -> dict[str, set[int]]:
    """In which of some terms words stand.

    Args:
        words: by any name of a word, its normal forms.
        terms: what is searched for.

    Returns:
        By name the numbers of the terms of which a reading has the word; only those that stand in any.
    """
    found: dict[str, set[int]] = {}
    names = list(words)
    with closing(connect(":memory:")) as apart:
        apart.execute(f"CREATE VIRTUAL TABLE words USING fts5(forms, tokenize = '{_TOKENIZER}')")
        rows = ((number, " ".join(words[name])) for number, name in enumerate(names))
        apart.executemany("INSERT INTO words(rowid, forms) VALUES (?, ?)", rows)
        for number, term in enumerate(terms):
            any_of = " OR ".join(_quoted([word]) for reading in term.readings for word in reading)
            for (row,) in apart.execute("SELECT rowid FROM words WHERE words MATCH ?", (any_of,)):
                found.setdefault(names[row], set()).add(number)
    return found


def _matched(term: Term) -> str:
    """A term in the language of FTS5; words that stand together do so in a title or a text, not among other forms."""
    readings = [_quoted(words) for words in term.readings]
    columns = "" if all(len(words) == 1 for words in term.readings) else "{title text} : "
    return f"{columns}({' OR '.join(readings)})"


def _quoted(words: Iterable[str]) -> str:
    return '"' + " ".join(words).replace('"', '""') + '"'
