"""Cursors: the key of the last row of a page, as one word."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from typing import Any

from hudna.model.errors import QueryError

_MOST = 1 << 63  # what SQLite holds


def written(key: Sequence[Any]) -> str:
    """The cursor of a row."""
    return base64.urlsafe_b64encode(json.dumps(list(key)).encode()).decode().rstrip("=")


def read(cursor: str | None, *kinds: type) -> tuple[Any, ...] | None:
    """The key of the row behind which a page begins; None for the first page.

    Args:
        cursor: as `written` gave it, or None.
        kinds: of the values of such a key.

    Raises:
        QueryError: it is none of such a key.
    """
    if cursor is None:
        return None
    try:
        key = json.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True))
    except (ValueError, RecursionError):
        key = None
    if not isinstance(key, list) or [type(one) for one in key] != list(kinds) or not all(map(_is_kept, key)):
        raise QueryError("after", "is none that the page before gave")
    return tuple(key)


def _is_kept(value: Any) -> bool:
    """Whether the store can hold a value: a number of 64 bits, or Unicode text."""
    if isinstance(value, int):
        return -_MOST <= value < _MOST
    return not any("\ud800" <= character <= "\udfff" for character in value)
