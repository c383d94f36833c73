"""The commands of `hudna sources`."""

from __future__ import annotations

from typing import Annotated, Literal

from cyclopts import App, Parameter

from hudna.model.access import Access
from hudna.model.sources import FeedKind, Ownership
from hudna.views.cli.options import (
    DEFAULT_LEDGER,
    DEFAULT_SOURCES,
    AsOf,
    Author,
    KnownOn,
    LedgerOption,
    ListFormat,
    Reason,
    SourcesOption,
    TableFormat,
)
from hudna.views.cli.times import Times

sources_app = App(name="sources", help_format="markdown")


@sources_app.default
def sources(
    *,
    ledger: LedgerOption = DEFAULT_LEDGER,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    format: TableFormat = "table",  # noqa: A002 - the option's name
) -> int:
    """List the sources of the ledger's reports: whose they are, how much of each was read, and since when it is silent.

    `hudna sources list` lists what is followed, whether or not the ledger has anything of it.

    Example: `hudna sources --ledger karabakh.ledger`

    Args:
        ledger: the ledger's file.
        as_of: leave out what was published on later days.
        known_on: leave out what the ledger came to know later; a date means the end of that day in UTC.
        format: a table, JSON, or comma-separated values.
    """
    from hudna.views.cli.sources import list_sources  # noqa: PLC0415

    return list_sources(ledger, Times(as_of, known_on), form=format)


@sources_app.command
def health(
    *,
    ledger: LedgerOption = DEFAULT_LEDGER,
    sources: SourcesOption = DEFAULT_SOURCES,
    format: TableFormat = "table",  # noqa: A002 - the option's name
) -> int:
    """Show how the feeds that `hudna watch` follows fare: when each was last read, how much comes of it against its usual.

    Example: `hudna sources health --ledger karabakh.ledger`

    Args:
        ledger: the ledger's file.
        sources: the folder, with a TOML file for each source.
        format: a table, JSON, or comma-separated values.
    """
    from hudna.views.cli.health import show_health  # noqa: PLC0415

    return show_health(ledger, sources, form=format)


@sources_app.command(name="list")
def list_(
    *,
    sources: SourcesOption = DEFAULT_SOURCES,
    starter: Annotated[bool, Parameter(negative="")] = False,
    format: TableFormat = "table",  # noqa: A002 - the option's name
) -> int:
    """List what is followed: the sources of a folder, a line for each of their feeds.

    `hudna sources` lists the sources of the reports that a ledger has.

    Example: `hudna sources list --starter`

    Args:
        sources: the folder, with a TOML file for each source.
        starter: instead, the sources that come with Hudna and can be added (`hudna sources add`).
        format: a table, JSON, or comma-separated values.
    """
    from hudna.views.cli.followed import list_followed  # noqa: PLC0415

    return list_followed(None if starter else sources, form=format)


@sources_app.command
def check(
    *names: str,
    sources: SourcesOption = DEFAULT_SOURCES,
    fetch: Annotated[bool, Parameter(negative="")] = False,
    format: ListFormat = "table",  # noqa: A002 - the option's name
) -> int:
    """Check the files of what is followed, and with `--fetch` what is there; the exit code is 1 where something is wrong.

    Example: `hudna sources check tass --fetch`

    Args:
        names: ids of the sources; by default all.
        sources: the folder, with a TOML file for each source.
        fetch: also look at each feed once, and at its newest entry: what it is, its language, whether it has moved,
            whether its robots.txt lets us, whether a text can be taken.
        format: a table or JSON.
    """
    from hudna.views.cli.followed import check_followed  # noqa: PLC0415

    return check_followed(sources, names, fetch=fetch, form=format)


@sources_app.command
def add(  # noqa: PLR0913 - what is to be known of a source
    what: str,
    /,
    *,
    sources: SourcesOption = DEFAULT_SOURCES,
    id: str | None = None,  # noqa: A002 - the option's name
    name: str | None = None,
    names: Annotated[tuple[str, ...], Parameter(negative="")] = (),
    ownership: Ownership | None = None,
    country: str | None = None,
    affiliated: str | None = None,
    side: str | None = None,
    languages: Annotated[tuple[str, ...], Parameter(negative="")] = (),
    why: str | None = None,
    licence: str | None = None,
    licence_url: str | None = None,
    syndication: str | None = None,
    access: Access = Access.PUBLIC,
    kind: Literal["feed", "sitemap", "page"] | None = None,
    every: str = "15 min",
    hosts: Annotated[tuple[str, ...], Parameter(negative="")] = (),
) -> int:
    """Follow a source: from the starter set, from an address, or by a file of your own.

    A name is that of a source of the starter set, or of a conflict, for all sources about it (`hudna sources list
    --starter`). An address is fetched once, and a file made of what it tells; what nobody can know but you (whose the
    source is, under which terms it publishes) is given by the options below, or to be filled in before the file is
    accepted. A file is checked and copied.

    Example: `hudna sources add yemen` or `hudna sources add https://news.example.org/feed --ownership private`

    Args:
        what: a name, an address of http or https, or a file that ends in `.toml`.
        sources: the folder, with a TOML file for each source; made where there is none.
        id: of the source; by default made of the address.
        name: of the publisher, in English; by default what the feed calls itself.
        names: what reports call it besides.
        ownership: in whose hands it is.
        country: where it is published, ISO 3166-1 alpha-3.
        affiliated: id of who owns, runs or directs it.
        side: id of the party with which it stands, if that is neither of these.
        languages: ISO 639-1 codes; by default what the feed tells.
        why: what is known of whose it is, in a sentence.
        licence: name of the terms under which it publishes, or "all rights reserved".
        licence_url: where these terms are.
        syndication: id of the group whose texts it reprints or shares.
        access: public, restricted or confidential.
        kind: what is at the address; by default what is found there.
        every: how often to look: "15 min", "1 h", "2 d".
        hosts: private hosts or networks that may be fetched from for it.
    """
    from hudna.sources.followed.drafting import Description  # noqa: PLC0415
    from hudna.views.cli.following import add_source, interval_of, terms  # noqa: PLC0415

    given = Description(
        id=id,
        name=name,
        names=names,
        ownership=ownership,
        country=country,
        affiliated=affiliated,
        side=side,
        languages=languages,
        why=why,
        licence=terms(licence, licence_url),
        syndication=syndication,
        access=access,
        kind=None if kind is None else FeedKind(kind),
        every=interval_of(every),
        hosts=hosts,
    )
    return add_source(what, sources, given)


@sources_app.command
def classify(
    name: str, access: Access, /, *, author: Author, reason: Reason, ledger: LedgerOption = DEFAULT_LEDGER
) -> int:
    """Decide who may see what a source reports: all (public), analysts (restricted), or only verifiers (confidential).

    It holds under all the names of the source, for what is there as for what comes. Classify a confidential source before
    its first report is added. What is in force is the last decision.

    Example: `hudna sources classify "Field office" confidential --author amal --reason "the staff could be traced"`

    Args:
        name: any name by which reports call the source.
        access: public, restricted or confidential.
        author: who decides; `HUDNA_AUTHOR` may stand for it.
        reason: why.
        ledger: the ledger's file; made where there is none.
    """
    from hudna.views.cli.sources import classify_source  # noqa: PLC0415

    return classify_source(ledger, name, access, author=author, reason=reason)
