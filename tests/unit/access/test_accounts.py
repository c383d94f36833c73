"""The file of accounts, and signing in."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest

from hudna.access import Accounts
from hudna.access.passwords import Passwords
from hudna.access.tables import SCHEMA
from hudna.model.access import Role
from hudna.model.errors import AccessError, SignInError
from tests.access import PASSWORD, Clock, accounts_in, peopled, quick


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    file = tmp_path / "team.ledger"
    file.touch()
    return file


def test_they_are_kept_beside_the_ledger_for_its_owner_only(ledger: Path) -> None:
    for location in (ledger, str(ledger), f"sqlite:///{ledger}"):
        with Accounts.beside(location) as accounts:
            accounts.users.all()
            files = [file for file in ledger.parent.iterdir() if file != ledger]
            assert "team.ledger.access" in {file.name for file in files}
            assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
    assert ledger.read_bytes() == b""


def test_a_file_that_others_could_read_is_closed_to_them(tmp_path: Path, clock: Clock) -> None:
    with accounts_in(tmp_path, clock):
        file = tmp_path / "team.ledger.access"
    file.chmod(0o644)
    with accounts_in(tmp_path, clock):
        assert file.stat().st_mode & 0o777 == 0o600


def test_users_of_a_ledger_that_is_not_there_are_refused(tmp_path: Path) -> None:
    with pytest.raises(AccessError, match="there is no ledger"):
        Accounts.beside(tmp_path / "misspelt.ledger")
    assert not list(tmp_path.iterdir())


def test_what_is_no_file_of_users_is_named(tmp_path: Path) -> None:
    other, text = tmp_path / "other", tmp_path / "text"
    with closing(sqlite3.connect(other)) as raw:
        raw.execute("CREATE TABLE something (id)")
    text.write_text("something else altogether", encoding="utf-8")
    with pytest.raises(AccessError, match="is another database"):
        Accounts(other)
    with pytest.raises(AccessError, match="not a database"):
        Accounts(text)
    with pytest.raises(AccessError, match="its folder does not exist"):
        Accounts(tmp_path / "nowhere" / "file")
    with pytest.raises(AccessError, match=str(tmp_path)):
        Accounts(tmp_path)


def test_a_file_of_a_newer_version_is_refused(tmp_path: Path, clock: Clock) -> None:
    with accounts_in(tmp_path, clock):
        pass
    with closing(sqlite3.connect(tmp_path / "team.ledger.access")) as raw:
        raw.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    with pytest.raises(AccessError, match="newer version of Hudna"), accounts_in(tmp_path, clock):
        pass


def test_no_secret_is_in_the_file(tmp_path: Path, clock: Clock) -> None:
    with accounts_in(tmp_path, clock) as accounts:
        peopled(accounts)
        session = accounts.sign_in("viewer", PASSWORD)
        _, token = accounts.tokens.issue("viewer", "map", Role.VIEWER, 3)
        with pytest.raises(SignInError):
            accounts.sign_in("a password where the name belongs", "x")
    kept = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    for secret in (PASSWORD, session, token, token.removeprefix("hudna_"), "a password where"):
        assert secret.encode() not in kept


@pytest.mark.parametrize("typed", ["viewer", "VIEWER", " viewer "])
def test_who_knows_the_password_is_let_in(accounts: Accounts, typed: str) -> None:
    user = peopled(accounts).sessions.user(accounts.sign_in(typed, PASSWORD))
    assert user == accounts.users.get("viewer")


@pytest.mark.parametrize(
    ("name", "password"),
    [("viewer", "wrong"), ("nobody", PASSWORD), ("", ""), ("\ud800\x00", "\udfff"), ("viewer", "x" * 100_000)],
)
def test_who_does_not_learns_nothing_of_why(accounts: Accounts, name: str, password: str) -> None:
    with pytest.raises(SignInError) as refused:
        peopled(accounts).sign_in(name, password)
    assert (str(refused.value), refused.value.wait) == ("the name or the password is wrong", 0)


def test_each_session_has_a_secret_of_its_own(accounts: Accounts) -> None:
    peopled(accounts)
    secrets = {accounts.sign_in("viewer", PASSWORD) for _ in range(5)}
    assert len(secrets) == 5
    assert min(map(len, secrets)) >= 43  # 256 bits


def test_a_password_is_hashed_anew_at_the_cost_of_today(tmp_path: Path, clock: Clock) -> None:
    with accounts_in(tmp_path, clock) as accounts:
        peopled(accounts)
    file = tmp_path / "team.ledger.access"
    with closing(sqlite3.connect(file)) as raw:
        before = raw.execute("SELECT password FROM users WHERE name = 'viewer'").fetchone()[0]
    with Accounts(file, clock=clock, passwords=Passwords()) as accounts:
        accounts.sign_in("viewer", PASSWORD)
    with closing(sqlite3.connect(file)) as raw:
        after = raw.execute("SELECT password FROM users WHERE name = 'viewer'").fetchone()[0]
    assert quick().is_outdated(after)
    assert not Passwords().is_outdated(after)
    assert before != after
    with accounts_in(tmp_path, clock) as accounts:
        assert accounts.sign_in("viewer", PASSWORD)


def test_many_may_sign_in_at_once(accounts: Accounts) -> None:
    peopled(accounts)
    secrets: list[str] = []
    threads = [
        Thread(target=lambda name=role.value: secrets.append(accounts.sign_in(name, PASSWORD)))
        for role in Role
        for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(secrets)) == 12
    assert all(accounts.sessions.user(secret) for secret in secrets)
