"""How long to wait before trying again: as long as the server asks, or longer after every failure."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

FIRST = 1.0
LONGEST = 30.0


def asked_to_wait(headers: Mapping[str, str], now: datetime, longest: float) -> float | None:
    """The seconds that a server asks to wait for (Retry-After: seconds, or a date), no more than `longest`; None for none."""
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return min(float(value[:12]), longest)
    try:
        until = parsedate_to_datetime(value)
    except ValueError:
        return None
    until = until.replace(tzinfo=UTC) if until.tzinfo is None else until
    return min(max(0.0, (until - now).total_seconds()), longest)


def backed_off(failures: int, upto: float | None = None) -> float:
    """Seconds to wait after so many failures: any time up to a bound that doubles with each ("full jitter").

    That way those who failed together do not come back together.
    """
    bound = min(LONGEST, FIRST * 2 ** (failures - 1))
    return random.uniform(0.0, bound if upto is None else min(bound, upto))  # noqa: S311 - nothing secret about it
