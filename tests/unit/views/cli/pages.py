"""How printed pages look: how wide a terminal shows their lines, and whether a line's direction stays its own."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

ISOLATES = "\u2066\u2067\u2068"
OVERRIDES = "\u202a\u202b\u202d\u202e"


def width(line: str) -> int:
    """Cells of a terminal that a line takes, by Unicode's own tables: marks and directional characters take none."""
    kinds = {"Mn": 0, "Me": 0, "Cf": 0}
    return sum(kinds.get(unicodedata.category(c), 2 if unicodedata.east_asian_width(c) in "WF" else 1) for c in line)


def tables(page: str) -> Iterator[list[str]]:
    """The tables of a page, each as its lines."""
    table: list[str] = []
    for line in page.splitlines():
        if line[:1] in set("┏┃┡│└"):
            table.append(line)
            if line[0] == "└":
                yield table
                table = []
    assert not table, "a table without an end"


def assert_reads_well(page: str, columns: int = 160) -> None:
    """Every border of every table stands in its place, and no line turns the direction of what stands beside it."""
    for line in page.splitlines():
        assert width(line) <= columns, line
        assert not set(OVERRIDES) & set(line), line
        depth = 0
        for c in line:
            depth += (c in ISOLATES) - (c == "\u2069")
            assert depth in {0, 1}, line
        assert depth == 0 or line[0] not in "┃│", line
    for table in tables(page):
        assert {width(line) for line in table} == {width(table[0])}
        for line in table:
            assert [at for at, c in positions(line) if c in "┃│"] == borders(table, line)


def borders(table: list[str], line: str) -> list[int]:
    """Where the borders of a row should be: where the head's are."""
    return [at for at, c in positions(table[1]) if c == "┃"] if line[0] in "┃│" else []


def positions(line: str) -> Iterator[tuple[int, str]]:
    at = 0
    for c in line:
        yield at, c
        at += width(c)
