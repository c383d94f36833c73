"""What a new version of a report says takes the place of what the one before said: claims name that."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Whoever opens the ledger next makes the projections anew."""
    op.execute(sa.text("UPDATE meta SET reader = NULL"))
