import tomllib
from pathlib import Path

import pytest

from hudna.model.errors import DataError
from hudna.sources.tables.names import FIELDS, NAMES, folded, known_names


def test_every_field_has_names_in_all_five_languages() -> None:
    content = tomllib.loads(NAMES.read_text(encoding="utf-8"))
    assert {field: set(content[field]) for field in FIELDS} == {
        field: {"en", "ar", "fr", "ru", "uk"} for field in FIELDS
    }


def test_the_names_of_the_fields_themselves_are_known() -> None:
    assert [known_names()[field] for field in FIELDS] == list(FIELDS)


def test_names_are_compared_without_capitals_marks_and_what_is_between_words() -> None:
    assert folded("\ufeff Report_TEXT: ") == folded("report-text") == "report text"
    assert folded("\u202bالنص\u202c") == "النص"


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        (("[title]", "[tittle]"), "top level: Object contains unknown field tittle"),
        (('en = ["title"', 'english = ["title"'), "key in title: "),
        (('en = ["title"', 'en = ["text"'), "title.en: 'text' is there already"),
        (("[title]", "[title"), "syntax: "),
    ],
)
def test_a_file_of_names_that_is_wrong_is_an_error_that_names_the_place(
    tmp_path: Path, changed: tuple[str, str], problem: str
) -> None:
    file = tmp_path / "columns.toml"
    file.write_text(NAMES.read_text(encoding="utf-8").replace(*changed), encoding="utf-8")
    with pytest.raises(DataError) as error:
        known_names(file)
    assert str(error.value).startswith(f"columns.toml: {problem}")
