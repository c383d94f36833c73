"""Incidents on the map (RFC 7946), as precise as they are told and no more."""

from __future__ import annotations

from collections.abc import Mapping

from hudna.model.claims import Place
from hudna.model.incidents import Figures, Incident
from hudna.model.listing import Page
from hudna.views.api.shapes import Feature, FeatureCollection, Point

_PRECISION: Mapping[str, str] = {"point": "town", "region": "region", "country": "country"}


def collection(page: Page[Incident]) -> FeatureCollection:
    """A page of incidents as a collection of features."""
    return FeatureCollection(
        type="FeatureCollection", features=tuple(_feature(incident) for incident in page.items), next=page.next
    )


def _feature(incident: Incident) -> Feature:
    place = incident.place
    properties = {
        "type": incident.type,
        "grade": incident.grade,
        "start": incident.start,
        "end": incident.end,
        "told": incident.told,
        "actors": incident.actors,
        "targets": incident.targets,
        "place": None if place is None else place.name,
        "country": None if place is None else place.country,
        "precision": None if place is None else _PRECISION.get(place.kind, place.kind),
        "agreements": incident.agreements,
        "asserted_by": [account.speaker for account in incident.asserting],
        "denied_by": [account.speaker for account in incident.denying],
        **_range("killed", incident.killed),
        **_range("wounded", incident.wounded),
    }
    return Feature(type="Feature", id=incident.id, geometry=_geometry(place), properties=properties)


def _geometry(place: Place | None) -> Point | None:
    # In the middle of a country nothing happened: a point there would be read as a place.
    if place is None or place.kind == "country" or place.lat is None or place.lon is None:
        return None
    return Point(type="Point", coordinates=(place.lon, place.lat))


def _range(name: str, figures: Figures | None) -> dict[str, int | None]:
    """The least and the most, apart: programs that draw maps take no objects as properties."""
    low, high = (None, None) if figures is None else (figures.low, figures.high)
    return {f"{name}_low": low, f"{name}_high": high}
