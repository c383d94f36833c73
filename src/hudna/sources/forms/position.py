"""Where an event was, from where its observer was: positions on a sphere, in WGS 84 degrees."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import asin, atan2, cos, degrees, isfinite, radians, sin

EARTH = 6371.0088
"""Mean radius of WGS 84 in kilometres; over 50 km, a sphere is wrong by some 0.2 km, and a bearing of 16 directions by 10."""

_SPACES = re.compile(r"[\s,]+")


@dataclass(frozen=True, slots=True)
class Position:
    """A point on the earth, in degrees north and east."""

    lat: float
    lon: float

    def __str__(self) -> str:
        return f"{self.lat:.5f}, {self.lon:.5f}"

    def towards(self, bearing: float, distance: float) -> Position:
        """The point so many kilometres away along the great circle that leaves here at a bearing.

        With δ = distance / radius:  φ₂ = asin(sin φ₁ cos δ + cos φ₁ sin δ cos θ),
        λ₂ = λ₁ + atan2(sin θ sin δ cos φ₁, cos δ - sin φ₁ sin φ₂).

        Args:
            bearing: degrees clockwise from north, θ.
            distance: kilometres.
        """
        north, turn, arc = radians(self.lat), radians(bearing), distance / EARTH
        there = asin(sin(north) * cos(arc) + cos(north) * sin(arc) * cos(turn))
        east = radians(self.lon) + atan2(sin(turn) * sin(arc) * cos(north), cos(arc) - sin(north) * sin(there))
        return Position(degrees(there), (degrees(east) + 540) % 360 - 180)


def position(told: str) -> Position:
    """A geopoint as XForms have it: `lat lon`, with altitude and accuracy in metres after them, or without.

    Raises:
        ValueError: it is none, or nowhere on earth.
    """
    parts = _SPACES.split(told.strip())
    if not 2 <= len(parts) <= 4:
        raise ValueError(f"{told[:60]!r} is no latitude and longitude")
    try:
        lat, lon = float(parts[0]), float(parts[1])
    except ValueError as error:
        raise ValueError(f"{told[:60]!r} is no latitude and longitude") from error
    if not (isfinite(lat) and isfinite(lon) and abs(lat) <= 90 and abs(lon) <= 180):
        raise ValueError(f"{told[:60]!r} is nowhere on earth: latitudes go to 90, longitudes to 180 degrees")
    return Position(lat, lon)
