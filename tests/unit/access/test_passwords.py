"""Passwords: Argon2id hashes, checked at the same cost for everybody."""

from __future__ import annotations

from argon2 import PasswordHasher, extract_parameters
from argon2.low_level import Type

from hudna.access.passwords import Passwords
from tests.access import PASSWORD, quick


def test_a_hash_is_argon2id_at_the_recommended_cost_and_holds_no_password() -> None:
    kept = Passwords().hashed(PASSWORD)
    cost = extract_parameters(kept)
    assert (cost.type, cost.memory_cost, cost.time_cost) == (Type.ID, 65536, 3)
    assert PASSWORD not in kept


def test_the_password_fits_and_no_other_does() -> None:
    passwords = quick()
    kept = passwords.hashed(PASSWORD)
    assert passwords.fits(PASSWORD, kept)
    assert not passwords.fits(PASSWORD + " ", kept)
    assert not passwords.fits("", kept)
    assert passwords.hashed(PASSWORD) != kept, "two users of one password are not told by it"


def test_letters_typed_on_another_keyboard_are_the_same() -> None:
    passwords = quick()
    assert passwords.fits("cafe\u0301 au lait noir", passwords.hashed("caf\u00e9 au lait noir"))


def test_what_is_no_hash_fits_nothing() -> None:
    assert not quick().fits(PASSWORD, "not a hash")
    assert not quick().fits("\ud800", quick().hashed(PASSWORD))


def test_nobody_costs_as_much_as_somebody() -> None:
    """A check against nobody's password is one verification of a hash at full cost, as against a user's."""
    checked: list[str] = []

    class Noting(PasswordHasher):
        def verify(self, hash: str | bytes, password: str | bytes) -> bool:  # type: ignore[override]  # noqa: A002
            checked.append(str(hash))
            return super().verify(hash, password)

    passwords = Passwords(Noting(time_cost=2, memory_cost=16, parallelism=1))
    kept = passwords.hashed(PASSWORD)
    assert passwords.fits(PASSWORD, kept)
    assert not passwords.fits(PASSWORD, None)
    assert not passwords.fits("the password of nobody", None)
    assert len(checked) == 3
    assert all(extract_parameters(one) == extract_parameters(kept) for one in checked)


def test_a_hash_at_another_cost_is_outdated() -> None:
    kept = quick().hashed(PASSWORD)
    assert not quick().is_outdated(kept)
    assert Passwords().is_outdated(kept)
