"""What is wrong with the value of a correction, in the words of who wrote it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from re import Match
from typing import Any

import msgspec

_LIKE: Mapping[str, str] = {
    "type": '"attack.shelling"',
    "status": '"denied"',
    "act": '"accuses"',
    "speaker": '"ARM"',
    "actors": '["ARM"]',
    "targets": '["AZE.CVL"]',
    "place": '{"name": "Ganja", "country": "AZE"}',
    "when": '{"start": "2020-10-10", "end": "2020-10-11"}',
    "killed": '{"low": 3, "high": 5}',
    "wounded": '{"low": 3, "high": null}',
}
_KINDS: Mapping[str, str] = {
    "object": "an object", "array": "a list", "str": "text", "int": "a whole number", "float": "a number", "bool": "true or false",
    "null": "null",
}  # fmt: skip
_IN_PLAIN_WORDS: tuple[tuple[str, Callable[[Match[str]], str]], ...] = (
    (r"Expected `(\w+)[^,]*, got `(\w+)`", lambda found: f"is {_kind(found[2])}, not {_kind(found[1])}"),
    (r"Expected `\w+` ([<>]=) ([\d.-]+)", lambda found: f"is {'less' if found[1] == '>=' else 'more'} than {found[2]}"),
    (r"Expected `str` of length >= 1", lambda _: "is empty"),
    (r"Expected `str` matching regex", lambda _: "is not written so"),
    (r"Invalid RFC3339 encoded date", lambda _: "is not a day"),
    (r"Invalid enum value (.*)", lambda found: f"{found[1]} is none that there is"),
    (r"Object missing required field `(\w+)`", lambda found: f"lacks {found[1]}"),
    (r"Object contains unknown field `(.*)`", lambda found: f"has {found[1]}, which is not known"),
)
"""What the loader says of a value, and how it is told."""


def converted(field: str, value: Any, shape: Any) -> Any:
    """A value as its shape.

    Raises:
        ValueError: it has another shape; the reason names the field, and how a value of it is written.
    """
    try:
        return msgspec.convert(value, shape)
    except msgspec.ValidationError as error:
        said, _, place = str(error).partition(" - at `$")
        where = field + place.rstrip("`")
        raise ValueError(f"{where} {_plain(said)}; {field} is written like {_LIKE[field]}") from error


def _plain(said: str) -> str:
    found = ((re.match(pattern, said), told) for pattern, told in _IN_PLAIN_WORDS)
    return next((told(match) for match, told in found if match is not None), f"is wrong: {said}")


def _kind(name: str) -> str:
    return _KINDS.get(name, name)
