"""`hudna agreements --proposed`, `draft` and `add`: from what reports announce to a registered agreement."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from hudna.engine.monitor import Monitor
from hudna.engine.projection import project
from hudna.ledger import open_ledger
from hudna.model.errors import DataError, InputError
from tests.conftest import Ran
from tests.tellings import filed
from tests.unit.agreements.test_draft import COMPLETION
from tests.unit.engine.test_registration import OWN
from tests.unit.engine.told import analyst_told, report
from tests.unit.views.cli import processes
from tests.unit.views.cli.pages import assert_reads_well

Hudna = Callable[..., Ran]
ARABIC = "اتفق الطرفان على هدنة"
BY = ("--author", "Amal Saleh", "--reason", "Announced by the envoy")


@pytest.fixture
def announced(empty_ledger: Path, tmp_path: Path) -> Path:
    """A ledger with a truce that the register does not have."""
    file = Path(shutil.copy(empty_ledger, tmp_path / "announced.ledger"))
    told = filed(
        "truce.agreed",
        by="YEM HOUTHI",
        says="UN",
        at=("Yemen", "YEM"),
        day="2016-04-10",
        published="2016-04-11",
        words=ARABIC,
    )
    with open_ledger(file) as ledger:
        Monitor(ledger, analyst_told(a=[told])).add(report("a", published="2016-04-11"))
    return file


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "own.toml").write_text(OWN, encoding="utf-8")
    return tmp_path / "own.toml"


def test_proposals_are_listed_with_on_whose_word(hudna: Hudna, announced: Path) -> None:
    page = hudna("agreements", "--proposed", "--ledger", announced).out
    assert page.startswith("1 proposed agreement\n")
    row = next(line for line in page.splitlines() if "proposed-yemen-2016-04-10" in line)
    assert [cell.strip() for cell in row.split("│")[2:-1]] == ["2016-04-10", "not told", "HOUTHI, YEM", "YEM", "UN"]
    assert_reads_well(page)


def test_an_announced_start_is_listed_as_such_and_drafted(hudna: Hudna, announced: Path) -> None:
    begins = filed(
        "truce.effective", by="", says="UN", status="future", act="states", at=("Yemen", "YEM"), day="2016-04-12"
    )
    agreed = filed("truce.agreed", by="YEM HOUTHI", says="UN", at=("Yemen", "YEM"), day="2016-04-10")
    with open_ledger(announced) as ledger:
        Monitor(ledger, analyst_told(b=[agreed, begins])).add(report("b", published="2016-04-11"))
    page = hudna("agreements", "--proposed", "--ledger", announced).out
    assert "2016-04-12" in page
    assert "(announced)" in page
    drafted = hudna("agreements", "draft", "proposed-yemen-2016-04-10", "--ledger", announced).out
    assert "effect = 2016-04-12 # as announced" in drafted


def test_proposals_as_json_and_csv_have_every_field(hudna: Hudna, announced: Path) -> None:
    (one,) = json.loads(hudna("agreements", "--proposed", "--ledger", announced, "--format", "json").out)
    (row,) = csv.DictReader(
        io.StringIO(hudna("agreements", "--proposed", "--ledger", announced, "--format", "csv").out)
    )
    assert one.keys() == row.keys()
    assert (one["id"], one["claims"], one["agreed"]) == ("proposed-yemen-2016-04-10", ["a#1"], "2016-04-10")
    assert (row["sides"], row["effective"]) == ("HOUTHI; YEM", "")


def test_as_known_before_its_report_there_is_none(hudna: Hudna, announced: Path) -> None:
    page = hudna("agreements", "--proposed", "--known-on", "2016-04-30", "--ledger", announced).out
    assert page.startswith("0 proposed agreements\n"), "the report was read today"
    page = hudna("agreements", "--proposed", "--known-on", "9000-01-01", "--ledger", announced).out
    assert page.startswith("1 proposed agreement\n")


def test_a_ledger_without_one_has_none(hudna: Hudna, empty_ledger: Path) -> None:
    assert hudna("agreements", "--proposed", "--ledger", empty_ledger).out.startswith("0 proposed agreements\n")


def test_a_draft_completed_and_added_is_registered_and_proposed_no_more(
    hudna: Hudna, announced: Path, tmp_path: Path
) -> None:
    file = tmp_path / "draft.toml"
    assert hudna("agreements", "draft", "proposed-yemen-2016-04-10", "--ledger", announced, "--out", file).code == 0
    text = file.read_text(encoding="utf-8")
    assert f"#   a (2016-04-11): {ARABIC}\n" in text
    with pytest.raises(DataError, match=r"draft\.toml: form: "):
        hudna("agreements", "add", file, "--ledger", announced, *BY)
    for empty, full in COMPLETION.items():
        text = text.replace(empty, full)
    file.write_text(text, encoding="utf-8")
    ran = hudna("agreements", "add", file, "--ledger", announced, *BY)
    assert (ran.code, ran.err) == (0, "")
    assert "yemen-2016-04-10 registered, entry " in ran.out
    assert json.loads(hudna("agreements", "--proposed", "--ledger", announced, "--format", "json").out) == []
    assert hudna("verify", "--ledger", announced).code == 0


def test_a_draft_is_printed_where_no_file_is_named(hudna: Hudna, announced: Path) -> None:
    ran = hudna("agreements", "draft", "proposed-yemen-2016-04-10", "--ledger", announced)
    assert 'conflict = "yemen"\n' in ran.out


def test_a_draft_leaves_a_file_that_is_there_alone(hudna: Hudna, announced: Path, own: Path) -> None:
    with pytest.raises(InputError, match=r"own\.toml: is there already, and is left as it is"):
        hudna("agreements", "draft", "proposed-yemen-2016-04-10", "--ledger", announced, "--out", own)
    assert own.read_text(encoding="utf-8") == OWN


def test_a_proposal_that_is_not_there_is_named(hudna: Hudna, announced: Path) -> None:
    ran = hudna("agreements", "draft", "proposed-nowhere", "--ledger", announced)
    assert (ran.code, ran.out) == (2, "")
    assert "no proposal is called 'proposed-nowhere'" in ran.err


def test_agreements_of_a_ledger_are_listed_with_who_added_them_and_why(
    hudna: Hudna, announced: Path, own: Path
) -> None:
    hudna("agreements", "add", own, "--ledger", announced, *BY)
    page = hudna("agreements", "--ledger", announced).out
    assert page.startswith("14 agreements\n")
    assert "by Amal Saleh:" in page
    assert "Announced by" in page
    rows = list(csv.DictReader(io.StringIO(hudna("agreements", "--ledger", announced, "--format", "csv").out)))
    assert "yemen-2016-04-10" in {row["id"] for row in rows}
    assert hudna("agreements").out.startswith("13 agreements\n")


def test_a_ledger_that_is_not_there_is_made_by_add_alone_and_only_for_a_good_file(
    hudna: Hudna, own: Path, tmp_path: Path
) -> None:
    new = tmp_path / "new.ledger"
    own.write_text(OWN.replace("HOUTHI", "HUTI"), encoding="utf-8")
    with pytest.raises(DataError, match=r"own\.toml: sides: HUTI: nobody has this id"):
        hudna("agreements", "add", own, "--ledger", new, *BY)
    assert not new.exists()
    own.write_text(OWN, encoding="utf-8")
    assert hudna("agreements", "add", own, "--ledger", new, *BY).code == 0
    with open_ledger(new, create=False) as ledger:
        assert list(ledger.verify(project=project)) == []


def test_an_amendment_is_said_to_be_one(hudna: Hudna, announced: Path, own: Path) -> None:
    hudna("agreements", "add", own, "--ledger", announced, *BY)
    own.write_text(OWN.replace("joint statement", "memorandum"), encoding="utf-8")
    assert (
        "yemen-2016-04-10 amended, entry " in hudna("agreements", "add", own, "--ledger", announced, "--amend", *BY).out
    )


def test_bad_use_and_bad_files_exit_with_2(hudna: Hudna, announced: Path, own: Path, tmp_path: Path) -> None:
    assert hudna("agreements", "add", own, "--ledger", announced, "--author", "Amal").code == 2
    assert hudna("agreements", "frobnicate").code == 2
    ran = hudna("agreements", "--proposed", "--as-of", "2020-01-01", "--ledger", announced)
    assert (ran.code, ran.err) == (2, "hudna: --as-of does not go with --proposed\n")
    done = processes.hudna("agreements", "add", tmp_path / "no.toml", "--ledger", announced, *BY)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "hudna: no.toml: file: No such file or directory\n"


@pytest.mark.parametrize("command", ["add", "draft"])
def test_help_of_each_has_an_example(hudna: Hudna, command: str) -> None:
    ran = hudna("agreements", command, "--help")
    assert ran.code == 0
    assert f"Example: hudna agreements {command} " in ran.out
