"""The commands of `hudna users`."""

from __future__ import annotations

from typing import Annotated

from cyclopts import App, Parameter

from hudna.model.access import Role
from hudna.views.cli.options import DEFAULT_LEDGER, LedgerOption, ListFormat

users_app = App(
    name="users",
    help="""Who may use a ledger through `hudna serve`, and as what: viewer, analyst, verifier or administrator.

Users are kept beside the ledger, in `LEDGER.access`. A password is asked for, or read from a line of standard input.""",
    help_format="markdown",
)
tokens_app = App(name="tokens", help="Tokens with which programs use the API.", help_format="markdown")
users_app.command(tokens_app)


@users_app.command(name="list")
def list_users(
    *,
    ledger: LedgerOption = DEFAULT_LEDGER,
    format: ListFormat = "table",  # noqa: A002 - the option's name
) -> int:
    """List the users.

    Example: `hudna users list --ledger karabakh.ledger`

    Args:
        ledger: the ledger's file.
        format: a table or JSON.
    """
    from hudna.views.cli import users  # noqa: PLC0415

    return users.list_users(ledger, form=format)


@users_app.command(name="add")
def add_user(name: str, /, *, role: Role = Role.VIEWER, ledger: LedgerOption = DEFAULT_LEDGER) -> int:
    """Add a user. Once there is one, everybody has to sign in.

    Example: `hudna users add amal --role administrator`

    Args:
        name: what the user signs in with, and the author of what the user adds; it is never given to anybody else.
        role: what the user may see and do.
        ledger: the ledger's file.
    """
    from hudna.views.cli import users  # noqa: PLC0415

    return users.add_user(ledger, name, role)


@users_app.command(name="role")
def set_role(name: str, role: Role, /, *, ledger: LedgerOption = DEFAULT_LEDGER) -> int:
    """Give a user another role, at once.

    Example: `hudna users role amal verifier`

    Args:
        name: the user's name.
        role: what the user may see and do.
        ledger: the ledger's file.
    """
    from hudna.views.cli import users  # noqa: PLC0415

    return users.set_role(ledger, name, role)


@users_app.command(name="password")
def set_password(name: str, /, *, ledger: LedgerOption = DEFAULT_LEDGER) -> int:
    """Give a user another password, and end all sessions of the user.

    Example: `hudna users password amal`

    Args:
        name: the user's name.
        ledger: the ledger's file.
    """
    from hudna.views.cli import users  # noqa: PLC0415

    return users.set_password(ledger, name)


@users_app.command(name="disable")
def disable_user(name: str, /, *, ledger: LedgerOption = DEFAULT_LEDGER) -> int:
    """Let a user in no longer: sessions end at once, and tokens are revoked.

    Example: `hudna users disable amal`

    Args:
        name: the user's name.
        ledger: the ledger's file.
    """
    from hudna.views.cli import users  # noqa: PLC0415

    return users.disable_user(ledger, name)


@users_app.command(name="enable")
def enable_user(name: str, /, *, ledger: LedgerOption = DEFAULT_LEDGER) -> int:
    """Let a disabled user in again; tokens stay revoked.

    Example: `hudna users enable amal`

    Args:
        name: the user's name.
        ledger: the ledger's file.
    """
    from hudna.views.cli import users  # noqa: PLC0415

    return users.enable_user(ledger, name)


@tokens_app.command(name="list")
def list_tokens(
    user: str | None = None,
    /,
    *,
    ledger: LedgerOption = DEFAULT_LEDGER,
    format: ListFormat = "table",  # noqa: A002 - the option's name
) -> int:
    """List the tokens, or those of a user, without their secrets.

    Example: `hudna users tokens list amal`

    Args:
        user: whose.
        ledger: the ledger's file.
        format: a table or JSON.
    """
    from hudna.views.cli import users  # noqa: PLC0415

    return users.list_tokens(ledger, user, form=format)


@tokens_app.command(name="add")
def add_token(
    user: str,
    name: str,
    /,
    *,
    role: Role = Role.VIEWER,
    days: Annotated[int, Parameter(name="--days")] = 90,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> int:
    """Make a token and print it. It is shown this once; only what it can be recognised by is kept.

    Example: `hudna users tokens add amal "weekly map" --role viewer --days 30`

    Args:
        user: for whom a program acts with it.
        name: what it is for.
        role: what it may do; not more than the user.
        days: for how long it holds.
        ledger: the ledger's file.
    """
    from hudna.views.cli import users  # noqa: PLC0415

    return users.add_token(ledger, user, name, role, days)


@tokens_app.command(name="revoke")
def revoke_token(token: str, /, *, ledger: LedgerOption = DEFAULT_LEDGER) -> int:
    """Let a token hold no longer.

    Example: `hudna users tokens revoke 3f9c21ab`

    Args:
        token: its id, as listed.
        ledger: the ledger's file.
    """
    from hudna.views.cli import users  # noqa: PLC0415

    return users.revoke_token(ledger, token)
