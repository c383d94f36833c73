"""Where reports are published, and which were taken back: nothing older says either, so nothing is computed anew."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the columns to the reports."""
    op.add_column("reports", sa.Column("url", sa.String))
    op.add_column("reports", sa.Column("withdrawal", sa.Text))
    op.create_index("reports_by_url", "reports", ["url", "number"])
