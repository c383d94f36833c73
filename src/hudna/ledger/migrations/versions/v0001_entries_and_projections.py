"""Entries with their head, and the projections of reports, claims, incidents and findings."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables of a new ledger."""
    _entries()
    _reports_and_claims()
    _incidents_and_findings()


def _entries() -> None:
    op.create_table(
        "entries",
        sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("time", sa.String, nullable=False),
        sa.Column("author", sa.String, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("previous", sa.String, nullable=False),
        sa.Column("hash", sa.String, nullable=False),
    )
    op.create_index("entries_by_kind", "entries", ["kind", "sequence"])
    meta = op.create_table(
        "meta",
        sa.Column(
            "id", sa.Integer, sa.CheckConstraint("id = 1", name="one_row"), primary_key=True, autoincrement=False
        ),
        sa.Column("head_sequence", sa.Integer, nullable=False),
        sa.Column("head_hash", sa.String, nullable=False),
        sa.Column("reader", sa.String),
    )
    op.bulk_insert(meta, [{"id": 1, "head_sequence": 0, "head_hash": "0" * 64, "reader": None}])


def _reports_and_claims() -> None:
    op.create_table(
        "reports",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("sha256", sa.String, nullable=False),
        sa.Column("lang", sa.String),
        sa.Column("published", sa.Date),
        sa.Column("source", sa.String),
        sa.Column("known_at", sa.String, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
    )
    op.create_index("ix_reports_sha256", "reports", ["sha256"])
    op.create_index("ix_reports_published", "reports", ["published"])
    op.create_table(
        "claims",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("report_id", sa.String, sa.ForeignKey("reports.id"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
    )
    op.create_index("claims_by_report", "claims", ["report_id", "number"], unique=True)
    op.create_index("claims_by_key", "claims", ["key", "report_id", "number"])


def _incidents_and_findings() -> None:
    op.create_table(
        "incidents",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("type", sa.String, nullable=False),
        sa.Column("start", sa.Date),
        sa.Column("end", sa.Date),
        sa.Column("grade", sa.String, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
    )
    op.create_index("ix_incidents_key", "incidents", ["key"])
    op.create_index("incidents_by_day", "incidents", ["end", "start", "id"])
    op.create_index("incidents_by_type", "incidents", ["type", "end", "start", "id"])
    incident = sa.ForeignKey("incidents.id", ondelete="CASCADE")
    op.create_table(
        "incident_parties",
        sa.Column("id", sa.String, incident, primary_key=True),
        sa.Column("party", sa.String, primary_key=True),
        sa.Column("type", sa.String, nullable=False),
        sa.Column("start", sa.Date),
        sa.Column("end", sa.Date),
        sqlite_with_rowid=False,
    )
    op.create_index("incident_parties_by_day", "incident_parties", ["party", "end", "start", "id", "type"])
    incident = sa.ForeignKey("incidents.id", ondelete="CASCADE")
    op.create_table(
        "findings",
        sa.Column("incident_id", sa.String, incident, primary_key=True),
        sa.Column("agreement", sa.String, primary_key=True),
        sa.Column("provision", sa.String, primary_key=True),
        sa.Column("party", sa.String, primary_key=True),
        sa.Column("document", sa.Text, nullable=False),
    )
    op.create_index("findings_by_agreement", "findings", ["agreement", "incident_id", "provision", "party"])
