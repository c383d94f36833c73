"""Adding a report: what it is read as is seen before anything is stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, BackgroundTasks, Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BaseModel
from starlette.datastructures import UploadFile

from hudna.engine.alerting import raise_alerts
from hudna.engine.monitor import Fate
from hudna.engine.openness import classify
from hudna.model.access import Access, Role
from hudna.model.errors import InputError
from hudna.model.reports import Report
from hudna.reading.pack import languages
from hudna.sources.opened import MAX_BYTES
from hudna.views.serve.drafts import Drafts
from hudna.views.serve.reading_room import ReadingRoom
from hudna.views.serve.visits import Visit
from hudna.views.web.incidents.judging import Judging, author, keep_author, main_ledger
from hudna.views.web.pages.reports import facts
from hudna.views.web.rendering import segment
from hudna.views.web.reports.brought import FORMATS, Given, Unfit, pasted, uploaded
from hudna.views.web.reports.report_filters import choices
from hudna.views.web.reports.report_view import unstored

router = APIRouter(include_in_schema=False)


@router.get("/add")
def ask(visit: Judging, draft: str = "", part: int = 1) -> HTMLResponse:
    """The form; with a draft, what it is read as, as it was shown before."""
    if not draft:
        return _form(visit)
    report = _drafts(visit).get(draft, visit.identity.name)
    return _form(visit, is_gone=True) if report is None else _preview(visit, report, draft, part)


@router.get("/add/change")
def change(visit: Judging, draft: str) -> HTMLResponse:
    """The form, with the draft in it."""
    report = _drafts(visit).get(draft, visit.identity.name)
    if report is None:
        return _form(visit, is_gone=True)
    day = report.published.isoformat() if report.published is not None else ""
    given = Given(title=report.title or "", source=report.source or "", published=day, lang=report.lang or "")
    return _form(visit, text=report.text, given=given)


@dataclass(frozen=True, slots=True)
class Brought:
    """A form as it was sent: a text or a file, and what its reader says about it."""

    text: str
    given: Given
    file: UploadFile | None

    def report(self) -> Report:
        """The report.

        Raises:
            Unfit: it is none.
        """
        if self.file is not None and self.file.filename:
            return uploaded(self.file.file, self.file.filename, self.given)
        return pasted(self.text, self.given)


async def _brought(request: Request) -> Brought:
    form = await request.form(max_part_size=4 * MAX_BYTES)  # a text may be as long as a file
    said = {name: value for name, value in form.items() if isinstance(value, str)}
    file = form.get("file")
    return Brought(
        text=said.get("text", ""),
        given=Given(**{name: said.get(name, "") for name in ("title", "source", "published", "lang")}),
        file=None if isinstance(file, str) else file,
    )


@router.post("/add")
def read(visit: Judging, brought: Annotated[Brought, Depends(_brought)]) -> HTMLResponse:
    """Read a report, keep it as a draft, and show what it is read as; the ledger is left as it is."""
    try:
        report = brought.report()
        return _preview(visit, report, _drafts(visit).keep(report, visit.identity.name))
    except Unfit as error:
        refused = str(error)
    except InputError as error:
        refused = error.reason
    return _form(visit, text=brought.text, given=brought.given, refused=refused)


class Storing(BaseModel):
    """Which draft is stored and, from administrators, how open its source is from now on, and why."""

    draft: str = ""
    access: Access | None = None
    reason: str = ""
    author: str = ""


@router.post("/add/store")
def store(visit: Judging, storing: Annotated[Storing, Form()], after: BackgroundTasks) -> Response:
    """Add a draft to the ledger as it was shown, and lead to it; alerts are raised soon after."""
    report = _drafts(visit).get(storing.draft, visit.identity.name)
    if report is None:
        return _form(visit, is_gone=True)
    if storing.access is not None and visit.may(Role.ADMINISTRATOR) and report.source is not None:
        try:  # before the report is there: what is confidential must never have been open
            named = author(visit, storing.author)
            classify(main_ledger(visit), report.source, storing.access, author=named, reason=storing.reason)
        except InputError as error:
            return _preview(visit, report, storing.draft, refused=error.reason)
    outcome = _room(visit).add(report)
    if outcome.fate is Fate.UNREADABLE:
        return _form(visit, text=report.text, refused=outcome.reason or "")
    _drafts(visit).drop(storing.draft)
    if outcome.fate is Fate.ADDED:
        after.add_task(raise_alerts, main_ledger(visit))
    response = _stored(visit, outcome.report, is_known=outcome.fate is Fate.KNOWN)
    keep_author(visit, response, storing.author)
    return response


def _stored(visit: Visit, report: Report, *, is_known: bool) -> Response:
    openness = visit.request.app.state.vantages.openness()
    if is_known:
        known = visit.ledger.report_with(report.sha256)
        return visit.page("added.html", known=known, is_known=True)
    if not openness.shows(report.source, visit.identity.role.sees):
        return visit.page("added.html", known=None, is_known=False)
    return RedirectResponse(visit.address(f"/reports/{segment(report.id)}", added="yes"), status_code=303)


def _preview(visit: Visit, report: Report, draft: str, part: int = 1, refused: str = "") -> HTMLResponse:
    reading = _room(visit).read(report)
    view = unstored(reading, part)
    return visit.page(
        "add_preview.html",
        status=422 if refused else 200,
        view=view,
        facts=facts(visit, view, reading.tallies),
        draft=draft,
        known=visit.ledger.report_with(report.sha256),
        refused=refused,
        levels=Access,
        openness=visit.request.app.state.vantages.openness().of(report.source),
        author=author(visit),
    )


def _form(
    visit: Visit, *, text: str = "", given: Given | None = None, refused: str = "", is_gone: bool = False
) -> HTMLResponse:
    return visit.page(
        "add.html",
        status=410 if is_gone else 422 if refused else 200,
        text=text,
        given=given or Given(),
        refused=refused,
        is_gone=is_gone,
        formats=FORMATS,
        packs=languages(),
        choices=choices(visit),
    )


def _drafts(visit: Visit) -> Drafts:
    return visit.request.app.state.drafts  # type: ignore[no-any-return]


def _room(visit: Visit) -> ReadingRoom:
    return visit.request.app.state.reading_room  # type: ignore[no-any-return]
