"""Instants on the command line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Any


def parse_time(_kind: Any, tokens: Sequence[Any]) -> datetime:
    """An ISO 8601 date or time as an instant: a date is the end of that day, a time without an offset is in UTC.

    Raises:
        ValueError: neither of them.
    """
    written = tokens[0].value
    try:
        day = date.fromisoformat(written)
    except ValueError:
        try:
            instant = datetime.fromisoformat(written)
        except ValueError:
            raise ValueError(
                f"{written!r} is no ISO 8601 date or time, such as 2020-10-20 or 2020-10-20T08:00+04:00"
            ) from None
        return instant if instant.tzinfo is not None else instant.replace(tzinfo=UTC)
    return datetime.combine(day, time(23, 59, 59), UTC)
