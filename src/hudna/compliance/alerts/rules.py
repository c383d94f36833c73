"""When to raise an alert: the thresholds of `data/alerts.toml`, read strictly."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec

from hudna.model.errors import DataError

RULES = Path(__file__).parents[2] / "data" / "alerts.toml"

Number = Annotated[int, msgspec.Meta(ge=1, le=10_000)]
Share = Annotated[float, msgspec.Meta(gt=0, lt=1)]


class _Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of the file; a key that it does not know is an error, and so is one that is missing."""


class TruceRule(_Table, frozen=True, kw_only=True):
    """`[truce]`."""

    fresh_days: Number
    apart_days: Number


class SurgeRule(_Table, frozen=True, kw_only=True):
    """`[surge]`."""

    recent_days: Number
    earlier_days: Number
    fresh_days: Number
    level: Share
    least_breaches: Number
    least_reports: Number
    least_earlier: Number


class DeadlineRule(_Table, frozen=True, kw_only=True):
    """`[deadline]`."""

    near_days: Number


class SilenceRule(_Table, frozen=True, kw_only=True):
    """`[silence]`."""

    least_days: Annotated[int, msgspec.Meta(ge=3, le=10_000)]
    among_last: Annotated[int, msgspec.Meta(ge=2, le=10_000)]
    share: Share
    times: Annotated[float, msgspec.Meta(ge=1)]


class ContradictionRule(_Table, frozen=True, kw_only=True):
    """`[contradiction]`."""

    least_killed: Number


class Rules(_Table, frozen=True, kw_only=True):
    """The whole file; what each key means is written there."""

    truce: TruceRule
    surge: SurgeRule
    deadline: DeadlineRule
    silence: SilenceRule
    contradiction: ContradictionRule


@cache
def load_rules(file: Path = RULES) -> Rules:
    """Read a file of thresholds.

    Raises:
        DataError: where it cannot be read, is not TOML, or has an unknown or missing key or a value out of range; it
            names the file and the key.
    """
    try:
        return msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), Rules)
    except OSError as error:
        raise DataError(file.name, "file", error.strerror or "cannot be read") from error
    except UnicodeDecodeError as error:
        raise DataError(file.name, f"byte {error.start}", "is not UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        reason, _, place = str(error).partition(" (at ")
        raise DataError(file.name, place.removesuffix(")") or "file", reason) from error
    except msgspec.ValidationError as error:
        reason, _, place = str(error).partition(" - at ")
        raise DataError(file.name, place.strip("`").removeprefix("$.") or "top level", reason) from error
