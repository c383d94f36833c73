from pathlib import Path

import pytest

from hudna.sources.tables.columns import chosen, names_text
from hudna.sources.tables.mapping import Mapping
from hudna.sources.tables.table import Table
from hudna.sources.unreadable import UnreadableError
from tests.unit.sources.taken import refusals, reports

NOTHING_SAID = Mapping()


def table(*header: str) -> Table:
    return Table(header=header, rows=lambda: iter(()), name="reports", mapping_file="reports.columns.toml")


def found(header: list[str], mapping: Mapping = NOTHING_SAID) -> dict[str, str]:
    return {field: column.name for field, column in chosen(table(*header), mapping).items()}


def problem(header: list[str], mapping: Mapping = NOTHING_SAID) -> str:
    with pytest.raises(UnreadableError) as error:
        chosen(table(*header), mapping)
    return str(error.value)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (
            ["id", "lang", "published", "source", "title", "text", "url"],
            ["text", "title", "published", "source", "url", "lang", "id"],
        ),
        (["Report_ID", "HEADLINE", "Full text", "Outlet"], ["Full text", "HEADLINE", "Outlet", "Report_ID"]),
        (
            ["\u200fالنص\u200f", "العنوان", "تاريخ النشر", "المصدر"],
            ["\u200fالنص\u200f", "العنوان", "تاريخ النشر", "المصدر"],
        ),
        (
            ["Texte intégral", "Titre", "Date de publication", "Éditeur"],
            ["Texte intégral", "Titre", "Date de publication", "Éditeur"],
        ),
        (["Заголовок", "Текст", "Дата"], ["Текст", "Заголовок", "Дата"]),
        (["Назва", "Зміст", "Джерело"], ["Зміст", "Назва", "Джерело"]),
    ],
)
def test_columns_are_told_by_their_names_in_several_languages(header: list[str], expected: list[str]) -> None:
    assert list(found(header).values()) == expected


def test_of_two_columns_that_could_be_the_text_none_is_taken() -> None:
    assert problem(["text", "Body"]) == (
        "'text' and 'Body' could both be the text: say which in reports.columns.toml beside it: text = \"…\""
    )
    assert found(["text", "Body"], Mapping(text="Body")) == {"text": "Body"}


def test_a_table_without_a_column_that_could_be_the_text_lists_what_there_is() -> None:
    assert problem(["Day", "Notes", ""]) == (
        'none of its columns is known to hold the text (Day, Notes): say which in reports.columns.toml beside it: text = "…"'
    )


def test_the_projects_own_word_counts_before_others_but_for_the_text() -> None:
    assert found(["text", "date", "published"])["published"] == "published"
    assert problem(["text", "Date", "Published on"]).startswith("'Date' and 'Published on' could both be the published")


def test_what_the_user_says_counts_before_the_names() -> None:
    assert found(["Notes", "text", "Date"], Mapping(text="Notes")) == {"text": "Notes", "published": "Date"}
    assert "source" not in found(["text", "source"], Mapping(source_is="Desk"))


def test_a_column_that_the_user_names_and_that_is_not_there_is_an_error_that_names_file_and_key() -> None:
    assert problem(["text", "Day"], Mapping(published="Date")) == (
        "reports.columns.toml: published: of the columns, there is none called 'Date' (there are: text, Day)"
    )
    assert problem(["a", "a"], Mapping(text="a")).startswith(
        "reports.columns.toml: text: of the columns, there are two"
    )


def test_names_are_compared_whole() -> None:
    assert not names_text(["context", "text length", "no text"], Mapping())


def test_very_many_columns_are_not_all_listed() -> None:
    assert "c39 and 60 more)" in problem([f"c{number}" for number in range(100)])


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('txt = "Body"', "Object contains unknown field txt"),
        ("text = 5", "text: Expected str, got int"),
        ("text = ", "not TOML: Invalid value (at end of document)"),
        ('source = "a"\nsource_is = "b"', "source and source_is cannot both be given"),
        ('date_format = "%d.%m."', "date_format: '%d.%m.' gives no day, month and year that can be read back"),
        ('delimiter = ", "', "delimiter: Expected str of length <= 1"),
    ],
)
def test_a_mapping_that_is_wrong_is_refused_with_its_file_and_place(tmp_path: Path, content: str, reason: str) -> None:
    (tmp_path / "a.csv").write_text("text\nThe truce held.\n", encoding="utf-8")
    (tmp_path / "a.columns.toml").write_text(content, encoding="utf-8")
    assert refusals(tmp_path / "a.csv") == {"": f"a.columns.toml: {reason}"}


def test_constants_hold_for_every_row(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("text\nLa trêve a tenu.\nLe calme est revenu.\n", encoding="utf-8")
    (tmp_path / "a.columns.toml").write_text('source_is = "Le Pont"\nlang_is = "fr"', encoding="utf-8")
    assert [(report.source, report.lang) for report in reports(tmp_path / "a.csv")] == [("Le Pont", "fr")] * 2
