"""Accounts to try things on: a clock that is set by hand, and passwords that are hashed quickly."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from argon2 import PasswordHasher

from hudna.access import Accounts
from hudna.access.passwords import Passwords
from hudna.model.access import Role

PASSWORD = "seven quiet hills"  # noqa: S105 - of nobody


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


def quick() -> Passwords:
    return Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@contextmanager
def accounts_in(folder: Path, clock: Clock) -> Iterator[Accounts]:
    with Accounts(folder / "team.ledger.access", clock=clock, passwords=quick()) as accounts:
        yield accounts


def peopled(accounts: Accounts) -> Accounts:
    """With a user of each role, named like it."""
    for role in Role:
        accounts.users.add(role.value, role, PASSWORD)
    return accounts
