"""How two claims compare, one level for each aspect: what the weights of `weights.toml` are given to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from hudna.incidents.facets import Facets, Spot, runs
from hudna.incidents.matching import Matching
from hudna.incidents.times import LEVELS as TIMES
from hudna.incidents.times import Days, days_of, time_level
from hudna.incidents.traits import Shared, Traits
from hudna.model.claims import Count
from hudna.model.events import EventType

_EARTH = 6371.0  # kilometres
_REVISED = 2.0  # a later figure of one toll is seldom more than twice an earlier one
SHARED = ((0.8, "same"), (0.65, "most"), (0.5, "half"), (0.35, "a third"), (0.2, "some"), (0.1, "few"), (0.0, "other"))
"""Levels of the share of the shorter's runs of letters that both have, each from that share on."""

NEXT = 2
"""Claims of a report that follow each other so closely often tell one event."""

UNLIKE = SHARED[-1][1]
"""The level of words that have hardly anything in common."""

PHRASE = 0.35
"""The most that two places have in common, however alike what is told of them is put."""

NOT_COMPARED = "not compared"
"""The level of the words of two claims that are not in one alphabet."""

_TOLLED = frozenset({"attack", "harm"})
_BOMBARDMENT = frozenset({EventType.ATTACK_AIR, EventType.ATTACK_SHELLING})

_SIDES = ("same", "overlap", "akin", "different", "one", "neither")

_BY_TEXT = {
    "same": "same, by the text",
    "near": "near, by the text",
    "in": "in its country, by the text",
    "elsewhere": "elsewhere, by the text",
}
"""Levels of places of which one was told in another claim only."""

LEVELS: Mapping[str, tuple[str, ...]] = {
    "kind": (
        "same", "both attack", "one's breach", "others' breaches", "unnamed weapon", "both bombardment", "other weapons",
        "same family", "attack and harm", "breach and deed", "other",
    ),
    "time": TIMES,
    "place": (
        "same point", "same region", "same country", "near", "in its region", "in its country", "elsewhere", "one",
        "neither",
        *_BY_TEXT.values(),
    ),
    "actors": (*_SIDES, "different, elsewhere"),
    "targets": (*_SIDES, "different, by others"),
    "toll": ("same figure", "same small figure", "agree", "revised", "differ", "one", "neither"),
    "telling": ("1 claims on", "2 claims on", "same report", "list of places", "same document", "other report"),
    "standing": ("both assert", "both deny", "one denies"),
    "words": (*(level for _, level in SHARED), NOT_COMPARED),
}  # fmt: skip
"""By aspect, the levels at which two claims may stand to each other."""


class Levels(NamedTuple):
    """How two claims compare, aspect by aspect; each a level named in `weights.toml`."""

    kind: str
    time: str
    place: str
    actors: str
    targets: str
    toll: str
    telling: str
    standing: str
    words: str


ELSEWHERE = "elsewhere"
"""The level of two places that are not one."""

OTHERS = "different"
"""The level of two groups of sides that have no side in common."""

APART = "other report"
"""The level of two claims that do not stand in one text."""


class Kind(NamedTuple):
    """A type of event, and for a breach who is blamed: two breaches are one's only where the same ones are."""

    type: str
    blamed: tuple[str, ...]


class Where(NamedTuple):
    """A place, and whether the claim tells it or only its report, in a claim near by."""

    spot: Spot | None
    told: bool


class Toll(NamedTuple):
    """Who was harmed."""

    killed: Count | None
    wounded: Count | None


