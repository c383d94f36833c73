"""Incidents on a map, each no more precisely than it is told: a region is an area, a country is no place at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from hudna.model.claims import Place
from hudna.views.web.agreements.happenings import Gathered, Happening
from hudna.views.web.words import Words

MOST = 500  # on one map
_PRECISION = {"point": "town", "region": "region", "country": "country"}


def placed(gathered: Gathered) -> tuple[Sequence[Happening], int]:
    """The newest happenings of which a place is told, as many as a map shows, and how many of those gathered it leaves out."""
    found = [one for one in gathered.found if one.place is not None]
    return found[:MOST], len(found) - len(found[:MOST])


def feature_collection(
    happenings: Iterable[Happening], words: Words, link: Callable[[str], str], *, left_out: int, is_all: bool
) -> dict[str, Any]:
    """Happenings as GeoJSON, with what docs/frontend.md asks of each feature.

    Args:
        happenings: with a place each.
        words: of the reader.
        link: where an incident is shown, by its id.
        left_out: how many more there are.
        is_all: False where there are even more than these.
    """
    return {
        "type": "FeatureCollection",
        "features": [_feature(one, words, link) for one in happenings],
        "left_out": left_out,
        "is_all": is_all,
    }


def map_words(words: Words) -> dict[str, str]:
    """What the map itself says; see `data-words` in docs/frontend.md."""
    return {
        "base": words.gettext("Borders: Natural Earth; no opinion about borders"),
        "map": words.gettext("Map of incidents"),
        "country": words.gettext("country only"),
        "zoom_in": words.gettext("Closer"),
        "zoom_out": words.gettext("Further away"),
        "close": words.gettext("Close"),
        "count": words.gettext("Incidents"),
        "exact": words.gettext("exact place"),
        "town": words.gettext("town"),
        "district": words.gettext("district"),
        "region": words.gettext("region"),
    }


def place_told(words: Words, place: Place) -> str:
    """What a place is called: a country in the reader's language, others as the gazetteer names them."""
    return words.name(place.country) if place.kind == "country" and place.country else words.place(place)


def happened(words: Words, one: Happening) -> str:
    """When it happened, or when it was first told where no day of it is."""
    if one.start is None and one.end is None and one.told is not None:
        return words.gettext("told on %(day)s, its day not known") % {"day": words.day(one.told)}
    return words.days(one.start, one.end)


def _feature(one: Happening, words: Words, link: Callable[[str], str]) -> dict[str, Any]:
    place = one.place
    if place is None:
        raise ValueError("a happening without a place has no feature")
    precision = _PRECISION[place.kind]
    point = None
    if precision != "country" and place.lat is not None and place.lon is not None:
        point = {"type": "Point", "coordinates": [place.lon, place.lat]}
    return {
        "type": "Feature",
        "geometry": point,
        "properties": {
            "id": one.id,
            "title": words.label(one.type),
            "text": f"{happened(words, one)} · {words.label(one.grade)}",
            "grade": one.grade.value,
            "type": one.type.value,
            "precision": precision if point is not None else "country",
            "place": place_told(words, place),
            "url": link(one.id),
            "count": 1,
        },
    }
