"""Reports, what they say, and adding them."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter
from typing import Annotated
from urllib.parse import quote

import msgspec
from fastapi import BackgroundTasks, Depends, Query, Request, Response
from starlette.exceptions import HTTPException

from hudna.engine.alerting import raise_alerts
from hudna.engine.first_known import report_since
from hudna.engine.monitor import Fate
from hudna.engine.search import search as search_reports
from hudna.model.access import Role
from hudna.model.incidents import FiledClaim
from hudna.model.listing import Page
from hudna.model.reports import Report
from hudna.sources.report_json import read_report_json
from hudna.sources.taking import settled
from hudna.sources.unreadable import UnreadableError
from hudna.views.api.answers import JSON, many, one
from hudna.views.api.bodies import Body, Changing
from hudna.views.api.documented import fails, gives, takes
from hudna.views.api.filters import Reports
from hudna.views.api.forms import REPORTS, ReportForm
from hudna.views.api.paging import Paged
from hudna.views.api.routes import PREFIX, api_router
from hudna.views.api.shapes import Filed, FoundReport, KeptReport, ReportHead, found_report, head_of, kept_report
from hudna.views.formats import ReadingLine, reading_line
from hudna.views.serve.identity import needs
from hudna.views.serve.reading_room import ReadingRoom
from hudna.views.serve.unknown import unknown
from hudna.views.serve.visits import Timeless, Visit, Visiting

router = api_router("reports")

_VERSIONS = 100  # that are named


@router.get("/reports", summary="Reports", responses=gives(Page[ReportHead], "The reports, the newest first."))
def reports(visit: Visiting, query: Reports, paging: Paged) -> Response:
    """Reports by day of publication, without their texts. `as_of` leaves out what was published later."""
    page = visit.ledger.report_page(query, paging.after, paging.limit)
    return many(visit, Page(tuple(map(head_of, page.items)), page.next))


@router.get("/search", summary="Search reports", responses=gives(Page[FoundReport], "The reports, the newest first."))
def search(
    visit: Visiting,
    q: Annotated[
        str,
        Query(
            min_length=1,
            max_length=500,
            description="Words, in any language and form; those in quotes stand together in this order.",
            examples=["Terter shelling"],
        ),
    ],
    query: Reports,
    paging: Paged,
) -> Response:
    """The reports in whose title and text all of some words stand, with the sentences that hold most of them."""
    page = search_reports(visit.ledger, q, query, paging.after, paging.limit)
    return many(visit, Page(tuple(map(found_report, page.items)), page.next))


@router.post(
    "/reports/read",
    summary="Read a report",
    responses=gives(ReadingLine, "What it says.", changing=True) | fails(413, 415, 422),
    openapi_extra=takes(ReportForm, "A report.", REPORTS),
    dependencies=[Depends(needs(Role.ANALYST))],
)
def read(request: Request, body: Body) -> Response:
    """What a report is read as, as `hudna read --format jsonl` prints it. Nothing is stored."""
    reading = _room(request).read(_report(body))
    return Response(msgspec.json.encode(reading_line(reading)), media_type=JSON)


@router.post(
    "/reports",
    summary="Add a report",
    status_code=201,
    responses=gives(Filed, "It was added; `Location` is its address.", status=201, changing=True)
    | gives(Filed, "The ledger has a report with this text; nothing was added.", changing=True)
    | fails(413, 415, 422),
    openapi_extra=takes(ReportForm, "A report.", REPORTS),
    dependencies=[Depends(needs(Role.ANALYST))],
)
def add(visit: Changing, body: Body, after: BackgroundTasks) -> Response:
    """Read a report into the ledger, with its claims and all that follows from them; alerts are raised soon after."""
    outcome = _room(visit.request).add(_report(body))
    if outcome.fate is Fate.UNREADABLE:
        raise HTTPException(422, outcome.reason)
    if outcome.fate is Fate.KNOWN:
        return _known(visit, outcome.report)
    main = visit.request.app.state.vantages.main
    after.add_task(raise_alerts, main)
    report = outcome.report
    filed = Filed(
        id=report.id,
        fate="added",
        claims=tuple(main.claims(report.id)),
        repeats=tuple(one for one in outcome.repeats if visit.ledger.report(one) is not None),
        notices=report.notices,
    )
    return _filed(filed, 201)


@router.get(
    "/reports/{report_id}/claims",
    summary="The claims of a report",
    responses=gives(Page[FiledClaim], "The claims, in the order of the text.") | fails(404),
)
def claims(visit: Timeless, report_id: str, paging: Paged) -> Response:
    """What the report says, with the corrections that persons made."""
    found = list(visit.ledger.claims(_the_report(visit, report_id).id))
    return many(visit, paging.of(found, attrgetter("id")))


@router.get("/reports/{report_id}", summary="A report", responses=gives(KeptReport, "The report.") | fails(404))
def report(visit: Timeless, report_id: str) -> Response:
    """The report with its text, to which every span of its claims points, with its other versions, and whether it was taken back."""
    found = _the_report(visit, report_id)
    ledger = visit.ledger
    versions = ledger.versions(found.url, limit=_VERSIONS) if found.url is not None else ()
    return one(visit, kept_report(found, ledger.withdrawal(found.id), versions))


def _the_report(visit: Visit, report_id: str) -> Report:
    found = visit.ledger.report(report_id)
    if found is None:
        raise unknown(visit, f"there is no report {report_id!r}", lambda ledger: report_since(ledger, report_id))
    return found


def _room(request: Request) -> ReadingRoom:
    return request.app.state.reading_room  # type: ignore[no-any-return]


def _report(body: bytes) -> Report:
    """The report that a body holds; one that names no id has one made of its text."""
    try:
        body.decode()  # JSON that is sent has no other encoding; a file's would be guessed
        sent = settled(read_report_json(body, ""))
    except (UnicodeDecodeError, UnreadableError) as error:
        raise HTTPException(422, str(error)) from error
    return sent if sent.id else replace(sent, id=f"report-{sent.sha256[:16]}")


def _known(visit: Visit, sent: Report) -> Response:
    """That the ledger has the text already; under which id is told to those who may see that report."""
    known = visit.ledger.report_with(sent.sha256)
    filed = Filed(id=(known or sent).id, fate="known already", notices=sent.notices)
    return _filed(filed, 200) if known is not None else _answer(filed, 200)


def _filed(filed: Filed, status: int) -> Response:
    response = _answer(filed, status)
    response.headers["Location"] = f"{PREFIX}/reports/{quote(filed.id, safe='')}"
    return response


def _answer(filed: Filed, status: int) -> Response:
    return Response(msgspec.json.encode(filed), status, media_type=JSON)