class Comparison:
    """Compares claims. What many claims share is compared once."""

    def __init__(self, matching: Matching) -> None:
        self._matching = matching
        self.kinds = Shared(_kind)
        self.times = Shared(time_level)
        self.places = Shared[Where](lambda one, other: _where(one, other, matching))
        self.sides = Shared(_sides)
        self.tolls = Shared(_toll)
        self.standings = Shared(_standing)

    def __len__(self) -> int:
        return len(self.kinds) + len(self.times) + len(self.places) + len(self.sides) + len(self.tolls)

    def traits(self, claim: Facets) -> Traits:
        """What of a claim is looked up."""
        return Traits(
            claim,
            self.kinds.number(_kind_of(claim)),
            self.times.number(_days_of(claim, self._matching)),
            self.places.number(_where_of(claim)),
            self.sides.number(claim.actors),
            self.sides.number(claim.targets),
            self.tolls.number(Toll(claim.killed, claim.wounded)),
            self.standings.number(claim.denies),
        )

    def levels(self, one: Traits, other: Traits) -> Levels:
        """How two claims of one block, or of one document, compare; the order of the two does not matter."""
        place, actors = self.places[one.place, other.place], self.sides[one.actors, other.actors]
        elsewhere = place == ELSEWHERE
        mine, theirs = one.facets, other.facets
        return Levels(
            self.kinds[one.kind, other.kind],
            self.times[one.time, other.time],
            place,
            actors_level(actors, elsewhere=elsewhere),
            targets_level(self.sides[one.targets, other.targets], others=actors == OTHERS),
            self.tolls[one.toll, other.toll],
            telling(mine, theirs, elsewhere=elsewhere),
            self.standings[one.standing, other.standing],
            words(mine, theirs, elsewhere=elsewhere),
        )


def actors_level(level: str, *, elsewhere: bool) -> str:
    """How those who did it compare: others, and elsewhere, make two events, whatever else these have in common."""
    return "different, elsewhere" if elsewhere and level == OTHERS else level


def targets_level(level: str, *, others: bool) -> str:
    """How those compare to whom it was done: done to others by others, it is another event, or its answer."""
    return "different, by others" if others and level == OTHERS else level


def wordings(*, elsewhere: bool) -> Sequence[str]:
    """The levels at which the wording of two claims may stand; `elsewhere`: of those that tell of two places."""
    return [NOT_COMPARED, *(level for least, level in SHARED if not elsewhere or least <= PHRASE)]


def compare(one: Facets, other: Facets, matching: Matching) -> Levels:
    """How two claims of one block, or of one document, compare; the order of the two does not matter."""
    comparison = Comparison(matching)
    return comparison.levels(comparison.traits(one), comparison.traits(other))


def deed_levels(one: Facets, other: Facets, matching: Matching) -> tuple[str, str, str, str]:
    """Of `compare`, what was done, when, where and to whom: told sooner than all."""
    return (
        _kind(_kind_of(one), _kind_of(other)),
        time_level(_days_of(one, matching), _days_of(other, matching)),
        _place(one.place, other.place, matching),
        _sides(one.targets, other.targets),
    )


def _kind(mine: Kind, theirs: Kind) -> str:
    one, other = mine.type, theirs.type
    if one == other == EventType.TRUCE_VIOLATED:
        return "one's breach" if mine.blamed == theirs.blamed else "others' breaches"
    if one == other:
        return "both attack" if one == EventType.ATTACK_OTHER else "same"
    families = {one.partition(".")[0], other.partition(".")[0]}
    if families == {"attack"}:
        return _weapons({one, other})
    if len(families) == 1:
        return "same family"
    if families == _TOLLED:
        return "attack and harm"
    return "breach and deed" if "truce" in families else "other"


def _weapons(types: set[str]) -> str:
    """How two attacks compare that are not told alike: one bombardment may be told of aircraft and of guns."""
    if EventType.ATTACK_OTHER in types:
        return "unnamed weapon"
    return "both bombardment" if types == _BOMBARDMENT else "other weapons"


def _kind_of(claim: Facets) -> Kind:
    return Kind(claim.type, claim.actors if claim.type == EventType.TRUCE_VIOLATED else ())


def _days_of(claim: Facets, matching: Matching) -> Days:
    return days_of(claim.type, claim.first, claim.last, dated=claim.dated, matching=matching)


def _where_of(claim: Facets) -> Where:
    return Where(claim.place or claim.around, claim.place is not None)


def _where(one: Where, other: Where, matching: Matching) -> str:
    """Where a place is that of the claims near by, it says less that it is the same, or another."""
    level = _place(one.spot, other.spot, matching)
    if (one.told and other.told) or one.spot is None or other.spot is None:
        return level
    if level == "in its region":
        return _BY_TEXT["near"]
    return _BY_TEXT[level.partition(" ")[0]]


