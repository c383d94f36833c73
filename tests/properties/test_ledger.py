"""Whatever is added, the ledger verifies; whatever is changed behind its back, `verify` finds it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from hudna.ledger import Ledger, Row, Transaction, open_ledger
from hudna.ledger.codec import from_payload, to_document, to_payload
from hudna.model.claims import Act, Claim, Span, Status
from hudna.model.entries import Draft, Entry, EntryKind
from hudna.model.events import EventType
from hudna.model.incidents import Account, FiledClaim, Grade, Incident
from hudna.model.reports import Report

SETTINGS = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
DRAFTS = st.builds(
    Draft,
    kind=st.sampled_from(EntryKind),
    author=st.text(max_size=20),
    payload=st.dictionaries(st.text(max_size=5), JSON, max_size=3),
    time=st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
)


@cache
def an_empty_ledger() -> bytes:
    """Made once: its tables take longer to make than an example to run."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "truce.ledger"
        open_ledger(file).close()
        return file.read_bytes()


@contextmanager
def a_ledger() -> Iterator[tuple[Ledger, Path]]:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "truce.ledger"
        file.write_bytes(an_empty_ledger())
        with open_ledger(file, create=False) as ledger:
            yield ledger, file


@contextmanager
def behind_its_back(file: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(file)) as raw, raw:
        yield raw


# Entries


@SETTINGS
@given(st.lists(st.lists(DRAFTS, max_size=4), max_size=4))
def test_any_additions_verify_and_come_back_as_they_were_added(batches: list[list[Draft]]) -> None:
    with a_ledger() as (ledger, _):
        added = [entry for batch in batches for entry in ledger.append_many(batch)]
        assert list(ledger.verify()) == []
        assert list(ledger.entries()) == added
        given_drafts = [draft for batch in batches for draft in batch]
        assert [(e.kind, e.author, e.payload, e.time) for e in added] == [
            (d.kind, d.author, d.payload, d.time) for d in given_drafts
        ]


@SETTINGS
@given(st.lists(DRAFTS, min_size=1, max_size=4), st.data())
def test_any_changed_byte_of_any_column_is_found(drafts: list[Draft], data: st.DataObject) -> None:
    with a_ledger() as (ledger, file):
        entry = data.draw(st.sampled_from(ledger.append_many(drafts)))
        column = data.draw(st.sampled_from(["kind", "time", "author", "payload", "previous", "hash"]))
        with behind_its_back(file) as raw:
            query = f"SELECT CAST({column} AS BLOB) FROM entries WHERE sequence = ?"  # noqa: S608
            (kept,) = raw.execute(query, [entry.sequence]).fetchone()
            assume(kept)
            at = data.draw(st.integers(0, len(kept) - 1))
            flipped = kept[at] ^ data.draw(st.integers(1, 255))
            changed = kept[:at] + bytes([flipped]) + kept[at + 1 :]
            change = f"UPDATE entries SET {column} = CAST(? AS TEXT) WHERE sequence = ?"  # noqa: S608
            raw.execute(change, [changed, entry.sequence])
        assert list(ledger.verify()) != []


@SETTINGS
@given(st.lists(DRAFTS, min_size=1, max_size=5), st.data())
def test_any_missing_run_of_entries_is_found(drafts: list[Draft], data: st.DataObject) -> None:
    with a_ledger() as (ledger, file):
        ledger.append_many(drafts)
        first = data.draw(st.integers(1, len(drafts)))
        last = data.draw(st.integers(first, len(drafts)))
        with behind_its_back(file) as raw:
            raw.execute("DELETE FROM entries WHERE sequence BETWEEN ? AND ?", [first, last])
        assert first in {fault.sequence for fault in ledger.verify()}


@SETTINGS
@given(st.lists(DRAFTS, min_size=2, max_size=5), st.data())
def test_any_two_entries_that_changed_places_are_found(drafts: list[Draft], data: st.DataObject) -> None:
    with a_ledger() as (ledger, file):
        ledger.append_many(drafts)
        places = st.lists(st.integers(1, len(drafts)), min_size=2, max_size=2, unique=True)
        one, other = data.draw(places)
        with behind_its_back(file) as raw:
            for old, new in ((one, 0), (other, one), (0, other)):
                raw.execute("UPDATE entries SET sequence = ? WHERE sequence = ?", [new, old])
        assert {one, other} <= {fault.sequence for fault in ledger.verify()}


