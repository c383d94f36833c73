"""Reports: a list that is filtered by its address, and one with every claim that was read in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from starlette.exceptions import HTTPException

from hudna.engine.figures import tallies_of
from hudna.engine.first_known import report_since
from hudna.ledger import Ledger
from hudna.model.agreements import Agreement
from hudna.model.errors import QueryError
from hudna.model.judgements import Reliability
from hudna.model.listing import Page
from hudna.model.reports import Report
from hudna.model.tallies import Tally
from hudna.views.serve.desk import BeingComputed
from hudna.views.serve.unknown import unknown
from hudna.views.serve.visits import BadAddress, Visit, Visiting
from hudna.views.web.reports.changes import LONGEST, MOST_WORDS, changes
from hudna.views.web.reports.report_filters import Filtering, choices, known_register
from hudna.views.web.reports.report_view import ReportView, stored

router = APIRouter(include_in_schema=False)

_A_PAGE = 25
_NOTHING: Page[Report] = Page(())


@router.get("/reports")
def reports(visit: Visiting, filters: Filtering, after: str | None = None) -> HTMLResponse:
    """The reports that the address asks for, the newest first; what cannot be asked for is told in their place."""
    found, refused = _NOTHING, ""
    try:
        found = visit.ledger.report_page(filters.query(visit), after or None, limit=_A_PAGE)
    except (BadAddress, QueryError) as error:
        refused = str(error)
    return visit.page(
        "reports.html",
        status=400 if refused else 200,
        refused=refused,
        found=found,
        counts=visit.ledger.claim_counts([one.id for one in found.items]),
        withdrawn=visit.ledger.withdrawn([one.id for one in found.items]),
        filters=filters,
        choices=choices(visit),
    )


@router.get("/reports/{report_id:path}")
def report(visit: Visiting, report_id: str, part: int = 1, claim: int | None = None) -> HTMLResponse:
    """One report: its text with the evidence of each claim marked, and a card for each claim."""
    found = visit.ledger.report(report_id)
    if found is None:
        otherwise = visit.words.gettext("There is no such report.")
        raise unknown(visit, otherwise, lambda ledger: report_since(ledger, report_id))
    view = stored(visit.ledger, found, part, claim)
    return visit.page("report.html", view=view, facts=facts(visit, view))


@router.get("/changes")
def changed(visit: Visiting, old: str, new: str) -> HTMLResponse:
    """What changed from one version of a report to another."""
    before, after = visit.ledger.report(old), visit.ledger.report(new)
    if before is None or after is None or before.url is None or before.url != after.url:
        raise HTTPException(404, visit.words.gettext("There are no such versions."))
    compared = changes(before.text, after.text)
    return visit.page(
        "changes.html",
        versions=[(one, *visit.ledger.versions(before.url, until=one.id, limit=1)) for one in (before, after)],
        lang=after.lang if before.lang == after.lang else None,
        paragraphs=compared,
        is_changed=any(piece.edit is not None for paragraph in compared or () for piece in paragraph),
        longest=LONGEST,
        most_words=MOST_WORDS,
    )


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a report beside its text and its claims.

    Attributes:
        tallies: the counts that it gives; None where they are still being looked for.
        agreements: by which reports are judged, by their ids.
        reliability: the grade of its source, by persons or else by the register of sources; None where there is none.
    """

    tallies: Sequence[Tally] | None
    agreements: Mapping[str, Agreement]
    reliability: Reliability | None


def facts(visit: Visit, view: ReportView, tallies: Sequence[Tally] | None = None) -> Facts:
    """What is known of a report; `tallies`: those that it was read to give, where no ledger has it."""
    if tallies is None:
        try:
            tallies = visit.ask("tallies by report", _tallies).value.get(view.report.id, ())
        except BeingComputed:
            tallies = None
    graded = (one.filed.reliability for one in view.told if one.filed is not None and one.filed.reliability is not None)
    registered = view.source.reliability if view.source is not None else None
    return Facts(tallies, known_register(visit), next(graded, registered))


def _tallies(ledger: Ledger) -> Mapping[str, Sequence[Tally]]:
    found: dict[str, list[Tally]] = {}
    for filed in tallies_of(ledger):
        found.setdefault(filed.report_id, []).append(filed.tally)
    return found
