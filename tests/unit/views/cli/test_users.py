"""`hudna users`."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from hudna.access import Accounts
from hudna.model.access import Role
from hudna.model.errors import AccessError, LedgerError
from tests.access import PASSWORD
from tests.conftest import Ran
from tests.unit.views.cli.pages import assert_reads_well

Hudna = Callable[..., Ran]
Typed = Callable[..., None]


@pytest.fixture
def ledger(empty_ledger: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(empty_ledger, tmp_path / "team.ledger"))


@pytest.fixture
def piped(monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Gives lines to standard input."""
    return lambda *lines: monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, piped: Typed) -> Typed:
    """Gives what is typed at a terminal, unseen."""

    def type_(*words: str) -> None:
        left = list(words)
        piped()
        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
        monkeypatch.setattr("hudna.views.cli.users.getpass", lambda _prompt: left.pop(0))

    return type_


def test_without_users_it_says_what_that_means(hudna: Hudna, ledger: Path) -> None:
    ran = hudna("users", "list", "--ledger", ledger)
    assert (ran.code, ran.out.startswith("no users: ")) == (0, True)


@pytest.mark.parametrize("command", [("list",), ("tokens", "list")])
def test_listing_makes_no_file(hudna: Hudna, ledger: Path, command: tuple[str, ...]) -> None:
    assert hudna("users", *command, "--ledger", ledger).code == 0
    assert list(ledger.parent.glob("*.access*")) == []


@pytest.mark.parametrize("command", [("list",), ("add", "amal", "--role", "administrator"), ("tokens", "list", "amal")])
def test_what_is_no_ledger_has_no_users(hudna: Hudna, tmp_path: Path, piped: Typed, command: tuple[str, ...]) -> None:
    piped(PASSWORD)
    (tmp_path / "notes.txt").write_text("hello\n")
    with pytest.raises(LedgerError, match=r"notes\.txt: is not a ledger"):
        hudna("users", *command, "--ledger", tmp_path / "notes.txt")
    assert [file.name for file in tmp_path.iterdir()] == ["notes.txt"]


def test_a_user_is_added_with_a_password_from_standard_input(hudna: Hudna, ledger: Path, piped: Typed) -> None:
    piped(PASSWORD, "not this line")
    ran = hudna("users", "add", "Amal", "--role", "administrator", "--ledger", ledger)
    assert (ran.code, ran.out) == (0, "Amal: administrator\n")
    with Accounts.beside(ledger) as accounts:
        assert accounts.sign_in("amal", PASSWORD)


def test_a_password_is_typed_twice(hudna: Hudna, ledger: Path, typed: Typed) -> None:
    typed(PASSWORD, PASSWORD)
    assert hudna("users", "add", "amal", "--ledger", ledger).code == 0
    typed(PASSWORD, PASSWORD + "!")
    with pytest.raises(AccessError, match="the two passwords differ"):
        hudna("users", "add", "karim", "--ledger", ledger)


def test_the_list_reads_well_and_is_there_as_json(hudna: Hudna, ledger: Path, piped: Typed) -> None:
    for name in ("amal", "كريم"):
        piped(PASSWORD)
        hudna("users", "add", name, "--ledger", ledger)
    hudna("users", "disable", "amal", "--ledger", ledger)
    assert_reads_well(hudna("users", "list", "--ledger", ledger).out)
    listed = json.loads(hudna("users", "list", "--ledger", ledger, "--format", "json").out)
    assert [(one["name"], one["role"], one["disabled"] is None) for one in listed] == [
        ("amal", "viewer", False),
        ("كريم", "viewer", True),
    ]


def test_role_password_and_admission_are_changed(hudna: Hudna, ledger: Path, piped: Typed) -> None:
    piped(PASSWORD)
    hudna("users", "add", "amal", "--ledger", ledger)
    assert hudna("users", "role", "amal", "verifier", "--ledger", ledger).out == "amal: verifier\n"
    piped("nine loud rivers")
    assert hudna("users", "password", "AMAL", "--ledger", ledger).out.startswith("amal: has a new password")
    assert hudna("users", "disable", "amal", "--ledger", ledger).out == "amal: disabled\n"
    assert hudna("users", "enable", "amal", "--ledger", ledger).out == "amal: verifier\n"
    with Accounts.beside(ledger) as accounts:
        assert accounts.users.get("amal").role is Role.VERIFIER
        assert accounts.sign_in("amal", "nine loud rivers")


def test_a_token_alone_goes_to_standard_output_and_is_revoked_by_its_id(
    hudna: Hudna, ledger: Path, piped: Typed
) -> None:
    piped(PASSWORD)
    hudna("users", "add", "amal", "--role", "analyst", "--ledger", ledger)
    ran = hudna("users", "tokens", "add", "amal", "weekly map", "--role", "analyst", "--days", "30", "--ledger", ledger)
    assert ran.out.startswith("hudna_")
    assert "is not shown again" in ran.err
    with Accounts.beside(ledger) as accounts:
        holder = accounts.tokens.holder(ran.out.strip())
        assert holder is not None
        assert holder.role is Role.ANALYST
    (listed,) = json.loads(hudna("users", "tokens", "list", "amal", "--format", "json", "--ledger", ledger).out)
    assert (listed["user"], listed["name"], listed["role"]) == ("amal", "weekly map", "analyst")
    assert ran.out.strip() not in json.dumps(listed)
    assert "until" in hudna("users", "tokens", "list", "--ledger", ledger).out
    assert hudna("users", "tokens", "revoke", listed["id"], "--ledger", ledger).code == 0
    assert "revoked" in hudna("users", "tokens", "list", "--ledger", ledger).out


@pytest.mark.parametrize(
    "arguments",
    [
        ("list",),
        ("add", "amal"),
        ("role", "amal", "viewer"),
        ("password", "amal"),
        ("disable", "amal"),
        ("enable", "amal"),
        ("tokens", "list"),
        ("tokens", "add", "amal", "map"),
        ("tokens", "revoke", "x"),
    ],
)
def test_a_ledger_that_is_not_there_is_refused_and_no_file_made(
    hudna: Hudna, tmp_path: Path, piped: Typed, arguments: tuple[str, ...]
) -> None:
    piped(PASSWORD)
    with pytest.raises(LedgerError, match="there is no ledger"):
        hudna("users", *arguments, "--ledger", tmp_path / "misspelt.ledger")
    assert list(tmp_path.iterdir()) == []


def test_who_is_not_there_is_named(hudna: Hudna, ledger: Path, piped: Typed) -> None:
    piped(PASSWORD)
    for arguments in (("role", "x", "viewer"), ("password", "x"), ("disable", "x"), ("tokens", "add", "x", "map")):
        with pytest.raises(AccessError, match="'x': there is no such user"):
            hudna("users", *arguments, "--ledger", ledger)


def test_a_role_that_there_is_not_is_bad_use(hudna: Hudna, ledger: Path) -> None:
    assert hudna("users", "add", "amal", "--role", "king", "--ledger", ledger).code != 0
