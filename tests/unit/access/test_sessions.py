"""Sessions end: for want of use, in any case after some time, and when they are told to."""

from __future__ import annotations

import pytest

from hudna.access import Accounts
from hudna.access.sessions import IDLE, LASTING
from tests.access import PASSWORD, Clock, peopled


@pytest.fixture
def secret(accounts: Accounts) -> str:
    return peopled(accounts).sign_in("analyst", PASSWORD)


def test_it_tells_whose_it_is(accounts: Accounts, secret: str) -> None:
    user = accounts.sessions.user(secret)
    assert user is not None
    assert user.name == "analyst"


@pytest.mark.parametrize("other", ["", "x", "\ud800", "x" * 10_000])
def test_another_secret_is_nobodys(accounts: Accounts, secret: str, other: str) -> None:
    assert accounts.sessions.user(other) is None
    assert accounts.sessions.user(secret + other if other else secret[:-1]) is None


def test_unused_it_ends(accounts: Accounts, clock: Clock, secret: str) -> None:
    clock.move(seconds=IDLE.total_seconds() - 1)
    assert accounts.sessions.user(secret) is not None
    clock.move(seconds=1)
    assert accounts.sessions.user(secret) is None


def test_once_ended_no_use_brings_it_back(accounts: Accounts, clock: Clock, secret: str) -> None:
    clock.move(seconds=IDLE.total_seconds())
    accounts.sessions.note_use(secret)
    assert accounts.sessions.user(secret) is None


def test_used_it_lasts_but_not_for_ever(accounts: Accounts, clock: Clock, secret: str) -> None:
    hours = 0
    while accounts.sessions.user(secret) is not None:
        accounts.sessions.note_use(secret)
        clock.move(hours=1)
        hours += 1
    assert hours == LASTING.total_seconds() / 3600


def test_to_look_whose_it_is_is_no_use(accounts: Accounts, clock: Clock, secret: str) -> None:
    clock.move(hours=3)
    assert accounts.sessions.user(secret) is not None
    clock.move(hours=1)
    assert accounts.sessions.user(secret) is None


def test_it_ends_when_its_user_ends_it_and_no_other_does(accounts: Accounts, secret: str) -> None:
    other = accounts.sign_in("analyst", PASSWORD)
    accounts.sessions.end(secret)
    accounts.sessions.end(secret)
    assert accounts.sessions.user(secret) is None
    assert accounts.sessions.user(other) is not None
