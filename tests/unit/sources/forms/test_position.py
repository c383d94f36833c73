from math import asin, cos, radians, sin, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.sources.forms.position import EARTH, Position, position


def apart(one: Position, other: Position) -> float:
    north, south = radians(one.lat), radians(other.lat)
    half = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 2 * EARTH * asin(sqrt(min(1.0, half)))


LATITUDES, LONGITUDES = st.floats(-85, 85), st.floats(-180, 180)


@given(LATITUDES, LONGITUDES, st.floats(0, 360), st.floats(0, 100))
def test_a_point_so_far_away_is_so_far_away(lat: float, lon: float, bearing: float, distance: float) -> None:
    start = Position(lat, lon)
    assert apart(start, start.towards(bearing, distance)) == pytest.approx(distance, abs=0.001)


@given(LATITUDES, LONGITUDES, st.floats(0, 360), st.floats(0, 100))
def test_it_is_on_earth(lat: float, lon: float, bearing: float, distance: float) -> None:
    found = Position(lat, lon).towards(bearing, distance)
    assert -90 <= found.lat <= 90
    assert -180 <= found.lon <= 180


@pytest.mark.parametrize(
    ("bearing", "lat", "lon"), [(0, 40.0899, 47), (90, 40, 47.1174), (180, 39.9101, 47), (270, 40, 46.8826)]
)
def test_ten_kilometres_in_each_direction(bearing: float, lat: float, lon: float) -> None:
    found = Position(40, 47).towards(bearing, 10)
    assert (found.lat, found.lon) == pytest.approx((lat, lon), abs=0.0001)


def test_the_date_line_is_crossed() -> None:
    assert Position(0, 179.99).towards(90, 10).lon == pytest.approx(-179.92, abs=0.001)


@pytest.mark.parametrize("told", ["40.3 46.8", "40.3 46.8 0 4.5", "40.3,46.8", "40.3, 46.8", " 40.3  46.8 120.5"])
def test_geopoints_are_read(told: str) -> None:
    assert position(told) == Position(40.3, 46.8)


@pytest.mark.parametrize("told", ["", "40.3", "a b", "1 2 3 4 5", "90.1 0", "0 -180.5", "inf 0", "nan 1"])
def test_what_is_no_place_on_earth_is_refused(told: str) -> None:
    with pytest.raises(ValueError, match=r"is no latitude and longitude|is nowhere on earth"):
        position(told)
