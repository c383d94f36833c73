"""Run by Alembic: migrate the ledger whose connection `hudna.ledger.opening` hands over, in its transaction."""

from alembic import context

from hudna.ledger.opening import VERSION_TABLE
from hudna.ledger.tables import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, version_table=VERSION_TABLE
)
context.run_migrations()
