"""Managing those who use a ledger: `hudna users`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from getpass import getpass

from hudna.access import Accounts
from hudna.ledger import open_ledger
from hudna.model.access import Role
from hudna.model.errors import AccessError
from hudna.model.users import Token, User
from hudna.views.cli.output import print_json, say, show, show_table


def list_users(ledger: str, *, form: str) -> int:
    """Print the users; where none were ever set up, nothing is made to say so."""
    users: Sequence[User] = ()
    if _were_set_up(ledger):
        with _accounts(ledger) as accounts:
            users = accounts.users.all()
    if form == "json":
        print_json([_user_line(user) for user in users])
    elif not users:
        show("no users: on this machine, hudna serve opens without sign-in; elsewhere it does not listen")
    else:
        rows = [(user.name, user.role.value, _minute(user.created), _minute(user.disabled)) for user in users]
        show_table(("name", "role", "since", "disabled"), rows)
    return 0


def add_user(ledger: str, name: str, role: Role) -> int:
    """Add a user, whose password is asked for."""
    with _accounts(ledger) as accounts:
        user = accounts.users.add(name, role, _asked_password())
    show(f"{user.name}: {user.role.value}")
    return 0


def set_role(ledger: str, name: str, role: Role) -> int:
    """Give a user another role."""
    with _accounts(ledger) as accounts:
        user = accounts.users.set_role(name, role)
    show(f"{user.name}: {user.role.value}")
    return 0


def set_password(ledger: str, name: str) -> int:
    """Give a user another password, which is asked for."""
    with _accounts(ledger) as accounts:
        user = accounts.users.set_password(accounts.users.get(name).name, _asked_password())
    show(f"{user.name}: has a new password; sessions of {user.name} have ended")
    return 0


def disable_user(ledger: str, name: str) -> int:
    """Let a user in no longer."""
    with _accounts(ledger) as accounts:
        user = accounts.users.disable(name)
    show(f"{user.name}: disabled")
    return 0


def enable_user(ledger: str, name: str) -> int:
    """Let a user in again."""
    with _accounts(ledger) as accounts:
        user = accounts.users.enable(name)
    show(f"{user.name}: {user.role.value}")
    return 0


def list_tokens(ledger: str, user: str | None, *, form: str) -> int:
    """Print the tokens, of one user or all; where no users were ever set up, nothing is made to say so."""
    tokens: Sequence[Token] = ()
    if user is not None or _were_set_up(ledger):
        with _accounts(ledger) as accounts:
            tokens = accounts.tokens.all(user)
    now = datetime.now(UTC)
    if form == "json":
        print_json([_token_line(token) for token in tokens])
    elif not tokens:
        show("no tokens")
    else:
        rows = [
            (token.id, token.user, token.name, token.role.value, _end(token, now), _minute(token.used))
            for token in tokens
        ]
        show_table(("id", "user", "for", "role", "holds", "last used"), rows)
    return 0


def add_token(ledger: str, user: str, name: str, role: Role, days: int) -> int:
    """Make a token; its secret alone goes to standard output, so that it can be piped to where it is kept."""
    with _accounts(ledger) as accounts:
        token, secret = accounts.tokens.issue(user, name, role, days)
    say(f"token {token.id} of {token.user}, {token.role.value}, until {_minute(token.expires)}; it is not shown again:")
    print(secret)
    return 0


def revoke_token(ledger: str, token: str) -> int:
    """Let a token hold no longer."""
    with _accounts(ledger) as accounts:
        accounts.tokens.revoke(token)
    show(f"{token}: revoked")
    return 0


@contextmanager
def _accounts(ledger: str) -> Iterator[Accounts]:
    """Those of a ledger, which must be one: users of another file would guard nothing."""
    open_ledger(ledger, create=False).close()
    with Accounts.beside(ledger) as accounts:
        yield accounts


def _were_set_up(ledger: str) -> bool:
    """Whether users of a ledger, which must be one, are kept anywhere."""
    open_ledger(ledger, create=False).close()
    return Accounts.file_beside(ledger).exists()


def _asked_password() -> str:
    """A password typed twice without being shown, or, where nobody types, the first line of standard input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    password = getpass("Password: ")
    if getpass("Again: ") != password:
        raise AccessError("the two passwords differ")
    return password


def _end(token: Token, now: datetime) -> str:
    if token.revoked is not None:
        return f"revoked {_minute(token.revoked)}"
    return f"until {_minute(token.expires)}" if token.expires > now else f"expired {_minute(token.expires)}"


def _user_line(user: User) -> dict[str, str | None]:
    return {
        "name": user.name,
        "role": user.role.value,
        "created": user.created.isoformat(),
        "disabled": _iso(user.disabled),
    }


def _token_line(token: Token) -> dict[str, str | None]:
    return {
        "id": token.id,
        "user": token.user,
        "name": token.name,
        "role": token.role.value,
        "created": token.created.isoformat(),
        "expires": token.expires.isoformat(),
        "used": _iso(token.used),
        "revoked": _iso(token.revoked),
    }


def _iso(time: datetime | None) -> str | None:
    return None if time is None else time.isoformat()


def _minute(time: datetime | None) -> str:
    return "" if time is None else f"{time:%Y-%m-%d %H:%M} UTC"
