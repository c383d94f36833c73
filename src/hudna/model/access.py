"""Who may see and do what: how open a source is, and the roles of those who use a ledger together."""

from __future__ import annotations

from enum import StrEnum


class Access(StrEnum):
    """How open a source's reports are; each level is hidden from more people than the one before."""

    PUBLIC = "public"
    RESTRICTED = "restricted"
    CONFIDENTIAL = "confidential"

    def admits(self, other: Access) -> bool:
        """Whether who may see this level may see another."""
        return _ORDER.index(other) <= _ORDER.index(self)


_ORDER = tuple(Access)


class Role(StrEnum):
    """What a person may see and do; each role may do what the one before may."""

    VIEWER = "viewer"  # reads what rests on public sources
    ANALYST = "analyst"  # also reads what is restricted, adds reports, proposes verdicts, corrects
    VERIFIER = "verifier"  # also reads what is confidential, signs verdicts
    ADMINISTRATOR = "administrator"  # also manages users, sources' access and agreements

    def may(self, needed: Role) -> bool:
        """Whether this role may do what needs another."""
        return _RANKS.index(needed) <= _RANKS.index(self)

    @property
    def sees(self) -> Access:
        """The least open sources whose reports it may read."""
        return _SEES.get(self, Access.CONFIDENTIAL)


_RANKS = tuple(Role)
_SEES = {Role.VIEWER: Access.PUBLIC, Role.ANALYST: Access.RESTRICTED}
