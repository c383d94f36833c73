"""Marks of sketches in a table: among many reports an inverted index takes longer to be asked than a table to be written."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Put the table in place of the index; whoever opens the ledger next makes the projections anew."""
    op.execute(sa.text("DROP TABLE sketch_marks"))
    op.create_table(
        "sketch_marks",
        sa.Column("mark", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.execute(sa.text("UPDATE meta SET reader = NULL"))
