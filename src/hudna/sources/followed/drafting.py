"""A file for a new source, made of what its address told; what nobody knows yet is left to be filled in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

from hudna.model.access import Access
from hudna.model.sources import FeedKind, Licence, Ownership
from hudna.sources.followed.checks import written

_ID = re.compile(r"(?=.{1,64}\Z)[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_NO_ID = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What is said of a source that shall be followed; None and () where nothing is. See `hudna.model.sources`."""

    id: str | None = None
    name: str | None = None
    names: tuple[str, ...] = ()
    ownership: Ownership | None = None
    country: str | None = None
    affiliated: str | None = None
    side: str | None = None
    languages: tuple[str, ...] = ()
    why: str | None = None
    licence: Licence | None = None
    syndication: str | None = None
    access: Access = Access.PUBLIC
    kind: FeedKind | None = None
    every: timedelta = timedelta(minutes=15)
    hosts: tuple[str, ...] = ()


def id_of_address(url: str) -> str:
    """An id for what is at an address: of its host, `news.example.org` is `news-example-org`."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    return _NO_ID.sub("-", host).strip("-")[:64].strip("-") or "source"


def is_id(text: str) -> bool:
    """Whether a source can have it as its id."""
    return _ID.fullmatch(text) is not None


def draft(known: Description, identity: str, url: str, kind: FeedKind) -> str:
    """The file. What must be filled in stands there as a remark, so that the file is refused until somebody has.

    Args:
        known: what is known.
        identity: the id that the source has.
        url: the address of its feed.
        kind: what is there.
    """
    return "\n".join((f"id = {_written(identity)}", *_of_source(known), "", *_of_feed(known, url, kind))) + "\n"


def _of_source(known: Description) -> Iterator[str]:
    yield _needed("name", known.name, "of the publisher, in English, as it calls itself")
    yield from _given("names", known.names)
    yield _needed("ownership", known.ownership, "state, party, public, private or organisation")
    yield _maybe("country", known.country, "of publication, ISO 3166-1 alpha-3; none for a body of many states")
    yield _maybe("affiliated", known.affiliated, "id of the state, group or body that owns, runs or directs it, if any")
    yield _maybe("side", known.side, "id of the party with which it stands, if that is neither of these")
    yield _needed("languages", known.languages, "ISO 639-1 codes of those in which it publishes")
    yield _needed("why", known.why, "what is known of whose it is, in a sentence: facts, no verdict")
    yield _licence(known.licence)
    yield '# reliability = { grade = "…", why = "…" } # A to F, by a person, with the reason'
    yield from _given("syndication", known.syndication)
    if known.access is not Access.PUBLIC:
        yield f"access = {_written(known.access)}"


def _of_feed(known: Description, url: str, kind: FeedKind) -> Iterator[str]:
    yield "[[feed]]"
    yield f"kind = {_written(kind)}"
    yield f"url = {_written(url)}"
    yield f"every = {_written(written(known.every))}"
    if len(known.languages) == 1:  # many a feed says that of its software: what it says is not believed
        yield f"# language = {_written(known.languages[0])} # only if all its reports are in it: then their words are not asked"
    yield from _given("hosts", known.hosts)


def _licence(licence: Licence | None) -> str:
    if licence is None:
        return (
            '# licence = { name = "…", url = "…" } # or "all rights reserved", with what is allowed after a semicolon'
        )
    if licence.url is None:
        return f"licence = {_written(licence.name)}"
    return f"licence = {{ name = {_written(licence.name)}, url = {_written(licence.url)} }}"


def _needed(key: str, value: str | tuple[str, ...] | None, what: str) -> str:
    return f"{key} = {_written(value)}" if value else f'# {key} = "…" # to be filled in: {what}'


def _maybe(key: str, value: str | None, what: str) -> str:
    return f"{key} = {_written(value)}" if value else f'# {key} = "…" # {what}'


def _given(key: str, value: str | tuple[str, ...] | None) -> Iterator[str]:
    if value:
        yield f"{key} = {_written(value)}"


def _written(value: str | tuple[str, ...]) -> str:
    """As TOML, whose strings are those of JSON but for one character."""
    plain = list(value) if isinstance(value, tuple) else str(value)
    return json.dumps(plain, ensure_ascii=False).replace("\x7f", "\\u007f")
