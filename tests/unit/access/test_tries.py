"""Failed sign-ins have to wait."""

from __future__ import annotations

from pathlib import Path

import pytest

from hudna.access import Accounts
from hudna.model.errors import SignInError
from tests.access import PASSWORD, Clock, accounts_in, peopled


def fail(accounts: Accounts, name: str = "viewer", address: str | None = "192.0.2.1") -> int:
    """A sign-in with a wrong password; the seconds it has to wait, 0 where it was tried."""
    with pytest.raises(SignInError) as refused:
        accounts.sign_in(name, "wrong", address)
    return refused.value.wait


@pytest.fixture
def peopled_accounts(accounts: Accounts) -> Accounts:
    return peopled(accounts)


def test_after_some_failures_even_the_right_password_waits(peopled_accounts: Accounts, clock: Clock) -> None:
    assert [fail(peopled_accounts) for _ in range(5)] == [0] * 5
    with pytest.raises(SignInError, match="too many failed sign-ins") as refused:
        peopled_accounts.sign_in("viewer", PASSWORD, "192.0.2.1")
    clock.move(seconds=refused.value.wait)
    assert peopled_accounts.sign_in("viewer", PASSWORD, "192.0.2.1")


def test_each_wait_is_longer_than_the_one_before_up_to_a_bound(peopled_accounts: Accounts, clock: Clock) -> None:
    waits = []
    for _ in range(20):
        wait = fail(peopled_accounts)
        if wait:
            waits.append(wait)
            clock.move(seconds=wait)
            assert fail(peopled_accounts) == 0
    assert waits[:4] == [1, 2, 4, 8]
    assert waits == sorted(waits)
    assert waits[-1] <= 900


def test_a_name_is_guarded_from_wherever_it_is_tried(peopled_accounts: Accounts) -> None:
    for number in range(5):
        fail(peopled_accounts, address=f"192.0.2.{number}")
    assert fail(peopled_accounts, name="VIEWER", address="198.51.100.1") > 0
    assert peopled_accounts.sign_in("analyst", PASSWORD, "198.51.100.1")


def test_an_address_that_tries_many_names_waits_with_all(peopled_accounts: Accounts) -> None:
    for number in range(20):
        assert fail(peopled_accounts, name=f"name {number}") == 0
    assert fail(peopled_accounts, name="another") > 0
    assert fail(peopled_accounts, name="another", address="198.51.100.1") == 0


def test_addresses_of_one_ipv6_site_are_one(peopled_accounts: Accounts) -> None:
    for number in range(20):
        fail(peopled_accounts, name=f"name {number}", address=f"2001:db8:0:1::{number:x}")
    assert fail(peopled_accounts, name="another", address="2001:db8:0:1:ffff::1") > 0
    assert fail(peopled_accounts, name="another", address="2001:db8:0:2::1") == 0


def test_names_that_there_are_not_wait_as_well(peopled_accounts: Accounts) -> None:
    """Or waiting would tell who is a user."""
    assert [fail(peopled_accounts, name="nobody") for _ in range(5)] == [0] * 5
    assert fail(peopled_accounts, name="nobody") > 0


def test_a_success_forgets_the_failures_of_the_name_but_not_of_the_address(peopled_accounts: Accounts) -> None:
    for number in range(19):
        fail(peopled_accounts, name=f"name {number}")
    assert peopled_accounts.sign_in("viewer", PASSWORD, "192.0.2.1")
    assert fail(peopled_accounts, name="one more") == 0
    assert fail(peopled_accounts, name="another") > 0


def test_signing_in_rightly_again_and_again_never_waits(peopled_accounts: Accounts) -> None:
    for _ in range(30):
        peopled_accounts.sign_in("viewer", PASSWORD, "192.0.2.1")


def test_a_restart_forgets_none(tmp_path: Path, clock: Clock) -> None:
    with accounts_in(tmp_path, clock) as accounts:
        for _ in range(5):
            fail(peopled(accounts) if not accounts.users.are_set_up() else accounts)
    with accounts_in(tmp_path, clock) as accounts:
        assert fail(accounts) > 0


def test_a_day_later_they_are_forgotten(peopled_accounts: Accounts, clock: Clock) -> None:
    for _ in range(5):
        fail(peopled_accounts)
    clock.move(days=1, seconds=1)
    assert [fail(peopled_accounts) for _ in range(5)] == [0] * 5
