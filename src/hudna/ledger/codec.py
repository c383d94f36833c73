"""Model types as JSON and back, exactly: what the ledger keeps is what it was given."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

T = TypeVar("T")


def to_document(value: object) -> str:
    """A model object as JSON text. Floats must be finite: JSON has no other."""
    return msgspec.json.encode(value).decode()


def from_document(document: str, kind: type[T]) -> T:
    """The model object that a JSON text describes.

    Raises:
        ValueError: the text is not JSON, or not of that shape.
    """
    return msgspec.json.decode(document, type=kind)


def to_payload(value: object) -> dict[str, Any]:
    """A model object as the plain JSON value that an entry's payload holds."""
    payload = msgspec.to_builtins(value)
    if not isinstance(payload, dict):
        raise TypeError(f"a {type(value).__name__} is no JSON object")
    return payload


def from_payload(payload: Any, kind: type[T]) -> T:
    """The model object that (a part of) an entry's payload describes.

    Raises:
        ValueError: the payload is not of that shape.
    """
    return msgspec.convert(payload, kind)
