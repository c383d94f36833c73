"""Does a message say something? Greetings, thanks and links alone are no reports."""

from __future__ import annotations

import re

LEAST_WORDS = 3

_NO_WORDS = re.compile(r"(?:https?://|www\.)\S+|[@#]\w+")
_WORD = re.compile(r"[^\W\d_]{2,}")


def says_something(text: str) -> bool:
    """Whether a text has three words of two letters or more, besides addresses, names of accounts, and tags."""
    return (
        sum(1 for _ in zip(_WORD.finditer(_NO_WORDS.sub(" ", text)), range(LEAST_WORDS), strict=False)) == LEAST_WORDS
    )