@SETTINGS
@given(st.lists(DRAFTS, min_size=1, max_size=4), st.data())
def test_any_changed_time_is_found(drafts: list[Draft], data: st.DataObject) -> None:
    with a_ledger() as (ledger, file):
        entry = data.draw(st.sampled_from(ledger.append_many(drafts)))
        other = data.draw(DRAFTS).time
        assert other is not None
        assume(other != entry.time)
        text = other.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
        with behind_its_back(file) as raw:
            raw.execute("UPDATE entries SET time = ? WHERE sequence = ?", [text, entry.sequence])
        assert entry.sequence in {fault.sequence for fault in ledger.verify()}


# Projections


def reading(report: Report, told: list[str]) -> dict[str, Any]:
    """A payload as an engine may write it: the report, and one claim for each incident key that it tells of."""
    filed = [
        FiledClaim(
            id=f"{report.id}#{number}",
            report_id=report.id,
            source=report.source,
            published=report.published,
            claim=Claim(
                evidence=Span(0, 0, ""),
                trigger=Span(0, 0, ""),
                type=EventType.ATTACK_SHELLING,
                status=Status.ACTUAL,
                act=Act.STATES,
                rule=key,
            ),
        )
        for number, key in enumerate(told, start=1)
    ]
    return {"report": to_payload(report), "claims": [to_payload(claim) for claim in filed]}


def project(entries: Iterable[Entry], t: Transaction) -> None:
    """A small engine: claims with one key make one incident, whose account lists them."""
    for entry in entries:
        report = from_payload(entry.payload["report"], Report)
        filed = [from_payload(claim, FiledClaim) for claim in entry.payload["claims"]]
        t.put_report(report, entry.time)
        lost = t.put_claims(report.id, [a_row(claim) for claim in filed])
        touched = lost | {claim.claim.rule for claim in filed}
        members = sorted({*(claim for _, claim in t.facets_in(touched, str)), *t.pending_facets(str)})
        told = {key: [one for one in members if claim_rule(t, one) == key] for key in sorted(touched)}
        stays = t.put_components({key: [claims] for key, claims in told.items()}, touched, touched - lost)
        fresh = {key: claims for key, claims in told.items() if tuple(claims) not in stays}
        t.put_incidents(
            {key: incidents_of(key, list(t.claims_named(claims).values())) for key, claims in fresh.items()}
        )
        t.put_reader(entry.author)


def a_row(filed: FiledClaim) -> Row:
    return Row(filed=filed, tag=filed.id, facets=to_document(filed.id), block="all", day=1)


def claim_rule(t: Transaction, claim_id: str) -> str:
    found = t.claim(claim_id)
    assert found is not None
    return found.claim.rule


def incidents_of(key: str, filed: list[FiledClaim]) -> list[Incident]:
    if not filed:
        return []
    account = Account(
        speaker="ARM",
        act=Act.STATES,
        status=Status.ACTUAL,
        killed=None,
        wounded=None,
        claims=tuple(claim.id for claim in filed),
    )
    days = sorted(claim.published for claim in filed if claim.published is not None)
    return [
        Incident(
            id=f"incident {key}",
            type=EventType.ATTACK_SHELLING,
            actors=(key,),
            targets=("ARM",),
            place=None,
            start=days[0] if days else None,
            end=days[-1] if days else None,
            accounts=(account,),
            grade=Grade.ALLEGED,
            reason="told by one side only",
        )
    ]


REPORTS = st.builds(
    Report,
    id=st.sampled_from(["r1", "r2", "r10"]),
    text=st.just("Shelling went on."),
    published=st.none() | st.dates(date(2020, 10, 1), date(2020, 10, 30)),
    source=st.none() | st.sampled_from(["Armenpress", "Azertac"]),
)
READINGS = st.builds(reading, REPORTS, st.lists(st.sampled_from(["AZE", "ARM", "RUS"]), max_size=4))


def contents(file: Path) -> dict[str, list[tuple[object, ...]]]:
    tables = ("reports", "sought", "tellings", "claims", "facets", "incidents", "incident_marks", "alike", "findings")
    with behind_its_back(file) as raw:
        return {table: sorted(raw.execute(f"SELECT * FROM {table}"), key=json.dumps) for table in tables}  # noqa: S608


@SETTINGS
@given(st.lists(st.lists(READINGS, min_size=1, max_size=3), max_size=4))
def test_projections_after_any_additions_equal_a_rebuild(batches: list[list[dict[str, Any]]]) -> None:
    with a_ledger() as (ledger, file):
        for batch in batches:
            with ledger.transaction() as t:
                project([t.append(EntryKind.CLAIMS_READ, payload, author="reader 1") for payload in batch], t)
        kept = contents(file)
        assert list(ledger.verify(project=project)) == []
        ledger.rebuild(project)
        assert contents(file) == kept
