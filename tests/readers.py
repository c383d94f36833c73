"""Whoever only reads shares these: reading is pure, and compiling the languages takes longer than most tests."""

from functools import cache

from hudna.engine.analyst import Analyst
from hudna.reading.reader import Reader


@cache
def the_analyst() -> Analyst:
    """The one analyst of a process."""
    return Analyst()


@cache
def the_reader() -> Reader:
    """The one reader of a process that knows of no agreement."""
    return Reader()
