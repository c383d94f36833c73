"""What is compared of claims is written down without the names of its fields, and its words as they are."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Whoever opens the ledger next makes the projections anew."""
    op.execute(sa.text("UPDATE meta SET reader = NULL"))
