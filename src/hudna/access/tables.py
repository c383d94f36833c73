"""Tables of users, sessions, tokens and failed sign-ins. No secret is kept, only what it can be checked against."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Column, Dialect, ForeignKey, Integer, MetaData, String, Table, TypeDecorator

SCHEMA = 1
"""Counts up with every change of the tables."""

APPLICATION = 0x48554441
"""Tells the file from other SQLite databases."""

metadata = MetaData()


class Instant(TypeDecorator[datetime]):
    """An instant in UTC as text of one width, so that it sorts."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """As it is stored."""
        return None if value is None else value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """As it is used."""
        return None if value is None else datetime.fromisoformat(value)


# `key` is the name as names are compared; `password` is an Argon2 hash with its parameters.
users = Table(
    "users",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False),
    Column("key", String, nullable=False, unique=True),
    Column("role", String, nullable=False),
    Column("password", String, nullable=False),
    Column("created", Instant, nullable=False),
    Column("disabled", Instant, nullable=True),
)

sessions = Table(
    "sessions",
    metadata,
    Column("hash", String, primary_key=True),
    Column("user_id", ForeignKey(users.c.id), nullable=False, index=True),
    Column("created", Instant, nullable=False),
    Column("seen", Instant, nullable=False),
)

tokens = Table(
    "tokens",
    metadata,
    Column("id", String, primary_key=True),
    Column("hash", String, nullable=False, unique=True),
    Column("user_id", ForeignKey(users.c.id), nullable=False, index=True),
    Column("name", String, nullable=False),
    Column("role", String, nullable=False),
    Column("created", Instant, nullable=False),
    Column("expires", Instant, nullable=False),
    Column("used", Instant, nullable=True),
    Column("revoked", Instant, nullable=True),
)

# Failed sign-ins in a row, by the hash of the name or the network that they were tried with: people type passwords
# where names belong. Until `until`, no further one is tried.
tries = Table(
    "tries",
    metadata,
    Column("hash", String, primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("last", Instant, nullable=False, index=True),
    Column("until", Instant, nullable=False),
)
