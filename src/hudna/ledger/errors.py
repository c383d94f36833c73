"""Errors of the store, in words that a user can act on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from hudna.ledger import sqlite
from hudna.model.errors import LedgerError


@contextmanager
def explained(location: str) -> Iterator[None]:
    """Turn database errors within the block into `LedgerError`, with the ledger's location and the reason."""
    try:
        yield
    except DBAPIError as error:
        raise LedgerError(f"{location}: {sqlite.reason(error)}") from error
