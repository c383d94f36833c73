"""`hudna sources list` and `hudna sources check`."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hudna.engine.actors import known_actors
from hudna.model.counting import counted
from hudna.model.errors import InputError
from hudna.model.sources import Feed, Followed
from hudna.sources.apart import Apart
from hudna.sources.fetching import Fetcher, Policy
from hudna.sources.followed import load_starter, read_followed
from hudna.sources.followed.checks import written
from hudna.sources.followed.looking import Look, look
from hudna.views.cli.output import heard_or_not, isolated, print_csv, print_json, progress, say, show, show_table

_FIELDS = (
    "conflict", "source", "name", "country", "affiliated", "side", "feed", "kind", "address", "language", "every",
    "active", "access", "licence", "licence_url", "syndication",
)  # fmt: skip
_COLUMNS = ("source", "stands with", "feed", "kind", "language", "every", "access", "licence")


def list_followed(folder: Path | None, *, form: str) -> int:
    """Print what is followed, or the starter set where no folder is given."""
    if folder is None:
        found = [(conflict, one) for conflict, of_conflict in load_starter().items() for one in of_conflict]
    else:
        followed, refused = read_followed(folder)
        found = [("", one) for one in followed]
        for refusal in refused:
            say(f"{refusal.where}: {refusal.reason}; it is not followed")
    records = [_record(conflict, one, feed) for conflict, one in found for feed in one.feeds]
    if form == "json":
        print_json(records)
    elif form == "csv":
        print_csv(_FIELDS, records)
    else:
        show(_counted(len(found), "source"))
        columns = _COLUMNS if folder is not None else ("conflict", *_COLUMNS)
        show_table(columns, (_row(record, with_conflict=folder is None) for record in records))
    return 0


def check_followed(folder: Path, names: Sequence[str], *, fetch: bool, form: str) -> int:
    """Print of each file whether it is right, and of each feed what was found there; 1 where something is wrong."""
    checks = list(_checks(folder, names))
    if fetch:
        asyncio.run(_look_at_all(checks))
    wrong = [one for one in checks if one.is_wrong]
    with heard_or_not():
        if form == "json":
            print_json([one.record() for one in checks])
        else:
            show_table(("source", "feed", "found", "wrong"), (row for one in checks for row in one.rows()))
            show(f"{_counted(len(checks), 'source')}, {len(wrong)} with something wrong")
    return 1 if wrong else 0


@dataclass(slots=True)
class _Check:
    """What was found of one source."""

    name: str
    followed: Followed | None = None
    wrong: list[str] = field(default_factory=list)
    looks: list[Look] = field(default_factory=list)

    @property
    def is_wrong(self) -> bool:
        return bool(self.wrong) or any(one.wrong for one in self.looks)

    def rows(self) -> Iterator[tuple[str, ...]]:
        if self.wrong or not self.looks:
            yield self.name, "", "" if self.wrong else "its file is right", "\n".join(self.wrong)
        for one in self.looks:
            yield self.name, one.feed.id, "\n".join(_found(one)), "\n".join(one.wrong)

    def record(self) -> dict[str, Any]:
        return {"source": self.name, "wrong": self.wrong, "feeds": [_look_record(one) for one in self.looks]}


def _checks(folder: Path, names: Sequence[str]) -> Iterator[_Check]:
    followed, refused = read_followed(folder)
    actors = known_actors()
    found = {one.source.id: _Check(one.source.id, one, list(_unknown(one, actors))) for one in followed}
    for refusal in refused:
        name = refusal.where.removesuffix(".toml")
        found[name] = _Check(name, wrong=[refusal.reason])
    for name in names:
        if name not in found:
            raise InputError(name, f"there is no source of this id in {folder}")
    yield from (found[name] for name in (dict.fromkeys(names) or sorted(found)))


def _unknown(followed: Followed, actors: Iterable[str]) -> Iterator[str]:
    source = followed.source
    for key, value in (("country", source.country), ("affiliated", source.affiliated), ("side", source.side)):
        if value is not None and value not in actors:
            yield f"{key}: {value} is not among the actors that Hudna knows"


async def _look_at_all(checks: Sequence[_Check]) -> None:
    """One after the other, with a fetcher for all feeds that may reach the same private hosts: it is polite to each site."""
    feeds = [(one, feed) for one in checks if one.followed is not None for feed in one.followed.feeds if feed.active]
    fetchers: dict[frozenset[str], Fetcher] = {}
    async with AsyncExitStack() as stack:
        apart = stack.enter_context(Apart())
        for check, feed in progress(feeds, lambda: len(feeds), "looking"):
            hosts = frozenset(feed.hosts)
            if hosts not in fetchers:
                fetchers[hosts] = await stack.enter_async_context(Fetcher(Policy(allowed_hosts=hosts)))
            check.looks.append(await look(feed, fetchers[hosts], apart))


def _found(one: Look) -> Iterator[str]:
    if one.kind is not None:
        newest = f", newest {one.newest:%Y-%m-%d %H:%M}" if one.newest is not None else ""
        language = f", {one.language}" if one.language is not None else ""
        yield f"{one.kind}, {counted(one.entries, 'entry', 'entries')}{newest}{language}"
    if one.characters is not None:
        yield f"a text of {counted(one.characters, 'character')} from its newest entry"
    yield from one.remarks


def _look_record(one: Look) -> dict[str, Any]:
    return {
        "feed": one.feed.id,
        "kind": one.kind,
        "title": one.title,
        "entries": one.entries,
        "newest": one.newest.isoformat() if one.newest is not None else None,
        "language": one.language,
        "characters": one.characters,
        "wrong": list(one.wrong),
        "remarks": list(one.remarks),
    }


def _record(conflict: str, followed: Followed, feed: Feed) -> dict[str, Any]:
    source, licence = followed.source, followed.licence
    return {
        "conflict": conflict or None,
        "source": source.id,
        "name": source.name,
        "country": source.country,
        "affiliated": source.affiliated,
        "side": source.home,
        "feed": feed.id,
        "kind": feed.kind.value,
        "address": feed.address,
        "language": feed.language,
        "every": written(feed.every),
        "active": feed.active,
        "access": source.access.value,
        "licence": licence.name,
        "licence_url": licence.url,
        "syndication": source.syndication,
    }


def _row(record: dict[str, Any], *, with_conflict: bool) -> tuple[str, ...]:
    every = record["every"] if record["active"] else "not active"
    feed = record["feed"].removeprefix(record["source"]).removeprefix("/")
    row = (
        f"{record['source']}\n{isolated(record['name'])}",
        record["side"] or "nobody",
        feed,
        record["kind"],
        record["language"] or "",
        every,
        record["access"],
        record["licence"],
    )
    return (record["conflict"], *row) if with_conflict else row


def _counted(number: int, word: str) -> str:
    return f"1 {word}" if number == 1 else f"{number} {word}s"
