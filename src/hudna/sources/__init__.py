"""Bring reports in: from files to reports, or to reasons why there is none."""

from hudna.sources.affiliations import Affiliations, load_affiliations
from hudna.sources.intake import Meter, bring_in, is_much, size
from hudna.sources.language import detect_language
from hudna.sources.near_duplicates import Sketch
from hudna.sources.pieces import Item
from hudna.sources.series_csv import read_points

__all__ = [
    "Affiliations",
    "Item",
    "Meter",
    "Sketch",
    "bring_in",
    "detect_language",
    "is_much",
    "load_affiliations",
    "read_points",
    "size",
]
