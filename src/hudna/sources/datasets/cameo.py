"""CAMEO codes as GDELT uses them: of events, and of who takes part; `data/datasets/gdelt.toml`, read strictly."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec

from hudna.model.events import EventType
from hudna.sources.datasets.codes import FOLDER, Code, Who, read_strictly
from hudna.sources.datasets.countries import Countries, load_countries

_Cameo = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{2,4}$")]


class _Event(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    sort: Annotated[str, msgspec.Meta(min_length=1)]
    type: EventType
    who: Who


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    events: dict[_Cameo, _Event]
    groups: dict[str, str]
    roles: dict[str, str]


class Cameo:
    """What CAMEO codes are."""

    def __init__(self, file: _File, countries: Countries) -> None:
        self._file = file
        self._countries = countries

    def of(self, cameo: str) -> tuple[str, Code | None]:
        """What an event is called, and what it is; the code itself and None where it is nothing for a ceasefire."""
        for size in range(len(cameo), 1, -1):
            if (found := self._file.events.get(cameo[:size])) is not None:
                return found.sort, Code(type=found.type, who=found.who)
        return f"CAMEO {cameo}", None

    def actor(self, group: str, country: str, role: str) -> str | None:
        """The id of an actor by its codes; None where they tell of nobody who is known."""
        if group:
            return self._file.groups.get(group)
        code, identity = self._countries.coded(country), self._file.roles.get(role)
        return None if code is None or identity is None else identity.replace("{country}", code)


@cache
def load_cameo(file: Path = FOLDER / "gdelt.toml") -> Cameo:
    """The codes.

    Raises:
        DataError: where the file is not of its shape.
    """
    return Cameo(read_strictly(file, _File), load_countries())
