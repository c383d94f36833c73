"""Linear models as files: JSON that `python -m training` writes."""

from __future__ import annotations

from pathlib import Path

import msgspec

from hudna.model.errors import DataError
from hudna.reading.choice import LinearModel


class _ModelFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    labels: tuple[str, ...]
    bias: tuple[float, ...]
    weights: dict[str, tuple[float, ...]]


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
    sizes = {len(stored.labels), len(stored.bias), *(len(w) for w in stored.weights.values())}
    if len(sizes) != 1:
        raise DataError(path.name, "weights", "there is not one weight for each label")
    # Weights are rounded, so that few rows are different: one object for each takes little memory.
    rows = {row: row for row in stored.weights.values()}
    return LinearModel(stored.labels, stored.bias, {feature: rows[row] for feature, row in stored.weights.items()})
