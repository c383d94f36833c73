"""What the API says that is no object of the model."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Literal

from hudna.model.access import Access, Role
from hudna.model.claims import Span
from hudna.model.incidents import FiledClaim
from hudna.model.listing import Found
from hudna.model.reports import PublishedBasis, Report, Version, Withdrawal


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Why there is no answer (RFC 9457).

    Attributes:
        type: `about:blank`: the status says what kind of problem it is.
        title: the status in words.
        status: its code.
        detail: what is wrong, in a sentence that names it.
    """

    type: str
    title: str
    status: int
    detail: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Me:
    """Who asks, and what he may do.

    Attributes:
        name: the user's name; null where no users are set up.
        role: what he may see and do.
        via: how he is known.
        sees: the least open sources whose reports he may read.
    """

    name: str | None
    role: Role
    via: Literal["open", "session", "token"]
    sees: Access


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportHead:
    """A report without its text.

    Attributes:
        id, lang, published, published_basis, title, source, notices: as of the report.
        sha256: of the text in UTF-8, in hexadecimal.
        length: of the text, in characters.
    """

    id: str
    lang: str | None
    published: date | None
    published_basis: PublishedBasis
    title: str | None
    source: str | None
    notices: tuple[str, ...]
    sha256: str
    length: int


def head_of(report: Report) -> ReportHead:
    """A report without its text."""
    return ReportHead(
        id=report.id,
        lang=report.lang,
        published=report.published,
        published_basis=report.published_basis,
        title=report.title,
        source=report.source,
        notices=report.notices,
        sha256=report.sha256,
        length=len(report.text),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptReport(Report):
    """A report with what became of it since.

    Attributes:
        withdrawal: that its source took it back; null where it did not. What was read of it stays.
        versions: ids of the versions of what is published at its `url`, itself among them, the newest first, 100 at most;
            empty where it has none.
    """

    withdrawal: Withdrawal | None = None
    versions: tuple[str, ...] = ()


def kept_report(report: Report, withdrawal: Withdrawal | None, versions: Iterable[Version]) -> KeptReport:
    """A report with what became of it since."""
    own = {field.name: getattr(report, field.name) for field in fields(report)}
    return KeptReport(**own, withdrawal=withdrawal, versions=tuple(one.report_id for one in versions))


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPassage:
    """A sentence of a report in which words stand that were searched for.

    Attributes:
        sentence: the sentence, as a span of the report's text.
        words: the words, as spans of the report's text.
    """

    sentence: Span
    words: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundReport:
    """A report that was found; without passages where only its title holds what was searched for."""

    report: ReportHead
    passages: tuple[FoundPassage, ...]


def found_report(found: Found) -> FoundReport:
    """A report that was found, with the words of its passages."""
    text = found.report.text

    def span(start: int, end: int) -> Span:
        return Span(start, end, text[start:end])

    passages = tuple(
        FoundPassage(sentence=span(one.start, one.end), words=tuple(span(*word) for word in one.words))
        for one in found.passages
    )
    return FoundReport(report=head_of(found.report), passages=passages)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """What became of a report that was sent.

    Attributes:
        id: of the report; where its own was taken, another than it was sent with.
        fate: `added`, or `known already`: the ledger has a report with this text.
        claims: what it is read as; empty where it was known.
        repeats: ids of earlier reports that it nearly repeats.
        notices: what had to be done to take it in.
    """

    id: str
    fate: Literal["added", "known already"]
    claims: tuple[FiledClaim, ...] = ()
    repeats: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A place (RFC 7946): longitude and latitude."""

    type: Literal["Point"]
    coordinates: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """An incident on the map; `geometry` is null where no more than a country is told, or no place."""

    type: Literal["Feature"]
    id: str
    geometry: Point | None
    properties: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeatureCollection:
    """Incidents as GeoJSON (RFC 7946); `next` is the cursor of the page that follows, or null."""

    type: Literal["FeatureCollection"]
    features: tuple[Feature, ...]
    next: str | None
