"""Keys that nobody asked for: slips of the pen for one that was, or somebody else's own."""

from __future__ import annotations

from collections.abc import Collection

from hudna.sources.characters import shown
from hudna.sources.unreadable import UnreadableError

_SHORTEST = 4  # letters: of shorter words, one letter makes another word
_LONG = 8  # letters: in words as long, two may be wrong


def check_keys(given: Collection[str], known: Collection[str], ignored: Collection[str] = ()) -> tuple[str, ...]:
    """Look through the keys that a file gives.

    Args:
        given: the keys.
        known: those that are read.
        ignored: those that are known to say nothing that is read.

    Returns:
        A notice that names those that are not read, where there are any.

    Raises:
        UnreadableError: one is nearly a known key that is not there: it was meant.
    """
    others = [key for key in given if key not in known and key not in ignored]
    for key in others:
        for meant in known:
            if meant not in given and _is_nearly(key, meant):
                raise UnreadableError(f'key "{shown(key)}" is not known; perhaps "{meant}" is meant')
    if not others:
        return ()
    names = ", ".join(f'"{shown(key)}"' for key in sorted(others))
    return (f"keys that are not read: {names}",)


def _is_nearly(key: str, meant: str) -> bool:
    key = key.casefold().strip()
    if key == meant or len(meant) < _SHORTEST:
        return key == meant
    return _slips(key, meant) <= (2 if len(meant) >= _LONG else 1)


def _slips(one: str, other: str) -> int:
    """How many letters are added, left out, wrong, or have changed places with the next."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, wanted in enumerate(other, 1):
            least = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                least = min(least, earlier[j - 2] + 1)
            row.append(least)
    return row[-1]
