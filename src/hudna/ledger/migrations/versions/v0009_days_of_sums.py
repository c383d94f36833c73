"""Claims are looked for by the first day of what they tell in sum, and hold the place that their report told last."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Whoever opens the ledger next makes the projections anew."""
    op.execute(sa.text("UPDATE meta SET reader = NULL"))
