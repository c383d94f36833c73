"""Tables of a ledger: the entries, their head, and the projections computed from them.

Instants are text of one width (`2020-10-10T09:00:00.000000Z`), so that they sort and hash the same in every database.
Documents are JSON text of a model type; the columns beside them are what a query filters or sorts by.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Date, ForeignKey, Index, Integer, MetaData, String, Table, Text

metadata = MetaData()

entries = Table(
    "entries",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("kind", String, nullable=False),
    Column("time", String, nullable=False),
    Column("author", String, nullable=False),
    Column("payload", Text, nullable=False),
    Column("previous", String, nullable=False),
    Column("hash", String, nullable=False),
    Index("entries_by_kind", "kind", "sequence"),
)

meta = Table(
    "meta",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1", name="one_row"), primary_key=True, autoincrement=False),
    Column("head_sequence", Integer, nullable=False),
    Column("head_hash", String, nullable=False),
    Column("reader", String, nullable=True),
)

reports = Table(
    "reports",
    metadata,
    Column("id", String, primary_key=True),
    Column("sha256", String, nullable=False, index=True),
    Column("lang", String, nullable=True),
    Column("published", Date, nullable=True, index=True),
    Column("source", String, nullable=True),
    Column("known_at", String, nullable=False),
    Column("document", Text, nullable=False),
)

claims = Table(
    "claims",
    metadata,
    Column("id", String, primary_key=True),
    Column("report_id", ForeignKey(reports.c.id), nullable=False),
    Column("number", Integer, nullable=False),
    Column("key", String, nullable=False),
    Column("document", Text, nullable=False),
    Index("claims_by_report", "report_id", "number", unique=True),
    Index("claims_by_key", "key", "report_id", "number"),
)

incidents = Table(
    "incidents",
    metadata,
    Column("id", String, primary_key=True),
    Column("key", String, nullable=False, index=True),
    Column("type", String, nullable=False),
    Column("start", Date, nullable=True),
    Column("end", Date, nullable=True),
    Column("grade", String, nullable=False),
    Column("document", Text, nullable=False),
    Index("incidents_by_day", "end", "start", "id"),
    Index("incidents_by_type", "type", "end", "start", "id"),
)

# Repeats what incidents are chosen by, so that one index holds all of it for each party.
incident_parties = Table(
    "incident_parties",
    metadata,
    Column("id", ForeignKey(incidents.c.id, ondelete="CASCADE"), primary_key=True),
    Column("party", String, primary_key=True),
    Column("type", String, nullable=False),
    Column("start", Date, nullable=True),
    Column("end", Date, nullable=True),
    Index("incident_parties_by_day", "party", "end", "start", "id", "type"),
    sqlite_with_rowid=False,
)

findings = Table(
    "findings",
    metadata,
    Column("incident_id", ForeignKey(incidents.c.id, ondelete="CASCADE"), primary_key=True),
    Column("agreement", String, primary_key=True),
    Column("provision", String, primary_key=True),
    Column("party", String, primary_key=True),
    Column("document", Text, nullable=False),
    Index("findings_by_agreement", "agreement", "incident_id", "provision", "party"),
)

PROJECTIONS = (reports, claims, incidents, incident_parties, findings)
"""The tables that a rebuild fills, in the order in which their rows may be added."""

EMPTY = {"id": 1, "head_sequence": 0, "head_hash": "0" * 64, "reader": None}
"""The one row of `meta` in a ledger without entries."""
