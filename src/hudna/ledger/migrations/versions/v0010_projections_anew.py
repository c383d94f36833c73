"""Projections are made anew: they tell more.

Breaches whose doer is not named are found, and such incidents can be asked for. What persons refuted is found, as refuted, and a
verdict stays with what a split left behind. Claims know whether they are of a new version of a report.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Whoever opens the ledger next makes the projections anew."""
    op.execute(sa.text("UPDATE meta SET reader = NULL"))
