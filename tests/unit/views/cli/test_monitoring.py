"""`hudna monitor`."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from hudna.engine import readers
from hudna.engine.monitor import Monitor, Outcome
from hudna.ledger import open_ledger
from hudna.model.errors import LedgerError
from hudna.model.readings import Reading
from tests.conftest import EXAMPLES, Ran
from tests.unit.views.cli.pages import assert_reads_well

Hudna = Callable[..., Ran]


def test_reports_are_added_and_the_standings_printed(hudna: Hudna, reports: Path, tmp_path: Path) -> None:
    file = tmp_path / "new.ledger"
    ran = hudna("monitor", reports, "--ledger", file)
    assert ran.code == 0
    assert ran.err.startswith("2 reports added with ")
    assert ran.err.endswith("0 known already, 0 could not be read\n")
    assert "Humanitarian truce in Nagorno-Karabakh, 17 October 2020 · karabakh-2020-10-17" in ran.out
    with open_ledger(file, create=False) as ledger:
        assert [report.id for report in ledger.reports()] == ["arabic", "english"]


def test_the_same_reports_again_add_nothing(hudna: Hudna, reports: Path, tmp_path: Path) -> None:
    file = tmp_path / "new.ledger"
    first = hudna("monitor", reports, "--ledger", file)
    again = hudna("monitor", reports, "--ledger", file)
    assert again.code == 0
    assert (
        again.err == "0 reports added with 0 claims (0 nearly repeat another), 2 known already, 0 could not be read\n"
    )
    standings, _, alerts = first.out.partition("\n\n2 new alerts\n")
    assert alerts
    assert again.out == standings + "\n"


def test_the_ledger_may_be_named_by_the_environment(
    hudna: Hudna, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HUDNA_LEDGER", str(tmp_path / "by-environment.ledger"))
    assert hudna("monitor", reports).code == 0
    assert hudna("incidents").code == 0
    assert (tmp_path / "by-environment.ledger").exists()


def test_by_default_the_ledger_is_a_file_in_the_folder_where_one_is(
    hudna: Hudna, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    hudna("monitor", reports)
    assert (tmp_path / "hudna.ledger").exists()


def test_an_id_that_another_report_has_is_told(hudna: Hudna, reports: Path, tmp_path: Path) -> None:
    file = tmp_path / "new.ledger"
    hudna("monitor", reports, "--ledger", file)
    (reports / "english.report.json").write_text(
        json.dumps({"text": "Armenia denied shelling Terter.", "lang": "en"}), encoding="utf-8"
    )
    ran = hudna("monitor", reports, "--ledger", file)
    assert "english.report.json: id english is already that of another report in the ledger" in ran.err
    assert "1 report added" in ran.err


def test_what_was_added_before_the_ledger_failed_is_summed_up(
    hudna: Hudna, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    keep = Monitor.keep

    def failing(self: Monitor, read: Sequence[Reading | Outcome], *digests: Any) -> list[Outcome]:
        if read[0].report.id != "arabic":
            raise LedgerError("new.ledger: the disk is full")
        return keep(self, read, *digests)

    monkeypatch.setattr(Monitor, "keep", failing)
    monkeypatch.setattr(readers, "AT_A_TIME", 1)
    with pytest.raises(LedgerError, match="the disk is full"):
        hudna("monitor", reports, "--ledger", tmp_path / "new.ledger")
    assert capsys.readouterr().err.startswith("1 report added with ")
    with open_ledger(tmp_path / "new.ledger", create=False) as ledger:
        assert [report.id for report in ledger.reports()] == ["arabic"]


def test_reports_of_no_registered_conflict_leave_nothing_to_print(hudna: Hudna, tmp_path: Path) -> None:
    (tmp_path / "garden.txt").write_text(
        "The garden was full of roses and the children sang all day.", encoding="utf-8"
    )
    ran = hudna("monitor", tmp_path / "garden.txt", "--ledger", tmp_path / "new.ledger")
    assert ran.code == 0
    assert ran.out == "The reports of this ledger tell of no conflict with a registered agreement.\n"


def test_the_examples_give_the_standings_of_the_four_karabakh_agreements(hudna: Hudna, tmp_path: Path) -> None:
    ran = hudna("monitor", EXAMPLES, "--ledger", tmp_path / "examples.ledger")
    assert ran.code == 0
    assert ", 0 could not be read\n" in ran.err
    for day in ("2020-10-10", "2020-10-17", "2020-10-25", "2020-11-09"):
        assert f" · karabakh-{day}\n" in ran.out
    assert_reads_well(ran.out)
    assert hudna("verify", "--ledger", tmp_path / "examples.ledger").code == 0
