"""`hudna incidents`."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from hudna.model.incidents import Incident
from tests.conftest import Ran
from tests.unit.views.cli.pages import assert_reads_well

Hudna = Callable[..., Ran]


def starts(ran: Ran) -> list[str | None]:
    return [incident["start"] for incident in json.loads(ran.out)]


def test_incidents_come_by_their_days_those_without_one_last(hudna: Hudna, told_ledger: Path) -> None:
    assert starts(hudna("incidents", "--ledger", told_ledger, "--format", "json")) == ["2015-07-28", "2020-10-20", None]


def test_json_is_of_the_type_that_its_schema_is_generated_from(hudna: Hudna, told_ledger: Path) -> None:
    out = hudna("incidents", "--ledger", told_ledger, "--format", "json").out
    assert len(msgspec.json.decode(out, type=list[Incident])) == 3


def test_csv_has_a_row_an_incident_and_a_column_a_field(hudna: Hudna, told_ledger: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(hudna("incidents", "--ledger", told_ledger, "--format", "csv").out)))
    assert len(rows) == 3
    shelling = rows[1] | {"id": "", "reason": ""}
    assert shelling == {
        "id": "", "type": "attack.shelling", "actors": "ARM", "targets": "AZE.CVL", "place": "Terter", "country": "AZE",
        "start": "2020-10-20", "end": "2020-10-20", "grade": "disputed", "reason": "", "asserted_by": "AZE",
        "denied_by": "ARM", "killed_low": "3", "killed_high": "", "wounded_low": "", "wounded_high": "",
    }  # fmt: skip


def test_the_table_says_who_asserts_and_who_denies(hudna: Hudna, told_ledger: Path) -> None:
    page = hudna("incidents", "--ledger", told_ledger).out
    assert page.startswith("3 incidents\n")
    row = next(line for line in page.splitlines() if "Terter" in line)
    assert [cell.strip() for cell in row.strip("│").split("│")] == [
        "2020-10-20", "attack.shelling", "ARM → AZE.CVL", "Terter", "disputed", "AZE; denied by ARM", "at least 3 killed",
    ]  # fmt: skip
    assert "not told" in page
    assert_reads_well(page)


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2015-07-27", []),
        ("2015-07-28", ["2015-07-28"]),
        ("2020-10-19", ["2015-07-28"]),
        ("2020-10-20", ["2015-07-28", "2020-10-20"]),
        ("2020-10-22", ["2015-07-28", "2020-10-20"]),
        ("2020-10-23", ["2015-07-28", "2020-10-20", None]),
    ],
)
def test_as_of_leaves_out_what_happened_later_or_without_a_day_was_told_later(
    hudna: Hudna, told_ledger: Path, as_of: str, expected: list[str | None]
) -> None:
    assert starts(hudna("incidents", "--ledger", told_ledger, "--as-of", as_of, "--format", "json")) == expected
