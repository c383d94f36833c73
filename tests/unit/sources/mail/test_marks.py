"""The file of marks, and the days that words tell."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hudna.model.errors import DataError
from hudna.sources.mail.headers import day_of
from hudna.sources.mail.marks import MARKS, load_marks


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("Thu, 2 May 2030 09:15:00 +0300", date(2030, 5, 2)),
        ("Thursday, May 2, 2030 at 9:15 AM", date(2030, 5, 2)),
        ("2030-05-02 09:15", date(2030, 5, 2)),
        ("الخميس، ٢ مايو ٢٠٣٠ في ٩:١٥ ص", date(2030, 5, 2)),
        ("2 كانون الثاني 2030", date(2030, 1, 2)),
        ("2 جانفي 2030", date(2030, 1, 2)),
        ("jeudi 2 mai 2030 à 09:15", date(2030, 5, 2)),
        ("2 мая 2030 г., 9:15", date(2030, 5, 2)),
        ("2 Mayıs 2030 Perşembe", date(2030, 5, 2)),
        ("02/05/2030 09:15", None),
        ("31 February 2030", None),
        ("between 3 May and 2 June 2030", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_day_is_told_by_words_in_many_languages_and_never_guessed(told: str, day: date | None) -> None:
    assert day_of(told, load_marks()) == day


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("alone = [", "alone = [3, ", "alone[0]"),
        ("[fields]", "[fields]\nbcc = ['x']", "fields"),
        ("'Le\\b", "'(Le\\b", "introduces"),
        ('months = ["en"', 'months = ["xx_unheard"', "months"),
        ("[fields]", "[fields", "syntax"),
    ],
)
def test_a_wrong_file_is_an_error_that_names_the_place(tmp_path: Path, old: str, new: str, place: str) -> None:
    file = tmp_path / "marks.toml"
    content = MARKS.read_text(encoding="utf-8")
    assert old in content
    file.write_text(content.replace(old, new), encoding="utf-8")
    with pytest.raises(DataError) as raised:
        load_marks(file)
    assert f"marks.toml: {place}" in str(raised.value)