def _place(one: Spot | None, other: Spot | None, matching: Matching) -> str:
    if one is None or other is None:
        return "neither" if one is other else "one"
    if (one.name, one.country, one.kind) == (other.name, other.country, other.kind):
        return f"same {one.kind}"
    if one.country != other.country:
        return ELSEWHERE
    kinds = {one.kind, other.kind}
    if "country" in kinds:
        return "in its country"
    if kinds == {"point", "region"} and _are_namesakes(one, other):
        return "same region"  # who tells of either often means the other
    away = distance(one, other)
    if away is None:
        return ELSEWHERE
    if "region" in kinds:
        return "in its region" if away <= matching.region else ELSEWHERE
    return "near" if away <= matching.near else ELSEWHERE


def _are_namesakes(one: Spot, other: Spot) -> bool:
    """Whether a region is called after a town."""
    town, region = (one, other) if one.kind == "point" else (other, one)
    return region.name.startswith(town.name)


def distance(one: Spot, other: Spot) -> float | None:
    """Kilometres between two places on the great circle; None where one has no coordinates."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    north, south = radians(one.lat), radians(other.lat)
    half = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 2 * _EARTH * asin(sqrt(half))


def _sides(one: tuple[str, ...], other: tuple[str, ...]) -> str:
    if not one or not other:
        return "neither" if not one and not other else "one"
    if one == other:
        return "same"
    if not set(one).isdisjoint(other):
        return "overlap"
    homes = {side.partition(".")[0] for side in one}
    return "akin" if not homes.isdisjoint(side.partition(".")[0] for side in other) else "different"


def _toll(one: Toll, other: Toll) -> str:
    told = [(one.killed, other.killed), (one.wounded, other.wounded)]
    both = [(mine, theirs) for mine, theirs in told if mine is not None and theirs is not None]
    if not both:
        given = [count for pair in told for count in pair if count is not None]
        return "one" if given else "neither"
    if all(mine == theirs for mine, theirs in both):
        return "same figure" if any((mine.low or 0) > 1 for mine, _ in both) else "same small figure"
    if all(agree(mine, theirs) for mine, theirs in both):
        return "agree"
    return "revised" if all(_is_revised(mine, theirs) for mine, theirs in both) else "differ"


def agree(one: Count, other: Count) -> bool:
    """Whether two ranges have a number in common."""
    low = max(one.low or 0, other.low or 0)
    highs = [count.high for count in (one, other) if count.high is not None]
    return not highs or low <= min(highs)


def _is_revised(one: Count, other: Count) -> bool:
    sizes = [count.low or count.high or 0 for count in (one, other)]
    return max(sizes) <= _REVISED * min(sizes)


def are_together(one: Facets, other: Facets) -> bool:
    """Whether two claims stand in one report, or in versions of one document."""
    return one.report == other.report or (one.document is not None and one.document == other.document)


def telling(one: Facets, other: Facets, *, elsewhere: bool) -> str:
    """How near they stand; what one report tells of two places is a list of events, however alike it is put."""
    if not are_together(one, other):
        return APART
    if one.report != other.report:
        return "same document"
    apart = abs(one.number - other.number)
    near = f"{apart} claims on" if apart <= NEXT else "same report"
    return "list of places" if elsewhere else near


def _standing(one: bool, other: bool) -> str:
    if one != other:
        return "one denies"
    return "both deny" if one else "both assert"


def words(one: Facets, other: Facets, *, elsewhere: bool) -> str:
    """How much of the shorter's wording both share; what is told in the same words of two places is a way of putting it."""
    if one.script != other.script or not one.words or not other.words:
        return NOT_COMPARED
    mine, theirs = runs(one.words), runs(other.words)
    share = min(len(mine & theirs) / min(len(mine), len(theirs)), PHRASE if elsewhere else 1.0)
    for least, level in SHARED:  # noqa: B007 - the last is of 0
        if least <= share:
            break
    return level
