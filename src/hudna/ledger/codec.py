"""Model types as JSON and back, exactly: what the ledger keeps is what it was given."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

T = TypeVar("T")

MOST = 200_000
"""Objects that are remembered, in some 330 MB."""


def to_document(value: object) -> str:
    """A model object as JSON text. Floats must be finite: JSON has no other."""
    return msgspec.json.encode(value).decode()


def from_document(document: str, kind: type[T]) -> T:
    """The model object that a JSON text describes.

    Raises:
        ValueError: the text is not JSON, or not of that shape.
    """
    return msgspec.json.decode(document, type=kind)


class Recent:
    """Model objects by the documents that they were decoded from lately: of the same days many reports tell one after the other."""

    def __init__(self) -> None:
        self._known: dict[str, Any] = {}

    def get(self, document: str, kind: type[T]) -> T | None:
        """The object of this kind, which nobody may change; None where it is not known."""
        known = self._known.get(document)
        return known if isinstance(known, kind) else None

    def put(self, document: str, known: object) -> None:
        """Remember an object. Of too many, all are forgotten."""
        if len(self._known) >= MOST:
            self._known.clear()
        self._known[document] = known


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
