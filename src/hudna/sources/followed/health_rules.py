"""When a feed is late, failing or silent: the thresholds of `data/feed_health.toml`, read strictly."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec

from hudna.sources.affiliations import read_toml

RULES = Path(__file__).parents[2] / "data" / "feed_health.toml"

Number = Annotated[int, msgspec.Meta(ge=1, le=10_000)]
Times = Annotated[float, msgspec.Meta(ge=1, le=1_000)]


class _Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of the file; a key that it does not know is an error, and so is one that is missing."""


class ReachRule(_Table, frozen=True, kw_only=True):
    """`[reach]`."""

    late_intervals: Times
    failing_intervals: Times
    least_minutes: Number


class SilenceRule(_Table, frozen=True, kw_only=True):
    """`[silence]`."""

    usual_days: Number
    least_items: Annotated[int, msgspec.Meta(ge=3, le=10_000)]
    least_hours: Number
    level: Annotated[float, msgspec.Meta(gt=0, lt=1)]
    times_gap: Times
    passed_over: Annotated[int, msgspec.Meta(ge=0, le=1)]


class VolumeRule(_Table, frozen=True, kw_only=True):
    """`[volume]`."""

    recent_hours: Number


class HealthRules(_Table, frozen=True, kw_only=True):
    """The whole file; what each key means is written there."""

    reach: ReachRule
    silence: SilenceRule
    volume: VolumeRule


@cache
def load_health_rules(file: Path = RULES) -> HealthRules:
    """Read a file of thresholds.

    Raises:
        DataError: where it is not TOML, or has an unknown or missing key or a value out of range; it names the file and
            the key.
        OSError: where it cannot be read.
    """
    return read_toml(file, HealthRules)
