"""How well reports are read that were made up for the project, in styles of their own: `python -m tests.gold.written`.

They lie in the project, so that reading can be measured where `../shared` is not. Of `training/written` they are those that nothing
is learned from. They were made to be hard: no two are written alike, and few events are told in the words that agencies use.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from training.align import sides
from training.annotations import written

from hudna.model.claims import Claim
from hudna.model.reports import PublishedBasis, Report
from tests.readers import the_analyst


@cache
def figures(lang: str) -> dict[str, float]:
    """In one language F1 of claims with the right type (`detect`), and with all of status, speaker, actors and targets too (`full`)."""
    analyst = the_analyst()
    count, detected, full = 0, 0, 0
    for raw, annotated in written(frozenset({lang}), to_measure=True):
        day = date.fromisoformat(raw["published"]) if raw["published"] else None
        basis = PublishedBasis.GIVEN if day else PublishedBasis.UNKNOWN
        report = Report(id=raw["id"], text=raw["text"], lang=lang, published=day, published_basis=basis)
        read = analyst.read(report).claims
        count += len(read) + len(annotated)
        for told, claim in _matched(read, annotated, report.text):
            detected += 1
            full += _parts(told) == _wanted(claim)
    return {"detect": 2 * detected / count, "full": 2 * full / count}


def _matched(
    read: Sequence[Claim], annotated: Sequence[dict[str, Any]], text: str
) -> list[tuple[Claim, dict[str, Any]]]:
    """Claims of one type whose evidence overlaps, one to one: those first that have most in common."""
    pairs = []
    for n, claim in enumerate(annotated):
        start = text.index(claim["evidence"])
        end = start + len(claim["evidence"])
        for m, told in enumerate(read):
            shared = min(end, told.evidence.end) - max(start, told.evidence.start)
            if told.type.value == claim["type"] and shared > 0:
                alike = sum(one == other for one, other in zip(_parts(told), _wanted(claim), strict=True))
                pairs.append((-alike, -shared, n, m))
    matched: dict[int, int] = {}
    for _, _, n, m in sorted(pairs):
        if n not in matched and m not in matched.values():
            matched[n] = m
    return [(read[m], annotated[n]) for n, m in matched.items()]


def _parts(told: Claim) -> tuple[object, ...]:
    return told.status.value, sides([told.speaker] if told.speaker else []), sides(told.actors), sides(told.targets)


def _wanted(claim: dict[str, Any]) -> tuple[object, ...]:
    speaker = [claim["speaker_id"]] if claim["speaker_id"] else []
    return claim["status"], sides(speaker), sides(claim["actor"]), sides(claim["target"])


def main() -> None:
    """Print the figures."""
    for lang in ("ar", "en"):
        print(lang, *(f"{name} {value:.3f}" for name, value in figures(lang).items()))


if __name__ == "__main__":
    main()
