"""Who the actors of datasets are: names and templates of names, in `data/datasets/actors.toml`, read strictly."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec

from hudna.model.errors import DataError
from hudna.sources.datasets.codes import FOLDER, read_strictly
from hudna.sources.datasets.countries import Countries, load_countries
from hudna.sources.datasets.events import Party

_YEARS = re.compile(r"\s*\([0-9]{0,4}\s*-\s*[0-9]{0,4}\)")
_HOLE = "{country}"

_Id = Annotated[str, msgspec.Meta(pattern=r"^[A-Z][A-Z0-9_-]*(\.[A-Z]+)?$")]


class _Nobody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    names: tuple[str, ...]
    templates: tuple[str, ...]


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    templates: dict[str, str]
    here: dict[str, str]
    names: dict[_Id, tuple[str, ...]]
    nobody: _Nobody


class Actors:
    """Finds the id of an actor by what a dataset calls him."""

    def __init__(self, file: _File, countries: Countries) -> None:
        self._countries = countries
        self._names = {_folded(name): identity for identity, names in file.names.items() for name in names}
        self._here = {_folded(name): identity for name, identity in file.here.items()}
        self._nobody = frozenset(map(_folded, file.nobody.names))
        self._templates = [(_pattern(template), identity) for template, identity in file.templates.items()]
        self._nobody_templates = [_pattern(template) for template in file.nobody.templates]

    def party(self, name: str, column: str, here: str | None) -> Party:
        """An actor.

        Args:
            name: as the dataset writes it.
            column: what the dataset calls its part.
            here: ISO 3166-1 alpha-3 of where the event happened.
        """
        return Party(name=name, id=self._find(_folded(name), here), column=column)

    def is_nobody(self, name: str) -> bool:
        """Whether the dataset says itself that it does not know who it is."""
        folded = _folded(name)
        return (
            folded in self._nobody
            or folded in self._here
            or any(one.fullmatch(folded) for one in self._nobody_templates)
        )

    def unknown(self, parties: Iterable[Party]) -> tuple[str, ...]:
        """A notice for each who is not known, though the dataset does."""
        lost = (one for one in parties if one.id is None and not self.is_nobody(one.name))
        return tuple(
            f"{one.column} {one.name!r} is not among the actors that are known, and is left out" for one in lost
        )

    def _find(self, folded: str, here: str | None) -> str | None:
        if (known := self._names.get(folded)) is not None:
            return known
        if (local := self._here.get(folded)) is not None:
            return None if here is None else local.replace(_HOLE, here)
        for pattern, identity in self._templates:
            if (found := pattern.fullmatch(folded)) and (code := self._countries.named(found[1])) is not None:
                return identity.replace(_HOLE, code)
        return None


def same_name(one: str, other: str) -> bool:
    """Whether two names are one, years in brackets and capitals left out of account."""
    return _folded(one) == _folded(other)


def _folded(name: str) -> str:
    return " ".join(_YEARS.sub("", name).casefold().split())


def _pattern(template: str) -> re.Pattern[str]:
    before, _, after = _folded(template).partition(_HOLE)
    return re.compile(f"{re.escape(before)}(.+){re.escape(after)}")


@cache
def load_actors(file: Path = FOLDER / "actors.toml") -> Actors:
    """The actors of datasets.

    Raises:
        DataError: where the file is not of its shape, a name is there twice, or a template has no place for a country.
    """
    found = read_strictly(file, _File)
    owners: dict[str, str] = {}
    for identity, names in (*found.names.items(), ("nobody", found.nobody.names)):
        for name in names:
            if _folded(name) in owners:
                raise DataError(file.name, identity, f"{name!r} is {owners[_folded(name)]} already")
            owners[_folded(name)] = identity
    for template in (*found.templates, *found.nobody.templates, *found.here.values(), *found.templates.values()):
        if template.count(_HOLE) != 1:
            raise DataError(file.name, template, f"has not one {_HOLE}")
    return Actors(found, load_countries())
