"""Printing in a terminal: tables in both scripts, JSON, comma-separated values, progress."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from rich.console import Console
from rich.progress import Progress
from rich.table import Table
from rich.text import Text

T = TypeVar("T")
_ISOLATE, _END = "\u2068", "\u2069"
# A terminal of unknown width (a pipe, a file) gets lines as long as a wide screen's.
_UNKNOWN_WIDTH = 160


def console() -> Console:
    """The console of standard output."""
    terminal = sys.stdout.isatty()
    return Console(highlight=False, width=None if terminal else _UNKNOWN_WIDTH)


def isolated(words: str) -> str:
    """Words of a report as they are shown beside others: on one line, their direction kept to themselves."""
    flat = " ".join(words.split())
    return f"{_ISOLATE}{flat}{_END}" if any("\u0590" <= c <= "\u08ff" for c in flat) else flat


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    """A table whose cells are text, never markup."""
    out = Table(title=Text(title), title_justify="left", show_lines=False, header_style="bold", pad_edge=False)
    for column in columns:
        out.add_column(column, overflow="fold")
    for row in rows:
        out.add_row(*(Text(cell) for cell in row))
    return out


def print_json(value: Any) -> None:
    """Print a value as indented JSON."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def print_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> None:
    """Print rows as comma-separated values with a header."""
    writer = csv.DictWriter(sys.stdout, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)


def say(message: str) -> None:
    """Tell the user something that is no result: on standard error."""
    sys.stderr.write(f"{message}\n")


def progress(items: Iterable[T], total: int, words: str) -> Iterator[T]:
    """Pass items on, with a progress bar on standard error where that is a terminal."""
    if not sys.stderr.isatty():
        yield from items
        return
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(words, total=total)
        for item in items:
            yield item
            bar.advance(task)
