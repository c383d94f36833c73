"""Instants on the command line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from hudna.views.instants import parse_instant


class Times(NamedTuple):
    """The two times of a question: as of when, by the events; and as known on which day. None for now."""

    as_of: datetime | None = None
    known_on: datetime | None = None


def parse_time(_kind: Any, tokens: Sequence[Any]) -> datetime:
    """An option's value as an instant.

    Raises:
        ValueError: as for `hudna.views.instants.parse_instant`.
    """
    return parse_instant(tokens[0].value)
