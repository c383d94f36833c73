"""Bad input, from end to end: each named with its reason, and the rest of the batch done."""

from __future__ import annotations

import json
import os
import resource
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from hudna.engine.projection import project
from hudna.engine.readers import AT_A_TIME
from hudna.ledger import open_ledger
from hudna.model.errors import LedgerError
from tests.conftest import EXAMPLES, Ran
from tests.unit.views.cli import processes
from tests.unit.views.cli.conftest import ARABIC, ENGLISH

Hudna = Callable[..., Ran]
FINNISH = "Puolustusministeriön mukaan joukot tulittivat kaupunkia eilen illalla, ja kaksi ihmistä haavoittui pahoin."

BAD = {
    "empty.txt": (b"", "the file is empty"),
    "blank.txt": (b" \n\t\n", "nothing but white space"),
    "binary.txt": (bytes(range(256)) * 40, "not text in any encoding that is recognised; perhaps a binary file"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(100), "a PNG image, not text"),
    "broken.txt": (ARABIC.encode() * 3 + b"\xd8\xff" + ARABIC.encode() * 3, "broken UTF-8 at byte "),
    "huge.txt": (ENGLISH.encode() * (50_000_000 // len(ENGLISH)), "50.0 MB, more than the 5 MB a report may have"),
    "untold.report.json": (b'{"id": "untold", "lang": "en"}', 'no key "text"'),
    "null.report.json": (b'{"text": null}', 'key "text" must be text, not null'),
    "torn.report.json": (b'{"text": "Baku sa', "not JSON: "),
    "ahead.report.json": (
        b'{"text": "Mortar fire was heard near the quarry.", "lang": "en", "published": "2935-10-11"}',
        "published: 2935-10-11 is still to come: a report is published before it is taken in, today on ",
    ),
    "year-one.report.json": (
        b'{"text": "Mortar fire was heard near the quarry yesterday.", "lang": "en", "published": "0001-01-01"}',
        "published: 0001-01-01 is before 1900",
    ),
    "list.report.json": (b"[]", "JSON, but not an object"),
}


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bad")
    for name, (content, _) in BAD.items():
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture(params=["read", "monitor"])
def command(request: pytest.FixtureRequest, hudna: Hudna, tmp_path: Path) -> Callable[..., Ran]:
    """`hudna read` or `hudna monitor` of some paths."""

    def run(*paths: Path) -> Ran:
        return hudna(request.param, *paths, *(["--ledger", tmp_path / "new.ledger"] * (request.param == "monitor")))

    return run


# Files


def test_every_bad_file_is_named_with_its_reason_and_the_good_are_read(
    command: Callable[..., Ran], bad: Path, reports: Path
) -> None:
    ran = command(bad, reports)
    told = ran.err.splitlines()
    for name, (_, reason) in BAD.items():
        assert [line for line in told if line.startswith(f"{bad / name}: {reason}")], name
    assert f"{len(BAD)} could not be read" in told[-1]
    assert len(told) == len(BAD) + 1, "nothing else is said"
    assert ran.code == 0


def test_where_nothing_can_be_read_the_exit_code_is_2(command: Callable[..., Ran], bad: Path) -> None:
    ran = command(bad)
    assert ran.code == 2
    assert f"{len(BAD)} could not be read" in ran.err


def test_a_path_that_is_not_there_is_named(command: Callable[..., Ran], reports: Path, tmp_path: Path) -> None:
    for path in (tmp_path / "no.txt", tmp_path / "no-such-folder"):
        assert f"{path}: no such file or folder\n" in command(path, reports).err
    assert command(tmp_path / "no.txt").code == 2


def test_a_folder_without_a_report_is_named(command: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    ran = command(tmp_path / "nothing")
    assert ran.code == 2
    assert f"{tmp_path}/nothing: no report in this folder" in ran.err


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to this user")
def test_a_file_that_may_not_be_read_is_named(command: Callable[..., Ran], reports: Path) -> None:
    (reports / "arabic.report.json").chmod(0)
    ran = command(reports)
    assert f"{reports}/arabic.report.json: permission denied\n" in ran.err
    assert ran.code == 0


def test_a_name_that_no_terminal_can_show_is_escaped(command: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "\x1b[31m\u202e.txt").touch()
    assert "\\x1b[31m\\u202e.txt: the file is empty" in command(tmp_path / "\x1b[31m\u202e.txt").err


# Texts


def test_a_language_without_a_pack_is_named_with_those_that_have_one(
    command: Callable[..., Ran], reports: Path
) -> None:
    (reports / "finnish.txt").write_text(FINNISH, encoding="utf-8")
    ran = command(reports)
    assert "finnish.txt: there is no language pack for 'fi' (there are: " in ran.err
    assert "1 could not be read" in ran.err
    assert ran.code == 0
    assert command(reports / "finnish.txt").code == 2


@pytest.mark.parametrize(
    ("clause", "filler"),
    [
        (
            "while the shells fell on Terter ",
            "and the long road went on between the hills and the old orchards of the valley ",
        ),
        (
            "بينما سقطت القذائف على ترتر ",
            "وامتد الطريق الطويل بين التلال والبساتين القديمة في الوادي نحو الجبال البعيدة ",
        ),
    ],
    ids=["en", "ar"],
)
def test_a_report_in_which_no_sentence_ends_is_read(hudna: Hudna, tmp_path: Path, clause: str, filler: str) -> None:
    endless = clause + filler * 8
    text = endless * (200_000 // len(endless.encode()) + 1)
    (tmp_path / "endless.txt").write_text(text, encoding="utf-8")
    ran = hudna("read", tmp_path / "endless.txt", "--format", "jsonl")
    assert (ran.code, ran.err) == (0, "")
    assert '"evidence"' in ran.out


def test_directional_characters_are_told_and_shown_to_do_no_harm(hudna: Hudna, tmp_path: Path) -> None:
    reversed_ = tmp_path / "reversed.txt"
    reversed_.write_text(f"\u202e\u2069{ENGLISH}\u2066\n\u200f{ENGLISH}", encoding="utf-8")
    ran = hudna("read", reversed_)
    assert ran.err == f"{reversed_}: directional control characters: U+200F (1), U+202E (1), U+2066 (1), U+2069 (1)\n"
    assert "Terter" in ran.out
    assert not set("\u202e\u2066\u200f") & set(ran.out)
    text = reversed_.read_text("utf-8")
    spans = [claim["evidence"] for claim in json.loads(hudna("read", reversed_, "--format", "jsonl").out)["claims"]]
    assert spans
    assert all(text[span["start"] : span["end"]] == span["text"] for span in spans), "offsets of the text as it was"


def test_numbers_and_dates_beyond_all_measure_stop_nothing(command: Callable[..., Ran], tmp_path: Path) -> None:
    wild = tmp_path / "wild.txt"
    wild.write_text(
        f"Baku, 31 December 9999. Armenian forces will shell Terter tomorrow. On 45 October 99999 they killed {'9' * 40} "
        "civilians and wounded 9007199254740993 people, the ministry said on 1 January 0001, two days before yesterday. "
        "ستقصف القوات الأرمينية ترتر غداً وقتل ٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩ مدنياً.",
        encoding="utf-8",
    )
    ran = command(wild)
    assert ran.code == 0
    assert "could not be read" not in ran.err.replace("0 could not be read", "")


# Ledgers


@pytest.fixture
def not_a_ledger(tmp_path: Path) -> Path:
    (tmp_path / "notes.txt").write_text("no ledger at all, but a text that is long enough for a header " * 20)
    return tmp_path / "notes.txt"


@pytest.fixture
def another_database(tmp_path: Path) -> Path:
    with closing(sqlite3.connect(tmp_path / "other.sqlite")) as raw, raw:
        raw.execute("CREATE TABLE birds (name TEXT)")
    return tmp_path / "other.sqlite"


def ledger_commands(reports: Path) -> Iterator[tuple[str, ...]]:
    yield ("monitor", str(reports))
    yield from ((name,) for name in ("incidents", "standing", "verify", "rebuild"))


def test_a_file_that_is_no_ledger_is_left_alone_by_every_command(
    reports: Path, not_a_ledger: Path, another_database: Path, hudna: Hudna
) -> None:
    for file, reason in (
        (not_a_ledger, "is not a ledger"),
        (another_database, "is not a ledger, but another database"),
    ):
        before = file.read_bytes()
        for arguments in ledger_commands(reports):
            with pytest.raises(LedgerError, match=reason):
                hudna(*arguments, "--ledger", file)
        assert file.read_bytes() == before


def test_a_ledger_error_is_one_line_with_the_file_and_exits_with_2(reports: Path, not_a_ledger: Path) -> None:
    done = processes.hudna("monitor", reports, "--ledger", not_a_ledger)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"hudna: {not_a_ledger}: is not a ledger\n"


def test_questions_make_no_ledger(hudna: Hudna, reports: Path, tmp_path: Path) -> None:
    for arguments in list(ledger_commands(reports))[1:]:
        with pytest.raises(LedgerError, match=r"new\.ledger: there is no ledger"):
            hudna(*arguments, "--ledger", tmp_path / "new.ledger")
    assert not (tmp_path / "new.ledger").exists()


def test_a_ledger_that_another_process_writes_to_can_be_asked_and_is_not_written_to(
    told_ledger: Path, reports: Path, hudna: Hudna, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = partial(open_ledger, timeout=0)
    monkeypatch.setattr("hudna.engine.opening.open_ledger", at_once)
    with closing(sqlite3.connect(told_ledger, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert hudna("incidents", "--ledger", told_ledger).code == 0
        with pytest.raises(LedgerError, match="another process holds it; try again when that has ended"):
            hudna("monitor", reports, "--ledger", told_ledger)


def test_a_full_disk_is_told_and_what_was_acknowledged_is_kept(tmp_path: Path) -> None:
    file, short = tmp_path / "new.ledger", tmp_path / "short"
    short.mkdir()
    for number in range(AT_A_TIME):  # what is kept together, before what is too much
        (short / f"{number:02}.txt").write_text(f"The truce held on day {number}.", encoding="utf-8")

    def fill_up() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_700_000, 1_700_000))

    done = processes.hudna("monitor", short, EXAMPLES, "--ledger", file, preexec_fn=fill_up)
    assert (done.returncode, done.stdout) == (2, "")
    summary, error = done.stderr.splitlines()
    assert error.startswith(f"hudna: {file}: the disk ")
    added = int(summary.partition(" reports added")[0])
    assert added > 0
    with open_ledger(file, create=False) as ledger:
        assert sum(1 for _ in ledger.reports()) == added
        assert list(ledger.verify(project=project)) == []
