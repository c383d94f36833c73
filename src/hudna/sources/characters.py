"""What the characters of a text tell before anybody reads it: is it text at all, and does it hide anything?"""

from __future__ import annotations

import re
from collections import Counter

from hudna.sources.unreadable import UnreadableError

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f]")
_DIRECTIONAL = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_DAMAGED = re.compile("\ufffd")
_MAX_CONTROL_SHARE = 0.05


def inspect(text: str) -> tuple[str, tuple[str, ...]]:
    """Refuse what is no text; make control characters harmless and tell of characters that can deceive.

    A control character becomes a space, so every offset stays; directional characters stay as they are.

    Returns:
        The text, as long as before, and notices about it.

    Raises:
        UnreadableError: where there is nothing to read, or the text looks binary.
    """
    if not text or text.isspace():
        raise UnreadableError("nothing but white space")
    _refuse_halves(text, "the text")
    control = Counter(_CONTROL.findall(text))
    if control.total() > _MAX_CONTROL_SHARE * len(text):
        raise UnreadableError("full of control characters; perhaps a binary file")
    if not any(map(str.isalpha, text)):
        raise UnreadableError("no letter in it")
    notices = (
        ("control characters replaced by spaces", control),
        ("directional control characters", Counter(_DIRECTIONAL.findall(text))),
        ("characters lost before the text came here", Counter(_DAMAGED.findall(text))),
    )
    cleaned = _CONTROL.sub(" ", text) if control else text
    return cleaned, tuple(f"{what}: {_listed(found)}" for what, found in notices if found)


def one_line(value: str, key: str) -> str:
    """A title or name on one line, without control characters.

    Raises:
        UnreadableError: where it holds half a character; the reason names the key.
    """
    _refuse_halves(value, f'key "{key}"')
    return " ".join(_CONTROL.sub(" ", value).split())


def shown(name: str) -> str:
    """A file name fit for a terminal or a log: whatever cannot be printed is written as an escape."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in name)


def _refuse_halves(text: str, what: str) -> None:
    if lone := _SURROGATE.search(text):
        raise UnreadableError(
            f"{what} has half a character (lone surrogate {_code(lone[0])}) at character {lone.start()}"
        )


def _listed(found: Counter[str]) -> str:
    return ", ".join(f"{_code(character)} ({times})" for character, times in sorted(found.items()))


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"
