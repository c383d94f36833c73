"""All that is known of those who use a ledger."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import select, update

from hudna.access.database import Database
from hudna.access.passwords import Passwords
from hudna.access.sessions import Sessions
from hudna.access.tables import users as users_table
from hudna.access.tokens import Tokens
from hudna.access.tries import Tries
from hudna.access.users import Users
from hudna.model.errors import AccessError, SignInError
from hudna.model.names import name_key


class Accounts:
    """Users, sessions and tokens in one file. May be used by several threads; leaving the context closes it.

    Attributes:
        users: who may sign in.
        sessions: of those who did.
        tokens: of programs.
    """

    def __init__(
        self,
        file: Path,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        passwords: Passwords | None = None,
    ) -> None:
        """Open the file, or make it where there is none; its folder must be there.

        Args:
            file: where they are kept.
            clock: gives the time.
            passwords: how passwords are hashed.

        Raises:
            AccessError: naming the file and the reason why it cannot be used.
        """
        if not file.parent.is_dir():
            raise AccessError(f"{file}: its folder does not exist")
        self._passwords = passwords or Passwords()
        self._database = Database(file)
        self._tries = Tries(self._database, clock)
        self.users = Users(self._database, self._passwords, clock)
        self.sessions = Sessions(self._database, clock)
        self.tokens = Tokens(self._database, clock)

    @classmethod
    def beside(cls, ledger: str | Path) -> Accounts:
        """Those of a ledger, kept beside it in `<ledger>.access`.

        Args:
            ledger: a file, or `sqlite:///` and a file.

        Raises:
            AccessError: there is no such ledger, or as for the constructor.
        """
        file = _file(ledger)
        if not file.is_file():  # users of a ledger that was misspelt would guard nothing
            raise AccessError(f"{file}: there is no ledger")
        return cls(cls.file_beside(ledger))

    @staticmethod
    def file_beside(ledger: str | Path) -> Path:
        """Where those of a ledger are kept, whether there are any or not; see `beside`."""
        file = _file(ledger)
        return file.with_name(f"{file.name}.access")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def sign_in(self, name: str, password: str, address: str | None = None) -> str:
        """Begin a session for who knows a user's password; gives its secret.

        Args:
            name: the user's name, as typed.
            password: the password, as typed.
            address: from where; tries are counted by it.

        Raises:
            SignInError: the name or the password is wrong, the user is disabled, or it was tried too often.
        """
        self._tries.begin(name, address)
        with self._database.reading() as connection:
            row = connection.execute(select(users_table).where(users_table.c.key == name_key(name))).one_or_none()
        fits = self._passwords.fits(password, None if row is None else row.password)
        if row is None or not fits or row.disabled is not None:
            raise SignInError("the name or the password is wrong")
        self._tries.succeeded(name, address)
        if self._passwords.is_outdated(row.password):
            kept = self._passwords.hashed(password)
            with self._database.writing() as connection:
                same = users_table.c.id == row.id, users_table.c.password == row.password
                connection.execute(update(users_table).where(*same).values(password=kept))
        return self.sessions.begin(row.name)


def _file(ledger: str | Path) -> Path:
    return Path(str(ledger).removeprefix("sqlite:///"))
