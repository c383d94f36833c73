"""Which annotated claims tell one event: labels of our own on reports in `../shared`, places and numbers without words.

`incidents/WINDOW.jsonl` has a line a report: where the evidence of each claim that tells an event stands, its type, and the
number of the incident that it tells; the last line has the pairs of incidents of which the labeller was not sure.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from hudna.engine.analyst import Analyst
from hudna.model.claims import Act, Claim, Count, Mention, Place, Span, Status, When
from hudna.model.events import EventType
from hudna.model.incidents import FiledClaim
from hudna.model.reports import Report
from hudna.reading.gazetteer import Gazetteer
from hudna.reading.places import PlaceFinder
from training.align import GOLD, tokenizer
from training.annotations import Annotated, annotated

FOLDER = Path(__file__).with_name("incidents")
_HASHED = 16  # hexadecimal digits
_LANGUAGES = frozenset({"ar", "en", "fr", "ru"})


@dataclass(frozen=True, slots=True)
class Labelled:
    """Claims of some reports and which of them tell one event.

    Attributes:
        name: of the window.
        claims: as filed, with what the annotator told of each.
        incident: by id of a claim, the incident that it tells.
        unsure: pairs of incidents, each sorted, that may be one.
    """

    name: str
    claims: tuple[FiledClaim, ...]
    incident: dict[str, int]
    unsure: frozenset[tuple[int, int]]


def windows() -> Iterator[Labelled]:
    """All that is labelled.

    Raises:
        ValueError: a text is not the one that was labelled, or has no such claim.
    """
    texts = _texts()
    places = PlaceFinder(Gazetteer())
    analyst = Analyst()
    for file in sorted(FOLDER.glob("*.jsonl")):
        rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
        claims: list[FiledClaim] = []
        incident: dict[str, int] = {}
        for row in rows[:-1]:
            filed = _filed(row, texts[row["report"]], places, analyst)
            incident.update((one.id, label[3]) for one, label in zip(filed, row["claims"], strict=True))
            claims += filed
        unsure = frozenset((one, other) for one, other in rows[-1]["unsure"])
        yield Labelled(file.stem, tuple(claims), incident, unsure)


def _texts() -> dict[str, Annotated]:
    """Every annotated report, by id."""
    found: dict[str, Annotated] = {}
    for raw, claims in annotated(GOLD.parent / "texts", _LANGUAGES):
        found[raw["id"]] = raw, claims
    for path in (*GOLD.glob("train/*.report.json"), *GOLD.glob("dev/*.report.json")):
        raw = json.loads(path.read_text("utf-8"))
        told = json.loads(path.with_name(path.name.replace(".report.", ".claims.")).read_text("utf-8"))
        found[raw["id"]] = raw, told["claims"]
    return found


def _filed(row: dict[str, Any], text: Annotated, places: PlaceFinder, analyst: Analyst) -> list[FiledClaim]:
    """The labelled claims of a report, with the agreements that they concern."""
    raw, annotations = text
    if hashlib.sha256(raw["text"].encode()).hexdigest()[:_HASHED] != row["sha256"]:
        raise ValueError(f"the text of {raw['id']} is not the one that was labelled")
    day = date.fromisoformat(raw["published"][:10]) if raw.get("published") else None
    report = Report(
        id=raw["id"],
        text=raw["text"],
        published=day,
        title=raw.get("title"),
        source=raw.get("source"),
        lang=raw["lang"],
    )
    claims = [_claim(label, raw, annotations, places) for label in row["claims"]]
    return [
        FiledClaim(
            id=f"{report.id}#{number}",
            report_id=report.id,
            source=report.source,
            published=day,
            document=report.document,
            claim=claim,
        )
        for number, claim in enumerate(analyst.link(claims, report), start=1)
    ]


def _claim(label: list[Any], raw: dict[str, Any], annotations: list[dict[str, Any]], places: PlaceFinder) -> Claim:
    start, end, kind, _ = label
    evidence = raw["text"][start:end]
    told = next((one for one in annotations if one["type"] == kind and one["evidence"] == evidence), None)
    if told is None:
        raise ValueError(f"{raw['id']}: no {kind} is annotated at {start}")
    span = Span(start, end, evidence)
    when = told.get("when")
    return Claim(
        evidence=span,
        trigger=span,
        type=EventType(kind),
        status=Status(told["status"]),
        act=Act(told["act"]),
        speaker=Mention(id=told["speaker_id"], start=start, end=end, text="") if told.get("speaker_id") else None,
        actors=_mentions(told["actor"], start),
        targets=_mentions(told["target"], start),
        place=_place(told, raw["lang"], places),
        when=When(
            start=date.fromisoformat(when["start"][:10]), end=date.fromisoformat((when["end"] or when["start"])[:10])
        )
        if when
        else None,
        killed=_count(told.get("killed")),
        wounded=_count(told.get("wounded")),
        rule="annotation",
    )


def _mentions(ids: list[str], at: int) -> tuple[Mention, ...]:
    return tuple(Mention(id=one, start=at, end=at, text="") for one in ids)


def _place(told: dict[str, Any], lang: str, places: PlaceFinder) -> Place | None:
    """The place as the reader's gazetteer knows it; None where it does not, as with the reader."""
    written, country = told.get("place"), told.get("place_country")
    if not written:
        return None
    tokens = tokenizer(lang if lang in {"ar", "en"} else "en").tokens(written, 0, len(written), [])
    found = places.find(tokens, frozenset({country} if country else ()))
    own = [mention for mention in found if country in {None, mention.entry.country}] or found
    return replace(own[0].as_place(tokens, written)) if own else None


def _count(given: dict[str, int | None] | None) -> Count | None:
    return None if given is None else Count(low=given["low"], high=given["high"])
