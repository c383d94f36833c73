"""Who openly backs a party to a conflict, by his own word: beside that party's, it is no second voice."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec

from hudna.model.errors import DataError

BACKERS = Path(__file__).parents[1] / "data" / "incidents" / "backers.toml"

_Words = Annotated[str, msgspec.Meta(min_length=1)]


class Backer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[[backer]]`.

    Attributes:
        conflict: in which, by its name in the register.
        id: who backs.
        backs: which party to it.
        reason: by what he says or signed so himself.
        source: where that is written.
    """

    conflict: _Words
    id: _Words
    backs: _Words
    reason: _Words
    source: _Words


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    backer: tuple[Backer, ...]


@cache
def load_backers(file: Path = BACKERS) -> tuple[Backer, ...]:
    """Read a file of backers.

    Raises:
        DataError: where the file is not TOML, does not have that shape, or says twice whom somebody backs in a conflict.
    """
    try:
        read = msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), _File).backer
    except (msgspec.ValidationError, tomllib.TOMLDecodeError) as error:
        raise DataError(file.name, "file", str(error)) from error
    told: set[tuple[str, str]] = set()
    for number, one in enumerate(read):
        if (one.conflict, one.id) in told:
            raise DataError(file.name, f"backer[{number}]", f"{one.id} backs somebody in {one.conflict} already")
        told.add((one.conflict, one.id))
    return read
