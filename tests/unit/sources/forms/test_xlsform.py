from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from pyxform.xls2xform import convert

from hudna.sources.forms.form import load_form
from hudna.sources.forms.xlsform import xlsform

FORM = load_form()


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "ceasefire-incident.xlsx"
    path.write_bytes(xlsform(FORM))
    return path


def rows(workbook: bytes, sheet: str) -> list[dict[str, str | None]]:
    header, *found = openpyxl.load_workbook(BytesIO(workbook))[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, header), row, strict=True)) for row in found]


def test_it_converts_to_an_xform_without_error_or_warning(workbook: Path) -> None:
    warnings: list[str] = []
    xml = convert(str(workbook), warnings=warnings).xform
    assert [
        one for one in warnings if "max-pixels" not in one
    ] == []  # photographs are evidence, and stay as they were taken
    assert 'id="ceasefire-incident"' in xml
    assert 'version="1"' in xml
    assert "العربية (ar)" in xml
    assert "أين وقع الحادث" in xml


def test_every_submission_says_which_form_and_version_it_is_of(workbook: Path) -> None:
    survey = rows(workbook.read_bytes(), "survey")
    (form,) = (row for row in survey if row["name"] == "form")
    assert (form["type"], form["calculation"]) == ("calculate", "'ceasefire-incident 1'")


def test_it_asks_what_the_data_file_asks_save_what_only_the_template_does() -> None:
    asked = {row["name"] for row in rows(xlsform(FORM), "survey")}
    assert {name for name, question in FORM.questions.items() if not question.offline} <= asked
    assert not {name for name, question in FORM.questions.items() if question.offline} & asked


def test_its_choices_are_those_that_submissions_accept() -> None:
    found: dict[str, list[str]] = {}
    for row in rows(xlsform(FORM), "choices"):
        found.setdefault(str(row["list_name"]), []).append(str(row["name"]))
    assert found == {name: list(choices) for name, choices in FORM.choices.items()}


def test_a_team_keeps_the_sides_of_its_conflict_and_its_country() -> None:
    made = xlsform(FORM, sides=("ARM", "AZE"), country="AZE")
    sides = [row["name"] for row in rows(made, "choices") if row["list_name"] == "sides"]
    assert sides == ["undetermined", "ARM", "AZE", "other"]
    (country,) = (row for row in rows(made, "survey") if row["name"] == "country")
    assert country["default"] == "AZE"


def test_no_question_asks_who_the_observer_is_or_which_telephone_he_has() -> None:
    kinds = {str(row["type"]) for row in rows(xlsform(FORM), "survey")}
    assert not kinds & {"deviceid", "phonenumber", "username", "email", "audit"}
