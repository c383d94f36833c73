"""Those who use a ledger together, and the tokens that let programs act for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from hudna.model.access import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """A person who may sign in.

    Attributes:
        name: what he signs in with, and the author of what he adds to the ledger; never given to anybody else.
        role: what he may see and do.
        created: since when he is a user, in UTC.
        disabled: since when he may not come in, in UTC; None where he may.
    """

    name: str
    role: Role
    created: datetime
    disabled: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """Lets a program act for a user; its secret is shown once and not kept.

    Attributes:
        id: names it where it is listed and revoked.
        user: for whom it acts.
        name: what it is for, in the user's words.
        role: what it may do, as far as the user may.
        created, expires: from when until when it holds, in UTC.
        used: when it was last used, to the minute; None where it never was.
        revoked: since when it does not hold; None where nobody revoked it.
    """

    id: str
    user: str
    name: str
    role: Role
    created: datetime
    expires: datetime
    used: datetime | None = None
    revoked: datetime | None = None
