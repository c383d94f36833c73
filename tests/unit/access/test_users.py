"""Who may sign in, and with what role."""

from __future__ import annotations

import pytest

from hudna.access import Accounts
from hudna.model.access import Role
from hudna.model.errors import AccessError, SignInError
from tests.access import PASSWORD, Clock, peopled

OTHER = "nine loud rivers"


def test_there_are_none_until_one_is_added(accounts: Accounts) -> None:
    assert not accounts.users.are_set_up()
    accounts.users.add("amal", Role.VIEWER, PASSWORD)
    assert accounts.users.are_set_up()


def test_a_user_is_listed_with_role_and_time(accounts: Accounts, clock: Clock) -> None:
    added = accounts.users.add("R. Haddad", Role.VERIFIER, PASSWORD)
    assert accounts.users.all() == [added]
    assert (added.name, added.role, added.created, added.disabled) == ("R. Haddad", Role.VERIFIER, clock.now, None)


@pytest.mark.parametrize("same", ["amal", "AMAL", " Amal ", "Ａmal"])
def test_nobody_gets_a_name_that_reads_like_one_that_is_taken(accounts: Accounts, same: str) -> None:
    accounts.users.add("Amal", Role.VIEWER, PASSWORD)
    with pytest.raises(AccessError, match=r"there is a user of that name|written in one script"):
        accounts.users.add(same, Role.VIEWER, PASSWORD)


@pytest.mark.parametrize("password", ["", "short", "x" * 1001, "aaaaaaaaaaaaaaaa", "abababababababab"])
def test_a_password_that_is_easily_guessed_is_refused(accounts: Accounts, password: str) -> None:
    with pytest.raises(AccessError, match="password"):
        accounts.users.add("amal", Role.VIEWER, password)
    assert not accounts.users.are_set_up()


def test_the_name_is_no_password(accounts: Accounts) -> None:
    with pytest.raises(AccessError, match="easily guessed"):
        accounts.users.add("Amal of the hills", Role.VIEWER, "amal of the hills")


def test_a_new_role_counts_in_a_session_that_has_begun(accounts: Accounts) -> None:
    peopled(accounts)
    secret = accounts.sign_in("verifier", PASSWORD)
    accounts.users.set_role("verifier", Role.VIEWER)
    user = accounts.sessions.user(secret)
    assert user is not None
    assert user.role is Role.VIEWER


def test_a_new_password_ends_the_users_sessions_and_no_others(accounts: Accounts) -> None:
    peopled(accounts)
    mine, theirs = accounts.sign_in("analyst", PASSWORD), accounts.sign_in("viewer", PASSWORD)
    accounts.users.set_password("analyst", OTHER)
    assert accounts.sessions.user(mine) is None
    assert accounts.sessions.user(theirs) is not None
    with pytest.raises(SignInError):
        accounts.sign_in("analyst", PASSWORD)
    assert accounts.sessions.user(accounts.sign_in("analyst", OTHER)) is not None


def test_who_is_disabled_is_out_at_once_and_stays_out(accounts: Accounts, clock: Clock) -> None:
    peopled(accounts)
    secret = accounts.sign_in("analyst", PASSWORD)
    _, token = accounts.tokens.issue("analyst", "map", Role.VIEWER, 30)
    assert accounts.users.disable("analyst").disabled == clock.now
    assert accounts.sessions.user(secret) is None
    assert accounts.tokens.holder(token) is None
    with pytest.raises(SignInError, match="the name or the password is wrong"):
        accounts.sign_in("analyst", PASSWORD)


def test_who_is_let_in_again_has_to_sign_in_and_gets_no_token_back(accounts: Accounts) -> None:
    peopled(accounts)
    secret = accounts.sign_in("analyst", PASSWORD)
    _, token = accounts.tokens.issue("analyst", "map", Role.VIEWER, 30)
    accounts.users.disable("analyst")
    assert accounts.users.enable("analyst").disabled is None
    assert accounts.sessions.user(secret) is None
    assert accounts.tokens.holder(token) is None
    assert accounts.sign_in("analyst", PASSWORD)


def test_the_last_administrator_stays_one(accounts: Accounts) -> None:
    peopled(accounts)
    with pytest.raises(AccessError, match="the only administrator"):
        accounts.users.disable("administrator")
    with pytest.raises(AccessError, match="the only administrator"):
        accounts.users.set_role("administrator", Role.VERIFIER)
    assert accounts.users.get("administrator").role is Role.ADMINISTRATOR
    accounts.users.set_role("verifier", Role.ADMINISTRATOR)
    assert accounts.users.disable("administrator").disabled is not None


def test_users_who_are_all_disabled_are_users(accounts: Accounts) -> None:
    accounts.users.add("amal", Role.VIEWER, PASSWORD)
    accounts.users.disable("amal")
    assert accounts.users.are_set_up()


@pytest.mark.parametrize("name", ["nobody", "", "\ud800", "amal\x00"])
def test_whoever_there_is_not_is_named(accounts: Accounts, name: str) -> None:
    for change in (accounts.users.get, accounts.users.disable, accounts.users.enable):
        with pytest.raises(AccessError, match="there is no such user"):
            change(name)
