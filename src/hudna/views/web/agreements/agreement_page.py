"""The page of an agreement: what is found once for all who ask, and what its templates show of it to one reader."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from hudna.engine.standings import standings
from hudna.ledger import Ledger
from hudna.model.agreements import Agreement
from hudna.model.compliance import Effect, Standing
from hudna.model.terms import as_of as terms_as_of
from hudna.model.times import AsOf, instant_of
from hudna.views.serve.visits import Visit
from hudna.views.web.agreements import places_view, standing_view, toll_view, violations_view
from hudna.views.web.agreements.coverage_sentences import cautions_told
from hudna.views.web.agreements.diplomacy import Track, track
from hudna.views.web.agreements.happenings import Gathered, under
from hudna.views.web.agreements.standing_sentences import deadline_told, line_told
from hudna.views.web.labels import ENDS, FORMS


@dataclass(frozen=True)
class Asked:
    """Which agreement is asked for, as registered, and as of when: None for the last that is known."""

    agreement: Agreement
    at: AsOf | None

    @property
    def until(self) -> date | None:
        """The day as of which it is asked, where the agreement holds."""
        zone = ZoneInfo(self.agreement.zone)
        return None if self.at is None else instant_of(self.at, zone).astimezone(zone).date()


@dataclass(frozen=True, eq=False)
class Found:
    """What a page of an agreement rests on. Each is a finding of its own: two are never equal.

    Attributes:
        agreement: with the terms known at the instant.
        standing: at the instant.
        today: its day, where the agreement holds.
        gathered: what happened under it.
        track: the diplomacy about it.
    """

    agreement: Agreement
    standing: Standing
    today: date
    gathered: Gathered
    track: Track


def find(ledger: Ledger, asked: Asked) -> Found:
    """All that the page rests on; takes seconds where there are many reports."""
    standing = next(standing for _, standing in standings(ledger, asked.at, only=asked.agreement.id))
    known = terms_as_of(asked.agreement, standing.as_of)
    today = standing.as_of.astimezone(ZoneInfo(known.zone)).date()
    gathered = under(ledger, known.id, asked.until)
    return Found(known, standing, today, gathered, track(ledger, known, today, asked.until))


def sections(visit: Visit, found: Found) -> dict[str, Any]:
    """What the sections of the page show."""
    agreement, standing, words = found.agreement, found.standing, visit.words
    spots, spots_left = places_view.placed(found.gathered)
    tolls = toll_view.tolls(agreement, found.gathered.found)
    accused = {one.accused for one in standing.accusations}
    return {
        "agreement": agreement,
        "standing": standing,
        "cautions": list(cautions_told(words, standing.coverage, accused)),
        "parties": standing_view.party_standings(agreement, standing),
        "matrix": standing_view.matrix(agreement, standing),
        "accusers": standing_view.accusers(agreement, standing),
        "violations": violations_view.chart(agreement, standing, words, _day_link(visit, agreement)),
        "days": violations_view.last_days(standing),
        "days_left": violations_view.left_out(standing),
        "sides": violations_view.sides(agreement, standing),
        "undated": violations_view.undated(standing),
        "spots": spots,
        "spots_left": spots_left,
        "gathered": found.gathered,
        "track": found.track,
        "tolls": tolls,
        "toll_window": toll_view.Window.of(agreement),
        "toll_link": _toll_link(visit, agreement, tolls),
        **TOLD,
    }


TOLD: Mapping[str, Any] = {
    "deadline_told": deadline_told,
    "ended_told": lambda words, reason: words.gettext(ENDS.get(reason, "")),
    "form_told": lambda words, form: words.gettext(FORMS.get(form, "")),
    "happened": places_view.happened,
    "line_told": line_told,
    "map_words": places_view.map_words,
    "place_told": places_view.place_told,
    "toll_chart": toll_view.chart,
}
"""What templates say things with."""


def _day_link(visit: Visit, agreement: Agreement) -> Callable[[date], str]:
    return lambda day: visit.address(
        "/incidents", finding=Effect.BREACH.value, agreement=agreement.id, since=day, until=day
    )


def _toll_link(
    visit: Visit, agreement: Agreement, tolls: Iterable[toll_view.SideToll]
) -> Callable[[toll_view.DayToll], str]:
    """To the one incident of a day; to those of that day in the page's own list; or else to the list of that day."""
    listed = {one.id for side in tolls for one in side.listed}

    def link(toll: toll_view.DayToll) -> str:
        if len(toll.incidents) == 1:
            return visit.address(f"/incidents/{toll.incidents[0].id}")
        if listed.issuperset(one.id for one in toll.incidents):
            return f"#toll-{toll.incidents[0].id}"
        return visit.address("/incidents", agreement=agreement.id, since=toll.day, until=toll.day)

    return link
