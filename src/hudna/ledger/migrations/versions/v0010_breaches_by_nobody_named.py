"""Breaches whose doer is not named are found, and such incidents can be asked for."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Whoever opens the ledger next makes the projections anew."""
    op.execute(sa.text("UPDATE meta SET reader = NULL"))
