"""Ledgers that an earlier version wrote: their entries stay as they are, their projections are to be made anew."""

from __future__ import annotations

import json
import struct
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, insert, text, update

from hudna.engine.opening import opened
from hudna.engine.projection import project
from hudna.ledger import chain, open_ledger, opening, sketches, sqlite, tables
from hudna.ledger.codec import to_payload
from hudna.model.entries import Draft, EntryKind
from hudna.sources import Sketch
from tests.tellings import filed
from tests.unit.engine.told import report

MIGRATIONS = Path(str(opening.__file__)).parent / "migrations"


def drafts() -> list[Draft]:
    """Two reports of one event, the second a reprint: an earlier version named at most one that it repeats."""
    found = []
    for name, repeated in (("agency", None), ("paper", "agency")):
        payload = {"report": to_payload(report(name)), "sha256": report(name).sha256, "nearly_repeats": repeated}
        found.append(Draft(kind=EntryKind.REPORT_ADDED, author="hudna", payload=payload))
        claims = [to_payload(filed(says=None, words=f"the words of {name}").claim)]
        read = {"report_id": name, "reader": "reader 1", "claims": claims}
        found.append(Draft(kind=EntryKind.CLAIMS_READ, author="reader 1", payload=read))
    return found


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """A ledger as the first version kept it, with entries and what followed from them."""
    file = tmp_path / "first.ledger"
    engine = sqlite.connect(file, timeout=0)
    with engine.begin() as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(MIGRATIONS))
        command.upgrade(config, "0001")
        previous = chain.GENESIS
        for sequence, draft in enumerate(drafts(), 1):
            row = chain.seal(draft, sequence, previous)
            previous = row["hash"]
            connection.execute(insert(tables.entries).values(row))
        head = {"head_sequence": len(drafts()), "head_hash": previous, "reader": "reader 1"}
        connection.execute(update(tables.meta).values(head))
        for statement in (
            "INSERT INTO reports VALUES ('agency', 'x', 'en', NULL, NULL, '2020', '{}')",
            "INSERT INTO claims VALUES ('agency#1', 'agency', 1, 'key', '{}')",
            "INSERT INTO incidents VALUES ('i1', 'key', 'attack.shelling', NULL, NULL, 'alleged', '{}')",
            "INSERT INTO incident_parties VALUES ('i1', 'ARM', 'attack.shelling', NULL, NULL)",
            "INSERT INTO findings VALUES ('i1', 'a', 'p', 'ARM', '{}')",
        ):
            connection.execute(text(statement))
    engine.dispose()
    return file


def test_its_entries_are_intact_and_its_projections_empty_until_a_rebuild(first: Path) -> None:
    with open_ledger(first) as ledger:
        kept = [(entry.kind, entry.payload) for entry in ledger.entries()]
        assert kept == [(draft.kind, json.loads(json.dumps(draft.payload))) for draft in drafts()]
        assert list(ledger.verify()) == []
        assert ledger.reader() is None
        assert (list(ledger.reports()), list(ledger.claims())) == ([], [])
        assert (list(ledger.incidents()), list(ledger.findings())) == ([], [])


def test_a_rebuild_makes_them_anew(first: Path) -> None:
    with open_ledger(first) as ledger:
        ledger.rebuild(project)
        assert [claim.id for claim in ledger.claims()] == ["agency#1", "paper#1"]
        assert [(incident.claims, incident.told is not None) for incident in ledger.incidents()] == [
            (("agency#1", "paper#1"), True)
        ]
        assert {claim.origin for claim in ledger.claims()} == {"agency"}
        assert ledger.reader() == "reader 1"
        assert list(ledger.verify(project=project)) == []


def test_who_opens_it_to_ask_it_finds_them_made(first: Path) -> None:
    with opened(str(first)) as ledger:
        assert len(list(ledger.incidents())) == 1


def test_what_a_new_report_nearly_repeats_is_found_among_its_reports(first: Path) -> None:
    drawn = Sketch.of(report("agency").text)
    with opened(str(first)) as ledger, ledger.transaction() as transaction:
        assert "agency" in drawn.repeated(transaction.sketches_with(drawn.bands()))


def test_it_can_be_opened_again_as_any_other(first: Path) -> None:
    open_ledger(first).close()
    with open_ledger(first, create=False) as ledger:
        assert ledger.head()[0] == len(drafts())
        ledger.append(EntryKind.REPORT_ADDED, {"id": "more"}, author="hudna")
        assert list(ledger.verify()) == []


def test_of_marks_that_are_all_in_the_index_the_last_wait_again(tmp_path: Path) -> None:
    """Up to 0007 none waited; nothing is made anew for that."""
    file, few = tmp_path / "seventh.ledger", 3
    with open_ledger(file) as ledger, ledger.transaction() as transaction:
        for number in range(1, sketches.WAIT + few + 1):
            transaction.put_report(report(f"r{number}"), datetime(2020, 10, 28, tzinfo=UTC))
            transaction.put_sketch(f"r{number}", b"drawn", [2**32 - number, number, number + 1])
    engine = sqlite.connect(file, timeout=0)
    with engine.begin() as connection:
        kept = marks_kept(connection)
        waiting, _ = kept
        assert len(waiting) == few
        for number, marks in waiting:
            for mark in struct.unpack("<3I", marks):
                row = {"mark": mark, "number": number}
                connection.execute(text("INSERT INTO sketch_marks(mark, number) VALUES (:mark, :number)"), row)
        connection.execute(text("DROP TABLE sketches_waiting"))
        connection.execute(text("UPDATE ledger_version SET version_num = '0007'"))
    with open_ledger(file) as ledger, ledger.transaction() as transaction:
        assert [name for name, _ in transaction.sketches_with([1000, 1003])] == ["r999", "r1000", "r1002", "r1003"]
    with engine.begin() as connection:
        assert marks_kept(connection) == kept
    engine.dispose()


def marks_kept(connection: Connection) -> tuple[list[tuple[int, bytes]], list[tuple[int, int]]]:
    """The marks that wait, and those in the index."""
    waiting, index = (
        connection.execute(text(f"SELECT * FROM {table} ORDER BY 1, 2")).all()  # noqa: S608 - fixed names
        for table in ("sketches_waiting", "sketch_marks")
    )
    return [(number, marks) for number, marks in waiting], [(mark, number) for mark, number in index]
