"""Counting breaches: each incident once, however many provisions it breaches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from hudna.model.compliance import Finding, Tally
from hudna.model.incidents import Grade


def tally(breaches: Iterable[Finding]) -> Tally:
    """The different incidents among breaches, by grade; one that is sure under any provision is sure."""
    grades: dict[str, Grade] = {}
    sure: dict[str, bool] = {}
    for finding in breaches:
        grades[finding.incident] = finding.grade
        sure[finding.incident] = sure.get(finding.incident, False) or finding.sure
    counts = Counter(grades.values())
    return Tally(
        alleged=counts[Grade.ALLEGED],
        corroborated=counts[Grade.CORROBORATED],
        verified=counts[Grade.VERIFIED],
        disputed=counts[Grade.DISPUTED],
        unsure=sum(not one for one in sure.values()),
    )
