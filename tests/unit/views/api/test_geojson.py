"""Incidents on the map: as precise as they are told and no more."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from hudna.model.incidents import Incident
from hudna.model.listing import Page
from hudna.views.api.geojson import collection
from tests.tellings import filed, incident, place


def _feature(kind: str, lat: float | None = 40.5, lon: float | None = 47.5) -> Any:
    told: Incident = incident(filed(at=place("Somewhere", "AZE", kind, lat, lon), killed="3-9"))
    return collection(Page((told,))).features[0]


@pytest.mark.parametrize(("kind", "precision"), [("point", "town"), ("region", "region")])
def test_a_place_is_a_point_that_tells_how_precise_it_is(kind: str, precision: str) -> None:
    feature = _feature(kind)
    assert feature.geometry.coordinates == (47.5, 40.5)
    assert feature.properties["precision"] == precision


def test_a_country_is_no_point() -> None:
    feature = _feature("country")
    assert (feature.geometry, feature.properties["precision"]) == (None, "country")


def test_a_place_without_coordinates_is_no_point() -> None:
    assert _feature("point", None, None).geometry is None


def test_an_incident_without_a_place_is_a_feature_all_the_same() -> None:
    told = incident(filed("truce.violated", by="AZE", at=None))
    feature = collection(Page((told,), "more")).features[0]
    assert (feature.id, feature.geometry, feature.properties["precision"]) == (told.id, None, None)


def test_figures_are_properties_of_their_own() -> None:
    properties = _feature("point").properties
    assert (properties["killed_low"], properties["killed_high"], properties["wounded_low"]) == (3, 9, None)


def test_the_map_has_what_the_list_has(reader: TestClient) -> None:
    query = "country=AZE&since=2020-10-20"
    answer = reader.get(f"/api/v1/incidents.geojson?{query}")
    assert answer.headers["content-type"] == "application/geo+json"
    shown = answer.json()
    assert shown["type"] == "FeatureCollection"
    listed = reader.get(f"/api/v1/incidents?{query}").json()["items"]
    assert [one["id"] for one in shown["features"]] == [one["id"] for one in listed] != []


def test_the_map_comes_page_by_page(reader: TestClient) -> None:
    first = reader.get("/api/v1/incidents.geojson?limit=1")
    assert len(first.json()["features"]) == 1
    after = reader.get(f"/api/v1/incidents.geojson?limit=1&after={first.json()['next']}").json()["features"]
    assert after[0]["id"] != first.json()["features"][0]["id"]
