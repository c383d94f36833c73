"""Same event, different accounts: claims of many reports become incidents, with a grade and its reason."""

from hudna.incidents.assemble import assemble, tag
from hudna.incidents.bearer import bearer
from hudna.incidents.cluster import Pair
from hudna.incidents.corrections import Known, check_plausible, checked, with_corrections
from hudna.incidents.facets import Facets, facets
from hudna.incidents.gather import Bonds, Component, gather, link
from hudna.incidents.pairwise import compared
from hudna.incidents.setting import around, home
from hudna.incidents.sides import Sides
from hudna.incidents.weights import Matcher

__all__ = [
    "Bonds",
    "Component",
    "Facets",
    "Known",
    "Matcher",
    "Pair",
    "Sides",
    "around",
    "assemble",
    "bearer",
    "check_plausible",
    "checked",
    "compared",
    "facets",
    "gather",
    "home",
    "link",
    "tag",
    "with_corrections",
]
