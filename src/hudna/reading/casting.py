"""Casting: which of the parties at hand does an event, and to which it is done.

Linear models learned on annotated reports decide: over the features of each candidate (`casting_features`), and over those
of all who have a role together (`cast_features`). Both are learned at once: a party is weighed against who else may have the role.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import exp
from typing import NamedTuple

from hudna.model.claims import Mention
from hudna.reading.cast_features import Part, features, parts
from hudna.reading.casting_features import Own, Portrait, Shared, portray
from hudna.reading.casting_grammar import ACTOR, NONE, TARGET, possible
from hudna.reading.choice import LinearModel, Reason
from hudna.reading.scene import Candidate, Scene


class Cast(NamedTuple):
    """Who does an event, to whom, and why."""

    actors: tuple[Mention, ...]
    targets: tuple[Mention, ...]
    reasons: tuple[Reason, ...]


Roles = tuple[tuple[int, ...], tuple[int, ...]]
"""Numbers of the candidates that act, and of those to whom it is done."""

_LIKELY = 0.04  # chance of a role, by itself, from which on somebody is weighed for it together with others
_MOST = 5  # who are weighed for a role; `_PAIRED` of them for sharing it with one, `_THREE` with two others
_PAIRED = 4
_THREE = 3


def casts(totals: Sequence[tuple[float, float]], allowed: Sequence[frozenset[str]]) -> Iterator[Roles]:
    """The casts that are weighed: nobody in a role, or one or a few of those who are likely to have it.

    Args:
        totals: of each candidate, how much more its own features speak for acting, and for suffering, than for neither.
        allowed: of each, the roles that grammar leaves; who has no choice is in every cast.
    """
    chances = [_chances(*pair) for pair in zip(totals, allowed, strict=True)]
    acting, suffering = (
        _likely([chance[n] for chance in chances], allowed, role) for n, role in enumerate((ACTOR, TARGET))
    )
    does, undergoes = (frozenset(n for n, roles in enumerate(allowed) if roles == {role}) for role in (ACTOR, TARGET))
    sharing = [*combinations(acting[:_PAIRED], 2), *combinations(acting[:_THREE], 3)]
    undergoing: list[tuple[int, ...]] = [(), *((n,) for n in suffering), *combinations(suffering[:_THREE], 2)]
    targeting = [targets for targets in undergoing if undergoes.issubset(targets)] or [tuple(sorted(undergoes))]
    for actors in ((), *((n,) for n in acting), *sharing):
        if does.issubset(actors):
            yield from ((actors, targets) for targets in targeting if not set(actors) & set(targets))


def _chances(totals: tuple[float, float], roles: frozenset[str]) -> tuple[float, float]:
    """The chances of somebody to act and to suffer, by itself."""
    acting, suffering = (
        exp(total) if role in roles else 0.0 for total, role in zip(totals, (ACTOR, TARGET), strict=True)
    )
    return acting / (1 + acting + suffering), suffering / (1 + acting + suffering)


def _likely(chances: Sequence[float], allowed: Sequence[frozenset[str]], role: str) -> list[int]:
    """The numbers of those who are likely to have a role, or have it for certain, first those."""

    def rank(n: int) -> tuple[bool, float]:
        return NONE in allowed[n], -chances[n]

    able = [n for n, roles in enumerate(allowed) if role in roles and (chances[n] > _LIKELY or NONE not in roles)]
    return sorted(able, key=rank)[:_MOST]


class Caster:
    """Casts events: of all casts that are possible, the likeliest."""

    def __init__(self, roles: LinearModel, casts: LinearModel) -> None:
        """Models whose labels are `actor`, `target` and `none`, of a candidate; and `cast`, of all who have roles together."""
        self._roles = roles
        self._casts = casts

    def cast(self, scene: Scene, at_hand: Sequence[Candidate]) -> Cast:
        """The cast of an event."""
        shared, portraits = portray(scene, at_hand)
        weighing = Weighing(shared, [one.own for one in portraits], self._casts)
        totals = [self._totals(portrait) for portrait in portraits]
        allowed = [possible(scene, candidate) for candidate in at_hand]
        weighed = {cast: weighing.weight(totals, cast) for cast in casts(totals, allowed)}
        best = max(weighed, key=weighed.__getitem__)
        whole = sum([exp(weight - weighed[best]) for weight in weighed.values()], 0.0)
        taken: dict[str, dict[str, Mention]] = {"actor": {}, "target": {}}
        reasons: list[Reason] = []
        for n, (role, chosen) in enumerate(zip(taken, best, strict=True)):
            for number in sorted(chosen, key=lambda number: -totals[number][n]):
                mentions = [m for m in at_hand[number].mentions if m.id not in taken["actor"]]
                for mention in mentions:
                    taken[role].setdefault(mention.id, mention)
                chance = sum([exp(weighed[cast] - weighed[best]) for cast in weighed if number in cast[n]], 0.0) / whole
                words = f"{role}: {at_hand[number].mentions[0].text}"
                reasons.append(Reason(words, chance, role, portraits[number].features, self._roles))
        return Cast(tuple(taken["actor"].values()), tuple(taken["target"].values()), tuple(reasons))

    def _totals(self, portrait: Portrait) -> tuple[float, float]:
        """How much more its features speak for either role than for none."""
        actor, target, none = self._roles.totals(portrait.features)
        return actor - none, target - none


class Weighing:
    """Weighs casts of one scene; what casts have in common is weighed once."""

    def __init__(self, shared: Shared, owns: Sequence[Own], model: LinearModel) -> None:
        self._shared = shared
        self._owns = owns
        self._model = model
        self._known: dict[Part, float] = {}

    def weight(self, totals: Sequence[tuple[float, float]], cast: Roles) -> float:
        """How much speaks for a cast.

        Args:
            totals: by candidate, how much its own features speak for either role.
            cast: who has which.
        """
        actors, targets = cast
        own = [*[totals[n][0] for n in actors], *[totals[n][1] for n in targets]]
        return sum([*own, *map(self._part, parts(self._owns, actors, targets))], 0.0)

    def _part(self, part: Part) -> float:
        weight = self._known.get(part)
        if weight is None:
            weight = self._known[part] = self._model.totals(features(self._shared, self._owns, part))[0]
        return weight
