import codecs
from pathlib import Path

import pytest

from hudna.model.reports import Report
from hudna.sources.plain import read_plain
from tests.unit.sources.taken import refusals, reports

ARABIC = "بيان\n\nأعلنت لجنة البحيرة يوم الأحد أن الهدنة صمدت في المرفأ، ولم يسجل أي خرق.\n"
RUSSIAN = (
    "Сводка за воскресенье\n\nНаблюдатели сообщили, что перемирие в приозёрных сёлах соблюдается, обстрелов не было.\n"
)
FRENCH = (
    "Communiqué\n\nLes observateurs ont déclaré que la trêve était respectée près du « Vieux Quai » : aucun blessé.\n"
)


def test_a_text_is_kept_but_for_its_line_ends() -> None:
    data = "  العنوان\r\nصمدت الهدنة.\rوبعد\n\n".encode()
    assert read_plain(data, "file") == Report(id="file", text="  العنوان\nصمدت الهدنة.\nوبعد\n\n")


def test_a_guessed_encoding_is_a_notice() -> None:
    assert read_plain("صمدت الهدنة يوم الأحد".encode("cp1256"), "file").notices == ("encoding guessed: cp1256",)


@pytest.mark.parametrize(
    ("text", "lang", "written", "told"),
    [
        (RUSSIAN, "ru", "cp1251", ("encoding guessed: cp1251",)),  # Notepad on a Russian Windows
        (RUSSIAN, "ru", "koi8-r", ("encoding guessed: koi8-r",)),  # a mailing list of old
        (FRENCH, "fr", "cp1252", ("encoding guessed: cp1252",)),
        (FRENCH, "fr", "latin-1", ("encoding guessed: cp1252",)),  # of which it is a part
        (ARABIC, "ar", "cp1256", ("encoding guessed: cp1256",)),
        (ARABIC, "ar", "utf-8-sig", ()),
        (ARABIC, "ar", "utf-16", ()),  # "Unicode" in Notepad, with its mark
        (RUSSIAN, "ru", "utf-16", ()),
        (FRENCH, "fr", "utf-16", ()),
    ],
)
def test_a_file_of_text_is_a_report_in_whatever_it_was_written(
    tmp_path: Path, text: str, lang: str, written: str, told: tuple[str, ...]
) -> None:
    file = tmp_path / "statement.txt"
    file.write_bytes(text.replace("\n", "\r\n").encode(written))
    (report,) = reports(file)
    assert (report.id, report.text, report.lang, report.notices) == ("statement", text, lang, told)


def test_big_endian_text_with_its_mark_is_read_and_half_a_character_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "statement.txt"
    data = codecs.BOM_UTF16_BE + ARABIC.encode("utf-16-be")
    file.write_bytes(data)
    assert [one.text for one in reports(file)] == [ARABIC]
    file.write_bytes(data[:-1])
    assert refusals(file) == {"": f"broken UTF-16 at byte {len(data) - 2}"}
