"""Sketches, by which reports are told that nearly repeat an earlier one: made in a rebuild, as are all projections."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the tables; whoever opens the ledger next makes the projections anew."""
    op.create_table(
        "sketches",
        sa.Column("number", sa.Integer, sa.ForeignKey("reports.number"), primary_key=True, autoincrement=False),
        sa.Column("sketch", sa.LargeBinary, nullable=False),
    )
    op.execute(
        sa.text(
            "CREATE VIRTUAL TABLE sketch_marks USING fts5"
            "(marks, content = '', detail = none, columnsize = 0, tokenize = 'ascii')"
        )
    )
    op.execute(sa.text("INSERT INTO sketch_marks(sketch_marks, rank) VALUES ('automerge', 0), ('usermerge', 2)"))
    op.execute(sa.text("UPDATE meta SET reader = NULL"))
