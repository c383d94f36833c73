"""`hudna sources add`."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import timedelta
from pathlib import Path

from hudna.model.access import Access
from hudna.model.errors import DataError, InputError
from hudna.model.sources import FeedKind, Licence, Ownership
from hudna.sources.feeds import Listing, listing_of
from hudna.sources.fetching import Fetched, Fetcher, FetchError, Policy
from hudna.sources.followed import followed_of, read_followed, starter_files
from hudna.sources.followed.checks import interval, web_address
from hudna.sources.followed.drafting import Description, draft, id_of_address, is_id
from hudna.sources.followed.files import check_beside
from hudna.sources.followed.looking import FEED_KINDS
from hudna.sources.unreadable import UnreadableError
from hudna.views.cli.output import isolated, show


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the options of the command say; see there."""

    id: str | None = None
    name: str | None = None
    names: tuple[str, ...] = ()
    ownership: Ownership | None = None
    country: str | None = None
    affiliated: str | None = None
    side: str | None = None
    languages: tuple[str, ...] = ()
    why: str | None = None
    licence: str | None = None
    licence_url: str | None = None
    syndication: str | None = None
    access: Access = Access.PUBLIC
    kind: str | None = None
    every: str = "15 min"
    hosts: tuple[str, ...] = ()


def add_source(what: str, folder: Path, given: Given) -> int:
    """Follow a source of the starter set, of an address or of a file."""
    if what.partition("://")[0].lower() in {"http", "https"}:
        return _from_address(what, folder, given)
    told = [one.name for one in fields(Given) if getattr(given, one.name) != one.default]
    if told:
        raise InputError(f"--{told[0].replace('_', '-')}", "is only for an address; a file says all that by itself")
    return _from_files([Path(what)] if what.endswith(".toml") else _of_starter_set(what), folder)


def _of_starter_set(name: str) -> Sequence[Path]:
    """The file of a source of the starter set, or those of a conflict."""
    by_conflict = starter_files()
    by_name = {file.stem: (file,) for files in by_conflict.values() for file in files}
    found = by_conflict.get(name) or by_name.get(name)
    if found is None:
        raise InputError(
            name, "is no source or conflict of the starter set, which `hudna sources list --starter` lists"
        )
    return found


def _from_files(files: Sequence[Path], folder: Path) -> int:
    there = read_followed(folder)[0] if folder.is_dir() else ()
    followed = [followed_of(file) for file in files]
    new = [one for one in followed if len(files) == 1 or not _file(folder, one.source.id).exists()]
    for one in new:
        _refuse_if_there(folder, one.source.id)
        check_beside(one, there)
    for file in files:
        if any(one.source.id == file.stem for one in new):
            _write(folder, file.stem, file.read_text(encoding="utf-8"))
    show(*(f"{isolated(one.source.name)} is followed: {_file(folder, one.source.id)}" for one in new))
    if len(new) < len(files):
        show(f"{len(files) - len(new)} of the {len(files)} were followed already")
    return 0


def _from_address(url: str, folder: Path, given: Given) -> int:
    known = _described(url, given)
    _refuse_if_there(folder, known.id)
    file = _write(folder, known.id, draft(known))
    try:
        check_beside(followed_of(file), read_followed(folder)[0])
    except DataError as error:
        show(
            f"{file} is made, and not followed yet: {error.place}: {error.reason}. Fill in what stands there as a remark, "
            f"then: hudna sources check {known.id}"
        )
    else:
        show(f"{isolated(known.name or known.id)} is followed: {file}")
    return 0


def _described(url: str, given: Given) -> Description:
    """What the options and the address tell of a source."""
    identity, every = given.id or id_of_address(url), _every(given.every)
    if not is_id(identity):
        raise InputError("--id", f"{identity!r} is no id: small letters and digits, with hyphens between")
    fetched, listing = asyncio.run(_fetched(url, given))
    language = (listing.language,) if listing.language is not None else ()
    return Description(
        id=identity,
        name=given.name or listing.title,
        names=given.names,
        ownership=given.ownership,
        country=given.country,
        affiliated=given.affiliated,
        side=given.side,
        languages=given.languages or language,
        why=given.why,
        licence=Licence(name=given.licence, url=given.licence_url) if given.licence is not None else None,
        syndication=given.syndication,
        access=given.access,
        url=fetched.moved or url,
        kind=FEED_KINDS[listing.kind],
        every=every,
        hosts=given.hosts,
    )


async def _fetched(url: str, given: Given) -> tuple[Fetched, Listing]:
    """What is at an address, as a listing of the kind that was asked for, if one was."""
    try:
        web_address(url)
        async with Fetcher(Policy(allowed_hosts=frozenset(given.hosts))) as fetcher:
            fetched = await fetcher.fetch(url)
        if not isinstance(fetched, Fetched):
            raise InputError(url, "it answered that nothing has changed, though nothing was known of it")
        listing = listing_of(fetched, is_page=given.kind == FeedKind.PAGE)
    except ValueError as error:
        raise InputError(url, str(error)) from error
    except FetchError as error:
        raise InputError(url, error.reason) from error
    except UnreadableError as error:
        raise InputError(url, f"{error}; a page that is to be followed itself needs --kind page") from error
    if given.kind is not None and FEED_KINDS[listing.kind] != given.kind:
        raise InputError(url, f"is a {FEED_KINDS[listing.kind]} ({listing.kind}), not a {given.kind}")
    return fetched, listing


def _every(text: str) -> timedelta:
    try:
        return interval(text)
    except ValueError as error:
        raise InputError("--every", str(error)) from error


def _file(folder: Path, identity: str) -> Path:
    return folder / f"{identity}.toml"


def _refuse_if_there(folder: Path, identity: str) -> None:
    if _file(folder, identity).exists():
        raise InputError(str(_file(folder, identity)), "is there already; nothing was changed")


def _write(folder: Path, identity: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    with _file(folder, identity).open("x", encoding="utf-8") as file:  # nobody's file is overwritten
        file.write(text)
    return _file(folder, identity)
