"""Drafts of the annotated reports beside what the annotator wrote."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from hudna.model.claims import Claim, Mention
from hudna.model.reports import Report
from hudna.reading.assemble import to_claim
from hudna.reading.context import Context
from hudna.reading.data_files import DATA
from hudna.reading.drafts import Draft
from hudna.reading.pack import load_pack
from hudna.reading.reader import Reader
from hudna.reading.sentences import sentences
from hudna.reading.tokens import Tokenizer
from training.annotations import Annotated

GOLD = Path(__file__).parents[1].parent / "shared" / "gold"
_SIZES = (1, 3, 2, 5)  # sentences a piece, in turn


@dataclass(frozen=True)
class Aligned:
    """One annotated report.

    Attributes:
        report: the report.
        context: what it is about.
        drafts: by sentence, before any is accepted.
        gold: the annotator's claims.
        matches: for each draft that tells a claim of the annotator's, that claim; by the draft's identity.
        pieces: parts of it, each read as a report of its own.
    """

    report: Report
    context: Context
    drafts: Sequence[Sequence[Draft]]
    gold: Sequence[dict[str, Any]]
    matches: dict[int, dict[str, Any]]
    pieces: Sequence[Aligned] = ()


def sides(values: Sequence[str] | Sequence[Mention]) -> frozenset[str]:
    """The sides of ids or mentions: ids are compared by the part before the dot."""
    return frozenset(v.side if isinstance(v, Mention) else v.partition(".")[0].upper() for v in values)


def align(reader: Reader, texts: Iterable[Annotated]) -> list[Aligned]:
    """Reports, and the pieces of each, drafted and matched to their annotation by type and overlap."""
    return [_align(reader, text, [_align(reader, piece) for piece in pieces(text)]) for text in texts]


def _align(reader: Reader, text: Annotated, parts: Sequence[Aligned] = ()) -> Aligned:
    raw, claims = text
    day = date.fromisoformat(raw["published"][:10]) if raw.get("published") else None
    report = Report(id=raw["id"], text=raw["text"], lang=raw["lang"], published=day)
    report, context, drafts = reader.drafts(report)
    flat = [draft for told in drafts for draft in told]
    return Aligned(report, context, drafts, claims, _match(report, context, flat, claims), parts)


def pieces(text: Annotated) -> Iterator[Annotated]:
    """A report cut into reports of a few sentences, each with the claims whose evidence stands in it.

    Of reports as they were published the short ones are mostly about other things. A notice of one sentence, or the paragraph
    that somebody pastes, must be read as well as an article.
    """
    raw, claims = text
    found = sentences(raw["text"], tokenizer(raw["lang"]))
    at, sizes = 0, itertools.cycle(_SIZES)
    while at < len(found) and len(found) > 1:  # of a single sentence the only piece is itself
        last = min(at + next(sizes), len(found)) - 1
        start, end = found[at].start, found[last].end
        inside = [claim for claim in claims if start <= raw["text"].find(claim["evidence"]) < end]
        yield {**raw, "id": f"{raw['id']}#{at}", "text": raw["text"][start:end]}, inside
        at = last + 1


@cache
def tokenizer(lang: str) -> Tokenizer:
    """The tokenizer of a language."""
    return load_pack(lang, DATA).tokenizer


def gold(folder: Path, languages: frozenset[str]) -> Iterator[Annotated]:
    """The reports of a folder of gold in these languages, with the claims annotated in them."""
    for path in sorted(folder.glob("*.report.json")):
        raw = json.loads(path.read_text("utf-8"))
        if raw["lang"] in languages:
            claims = path.with_name(path.name.replace(".report.", ".claims."))
            yield raw, json.loads(claims.read_text("utf-8"))["claims"]


def off_topic(folder: Path, languages: frozenset[str]) -> Iterator[Annotated]:
    """Every second report on other things than conflicts, in which nothing is a claim; the others are left to measure on."""
    for lang in sorted(languages):
        path = folder / f"negatives_{lang}.jsonl"
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []
        for n, row in enumerate(rows[::2]):
            yield {"id": f"off-topic-{lang}-{n}", "text": row["text"], "lang": lang}, []


def _match(
    report: Report, context: Context, drafts: Sequence[Draft], gold: Sequence[dict[str, Any]]
) -> dict[int, dict[str, Any]]:
    pairs = []
    for n, claim in enumerate(gold):
        start = report.text.find(claim["evidence"])
        at = report.text.find(claim["trigger"], max(start, 0))
        for draft in drafts:
            told = to_claim(draft, context)
            if told.type.value != claim["type"]:
                continue
            shared = _overlap(start, start + len(claim["evidence"]), told)
            if shared > 0:
                on_trigger = told.trigger.start < at + len(claim["trigger"]) and at < told.trigger.end
                pairs.append((on_trigger, _agreement(told, claim) + shared, n, draft))
    used: set[int] = set()
    matches: dict[int, dict[str, Any]] = {}
    for _, _, n, draft in sorted(pairs, key=lambda p: (-p[0], -p[1], p[2])):
        if n not in used and id(draft) not in matches:
            used.add(n)
            matches[id(draft)] = gold[n]
    return matches


def _overlap(start: int, end: int, claim: Claim) -> float:
    shared = min(end, claim.evidence.end) - max(start, claim.evidence.start)
    return shared / (max(end, claim.evidence.end) - min(start, claim.evidence.start)) if shared > 0 else 0.0


def _agreement(told: Claim, claim: dict[str, Any]) -> int:
    return int(
        (sides(told.actors) == sides(claim["actor"]))
        + (sides(told.targets) == sides(claim["target"]))
        + (told.status.value == claim["status"])
    )
