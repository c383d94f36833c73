"""Days and instants on the command line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from hudna.model.times import AsOf
from hudna.views.instants import parse_as_of, parse_instant


class Times(NamedTuple):
    """The two times of a question: as of when, by the events; and as known on which day. None for now."""

    as_of: AsOf | None = None
    known_on: datetime | None = None


def as_of(_kind: Any, tokens: Sequence[Any]) -> AsOf:
    """The value of `--as-of`.

    Raises:
        ValueError: as for `hudna.views.instants.parse_as_of`.
    """
    return parse_as_of(tokens[0].value)


def known_on(_kind: Any, tokens: Sequence[Any]) -> datetime:
    """The value of `--known-on`.

    Raises:
        ValueError: as for `hudna.views.instants.parse_instant`.
    """
    return parse_instant(tokens[0].value)
