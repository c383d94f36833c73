"""Sources: who publishes reports, and whose they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

from hudna.model.access import Access
from hudna.model.judgements import Reliability


class Ownership(StrEnum):
    """In whose hands an outlet is."""

    STATE = "state"  # owned or run by a government or an authority
    PARTY = "party"  # owned or run by a political or armed group
    PUBLIC = "public"  # publicly funded, with an editorial line that its charter keeps from the government
    PRIVATE = "private"
    ORGANISATION = "organisation"  # of states, or of civil society


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who publishes reports.

    Attributes:
        id: unique in the register of sources.
        name: in English, as it calls itself.
        names: what reports give as their source where it is this one, besides `name`.
        ownership: in whose hands it is.
        country: ISO 3166-1 alpha-3 of where it is published; None for a body of many states.
        affiliated: id of the state, group or body that owns, runs or directs it; None where none does.
        side: id of the party with which it stands, where that is neither its owner nor its country.
        languages: ISO 639-1 codes of those in which it publishes.
        why: what is known of whose it is, in a sentence.
        reliability: as a person graded it; None where nobody has.
        reliability_why: the reason for that grade, in a sentence; None where none is given.
        access: how open its reports are, where nobody decided otherwise.
        syndication: id of the group whose texts it reprints or shares: the sources of one group count as one.
    """

    id: str
    name: str
    names: tuple[str, ...] = ()
    ownership: Ownership
    country: str | None = None
    affiliated: str | None = None
    side: str | None = None
    languages: tuple[str, ...]
    why: str
    reliability: Reliability | None = None
    reliability_why: str | None = None
    access: Access = Access.PUBLIC
    syndication: str | None = None

    @property
    def home(self) -> str | None:
        """Where it stands when parties are told apart: with its side, who directs it, or else its country."""
        return self.side or self.affiliated or self.country


class FeedKind(StrEnum):
    """Where the reports of a source are found."""

    FEED = "feed"  # RSS, Atom or JSON Feed
    SITEMAP = "sitemap"
    PAGE = "page"  # one page that is a report itself, and changes
    FOLDER = "folder"  # of this machine, into which somebody drops files


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """One place where the reports of a source are found, and how it is followed.

    Attributes:
        id: unique among all that is followed, and the same for ever: what is remembered of a feed is kept by it.
        kind: what is there.
        url: its address; None for a folder.
        path: the folder, absolute; None for what has an address.
        every: how long from one look at it to the next.
        language: ISO 639-1 code of its reports; None where that is to be detected.
        full_text: whether its entries hold the whole text, so that the articles need not be fetched.
        match, skip: regular expressions, searched in the addresses of its entries: only those are followed that fit
            `match`, and not `skip`; None for all, and for none.
        hosts: host names, addresses and networks that are private, and may yet be fetched from for this feed.
        silent_after: without anything new for so long it is silent; None where its own rhythm says so.
        active: whether it is followed at present.
    """

    id: str
    kind: FeedKind
    url: str | None = None
    path: Path | None = None
    every: timedelta
    language: str | None = None
    full_text: bool = False
    match: str | None = None
    skip: str | None = None
    hosts: tuple[str, ...] = ()
    silent_after: timedelta | None = None
    active: bool = True

    @property
    def address(self) -> str:
        """Its URL, or the path of its folder."""
        return self.url or str(self.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """The terms under which texts are published.

    Attributes:
        name: of the licence; "all rights reserved" where there is none, with what is allowed all the same.
        url: where the terms are; None only where all rights are reserved.
    """

    name: str
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """A source that is followed.

    Attributes:
        source: who publishes.
        licence: under which terms.
        feeds: where its reports are found; at least one.
    """

    source: Source
    licence: Licence
    feeds: tuple[Feed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRecord:
    """What a ledger has of a source.

    Attributes:
        name: of the outlet where it is known, otherwise as the reports give it; None for reports that give none.
        given: the names that the reports give, sorted.
        source: what is known of it, or None.
        languages: ISO 639-1 codes of its reports, sorted.
        reports, claims: how many of it were read, and how many claims in them.
        first, last: the first and last day of publication, or None where no report has one.
        reliability: the last grade that a person gave it in this ledger; otherwise that of the register of sources, if any.
        access: how open its reports are, by the last decision of a person in this ledger; otherwise by the register.
        silent_since: its last day, where others have published since; otherwise None.
        silent_days: days from then to the last day on which any source published; None where it is not silent.
    """

    name: str | None
    given: tuple[str, ...]
    source: Source | None
    languages: tuple[str, ...]
    reports: int
    claims: int
    first: date | None
    last: date | None
    reliability: Reliability | None = None
    access: Access = Access.PUBLIC
    silent_since: date | None
    silent_days: int | None
