from pathlib import Path

import pytest

from hudna.model.errors import DataError
from hudna.sources.documents.titles import load_titles, telling


@pytest.mark.parametrize("title", ["Daily report of the mission, 3 May", " التقرير اليومي\nللبعثة ", "Truce holds"])
def test_a_title_that_says_something_is_kept_on_one_line(title: str) -> None:
    assert telling(title) == " ".join(title.split())


@pytest.mark.parametrize(
    "title",
    [
        "",
        "Untitled",
        "Untitled Document 3",
        "Microsoft Word - daily report.doc",
        "daily report final.docx",
        "بدون عنوان",
        "Без имени 1",
        "Report",
        "20310503",
        "x " * 200,
    ],
)
def test_a_title_that_a_program_made_is_none(title: str) -> None:
    assert telling(title) is None


def test_a_wrong_key_in_the_file_of_titles_is_named(tmp_path: Path) -> None:
    file = tmp_path / "titles.toml"
    file.write_text('empty = []\nbefore_file_names = []\nfile_endings = [""]\n', encoding="utf-8")
    with pytest.raises(DataError, match=r"titles\.toml: file_endings"):
        load_titles(file)
