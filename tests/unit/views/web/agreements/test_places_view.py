"""Incidents on a map are drawn no more precisely than they are told."""

from __future__ import annotations

from typing import Any

import pytest

from hudna.model.claims import Place
from hudna.views.web.agreements.happenings import Gathered, Happening
from hudna.views.web.agreements.places_view import MOST, feature_collection, happened, place_told, placed
from tests.tellings import filed, incident, place
from tests.unit.views.web.stood import ARABIC, ENGLISH

TERTER = place("Terter", "AZE", "point", 40.34, 46.93)


def at(where: Place | None, day: str | None = "2020-10-11") -> Happening:
    return Happening.of(incident(filed(at=where, day=day, published="2020-10-12")))


def feature(one: Happening) -> dict[str, Any]:
    drawn = feature_collection([one], ENGLISH, lambda identity: f"/incidents/{identity}", left_out=0, is_all=True)
    found: dict[str, Any] = drawn["features"][0]
    return found


@pytest.mark.parametrize(
    ("kind", "precision", "is_drawn"),
    [("point", "town", True), ("region", "region", True), ("country", "country", False)],
)
def test_how_precisely_a_place_is_told_is_how_it_is_drawn(kind: str, precision: str, is_drawn: bool) -> None:
    found = feature(at(place("Somewhere", "AZE", kind, 40.0, 47.0)))
    assert found["properties"]["precision"] == precision
    assert (found["geometry"] is not None) == is_drawn


def test_a_place_without_a_point_is_not_drawn() -> None:
    assert feature(at(place("Somewhere", "AZE", "region")))["geometry"] is None


def test_longitude_comes_first() -> None:
    assert feature(at(TERTER))["geometry"]["coordinates"] == [46.93, 40.34]


def test_a_feature_tells_what_it_is_and_leads_to_its_incident() -> None:
    one = at(TERTER)
    properties = feature(one)["properties"]
    assert (properties["title"], properties["text"]) == ("Shelling", "11 Oct 2020 · alleged")
    assert properties["url"] == f"/incidents/{one.id}"


def test_where_no_day_is_told_that_of_the_report_is_said_to_be_that() -> None:
    assert happened(ENGLISH, at(TERTER, None)) == "told on 12 Oct 2020, its day not known"


def test_a_country_is_called_in_the_readers_language() -> None:
    assert place_told(ARABIC, place("Azerbaijan", "AZE", "country")) == "أذربيجان"


def test_a_map_shows_so_many_and_tells_how_many_it_leaves_out() -> None:
    shown, left = placed(Gathered((*[at(TERTER)] * (MOST + 3), at(None)), is_all=True))
    assert (len(shown), left) == (MOST, 3)
