"""Agreements: the register, and the standing of one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, JSONResponse
from starlette.exceptions import HTTPException

from hudna.engine.registered import Registered
from hudna.engine.standings import standings
from hudna.ledger import Ledger
from hudna.model.agreements import Agreement
from hudna.model.compliance import Standing
from hudna.model.listing import ReportQuery
from hudna.model.terms import as_of as terms_as_of
from hudna.model.terms import phase_at
from hudna.views.serve.desk import Answer
from hudna.views.serve.visits import Visit, Visiting
from hudna.views.web import places_view, standing_view, toll_view, violations_view
from hudna.views.web.coverage_sentences import cautions_told
from hudna.views.web.diplomacy import Track, track
from hudna.views.web.happenings import Gathered, under
from hudna.views.web.labels import ENDS, FORMS
from hudna.views.web.standing_sentences import deadline_told, line_told

router = APIRouter(include_in_schema=False)

_LABELLED = 1_000  # days of the slider that get their names: more would weigh more than the page


@router.get("/agreements")
def agreements(visit: Visiting) -> HTMLResponse:
    """The register, the latest signed first, with each agreement's phase at the instant asked for, or now."""
    at = visit.as_of or datetime.now(UTC)
    shown = [(one, phase_at(one, at)) for one in reversed(_register(visit))]
    return visit.page("agreements.html", shown=shown, at=at)


@router.get("/agreements/{identity}")
def agreement(visit: Visiting, identity: str) -> HTMLResponse:
    """How an agreement stands, and all that this rests on."""
    asked = _asked(visit, identity)
    stood = _standing(visit, asked)
    known, standing = terms_as_of(asked.agreement, stood.value.as_of), stood.value
    happened = _happened(visit, asked, standing)
    spots, spots_left = places_view.placed(happened.value.gathered)
    last = _last_known(visit, asked.agreement, standing)
    return visit.page(
        "agreement.html",
        agreement=known,
        registered=asked.agreement,
        standing=standing,
        is_current=stood.is_current and happened.is_current,
        cautions=list(cautions_told(visit.words, standing.coverage, _accused(standing))),
        parties=standing_view.party_standings(known, standing),
        matrix=standing_view.matrix(known, standing),
        accusers=standing_view.accusers(known, standing),
        violations=violations_view.chart(known, standing, visit.words, _day_link(visit, identity)),
        days=violations_view.last_days(standing),
        undated=violations_view.undated(standing),
        days_left=violations_view.left_out(standing),
        spots=spots,
        spots_left=spots_left,
        gathered=happened.value.gathered,
        track=happened.value.track,
        tolls=toll_view.tolls(known, happened.value.gathered.found),
        slider=_slider(visit, known, last),
        shown_day=standing.as_of.astimezone(ZoneInfo(known.zone)).date(),
        toll_link=_toll_link(visit, identity),
        **_SHOWN,
    )


@router.get("/agreements/{identity}/map.geojson")
def map_geojson(visit: Visiting, identity: str) -> JSONResponse:
    """The newest incidents under an agreement as GeoJSON."""
    asked = _asked(visit, identity)
    gathered = _happened(visit, asked, _standing(visit, asked).value).value.gathered
    spots, left = places_view.placed(gathered)
    features = places_view.feature_collection(
        spots, visit.words, _incident_link(visit), left_out=left, is_all=gathered.is_all
    )
    return JSONResponse(features, media_type="application/geo+json")


@dataclass(frozen=True)
class _Asked:
    """Which agreement is asked for, and as of when: None for the last that is known."""

    agreement: Agreement
    at: datetime | None

    @property
    def until(self) -> date | None:
        """The day as of which it is asked, where the agreement holds."""
        return None if self.at is None else self.at.astimezone(ZoneInfo(self.agreement.zone)).date()


@dataclass(frozen=True)
class _Happened:
    """What happened under an agreement, and the diplomacy about it."""

    gathered: Gathered
    track: Track


_SHOWN: Mapping[str, Any] = {
    "deadline_told": deadline_told,
    "ended_told": lambda words, reason: words.gettext(ENDS.get(reason, "")),
    "form_told": lambda words, form: words.gettext(FORMS.get(form, "")),
    "happened": places_view.happened,
    "line_told": line_told,
    "map_words": places_view.map_words,
    "place_told": places_view.place_told,
    "toll_chart": toll_view.chart,
}


def _register(visit: Visit) -> tuple[Agreement, ...]:
    return visit.ask(("register",), Registered().by).value


def _asked(visit: Visit, identity: str) -> _Asked:
    """What the address asks for; a day without an hour ends by the clocks of the land.

    Raises:
        HTTPException: 404 where no such agreement is registered.
    """
    agreement = next((one for one in _register(visit) if one.id == identity), None)
    if agreement is None:
        raise HTTPException(404, f"no agreement is registered as {identity!r}")
    day = _day(visit.request.query_params.get("as_of", ""))
    at = visit.as_of if day is None else datetime.combine(day, time(23, 59, 59), ZoneInfo(agreement.zone))
    return _Asked(agreement, at)


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _standing(visit: Visit, asked: _Asked) -> Answer[Standing]:
    def compute(ledger: Ledger) -> Standing:
        return next(standing for _, standing in standings(ledger, asked.at, only=asked.agreement.id))

    return visit.ask(("standing", asked.agreement.id, asked.at), compute)


def _happened(visit: Visit, asked: _Asked, standing: Standing) -> Answer[_Happened]:
    known = terms_as_of(asked.agreement, standing.as_of)
    today = standing.as_of.astimezone(ZoneInfo(known.zone)).date()

    def compute(ledger: Ledger) -> _Happened:
        return _Happened(under(ledger, known.id, asked.until), track(ledger, known, today, asked.until))

    return visit.ask(("happened", known.id, asked.at), compute)


def _accused(standing: Standing) -> set[str]:
    return {one.accused for one in standing.accusations}


def _last_known(visit: Visit, agreement: Agreement, standing: Standing) -> date:
    """The last day on which any report about the conflict was published."""
    newest = visit.ledger.report_page(ReportQuery(conflict=agreement.conflict), limit=1).items
    day = standing.as_of.astimezone(ZoneInfo(agreement.zone)).date()
    return max(day, newest[0].published or day) if newest else day


def _slider(visit: Visit, agreement: Agreement, last: date) -> dict[str, object]:
    """The days between which the slider leads, and what they are called."""
    zone = ZoneInfo(agreement.zone)
    first = min(agreement.signed.time.astimezone(zone).date(), last)
    days = (last - first).days + 1
    labels = [visit.words.day(first + timedelta(days=n)) for n in range(days)] if days <= _LABELLED else None
    return {"first": first, "last": last, "labels": labels}


def _day_link(visit: Visit, identity: str) -> Callable[[date], str]:
    return lambda day: visit.address("/incidents", agreement=identity, since=day, until=day)


def _toll_link(visit: Visit, identity: str) -> Callable[[toll_view.DayToll], str]:
    """To the one incident of a day, or to the list of that day's."""

    def link(toll: toll_view.DayToll) -> str:
        if len(toll.incidents) == 1:
            return visit.address(f"/incidents/{toll.incidents[0].id}")
        return visit.address("/incidents", agreement=identity, since=toll.day, until=toll.day)

    return link


def _incident_link(visit: Visit) -> Callable[[str], str]:
    return lambda incident: visit.address(f"/incidents/{incident}")
