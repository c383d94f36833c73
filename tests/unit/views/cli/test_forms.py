"""`hudna forms`."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from hudna.model.errors import InputError
from tests.conftest import Ran

Hudna = Callable[..., Ran]


def test_the_workbook_is_written_where_it_is_asked_for(hudna: Hudna, tmp_path: Path) -> None:
    ran = hudna(
        "forms", "xlsform", "--out", tmp_path / "border.xlsx", "--side", "ARM", "--side", "AZE", "--country", "AZE"
    )
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == f"{tmp_path / 'border.xlsx'}: ceasefire-incident 1\n"
    book = openpyxl.load_workbook(BytesIO((tmp_path / "border.xlsx").read_bytes()))
    assert book.sheetnames == ["survey", "choices", "settings"]


def test_by_default_it_has_the_name_of_the_form(hudna: Hudna, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert hudna("forms", "xlsform").code == 0
    assert (tmp_path / "ceasefire-incident.xlsx").is_file()


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (("xlsform", "--side", "Armenia"), "--side: the form has no side 'Armenia' (there are: ARM, "),
        (("xlsform", "--country", "Azerbaijan"), "--country: 'Azerbaijan' is no ISO 3166 code of three letters"),
        (("csv", "--lang", "fr"), "--lang: the form has no 'fr' (there are: en, ar)"),
    ],
)
def test_what_the_form_does_not_have_is_refused(hudna: Hudna, options: tuple[str, ...], reason: str) -> None:
    with pytest.raises(InputError) as error:
        hudna("forms", *options)
    assert str(error.value).startswith(reason)


def test_the_template_is_printed_or_written(hudna: Hudna, tmp_path: Path) -> None:
    printed = hudna("forms", "csv", "--lang", "ar")
    written = hudna("forms", "csv", "--lang", "ar", "--out", tmp_path / "a.csv")
    assert (printed.code, written.code) == (0, 0)
    assert printed.out.startswith("form,instance,submitted,organisation,observer_code,")
    assert (tmp_path / "a.csv").read_text("utf-8-sig").splitlines() == printed.out.splitlines()
