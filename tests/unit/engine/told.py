"""An analyst whose reader reads nothing, but tells the claims that a specification gives it for each report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from hudna.engine.analyst import Analyst
from hudna.model.agreements import Agreement
from hudna.model.errors import InputError
from hudna.model.incidents import FiledClaim
from hudna.model.readings import Reading
from hudna.model.reports import PublishedBasis, Report
from hudna.reading.reader import Reader
from tests.tellings import REGISTER


class Telling(Reader):
    """A reader that was told beforehand what each report says, by the report's id."""

    def __init__(self, claims: Mapping[str, Sequence[FiledClaim]]) -> None:
        self._claims = claims

    def read(self, report: Report) -> Reading:
        if report.lang is None:
            raise InputError(report.id, "its language could not be told")
        return Reading(report=report, claims=tuple(filed.claim for filed in self._claims.get(report.id, ())))


def analyst_told(register: Sequence[Agreement] = REGISTER, /, **claims: Sequence[FiledClaim]) -> Analyst:
    """An analyst to whom the report `a` says the claims given as `a=[...]`."""
    return Analyst(Telling(claims), register)


def report(
    name: str, *, text: str | None = None, published: str | None = "2020-10-27", source: str | None = "Paper"
) -> Report:
    return Report(
        id=name,
        text=text or f"The words of report {name}.",
        lang="en",
        published=date.fromisoformat(published) if published else None,
        published_basis=PublishedBasis.GIVEN if published else PublishedBasis.UNKNOWN,
        source=source,
    )
