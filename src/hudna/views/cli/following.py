"""`hudna sources add`."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import timedelta
from pathlib import Path

from hudna.model.errors import DataError, InputError
from hudna.model.sources import FeedKind, Licence
from hudna.sources.feeds import Listing, listing_of
from hudna.sources.fetching import Fetched, Fetcher, FetchError, Policy
from hudna.sources.followed import followed_of, read_followed, starter_files
from hudna.sources.followed.checks import interval, web_address
from hudna.sources.followed.drafting import Description, draft, id_of_address, is_id
from hudna.sources.followed.files import check_beside
from hudna.sources.followed.looking import FEED_KINDS
from hudna.sources.unreadable import UnreadableError
from hudna.views.cli.output import isolated, show


def add_source(what: str, folder: Path, given: Description) -> int:
    """Follow a source of the starter set, of an address or of a file."""
    if what.partition("://")[0].lower() in {"http", "https"}:
        return _from_address(what, folder, given)
    told = [one.name for one in fields(Description) if getattr(given, one.name) != one.default]
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


def _from_address(url: str, folder: Path, given: Description) -> int:
    identity = given.id or id_of_address(url)
    if not is_id(identity):
        raise InputError("--id", f"{identity!r} is no id: small letters and digits, with hyphens between")
    fetched, listing = asyncio.run(_fetched(url, given))
    language = (listing.language,) if listing.language is not None else ()
    known = replace(given, name=given.name or listing.title, languages=given.languages or language)
    _refuse_if_there(folder, identity)
    file = _write(folder, identity, draft(known, identity, fetched.moved or url, FEED_KINDS[listing.kind]))
    try:
        check_beside(followed_of(file), read_followed(folder)[0])
    except DataError as error:
        show(
            f"{file} is made, and not followed yet: {error.place}: {error.reason}. Fill in what stands there as a remark, "
            f"then: hudna sources check {identity}"
        )
    else:
        show(f"{isolated(known.name or identity)} is followed: {file}")
    return 0


async def _fetched(url: str, given: Description) -> tuple[Fetched, Listing]:
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


def terms(name: str | None, url: str | None) -> Licence | None:
    """The terms under which a source publishes, as two options of the command tell them.

    Raises:
        InputError: an address is given, and no name.
    """
    if name is None and url is not None:
        raise InputError("--licence-url", "is where the terms are that --licence names")
    return None if name is None else Licence(name=name, url=url)


def interval_of(text: str) -> timedelta:
    """How often to look.

    Raises:
        InputError: it is no length of time.
    """
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
