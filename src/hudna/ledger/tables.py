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
    Column("origin", String, nullable=False, index=True),
    Column("symbol", String, nullable=True, index=True),
    Column("document", Text, nullable=False),
)

# `tag` names a claim where an id must be short; `component` is the set of claims that it was grouped with, null until it was;
# `read` is the claim as it was read, where persons corrected or graded it.
claims = Table(
    "claims",
    metadata,
    Column("id", String, primary_key=True),
    Column("report_id", ForeignKey(reports.c.id), nullable=False),
    Column("number", Integer, nullable=False),
    Column("tag", String, nullable=False),
    Column("component", String, nullable=True),
    Column("incident_id", String, nullable=True),
    Column("document", Text, nullable=False),
    Column("read", Text, nullable=True),
    Index("claims_by_report", "report_id", "number", unique=True),
    Index("claims_by_tag", "tag"),
    Index("claims_by_component", "component", "id"),
    Index("claims_by_incident", "incident_id", "id"),
)

# What of a claim is compared with others, and where those are looked for: in its block about its day, in its official
# document, among what happens once in the life of an agreement.
facets = Table(
    "facets",
    metadata,
    Column("claim_id", ForeignKey(claims.c.id, ondelete="CASCADE"), primary_key=True),
    Column("block", String, nullable=False),
    Column("day", Integer, nullable=True),
    Column("symbol", String, nullable=True),
    Column("once", String, nullable=True),
    Column("document", Text, nullable=False),
    Index("facets_by_block", "block", "day"),
    Index("facets_by_symbol", "symbol"),
    Index("facets_by_once", "once"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("id", String, primary_key=True),
    Column("sequence", Integer, nullable=False, unique=True),
    Column("kind", String, nullable=False),
    Column("source", String, nullable=True, index=True),
    Column("document", Text, nullable=False),
)

# Which claims a judgement is about. A judgement outlives a reading, so its claims need not be there.
judged = Table(
    "judged",
    metadata,
    Column("claim_id", String, primary_key=True),
    Column("judgement_id", ForeignKey(judgements.c.id, ondelete="CASCADE"), primary_key=True),
    sqlite_with_rowid=False,
)

incidents = Table(
    "incidents",
    metadata,
    Column("id", String, primary_key=True),
    Column("component", String, nullable=False, index=True),
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

NEVER = ""
"""The component of claims that tell no incident."""

PROJECTIONS = (reports, judgements, judged, claims, facets, incidents, incident_parties, findings)
"""The tables that a rebuild fills, in the order in which their rows may be added."""

EMPTY = {"id": 1, "head_sequence": 0, "head_hash": "0" * 64, "reader": None}
"""The one row of `meta` in a ledger without entries."""
