"""Whose word a speaker's word is: the side that a body belongs to, witnesses, monitors, and who stands for no side."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import msgspec

from hudna.model.errors import DataError

VOICES = Path(__file__).parents[1] / "data" / "incidents" / "voices.toml"


class Voices(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The file of voices.

    Attributes:
        bodies: bodies (the part of an id after the dot) that speak for the side that they belong to.
        witnesses: bodies of people on the ground, who are heard with the side of their country.
        unattributed_bodies, unattributed: bodies and ids that stand for no side.
        monitors: ids whose word alone corroborates.
    """

    bodies: frozenset[str]
    witnesses: frozenset[str]
    unattributed_bodies: frozenset[str]
    unattributed: frozenset[str]
    monitors: frozenset[str]

    def side(self, identity: str) -> str:
        """The side of a party, a body or a group: `ARM` for `ARM.MIL`, but `SYR.REB` for itself."""
        owner, _, body = identity.partition(".")
        return owner if body in self.bodies else identity

    def voice(self, side: str) -> str | None:
        """Whose word a side's word is, for counting independent voices; None where it stands for no side."""
        owner, _, body = side.partition(".")
        if side in self.unattributed or body in self.unattributed_bodies:
            return None
        return owner if body in self.witnesses else side


@cache
def load_voices(file: Path = VOICES) -> Voices:
    """Read a file of voices.

    Raises:
        DataError: where the file is not TOML, or does not have that shape.
    """
    try:
        return msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), Voices)
    except (msgspec.ValidationError, tomllib.TOMLDecodeError) as error:
        raise DataError(file.name, "file", str(error)) from error
