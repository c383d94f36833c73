"""Readings as JSON: what `hudna read --format jsonl` prints a line each of, and what the API gives."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from hudna.model.claims import Act, Claim, Count, Deaths, Mention, Place, Span, Status, When
from hudna.model.events import EventType
from hudna.model.readings import Reading
from hudna.model.reports import PublishedBasis
from hudna.model.tallies import Exemption, Period, Stretch, Tally, Unit


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
    """A claim; `deaths` only where the killed did not die in the event, `trace` only where the reading is to be explained."""

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
    deaths: NotRequired[Deaths]
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


class PeriodLine(TypedDict):
    """Which period, its days (ISO 8601) as far as told, and the time of day at which it begins and ends, if told."""

    stretch: Stretch
    start: str | None
    end: str | None
    until: str | None


class TallyLine(TypedDict):
    """A count for a period, and the counts that it includes; null in `high` is an open end."""

    evidence: SpanLine
    figure: SpanLine
    unit: Unit
    low: int
    high: int | None
    about: bool
    places: list[PlaceLine]
    counter: MentionLine | None
    period: PeriodLine
    exempt: Exemption | None
    parts: list[TallyLine]


class ReadingLine(TypedDict):
    """A report and what it says: one line of `hudna read --format jsonl`; `tallies` only where it gives any."""

    id: str
    report: ReportLine
    claims: list[ClaimLine]
    tallies: NotRequired[list[TallyLine]]


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
    line = ReadingLine(id=report.id, report=head, claims=[_claim(claim, explain=explain) for claim in reading.claims])
    if reading.tallies:
        line["tallies"] = [_tally(tally) for tally in reading.tallies]
    return line


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
        place=_place(claim.place) if claim.place else None,
        when=_when(claim.when),
        killed=_count(claim.killed),
        wounded=_count(claim.wounded),
        agreement=claim.agreement,
        rule=claim.rule,
        confidence=round(claim.confidence, 3),
    )
    if claim.deaths is not Deaths.IN_EVENT:
        line["deaths"] = claim.deaths
    if explain:
        line["trace"] = list(claim.trace)
    return line


def _tally(tally: Tally) -> TallyLine:
    return TallyLine(
        evidence=_span(tally.evidence),
        figure=_span(tally.figure),
        unit=tally.unit,
        low=tally.low,
        high=tally.high,
        about=tally.about,
        places=[_place(place) for place in tally.places],
        counter=_mention(tally.counter) if tally.counter else None,
        period=_period(tally.period),
        exempt=tally.exempt,
        parts=[_tally(part) for part in tally.parts],
    )


def _period(period: Period) -> PeriodLine:
    return PeriodLine(
        stretch=period.stretch,
        start=period.start.isoformat() if period.start else None,
        end=period.end.isoformat() if period.end else None,
        until=period.until.isoformat("minutes") if period.until else None,
    )


def _span(span: Span) -> SpanLine:
    return SpanLine(start=span.start, end=span.end, text=span.text)


def _mention(mention: Mention) -> MentionLine:
    return MentionLine(id=mention.id, text=mention.text)


def _place(place: Place) -> PlaceLine:
    return PlaceLine(text=place.text, name=place.name, country=place.country, lat=place.lat, lon=place.lon)


def _when(when: When | None) -> WhenLine | None:
    if when is None:
        return None
    return WhenLine(start=when.start.isoformat(), end=when.end.isoformat(), text=when.text)


def _count(count: Count | None) -> CountLine | None:
    return None if count is None else CountLine(low=count.low, high=count.high)
