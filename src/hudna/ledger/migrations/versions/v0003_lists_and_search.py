"""Lists, search and counts by index: the projections are made anew, empty until they are rebuilt."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_OLD = ("findings", "incident_parties", "incidents", "facets", "claims", "judged", "judgements", "reports")


def upgrade() -> None:
    """Put the tables of the projections in place of those before; the entries stay as they are."""
    for table in _OLD:
        op.drop_table(table)
    op.execute(sa.text("UPDATE meta SET reader = NULL"))
    _reports()
    _claims()
    _judgements()
    _incidents()
    _findings()


def _reports() -> None:
    op.create_table(
        "reports",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("number", sa.Integer, nullable=False, unique=True),
        sa.Column("position", sa.Integer, nullable=False, unique=True),
        sa.Column("sha256", sa.String, nullable=False),
        sa.Column("lang", sa.String),
        sa.Column("published", sa.Date),
        sa.Column("source", sa.String),
        sa.Column("known_at", sa.String, nullable=False),
        sa.Column("origin", sa.String, nullable=False),
        sa.Column("symbol", sa.String),
        sa.Column("claims", sa.Integer, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
    )
    for column in ("sha256", "published", "origin", "symbol"):
        op.create_index(f"ix_reports_{column}", "reports", [column])
    op.create_index("reports_by_source", "reports", ["source", "position"])
    op.create_index("reports_by_lang", "reports", ["lang", "position"])
    op.create_index("reports_counted", "reports", ["source", "lang", "published", "claims"])
    op.execute(
        sa.text(
            "CREATE VIRTUAL TABLE sought USING fts5"
            "(title, text, forms, tokenize = 'porter unicode61 remove_diacritics 0')"
        )
    )
    op.create_table(
        "tellings",
        sa.Column("report_id", sa.String, sa.ForeignKey("reports.id"), primary_key=True),
        sa.Column("conflict", sa.String, primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("published", sa.Date),
        sa.Column("source", sa.String),
        sa.Column("lang", sa.String),
        sa.Column("document", sa.Text, nullable=False),
    )
    op.create_index("tellings_by_conflict", "tellings", ["conflict", "position", "published", "source", "lang"])


def _claims() -> None:
    op.create_table(
        "claims",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("report_id", sa.String, sa.ForeignKey("reports.id"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("type", sa.String, nullable=False),
        sa.Column("status", sa.String, nullable=False),
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
    op.create_index("claims_by_position", "claims", ["position", "number"])
    op.create_index("claims_by_type", "claims", ["type", "position", "number", "status"])
    op.create_index("claims_by_status", "claims", ["status", "position", "number"])
    op.create_table(
        "facets",
        sa.Column("claim_id", sa.String, sa.ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True),
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


def _incidents() -> None:
    op.create_table(
        "incidents",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("component", sa.String, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("type", sa.String, nullable=False),
        sa.Column("grade", sa.String, nullable=False),
        sa.Column("awaits", sa.Integer),
        sa.Column("contradicted", sa.Integer),
        sa.Column("document", sa.Text, nullable=False),
    )
    op.create_index("ix_incidents_component", "incidents", ["component"])
    op.create_index("incidents_by_position", "incidents", ["position", "id", "type", "grade"])
    op.create_index("incidents_by_type", "incidents", ["type", "position", "id", "grade"])
    op.create_index("incidents_by_grade", "incidents", ["grade", "position", "id", "type"])
    op.create_index("incidents_awaiting", "incidents", ["awaits", "id"], sqlite_where=sa.text("awaits IS NOT NULL"))
    told = sa.text("contradicted IS NOT NULL")
    op.create_index("incidents_contradicted", "incidents", ["contradicted"], sqlite_where=told)
    op.create_table(
        "incident_marks",
        sa.Column("mark", sa.String, primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("id", sa.String, _incident(), primary_key=True),
        sa.Column("type", sa.String, nullable=False),
        sa.Column("grade", sa.String, nullable=False),
        sa.Column("found", sa.Boolean, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("incident_marks_by_incident", "incident_marks", ["id"])
    op.create_table(
        "alike",
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("one", sa.String, _incident(), primary_key=True),
        sa.Column("other", sa.String, _incident(), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("alike_by_one", "alike", ["one"])
    op.create_index("alike_by_other", "alike", ["other"])


def _findings() -> None:
    op.create_table(
        "findings",
        sa.Column("incident_id", sa.String, _incident(), primary_key=True),
        sa.Column("agreement", sa.String, primary_key=True),
        sa.Column("provision", sa.String, primary_key=True),
        sa.Column("party", sa.String, primary_key=True),
        sa.Column("effect", sa.String, nullable=False),
        sa.Column("day", sa.Date),
        sa.Column("grade", sa.String, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
    )
    op.create_index("findings_by_agreement", "findings", ["agreement", "incident_id", "provision", "party"])
    op.create_index("findings_by_day", "findings", ["agreement", "effect", "day", "incident_id", "grade"])


def _incident() -> sa.ForeignKey:
    return sa.ForeignKey("incidents.id", ondelete="CASCADE")
