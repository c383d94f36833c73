"""Numbers before English nouns, in what Hudna writes down as its reasons and says on the command line."""

from __future__ import annotations


def counted(number: int, noun: str, nouns: str | None = None) -> str:
    """A number and its noun: "1 day", "2 days", "1,200 entries".

    Args:
        number: how many.
        noun: for one.
        nouns: for any other number; None where an `s` makes it.
    """
    return f"{number:,} {noun if number == 1 else nouns or f'{noun}s'}"
