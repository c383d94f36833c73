"""What is followed: a folder with a TOML file for each source, read strictly.

A file has the keys of a `[[source]]` table of the register (`hudna.sources.affiliations`), `licence`, and a `[[feed]]` table
for every place where the source's reports are found. It is called `<id>.toml`, so that no two files are of one source.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Annotated, TypeVar

import msgspec

from hudna.model.errors import DataError
from hudna.model.reports import Refusal
from hudna.model.sources import Feed, FeedKind, Followed, Licence, Source
from hudna.sources.affiliations import Graded, Id, Language, SourceTable, Words, folded, load_affiliations, read_toml
from hudna.sources.followed.checks import host, interval, pattern, silence, web_address

T = TypeVar("T")

MAX_BYTES = 100_000
"""Of one file; a source with a hundred feeds has a tenth of that."""

_Address = Annotated[str, msgspec.Meta(min_length=1, max_length=2000)]
_Reserved = Annotated[str, msgspec.Meta(pattern=r"^all rights reserved(; \S.*)?$", max_length=1000)]


class _LicenceTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`licence = { name = "CC BY 4.0", url = "https://…" }`."""

    name: Words
    url: _Address


class _FeedTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[[feed]]`."""

    id: Id | None = None
    kind: FeedKind
    url: _Address | None = None
    path: _Address | None = None
    every: str
    language: Language | None = None
    full_text: bool = False
    match: str | None = None
    skip: str | None = None
    hosts: tuple[str, ...] = ()
    silent_after: str | None = None
    active: bool = True


class _FollowedTable(SourceTable, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A whole file."""

    reliability: Graded | None = None
    licence: _LicenceTable | _Reserved
    feed: Annotated[tuple[_FeedTable, ...], msgspec.Meta(min_length=1, max_length=1000)]


def load_followed(folder: Path) -> tuple[Followed, ...]:
    """Read what is followed, by id.

    Args:
        folder: where the `*.toml` files are.

    Raises:
        DataError: where the folder is not there, or a file is not TOML, has an unknown or missing key or a wrong value, or
            two sources share a name, also with one of the packaged register; it names the file and the place.
    """
    found = []
    for one in _each(folder):
        if isinstance(one, DataError):
            raise one
        found.append(one)
    return tuple(found)


def read_followed(folder: Path) -> tuple[tuple[Followed, ...], tuple[Refusal, ...]]:
    """As `load_followed`, with a refusal for each file that is wrong: it holds up none of the others.

    Raises:
        DataError: the folder is not there.
    """
    found, refused = [], []
    for one in _each(folder):
        if isinstance(one, DataError):
            refused.append(Refusal(where=one.file, reason=f"{one.place}: {one.reason}"))
        else:
            found.append(one)
    return tuple(found), tuple(refused)


def followed_of(file: Path) -> Followed:
    """Read one file.

    Raises:
        DataError: as for `load_followed`.
    """
    try:
        if file.stat().st_size > MAX_BYTES:
            raise DataError(file.name, "file", f"has more than {MAX_BYTES:,} bytes")
        table = read_toml(file, _FollowedTable)
    except OSError as error:
        raise DataError(file.name, "file", error.strerror or "cannot be read") from error
    if file.name != f"{table.id}.toml":
        raise DataError(file.name, "id", f"is {table.id!r}, so the file must be called {table.id}.toml")
    try:
        licence = _licence(table.licence)
        feeds = tuple(_feed(one, f"feed[{at}]", table.id, file) for at, one in enumerate(table.feed))
    except _WrongError as error:
        raise DataError(file.name, error.place, error.reason) from error
    ids = [one.id for one in feeds]
    for at, identity in enumerate(ids):
        if identity in ids[:at]:
            raise DataError(file.name, f"feed[{at}].id", "is needed, unlike that of any other feed of the source")
    return Followed(source=table.source(), licence=licence, feeds=feeds)


def check_beside(followed: Followed, others: Iterable[Followed]) -> None:
    """Whether a source can be followed beside others: two must not go by one name.

    Raises:
        DataError: it cannot.
    """
    known = (*load_affiliations().sources, *(one.source for one in others))
    _check_names(followed, _owners(known), f"{followed.source.id}.toml")


class _WrongError(Exception):
    """What is wrong at which place of a file."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(place, reason)
        self.place = place
        self.reason = reason


def _each(folder: Path) -> Iterator[Followed | DataError]:
    """What each file of a folder says, or what is wrong with it."""
    if not folder.is_dir():
        raise DataError(str(folder), "folder", "is not there")
    owners = _owners(load_affiliations().sources)
    for file in sorted(folder.glob("*.toml")):
        try:
            followed = followed_of(file)
            _check_names(followed, owners, file.name)
        except DataError as error:
            yield error
        else:
            yield followed


def _owners(sources: Iterable[Source]) -> dict[str, str]:
    return {folded(name): source.id for source in sources for name in (source.name, *source.names)}


def _check_names(followed: Followed, owners: dict[str, str], file: str) -> None:
    source = followed.source
    names = {folded(name): name for name in (source.name, *source.names)}
    for key, name in names.items():
        if owners.get(key, source.id) != source.id:
            raise DataError(file, "names", f"is called {name!r}, as {owners[key]} is")
    owners.update(dict.fromkeys(names, source.id))


def _right(place: str, check: Callable[[str], T], text: str) -> T:
    try:
        return check(text)
    except ValueError as error:
        raise _WrongError(place, str(error)) from error


def _maybe(place: str, check: Callable[[str], T], text: str | None) -> T | None:
    return None if text is None else _right(place, check, text)


def _licence(given: _LicenceTable | str) -> Licence:
    if isinstance(given, str):
        return Licence(name=given)
    return Licence(name=given.name, url=_right("licence.url", web_address, given.url))


def _feed(table: _FeedTable, place: str, source: str, file: Path) -> Feed:
    is_folder = table.kind is FeedKind.FOLDER
    needed, other = ("path", "url") if is_folder else ("url", "path")
    if getattr(table, needed) is None:
        raise _WrongError(place, f"needs the key `{needed}`, as its kind is {table.kind}")
    if getattr(table, other) is not None:
        raise _WrongError(f"{place}.{other}", f"is not for feeds of the kind {table.kind}")
    return Feed(
        id=source if table.id is None else f"{source}/{table.id}",
        kind=table.kind,
        url=_maybe(f"{place}.url", web_address, table.url),
        path=None if table.path is None else (file.parent / Path(table.path).expanduser()).absolute(),
        every=_right(f"{place}.every", interval, table.every),
        language=table.language,
        full_text=table.full_text,
        match=_maybe(f"{place}.match", pattern, table.match),
        skip=_maybe(f"{place}.skip", pattern, table.skip),
        hosts=tuple(_right(f"{place}.hosts[{at}]", host, one) for at, one in enumerate(table.hosts)),
        silent_after=_maybe(f"{place}.silent_after", silence, table.silent_after),
        active=table.active,
    )
