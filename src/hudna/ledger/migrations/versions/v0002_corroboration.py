"""Incidents by comparison of claims, and judgements: the projections are made anew, empty until they are rebuilt."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_OLD = ("findings", "incident_parties", "incidents", "claims", "reports")


def upgrade() -> None:
    """Put the tables of the projections in place of those before; the entries stay as they are."""
    for table in _OLD:
        op.drop_table(table)
    op.execute(sa.text("UPDATE meta SET reader = NULL"))
    _reports_and_claims()
    _judgements()
    _incidents_and_findings()


def _reports_and_claims() -> None:
    op.create_table(
        "reports",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("sha256", sa.String, nullable=False),
        sa.Column("lang", sa.String),
        sa.Column("published", sa.Date),
        sa.Column("source", sa.String),
        sa.Column("known_at", sa.String, nullable=False),
        sa.Column("origin", sa.String, nullable=False),
        sa.Column("symbol", sa.String),
        sa.Column("document", sa.Text, nullable=False),
    )
    for column in ("sha256", "published", "origin", "symbol"):
        op.create_index(f"ix_reports_{column}", "reports", [column])
    op.create_table(
        "claims",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("report_id", sa.String, sa.ForeignKey("reports.id"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("tag", sa.String, nullable=False),
        sa.Column("component", sa.String),
        sa.Column("incident_id", sa.String),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("read", sa.Text),
    )
    op.create_index("claims_by_report", "claims", ["report_id", "number"], unique=True)
    op.create_index("claims_by_tag", "claims", ["tag"])
    op.create_index("claims_by_component", "claims", ["component", "id"])
    op.create_index("claims_by_incident", "claims", ["incident_id", "id"])
    claim = sa.ForeignKey("claims.id", ondelete="CASCADE")
    op.create_table(
        "facets",
        sa.Column("claim_id", sa.String, claim, primary_key=True),
        sa.Column("block", sa.String, nullable=False),
        sa.Column("day", sa.Integer),
        sa.Column("symbol", sa.String),
        sa.Column("once", sa.String),
        sa.Column("document", sa.Text, nullable=False),
    )
    op.create_index("facets_by_block", "facets", ["block", "day"])
    op.create_index("facets_by_symbol", "facets", ["symbol"])
    op.create_index("facets_by_once", "facets", ["once"])


def _judgements() -> None:
    op.create_table(
        "judgements",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("sequence", sa.Integer, nullable=False, unique=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("source", sa.String),
        sa.Column("document", sa.Text, nullable=False),
    )
    op.create_index("ix_judgements_source", "judgements", ["source"])
    judgement = sa.ForeignKey("judgements.id", ondelete="CASCADE")
    op.create_table(
        "judged",
        sa.Column("claim_id", sa.String, primary_key=True),
        sa.Column("judgement_id", sa.String, judgement, primary_key=True),
        sqlite_with_rowid=False,
    )


def _incidents_and_findings() -> None:
    op.create_table(
        "incidents",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("component", sa.String, nullable=False),
        sa.Column("type", sa.String, nullable=False),
        sa.Column("start", sa.Date),
        sa.Column("end", sa.Date),
        sa.Column("grade", sa.String, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
    )
    op.create_index("ix_incidents_component", "incidents", ["component"])
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
