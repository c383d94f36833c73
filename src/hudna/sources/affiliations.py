"""The register of sources: whose an outlet is, and where it is published; TOML files, read strictly.

Every file of the folder is a list of `[[source]]` tables with the fields of `hudna.model.sources.Source`. A source is
found by any of its names, whatever their capitals; a remark in brackets after the name, a contributor after a slash and
`www.` are left out of account where the name is not found with them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Annotated, TypeVar

import msgspec

from hudna.model.access import Access
from hudna.model.errors import DataError
from hudna.model.judgements import Reliability
from hudna.model.sources import Ownership, Source

T = TypeVar("T")

REGISTER = Path(__file__).parents[1] / "data" / "sources"

Words = Annotated[str, msgspec.Meta(min_length=1, max_length=1000)]
Id = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
Language = Annotated[str, msgspec.Meta(pattern=r"^[a-z]{2}$")]
_Actor = Annotated[str, msgspec.Meta(pattern=r"^[A-Z][A-Z0-9_-]*(\.[A-Z]+)?$")]
_Country = Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{3}$")]
_REMARK = re.compile(r"\s*\([^()]*\)\s*$")
_CONTRIBUTOR = re.compile(r"\s+/\s+.*$")


class Graded(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`reliability = { grade = "C", why = "…" }`."""

    grade: Reliability
    why: Words


class SourceTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[[source]]`."""

    id: Id
    name: Words
    names: tuple[Words, ...] = ()
    ownership: Ownership
    country: _Country | None = None
    affiliated: _Actor | None = None
    side: _Actor | None = None
    languages: Annotated[tuple[Language, ...], msgspec.Meta(min_length=1)]
    why: Words
    reliability: Reliability | Graded | None = None
    access: Access = Access.PUBLIC
    syndication: Id | None = None

    def source(self) -> Source:
        """The source that the table describes."""
        graded = self.reliability
        return Source(
            id=self.id,
            name=self.name,
            names=self.names,
            ownership=self.ownership,
            country=self.country,
            affiliated=self.affiliated,
            side=self.side,
            languages=self.languages,
            why=self.why,
            reliability=graded.grade if isinstance(graded, Graded) else graded,
            reliability_why=graded.why if isinstance(graded, Graded) else None,
            access=self.access,
            syndication=self.syndication,
        )


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    source: tuple[SourceTable, ...]


class Affiliations:
    """The sources that are known, found by what reports call them."""

    def __init__(self, sources: Iterable[Source]) -> None:
        """Of two sources with one name, the first is found by it."""
        self.sources = tuple(sources)
        self._by_name: dict[str, Source] = {}
        for source in self.sources:
            for name in (source.name, *source.names):
                self._by_name.setdefault(folded(name), source)

    def find(self, name: str | None) -> Source | None:
        """The source that a report names; None where it names none, or none that is known."""
        if name is None:
            return None
        return next((self._by_name[key] for key in _keys(name) if key in self._by_name), None)

    def with_followed(self, followed: Sequence[Source]) -> Affiliations:
        """With sources that are followed: of those with one id the last counts, and takes the place of that known before.

        It keeps the names that it had before, where nobody else goes by them: who is renamed does not become a stranger.
        """
        latest = {source.id: source for source in followed}
        owners = {folded(name): source.id for source in latest.values() for name in (source.name, *source.names)}
        former: dict[str, list[str]] = {identity: [] for identity in latest}
        for source in (*self.sources, *followed):
            for name in (source.name, *source.names) if source.id in latest else ():
                if folded(name) not in owners:
                    owners[folded(name)] = source.id
                    former[source.id].append(name)
        renewed = [replace(one, names=(*one.names, *former[one.id])) for one in latest.values()]
        return Affiliations([*renewed, *(source for source in self.sources if source.id not in latest)])

    def keys(self, name: str) -> tuple[str, ...]:
        """What stands for the source that a report names: its id where it is known; or else the name, closest first.

        Two names of one known source have the same; what is kept for a source that is not known is found by the first of
        these that something is kept for.
        """
        found = self.find(name)
        return (found.id,) if found is not None else tuple(dict.fromkeys(_keys(name)))


@cache
def load_affiliations(folder: Path = REGISTER) -> Affiliations:
    """Read the register of sources.

    Args:
        folder: where the `*.toml` files are.

    Raises:
        DataError: where the folder is not there, or a file is not TOML, has an unknown or missing key or a wrong value,
            or two sources share an id or a name; it names the file and the place.
    """
    if not folder.is_dir():
        raise DataError(folder.name, "folder", "is not there")
    sources: list[Source] = []
    owners: dict[str, str] = {}
    for file in sorted(folder.glob("*.toml")):
        for source in (table.source() for table in read_toml(file, _File).source):
            place = f"source {source.id}"
            if any(source.id == other.id for other in sources):
                raise DataError(file.name, place, "is there twice")
            for name in (source.name, *source.names):
                owner = owners.setdefault(folded(name), source.id)
                if owner != source.id:
                    raise DataError(file.name, place, f"is called {name!r}, as {owner} is")
            sources.append(source)
    return Affiliations(sources)


def read_toml(file: Path, shape: type[T]) -> T:
    """Read a TOML file that must have a shape.

    Raises:
        DataError: it is not UTF-8, not TOML, or not of that shape; it names the file and the place.
    """
    try:
        return msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), shape)
    except UnicodeDecodeError as error:
        raise DataError(file.name, f"byte {error.start}", "is not UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise DataError(file.name, "syntax", str(error)) from error
    except msgspec.ValidationError as error:
        reason, _, place = str(error).partition(" - at ")
        raise DataError(file.name, place.strip("`").removeprefix("$.") or "top level", reason) from error


def _keys(name: str) -> Iterator[str]:
    """What a name may be found by, the closest to it first."""
    yield folded(name)
    short = name
    while _REMARK.search(short):
        short = _REMARK.sub("", short)
        yield folded(short)
    yield folded(_CONTRIBUTOR.sub("", short))
    yield folded(short).removeprefix("www.")


def folded(name: str) -> str:
    """A name as it is compared with others."""
    return " ".join(name.casefold().split())
