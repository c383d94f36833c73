"""Whatever reports are written as a table come back as the same reports."""

import csv
import json
from collections.abc import Sequence
from datetime import date
from io import BytesIO, StringIO

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from hudna.model.reports import Report
from hudna.sources.pieces import Allowance, Piece
from hudna.sources.taking import take

Told = tuple[str, str, date | None, str | None, str | None]
"""Id, text, day, source, title."""

ANY = st.characters(exclude_categories=["Cs", "Cc"])
WORDS = st.text(ANY, max_size=30).map(str.split).map(" ".join)
TEXTS = st.tuples(
    st.text(st.one_of(ANY, st.sampled_from('\n\t",;|=')), max_size=60), st.sampled_from(["truce", "هدنة", "мир"])
).map("".join)
DAYS = st.none() | st.dates(date(1950, 1, 1), date(2099, 12, 31))
BLANK = st.none() | WORDS.map(lambda words: words or None)
TELLINGS = st.lists(st.tuples(WORDS.filter(str.isprintable), TEXTS, DAYS, BLANK, BLANK), min_size=1, max_size=5)
HEADER = ("id", "text", "published", "source", "title")


def numbered(tellings: Sequence[Told]) -> list[Told]:
    """With ids that are different, and begin with a letter."""
    return [(f"r{number}{told[0]}".strip(), *told[1:]) for number, told in enumerate(tellings)]


def come_back(name: str, data: bytes) -> list[Told]:
    piece = Piece(name=name, where=name, data=data)
    items = [item for item in take(piece, Allowance(len(data)), given=True) if not isinstance(item, Piece)]
    assert all(isinstance(item, Report) for item in items), items
    return [(one.id, one.text, one.published, one.source, one.title) for one in items if isinstance(one, Report)]


@settings(deadline=None)
@given(
    TELLINGS,
    st.sampled_from(",;\t|"),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
    st.sampled_from(["utf-8-sig", "utf-16"]),
)
def test_as_separated_values(tellings: list[Told], delimiter: str, quoting: int, encoding: str) -> None:
    rows = numbered(tellings)
    written = StringIO(newline="")
    csv.writer(written, delimiter=delimiter, quoting=quoting).writerows([HEADER, *rows])  # type: ignore[arg-type]
    assert come_back("a.csv", written.getvalue().encode(encoding)) == rows


@settings(deadline=None)
@given(TELLINGS)
def test_as_lines_of_json(tellings: list[Told]) -> None:
    rows = numbered(tellings)
    lines = [
        json.dumps(dict(zip(HEADER, row, strict=True)), default=str, ensure_ascii=len(row[1]) % 2 == 0) for row in rows
    ]
    assert come_back("a.jsonl", "\n".join(lines).encode()) == rows


@settings(max_examples=40, deadline=None)
@given(TELLINGS)
def test_as_a_workbook(tellings: list[Told]) -> None:
    rows = numbered(tellings)
    book = Workbook()
    book.active.append(HEADER)
    for number, row in enumerate(rows, 2):
        for column, value in enumerate(row, 1):
            cell = book.active.cell(number, column, value)
            if isinstance(value, str):
                cell.data_type = "s"  # the library takes "=…" for a formula
    written = BytesIO()
    book.save(written)
    assert come_back("a.xlsx", written.getvalue()) == rows
