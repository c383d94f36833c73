"""The sources of a ledger: whose they are, how much of each was read, since when each is silent, how far to rely on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from hudna.engine.judging import Judge
from hudna.engine.openness import classify
from hudna.engine.source_records import source_records
from hudna.ledger import Ledger
from hudna.model.access import Access, Role
from hudna.model.errors import InputError, JudgementError
from hudna.model.judgements import Judgement
from hudna.model.sources import SourceRecord
from hudna.views.serve.identity import Identity, needs
from hudna.views.serve.visits import Visit, Visiting
from hudna.views.web.catalog import marked as _
from hudna.views.web.incidents.judging import Judging, author, keep_author, main_ledger
from hudna.views.web.rendering import segment

router = APIRouter(include_in_schema=False)

_A_PAGE = 20
_SIDES = 6  # told apart in the chart
_UNKNOWN = ""


@router.get("/sources")
def sources(visit: Visiting, after: int = 0) -> HTMLResponse:
    """Every source, those of which most was read first."""
    answer = visit.ask(("sources", visit.as_of), lambda ledger: source_records(ledger, visit.as_of))
    start = max(after, 0)
    shown = answer.value[start : start + _A_PAGE]
    further = start + _A_PAGE
    return visit.page(
        "sources.html",
        answer=answer,
        shown=shown,
        next=further if further < len(answer.value) else None,
        levels={one.name: _access(visit, one) for one in shown},
        access_levels=Access,
        author=author(visit),
        balance=_balance(visit, answer.value),
    )


@router.get("/sources/{name:path}")
def source(visit: Visiting, name: str) -> HTMLResponse:
    """One source, what was judged of it, and the forms to grade and to classify it."""
    return _page(visit, _record(visit, name))


class Graded(BaseModel):
    """A grade as it was typed."""

    source: str
    grade: str = ""
    reason: str = ""
    author: str = ""


@router.post("/sources/grade")
def grade(visit: Judging, form: Annotated[Graded, Form()]) -> Response:
    """Record how far a source is to be relied on, under every name that reports give it."""
    record = _record(visit, form.source)
    judge = Judge(main_ledger(visit), author(visit, form.author))
    try:
        for name in record.given:
            judge.grade_source(name, form.grade, form.reason)
    except JudgementError as error:
        return _page(visit, record, refused=error.reason, typed=form)
    return _done(visit, record, form.author)


class Classified(BaseModel):
    """A decision on how open a source is, as it was typed."""

    source: str
    access: Access
    reason: str = ""
    author: str = ""


@router.post("/sources/access")
def open_or_close(
    visit: Judging,
    form: Annotated[Classified, Form()],
    _identity: Annotated[Identity, Depends(needs(Role.ADMINISTRATOR))],
) -> Response:
    """Decide how open a source is; it need not have any report yet."""
    try:
        named = author(visit, form.author)
        classify(main_ledger(visit), form.source, form.access, author=named, reason=form.reason)
    except InputError as error:
        record = _found(visit, form.source)
        if record is None:
            raise
        return _page(visit, record, refused=error.reason, typed=form)
    return _done(visit, _found(visit, form.source), form.author)


def _done(visit: Visit, record: SourceRecord | None, typed: str) -> Response:
    name = None if record is None else record.name
    path = "/sources" if name is None else f"/sources/{segment(name)}"
    response = RedirectResponse(visit.address(path), status_code=303)
    keep_author(visit, response, typed)
    return response


def _page(
    visit: Visit, record: SourceRecord, refused: str = "", typed: Graded | Classified | None = None
) -> HTMLResponse:
    openness = visit.request.app.state.vantages.openness()
    decisions = [one for one in openness.decisions if one.source in {record.name, *record.given}]
    return visit.page(
        "source.html",
        status=422 if refused else 200,
        record=record,
        judgements=_judgements(visit.ledger, record),
        decisions=decisions if visit.may(Role.ADMINISTRATOR) else [],
        access=_access(visit, record),
        levels=Access,
        refused=refused,
        typed=typed,
        author=author(visit, "" if typed is None else typed.author),
    )


def _record(visit: Visit, name: str) -> SourceRecord:
    found = _found(visit, name)
    if found is None:
        raise HTTPException(404, visit.words.gettext(_("No report that you may see is by a source of this name.")))
    return found


def _found(visit: Visit, name: str) -> SourceRecord | None:
    records = visit.ask(("sources", None), source_records).value
    return next((one for one in records if name == one.name or name in one.given), None)


def _access(visit: Visit, record: SourceRecord) -> Access:
    openness = visit.request.app.state.vantages.openness()
    return openness.of(record.given[0] if record.given else record.name)  # type: ignore[no-any-return]


def _judgements(ledger: Ledger, record: SourceRecord) -> list[Judgement]:
    """How persons graded a source, the last first; of one that was graded under several names at once, one."""
    made = [one for name in record.given for one in ledger.judgements_on_source(name)]
    distinct = {(one.author, one.verdict.grade, one.verdict.reason): one for one in made}
    return sorted(distinct.values(), key=lambda one: one.sequence, reverse=True)


@dataclass(frozen=True, slots=True)
class Balance:
    """How much there is of each side's sources.

    Attributes:
        sides: what they are called, those with most reports first, then all others, then those of nobody known.
        rows: what is counted: what it is called, and how many of each side.
        chart: the same for the chart.
    """

    sides: Sequence[str]
    rows: Sequence[tuple[str, Sequence[int]]]
    chart: dict[str, Any]


def _balance(visit: Visit, records: Sequence[SourceRecord]) -> Balance:
    words = visit.words
    counted = {what: Counter[str]() for what in (_("Sources"), _("Reports"), _("Claims"))}
    for record in records:
        home = (record.source.home if record.source is not None else None) or _UNKNOWN
        for counter, number in zip(counted.values(), (1, record.reports, record.claims), strict=True):
            counter[home] += number
    by_reports = [home for home, _number in counted["Reports"].most_common() if home != _UNKNOWN]
    apart, others = by_reports[:_SIDES], by_reports[_SIDES:]
    groups = [([home], words.name(home)) for home in apart]
    groups += [(others, words.gettext(_("Others")))] if others else []
    groups += [([_UNKNOWN], words.gettext(_("Not known whose")))]
    rows = [
        (words.gettext(what), [sum(counter[home] for home in homes) for homes, _name in groups])
        for what, counter in counted.items()
    ]
    return Balance([name for _homes, name in groups], rows, _chart(visit, [name for _homes, name in groups], rows))


def _chart(visit: Visit, sides: Sequence[str], rows: Sequence[tuple[str, Sequence[int]]]) -> dict[str, Any]:
    words = visit.words
    last = len(sides) - 1
    return {
        "rows": [name for name, _numbers in rows],
        "series": [
            {"label": side, "values": [numbers[at] for _name, numbers in rows]}
            | ({"tone": "unknown"} if at == last else {})
            for at, side in enumerate(sides)
        ],
        "words": {"share": words.gettext(_("Share")), "unknown": words.gettext(_("not known"))},
        "percent": "٪" if visit.preferences.digits == "arabic" else "%",
        "digits": words.digits("0123456789"),
    }
