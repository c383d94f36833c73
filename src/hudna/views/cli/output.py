"""Printing: tables that read well in both scripts, JSON, comma-separated values, progress, remarks."""

from __future__ import annotations

import csv
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NoReturn, TypeVar

from rich.console import Console, ConsoleOptions
from rich.measure import Measurement
from rich.progress import Progress, TextColumn
from rich.table import Table
from rich.text import Text

T = TypeVar("T")
_ISOLATE, _END = "\u2068", "\u2069"
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_DIRECTIONAL = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Zero-width joiner and variation selectors: on how wide they make their neighbours, terminals and rich disagree.
_SHAPING = re.compile(r"[\u200d\ufe00-\ufe0f]")
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# A terminal of unknown width (a pipe, a file) gets lines as long as a wide screen's.
_UNKNOWN_WIDTH = 160


class _Output(Console):
    def on_broken_pipe(self) -> NoReturn:
        raise  # noqa: PLE0704 - called where the error is handled; what it means is for `main` to say


@contextmanager
def heard_or_not() -> Iterator[None]:
    """Print what goes with an exit code: where nobody reads it any more, the code is to be told all the same."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        drop_output()


def drop_output() -> None:
    """Let nothing that is still to be written to standard output fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def console() -> Console:
    """The console of standard output."""
    known = sys.stdout.isatty() or "COLUMNS" in os.environ
    return _Output(highlight=False, width=None if known else _UNKNOWN_WIDTH)


def show(*lines: str) -> None:
    """Print lines of text: never markup, and wrapped at the width of the terminal."""
    console().print(Text("\n".join(lines)))


def isolated(words: str) -> str:
    """Words of a report as they are shown beside others: on one line, their direction kept to themselves.

    Directional characters of their own, which could turn around what stands beside them, are left out.
    """
    flat = on_one_line(words)
    return f"{_ISOLATE}{flat}{_END}" if _RIGHT_TO_LEFT.search(flat) else flat


def on_one_line(words: str) -> str:
    """Words of a report without the ends of its lines, and without characters that control or turn what stands beside them."""
    return " ".join(_SHAPING.sub("", _DIRECTIONAL.sub("", _CONTROL.sub(" ", words))).split())


class Cell:
    """Words in a table. Every line that they are wrapped into keeps its direction to itself, or the borders would move."""

    def __init__(self, words: str, style: str = "") -> None:
        """`words` may have several lines; `style` is one of rich."""
        self._text = Text("\n".join(map(on_one_line, words.split("\n"))), style)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement.get(console, options, self._text)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        for line in self._text.wrap(console, options.max_width, overflow="fold"):
            yield Text(isolated(line.plain), self._text.style)


def show_table(columns: Sequence[str], rows: Iterable[Sequence[str | Cell]]) -> None:
    """Print a table; its cells are text, never markup."""
    table = Table(header_style="bold")
    for column in columns:
        table.add_column(column)
    for row in rows:
        table.add_row(*(Cell(cell) if isinstance(cell, str) else cell for cell in row))
    console().print(table)


def print_json(value: Any) -> None:
    """Print a value as indented JSON."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def print_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> None:
    """Print rows as comma-separated values with a header; a sequence becomes its members with semicolons between."""
    writer = csv.DictWriter(sys.stdout, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows({column: _field(row[column]) for column in columns} for row in rows)


def _field(value: Any) -> Any:
    return "; ".join(value) if isinstance(value, list | tuple) else value


def say(message: str) -> None:
    """Tell the user something that is no result: on standard error."""
    sys.stderr.write(f"{message}\n")


def progress(
    items: Iterable[T], count: Callable[[], int], words: str, done: Callable[[], int] | None = None
) -> Iterator[T]:
    """Pass items on, with a progress bar on standard error where that is a terminal.

    Args:
        items: what is to be done.
        count: how much it is; asked only where a bar is shown.
        words: what is being done.
        done: how much of that is done, where that is not the number of items.
    """
    if not sys.stderr.isatty():
        yield from items
        return
    # What is said meanwhile appears above the bar, its lines whole; results go where standard output goes.
    on_screen = Console(stderr=True, soft_wrap=True)
    columns = (*Progress.get_default_columns(), TextColumn("{task.fields[number]:,}"))
    with Progress(*columns, console=on_screen, transient=True, redirect_stdout=False) as bar:
        task = bar.add_task(words, total=count(), number=0)
        for number, item in enumerate(items, start=1):
            yield item
            bar.update(task, completed=number if done is None else done(), number=number)
