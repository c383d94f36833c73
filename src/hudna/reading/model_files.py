"""Linear models as files: JSON that `python -m training` writes."""

from __future__ import annotations

from pathlib import Path

import msgspec

from hudna.model.errors import DataError
from hudna.reading.choice import LinearModel


class _ModelFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Different rows of weights, and for each feature the number of its own: read sooner than a row for each."""

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    rows: list[tuple[float, ...]]
    features: dict[str, int]


def load_model(path: Path) -> LinearModel:
    """A model from its file.

    Raises:
        DataError: the file is absent or has another shape.
    """
    try:
        stored = msgspec.json.decode(path.read_bytes(), type=_ModelFile)
    except FileNotFoundError as error:
        raise DataError(path.name, "file", "is not there") from error
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise DataError(path.name, "shape", str(error)) from error
    sizes = {len(stored.labels), len(stored.bias), *map(len, stored.rows)}
    if len(sizes) != 1:
        raise DataError(path.name, "rows", "there is not one weight for each label")
    if not all(0 <= number < len(stored.rows) for number in set(stored.features.values())):
        raise DataError(path.name, "features", "one names a row that there is not")
    return LinearModel(stored.labels, stored.bias, stored.rows, stored.features)
