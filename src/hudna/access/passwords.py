"""Passwords: Argon2id hashes, checked at the same cost whether or not there is such a user."""

from __future__ import annotations

import unicodedata
from functools import cached_property
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from hudna.model.errors import AccessError

_SHORTEST, _LONGEST, _DIFFERENT = 12, 1000, 5  # characters
_AT_ONCE = 2  # each takes 64 MiB


class Passwords:
    """Hashes and checks passwords; no more than a few at once, whatever is asked."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        """By default with the second recommended option of RFC 9106."""
        self._hasher = hasher or PasswordHasher()
        self._room = BoundedSemaphore(_AT_ONCE)

    def hashed(self, password: str) -> str:
        """What is kept of a password."""
        with self._room:
            return self._hasher.hash(_bytes(password))

    def fits(self, password: str, kept: str | None) -> bool:
        """Whether a password is the one that was hashed; None for a user that there is not, which takes as long."""
        nobody = self._nobody
        with self._room:
            try:
                self._hasher.verify(nobody if kept is None else kept, _bytes(password))
            except (VerificationError, InvalidHashError):
                return False
        return kept is not None

    def is_outdated(self, kept: str) -> bool:
        """Whether a password was hashed at another cost than they are now."""
        return self._hasher.check_needs_rehash(kept)

    @cached_property
    def _nobody(self) -> str:
        return self.hashed("the password of nobody")


def checked_password(password: str, name: str) -> str:
    """A password that may be chosen.

    Raises:
        AccessError: it is too short, too long, the same few characters again and again, or the user's name.
    """
    if not _SHORTEST <= len(password) <= _LONGEST:
        raise AccessError(f"a password has at least {_SHORTEST} and at most {_LONGEST} characters")
    if len(set(password)) < _DIFFERENT or password.casefold() == name.casefold():
        raise AccessError("this password is easily guessed: take several words, or let a password manager make one")
    return password


def _bytes(password: str) -> bytes:
    # The same letters can be typed as different characters on another keyboard.
    return unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")
