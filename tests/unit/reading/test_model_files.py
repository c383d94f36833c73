"""Models as files: read as written, refused with file and place, and those of the project as the reader needs them."""

import json
from pathlib import Path

import pytest

from hudna.model.errors import DataError
from hudna.reading.choice import LinearModel
from hudna.reading.data_files import DATA
from hudna.reading.model_files import load_model

TWO = LinearModel.of(("yes", "no"), (0.5, -0.25), {"rain": (1.0, -1.0), "sun": (-2.0, 0.5)})


def _stored(folder: Path, text: str) -> Path:
    path = folder / "weather.json"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_stored_model_weighs_as_written(tmp_path: Path) -> None:
    stored = {"labels": ["yes", "no"], "bias": [0.5, -0.25], "rows": [[1.0, -1.0], [-2.0, 0.5]]} | {
        "features": {"rain": 0, "sun": 1}
    }
    model = load_model(_stored(tmp_path, json.dumps(stored)))
    assert model.labels == TWO.labels
    assert model.probabilities(["rain"]) == TWO.probabilities(["rain"])


def test_a_model_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError) as refused:
        load_model(tmp_path / "weather.json")
    assert (refused.value.file, refused.value.place) == ("weather.json", "file")


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ("{", "shape", "truncated"),
        ('{"labels": ["a"], "bias": [0.0], "rows": [], "features": {}, "author": "x"}', "shape", "author"),
        ('{"labels": ["a"], "bias": ["much"], "rows": [], "features": {}}', "shape", "$.bias[0]"),
        ('{"labels": ["a"], "bias": [0.0]}', "shape", "rows"),
        ('{"labels": ["a", "b"], "bias": [0.0], "rows": [], "features": {}}', "rows", "one weight for each label"),
        (
            '{"labels": ["a"], "bias": [0.0], "rows": [[1.0, 2.0]], "features": {"x": 0}}',
            "rows",
            "one weight for each label",
        ),
        (
            '{"labels": ["a"], "bias": [0.0], "rows": [[1.0]], "features": {"x": 1}}',
            "features",
            "a row that there is not",
        ),
        (
            '{"labels": ["a"], "bias": [0.0], "rows": [[1.0]], "features": {"x": -1}}',
            "features",
            "a row that there is not",
        ),
    ],
)
def test_a_model_of_another_shape_is_refused_with_file_and_place(
    tmp_path: Path, text: str, place: str, reason: str
) -> None:
    with pytest.raises(DataError) as refused:
        load_model(_stored(tmp_path, text))
    assert (refused.value.file, refused.value.place) == ("weather.json", place)
    assert reason in refused.value.reason


@pytest.mark.parametrize(
    ("name", "labels"),
    [
        ("status", {"actual", "denied", "future", "possible", "demanded"}),
        ("speakers", {"speaks", "other"}),
        ("roles", {"actor", "target", "none"}),
        ("casts", {"cast"}),
        ("days", {"right", "other"}),
    ],
)
def test_the_models_choose_among_what_the_reader_asks_for(name: str, labels: set[str]) -> None:
    assert set(load_model(DATA / "models" / f"{name}.json").labels) == labels


@pytest.mark.parametrize(("name", "first"), [("speakers", "speaks"), ("days", "right")])
def test_the_first_of_two_labels_is_the_one_whose_chance_is_asked_for(name: str, first: str) -> None:
    assert load_model(DATA / "models" / f"{name}.json").labels[0] == first
