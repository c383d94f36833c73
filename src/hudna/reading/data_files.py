"""Strict loading of TOML data files: an unknown key or a wrong type is an error that names file and place."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import msgspec
import rtoml

from hudna.model.errors import DataError

T = TypeVar("T")
DATA = Path(__file__).parent.parent / "data"


def load_toml(path: Path, kind: type[T]) -> T:
    """A TOML file as a typed object.

    Args:
        path: the file.
        kind: a `msgspec.Struct` that forbids unknown fields.

    Raises:
        DataError: the file is absent, is not TOML, or does not have that shape.
    """
    try:
        # Some 8 times as fast as the standard library's, which took a quarter of the time before the first report is read.
        raw = rtoml.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise DataError(path.name, "file", "is not there") from error
    except rtoml.TomlParsingError as error:
        raise DataError(path.name, "syntax", str(error)) from error
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        reason, _, place = str(error).partition(" - at ")
        raise DataError(path.name, place.strip("`$.") or "top level", reason) from error
