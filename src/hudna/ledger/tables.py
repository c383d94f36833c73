"""Tables of a ledger: the entries, their head, and the projections computed from them.

Instants are text of one width (`2020-10-10T09:00:00.000000Z`), so that they sort and hash the same in every database.
Documents are JSON text of a model type; the columns beside them are what a query filters or sorts by. A `position` is a
place in a list whose newest has the highest; see `hudna.ledger.positions`.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    event,
    text,
)

from hudna.ledger import sought

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

# `number` counts the reports as they come; `claims` is how many it tells.
reports = Table(
    "reports",
    metadata,
    Column("id", String, primary_key=True),
    Column("number", Integer, nullable=False, unique=True),
    Column("position", Integer, nullable=False, unique=True),
    Column("sha256", String, nullable=False, index=True),
    Column("lang", String, nullable=True),
    Column("published", Date, nullable=True, index=True),
    Column("source", String, nullable=True),
    Column("known_at", String, nullable=False),
    Column("origin", String, nullable=False, index=True),
    Column("symbol", String, nullable=True, index=True),
    Column("url", String, nullable=True),
    Column("withdrawal", Text, nullable=True),
    Column("claims", Integer, nullable=False),
    Column("document", Text, nullable=False),
    Index("reports_by_url", "url", "number"),
    Index("reports_by_source", "source", "position"),
    Index("reports_by_lang", "lang", "position"),
    Index("reports_counted", "source", "lang", "published", "claims"),
)

# By the number of each report, what is compared of its text to tell which it nearly repeats; found by `hudna.ledger.sketches`.
kept_sketches = Table(
    "sketches",
    metadata,
    Column("number", ForeignKey(reports.c.number), primary_key=True, autoincrement=False),
    Column("sketch", LargeBinary, nullable=False),
)

# The marks by which the sketches of the last reports are found, packed; they wait to be put into the index, many at once.
sketches_waiting = Table(
    "sketches_waiting",
    metadata,
    Column("number", ForeignKey(reports.c.number), primary_key=True, autoincrement=False),
    Column("marks", LargeBinary, nullable=False),
)

# The index, by which all other sketches are found.
sketch_marks = Table(
    "sketch_marks",
    metadata,
    Column("mark", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

# What a report tells of a conflict; repeats what reports are chosen by.
tellings = Table(
    "tellings",
    metadata,
    Column("report_id", ForeignKey(reports.c.id), primary_key=True),
    Column("conflict", String, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("published", Date, nullable=True),
    Column("source", String, nullable=True),
    Column("lang", String, nullable=True),
    Column("document", Text, nullable=False),
    Index("tellings_by_conflict", "conflict", "position", "published", "source", "lang"),
)

# `tag` names a claim where an id must be short; `component` is the set of claims that it was grouped with, null until it was;
# `read` is the claim as it was read, where persons corrected or graded it.
claims = Table(
    "claims",
    metadata,
    Column("id", String, primary_key=True),
    Column("report_id", ForeignKey(reports.c.id), nullable=False),
    Column("number", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("type", String, nullable=False),
    Column("status", String, nullable=False),
    Column("tag", String, nullable=False),
    Column("component", String, nullable=True),
    Column("incident_id", String, nullable=True),
    Column("document", Text, nullable=False),
    Column("read", Text, nullable=True),
    Index("claims_by_report", "report_id", "number", unique=True),
    Index("claims_by_tag", "tag"),
    Index("claims_by_component", "component", "id"),
    Index("claims_by_incident", "incident_id", "id"),
    Index("claims_by_position", "position", "number"),
    Index("claims_by_type", "type", "position", "number", "status"),
    Index("claims_by_status", "status", "position", "number"),
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

# `awaits` is the place in the list of those that await a verdict, null for those that do not; `contradicted` is how many were
# killed at least where accounts contradict each other, null where they do not.
incidents = Table(
    "incidents",
    metadata,
    Column("id", String, primary_key=True),
    Column("component", String, nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("type", String, nullable=False),
    Column("grade", String, nullable=False),
    Column("awaits", Integer, nullable=True),
    Column("contradicted", Integer, nullable=True),
    Column("document", Text, nullable=False),
    Index("incidents_by_position", "position", "id", "type", "grade"),
    Index("incidents_by_type", "type", "position", "id", "grade"),
    Index("incidents_by_grade", "grade", "position", "id", "type"),
    Index("incidents_awaiting", "awaits", "id", sqlite_where=text("awaits IS NOT NULL")),
    Index("incidents_contradicted", "contradicted", sqlite_where=text("contradicted IS NOT NULL")),
)

# By what incidents are chosen: `party:AZE`, `country:AZE`, `agreement:karabakh-2020-10-10`. Repeats what they are chosen by
# beside that, so that the table is its own index. `found`: the incident has the mark by a finding alone.
incident_marks = Table(
    "incident_marks",
    metadata,
    Column("mark", String, primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("id", ForeignKey(incidents.c.id, ondelete="CASCADE"), primary_key=True),
    Column("type", String, nullable=False),
    Column("grade", String, nullable=False),
    Column("found", Boolean, nullable=False),
    Index("incident_marks_by_incident", "id"),
    sqlite_with_rowid=False,
)

# Incidents of one component that may be one.
alike = Table(
    "alike",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("one", ForeignKey(incidents.c.id, ondelete="CASCADE"), primary_key=True),
    Column("other", ForeignKey(incidents.c.id, ondelete="CASCADE"), primary_key=True),
    Index("alike_by_one", "one"),
    Index("alike_by_other", "other"),
    sqlite_with_rowid=False,
)

findings = Table(
    "findings",
    metadata,
    Column("incident_id", ForeignKey(incidents.c.id, ondelete="CASCADE"), primary_key=True),
    Column("agreement", String, primary_key=True),
    Column("provision", String, primary_key=True),
    Column("party", String, primary_key=True),
    Column("effect", String, nullable=False),
    Column("day", Date, nullable=True),
    Column("grade", String, nullable=False),
    Column("document", Text, nullable=False),
    Index("findings_by_agreement", "agreement", "incident_id", "provision", "party"),
    Index("findings_by_day", "agreement", "effect", "day", "incident_id", "grade"),
)

NEVER = ""
"""The component of claims that tell no incident."""

event.listen(metadata, "after_create", sought.create)

PROJECTIONS = (
    reports,
    kept_sketches,
    sketches_waiting,
    sketch_marks,
    sought.table,
    tellings,
    judgements,
    judged,
    claims,
    facets,
    incidents,
    incident_marks,
    alike,
    findings,
)
"""The tables that a rebuild fills, in the order in which their rows may be added."""

EMPTY = {"id": 1, "head_sequence": 0, "head_hash": "0" * 64, "reader": None}
"""The one row of `meta` in a ledger without entries."""
