"""Tokens of programs: never more than their user, and not for ever."""

from __future__ import annotations

import pytest

from hudna.access import Accounts
from hudna.model.access import Role
from hudna.model.errors import AccessError
from tests.access import PASSWORD, Clock, peopled


@pytest.fixture
def team(accounts: Accounts) -> Accounts:
    return peopled(accounts)


def test_its_secret_lets_a_program_act_for_the_user_in_the_tokens_role(team: Accounts) -> None:
    token, secret = team.tokens.issue("verifier", "weekly map", Role.ANALYST, 30)
    holder = team.tokens.holder(secret)
    assert holder is not None
    assert (holder.name, holder.role) == ("verifier", Role.ANALYST)
    assert secret.startswith("hudna_")
    assert secret not in repr(token)


def test_a_role_above_the_users_is_refused(team: Accounts) -> None:
    with pytest.raises(AccessError, match="has the role of analyst, below that of verifier"):
        team.tokens.issue("analyst", "map", Role.VERIFIER, 30)
    assert team.tokens.all() == []


def test_it_sinks_with_its_user_and_does_not_rise_with_him(team: Accounts) -> None:
    _, secret = team.tokens.issue("verifier", "map", Role.ANALYST, 30)
    for role, then in ((Role.VIEWER, Role.VIEWER), (Role.ADMINISTRATOR, Role.ANALYST)):
        team.users.set_role("verifier", role)
        holder = team.tokens.holder(secret)
        assert holder is not None
        assert holder.role is then


def test_it_ends_on_its_day(team: Accounts, clock: Clock) -> None:
    token, secret = team.tokens.issue("viewer", "map", Role.VIEWER, 30)
    assert (token.expires - token.created).days == 30
    clock.move(days=30, seconds=-1)
    assert team.tokens.holder(secret) is not None
    clock.move(seconds=1)
    assert team.tokens.holder(secret) is None


def test_revoked_it_holds_no_longer_and_the_others_do(team: Accounts, clock: Clock) -> None:
    token, secret = team.tokens.issue("viewer", "map", Role.VIEWER, 30)
    _, other = team.tokens.issue("viewer", "feed", Role.VIEWER, 30)
    team.tokens.revoke(token.id)
    revoked = clock.now
    clock.move(days=1)
    team.tokens.revoke(token.id)
    assert team.tokens.holder(secret) is None
    assert team.tokens.holder(other) is not None
    assert {one.name: one.revoked for one in team.tokens.all()} == {"map": revoked, "feed": None}


def test_only_its_user_can_revoke_it_where_that_matters(team: Accounts) -> None:
    token, secret = team.tokens.issue("viewer", "map", Role.VIEWER, 30)
    with pytest.raises(AccessError, match="there is no such token"):
        team.tokens.revoke(token.id, user="analyst")
    assert team.tokens.holder(secret) is not None
    team.tokens.revoke(token.id, user="viewer")
    assert team.tokens.holder(secret) is None


def test_a_new_password_leaves_tokens_alone(team: Accounts) -> None:
    _, secret = team.tokens.issue("viewer", "map", Role.VIEWER, 30)
    team.users.set_password("viewer", "nine loud rivers")
    assert team.tokens.holder(secret) is not None


def test_when_it_was_last_used_is_kept_to_the_minute(team: Accounts, clock: Clock) -> None:
    _, secret = team.tokens.issue("viewer", "map", Role.VIEWER, 30)
    assert team.tokens.all()[0].used is None
    team.tokens.holder(secret)
    first = clock.now
    clock.move(seconds=59)
    team.tokens.holder(secret)
    assert team.tokens.all()[0].used == first
    clock.move(seconds=1)
    team.tokens.holder(secret)
    assert team.tokens.all()[0].used == clock.now


def test_a_users_own_are_listed(team: Accounts) -> None:
    team.tokens.issue("viewer", "map", Role.VIEWER, 30)
    team.tokens.issue("analyst", "feed", Role.VIEWER, 30)
    assert [token.name for token in team.tokens.all("analyst")] == ["feed"]
    assert {token.user for token in team.tokens.all()} == {"viewer", "analyst"}


@pytest.mark.parametrize("secret", ["", "hudna_", "x", "\ud800"])
def test_another_secret_is_nobodys(team: Accounts, secret: str) -> None:
    team.tokens.issue("viewer", "map", Role.VIEWER, 30)
    assert team.tokens.holder(secret) is None


@pytest.mark.parametrize(
    ("user", "name", "days"),
    [
        ("nobody", "map", 30),
        ("viewer", " ", 30),
        ("viewer", "x" * 101, 30),
        ("viewer", "a\nb", 30),
        ("viewer", "map", 0),
        ("viewer", "map", 367),
        ("viewer", "map", -1),
    ],
)
def test_what_cannot_be_is_refused(team: Accounts, user: str, name: str, days: int) -> None:
    with pytest.raises(AccessError):
        team.tokens.issue(user, name, Role.VIEWER, days)
    assert team.tokens.all() == []


def test_who_is_disabled_gets_none(team: Accounts) -> None:
    team.users.disable("viewer")
    with pytest.raises(AccessError, match="is disabled"):
        team.tokens.issue("viewer", "map", Role.VIEWER, 30)
    with pytest.raises(AccessError, match="there is no such user"):
        team.tokens.all("nobody")


def test_a_session_is_no_token_and_a_token_no_session(team: Accounts) -> None:
    _, token = team.tokens.issue("viewer", "map", Role.VIEWER, 30)
    assert team.sessions.user(token) is None
    assert team.tokens.holder(team.sign_in("viewer", PASSWORD)) is None
