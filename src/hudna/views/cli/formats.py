"""Readings as the lines of JSON that `hudna read --format jsonl` prints."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from hudna.model.claims import Act, Claim, Count, Mention, Place, Span, Status, When
from hudna.model.events import EventType
from hudna.model.readings import Reading
from hudna.model.reports import PublishedBasis


class SpanLine(TypedDict):
    """A stretch of the report's text, in characters."""

    start: int
    end: int
    text: str


class MentionLine(TypedDict):
    """Who is meant, and the words that say so."""

    id: str
    text: str


class PlaceLine(TypedDict):
    """Where: the words, the gazetteer's name, ISO 3166-1 alpha-3, WGS 84 degrees."""

    text: str
    name: str
    country: str | None
    lat: float | None
    lon: float | None


class WhenLine(TypedDict):
    """The first and the last day (ISO 8601) and the words that say so, if any do."""

    start: str
    end: str
    text: str | None


class CountLine(TypedDict):
    """A number of people as a range; null is an open end."""

    low: int | None
    high: int | None


class ClaimLine(TypedDict):
    """A claim; `trace` only where the reading is to be explained."""

    evidence: SpanLine
    trigger: SpanLine
    type: EventType
    status: Status
    act: Act
    speaker: MentionLine | None
    actors: list[MentionLine]
    targets: list[MentionLine]
    place: PlaceLine | None
    when: WhenLine | None
    killed: CountLine | None
    wounded: CountLine | None
    agreement: str | None
    rule: str
    confidence: float
    trace: NotRequired[list[str]]


class ReportLine(TypedDict):
    """What a report says about itself, or what its text tells of that."""

    lang: str | None
    published: str | None
    published_basis: PublishedBasis
    published_reason: str | None
    title: str | None
    source: str | None


class ReadingLine(TypedDict):
    """A report and what it says: one line of `hudna read --format jsonl`."""

    id: str
    report: ReportLine
    claims: list[ClaimLine]


def reading_line(reading: Reading, *, explain: bool = False) -> ReadingLine:
    """A report and its claims in the format of DESIGN.md's command line, ready for a JSON encoder.

    Args:
        reading: the report as read.
        explain: whether each claim carries its trace.
    """
    report = reading.report
    head = ReportLine(
        lang=report.lang,
        published=report.published.isoformat() if report.published else None,
        published_basis=report.published_basis,
        published_reason=report.published_reason,
        title=report.title,
        source=report.source,
    )
    return ReadingLine(id=report.id, report=head, claims=[_claim(claim, explain=explain) for claim in reading.claims])


def _claim(claim: Claim, *, explain: bool) -> ClaimLine:
    line = ClaimLine(
        evidence=_span(claim.evidence),
        trigger=_span(claim.trigger),
        type=claim.type,
        status=claim.status,
        act=claim.act,
        speaker=_mention(claim.speaker) if claim.speaker else None,
        actors=[_mention(m) for m in claim.actors],
        targets=[_mention(m) for m in claim.targets],
        place=_place(claim.place),
        when=_when(claim.when),
        killed=_count(claim.killed),
        wounded=_count(claim.wounded),
        agreement=claim.agreement,
        rule=claim.rule,
        confidence=round(claim.confidence, 3),
    )
    if explain:
        line["trace"] = list(claim.trace)
    return line


def _span(span: Span) -> SpanLine:
    return SpanLine(start=span.start, end=span.end, text=span.text)


def _mention(mention: Mention) -> MentionLine:
    return MentionLine(id=mention.id, text=mention.text)


def _place(place: Place | None) -> PlaceLine | None:
    if place is None:
        return None
    return PlaceLine(text=place.text, name=place.name, country=place.country, lat=place.lat, lon=place.lon)


def _when(when: When | None) -> WhenLine | None:
    if when is None:
        return None
    return WhenLine(start=when.start.isoformat(), end=when.end.isoformat(), text=when.text)


def _count(count: Count | None) -> CountLine | None:
    return None if count is None else CountLine(low=count.low, high=count.high)
