"""Errors that a user can act on: each names the file, the place in it, and the reason."""

from __future__ import annotations


class HudnaError(Exception):
    """Any error whose message is meant for the user."""


class InputError(HudnaError):
    """A report or file that cannot be taken in.

    Attributes:
        where: the file (and, where known, the place in it) as shown to the user.
        reason: what is wrong with it, in one sentence.
    """

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where = where
        self.reason = reason


class DataError(HudnaError):
    """A data file (language, actor, place, agreement) that its strict loader refuses.

    Attributes:
        file: the data file.
        place: the line or key in it.
        reason: what is wrong there.
    """

    def __init__(self, file: str, place: str, reason: str) -> None:
        super().__init__(f"{file}: {place}: {reason}")
        self.file = file
        self.place = place
        self.reason = reason


class JudgementError(HudnaError):
    """A judgement that cannot be made.

    Attributes:
        target: what it is about.
        reason: why it cannot be.
    """

    def __init__(self, target: str, reason: str) -> None:
        super().__init__(f"{target}: {reason}")
        self.target = target
        self.reason = reason


class LedgerError(HudnaError):
    """A ledger that cannot be opened, written or trusted."""


class AccessError(HudnaError):
    """A user, a token or the file of both that cannot be used as asked."""


class SignInError(AccessError):
    """A sign-in that is refused; it does not say whether there is such a user.

    Attributes:
        wait: seconds after which it may be tried again.
    """

    def __init__(self, reason: str, wait: int = 0) -> None:
        super().__init__(reason)
        self.wait = wait


class QueryError(HudnaError):
    """A question that cannot be answered as it is put.

    Attributes:
        field: what of it is wrong.
        reason: why.
    """

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason
