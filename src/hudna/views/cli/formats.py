"""Readings as the lines of JSON that `hudna read --format jsonl` prints."""

from __future__ import annotations

from typing import Any

from hudna.model.claims import Claim, Count, Mention, Place, Reading, Span, When


def reading_line(reading: Reading, *, explain: bool = False) -> dict[str, Any]:
    """A report and its claims in the format of DESIGN.md's command line, ready for a JSON encoder.

    Args:
        reading: the report as read.
        explain: whether each claim carries its trace.
    """
    report = reading.report
    head = {
        "lang": report.lang,
        "published": report.published.isoformat() if report.published else None,
        "published_basis": report.published_basis.value,
        "published_reason": report.published_reason,
        "title": report.title,
        "source": report.source,
    }
    return {"id": report.id, "report": head, "claims": [_claim(claim, explain=explain) for claim in reading.claims]}


def _claim(claim: Claim, *, explain: bool) -> dict[str, Any]:
    line: dict[str, Any] = {
        "evidence": _span(claim.evidence),
        "trigger": _span(claim.trigger),
        "type": claim.type.value,
        "status": claim.status.value,
        "act": claim.act.value,
        "speaker": _mention(claim.speaker) if claim.speaker else None,
        "actors": [_mention(m) for m in claim.actors],
        "targets": [_mention(m) for m in claim.targets],
        "place": _place(claim.place),
        "when": _when(claim.when),
        "killed": _count(claim.killed),
        "wounded": _count(claim.wounded),
        "agreement": claim.agreement,
        "rule": claim.rule,
        "confidence": round(claim.confidence, 3),
    }
    return line | {"trace": list(claim.trace)} if explain else line


def _span(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.text}


def _mention(mention: Mention) -> dict[str, Any]:
    return {"id": mention.id, "text": mention.text}


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {"text": place.text, "name": place.name, "country": place.country, "lat": place.lat, "lon": place.lon}


def _when(when: When | None) -> dict[str, Any] | None:
    return None if when is None else {"start": when.start.isoformat(), "end": when.end.isoformat(), "text": when.text}


def _count(count: Count | None) -> dict[str, Any] | None:
    return None if count is None else {"low": count.low, "high": count.high}
