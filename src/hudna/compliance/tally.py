"""Counting breaches: each incident once, however many provisions it breaches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from hudna.model.compliance import Finding, Tally
from hudna.model.incidents import ESTABLISHED, Grade


def tally(breaches: Iterable[Finding]) -> Tally:
    """The different incidents among breaches, each by its best grade; one that is sure under any provision is sure."""
    grades: dict[str, Grade] = {}
    sure: dict[str, bool] = {}
    for finding in breaches:
        grades[finding.incident] = min(
            grades.get(finding.incident, finding.grade), finding.grade, key=ESTABLISHED.index
        )
        sure[finding.incident] = sure.get(finding.incident, False) or finding.sure
    counts = Counter(grades.values())
    return Tally(
        alleged=counts[Grade.ALLEGED],
        corroborated=counts[Grade.CORROBORATED],
        verified=counts[Grade.VERIFIED],
        disputed=counts[Grade.DISPUTED],
        unsure=sum(not one for one in sure.values()),
    )
