"""Casting: which of the parties at hand does an event, and to which it is done.

Linear models learned on annotated reports decide: over the features of each candidate (`casting_features`), and over those
of all who have a role together (`cast_features`). Both are learned at once: a party is weighed against who else may have the role.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import exp
from typing import NamedTuple

from hudna.model.claims import Mention
from hudna.reading.blocks import BlockWeights
from hudna.reading.cast_features import AGAINST, sides_of
from hudna.reading.cast_weights import CastWeights
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


class Options(NamedTuple):
    """Who may act together, and who may suffer together: a cast is one of each that have nobody in common."""

    acting: Sequence[tuple[int, ...]]
    suffering: Sequence[tuple[int, ...]]

    def casts(self) -> list[Roles]:
        """The casts that are weighed."""
        acting, suffering = self
        return [(actors, targets) for actors in acting for targets in suffering if set(actors).isdisjoint(targets)]


def options(totals: Sequence[tuple[float, float]], allowed: Sequence[frozenset[str]]) -> Options:
    """Who is weighed for the roles: nobody, or one or a few of those who are likely to have one.

    Args:
        totals: of each candidate, how much more its own features speak for acting, and for suffering, than for neither.
        allowed: of each, the roles that grammar leaves; who has no choice is in every cast.
    """
    chances = [_chances(*pair) for pair in zip(totals, allowed, strict=True)]
    acting = _likely([chance for chance, _ in chances], allowed, ACTOR)
    suffering = _likely([chance for _, chance in chances], allowed, TARGET)
    sharing = [*combinations(acting[:_PAIRED], 2), *combinations(acting[:_THREE], 3)]
    acted: list[tuple[int, ...]] = [(), *[(n,) for n in acting], *sharing]
    undergoing: list[tuple[int, ...]] = [(), *[(n,) for n in suffering], *combinations(suffering[:_THREE], 2)]
    does, undergoes = (_certainly(role, allowed) for role in (ACTOR, TARGET))
    if does:
        acted = [actors for actors in acted if does.issubset(actors)]
    if undergoes:
        undergoing = [targets for targets in undergoing if undergoes.issubset(targets)] or [tuple(sorted(undergoes))]
    return Options(acted, undergoing)


def _certainly(role: str, allowed: Sequence[frozenset[str]]) -> frozenset[int]:
    """The numbers of those to whom grammar leaves no other role."""
    return frozenset([n for n, roles in enumerate(allowed) if len(roles) == 1 and role in roles])


def _chances(totals: tuple[float, float], roles: frozenset[str]) -> tuple[float, float]:
    """The chances of somebody to act and to suffer, by itself."""
    acting = exp(totals[0]) if ACTOR in roles else 0.0
    suffering = exp(totals[1]) if TARGET in roles else 0.0
    return acting / (1 + acting + suffering), suffering / (1 + acting + suffering)


def _likely(chances: Sequence[float], allowed: Sequence[frozenset[str]], role: str) -> list[int]:
    """The numbers of those who are likely to have a role, or have it for certain, first those."""
    able = [
        (NONE in roles, -chances[n], n)
        for n, roles in enumerate(allowed)
        if role in roles and (chances[n] > _LIKELY or NONE not in roles)
    ]
    return [n for _, _, n in sorted(able)[:_MOST]]


class Caster:
    """Casts events: of all casts that are possible, the likeliest."""

    def __init__(self, roles: LinearModel, casts: LinearModel) -> None:
        """Models whose labels are `actor`, `target` and `none`, of a candidate; and `cast`, of all who have roles together."""
        self._roles = roles
        self._weights = BlockWeights(roles.units)
        self._casts = CastWeights(casts)

    def cast(self, scene: Scene, at_hand: Sequence[Candidate]) -> Cast:
        """The cast of an event."""
        shared, portraits = portray(scene, at_hand)
        totals = [self._totals(portrait) for portrait in portraits]
        allowed = [possible(scene, candidate) for candidate in at_hand]
        weighing = Weighing(shared, [one.own for one in portraits], totals, self._casts)
        weighed, weights = weighing.weigh(options(totals, allowed))
        most = max(weights)
        best = weighed[weights.index(most)]
        powers = [exp(weight - most) for weight in weights]
        whole = sum(powers, 0.0)
        taken: dict[str, dict[str, Mention]] = {"actor": {}, "target": {}}
        reasons: list[Reason] = []
        for n, (role, chosen) in enumerate(zip(taken, best, strict=True)):
            for number in sorted(chosen, key=lambda number: -totals[number][n]):
                mentions = [m for m in at_hand[number].mentions if m.id not in taken["actor"]]
                for mention in mentions:
                    taken[role].setdefault(mention.id, mention)
                words = f"{role}: {at_hand[number].mentions[0].text}"
                chance = _share(number, n, weighed, powers) / whole
                reasons.append(Reason(words, chance, role, portraits[number].blocks, self._roles))
        return Cast(tuple(taken["actor"].values()), tuple(taken["target"].values()), tuple(reasons))

    def _totals(self, portrait: Portrait) -> tuple[float, float]:
        """How much more its features speak for either role than for none."""
        actor, target, none = self._roles.unpacked(self._weights.of(portrait.blocks))
        return actor - none, target - none


def _share(number: int, role: int, casts: Sequence[Roles], powers: Sequence[float]) -> float:
    """How much speaks for all casts together in which a candidate has a role."""
    share = 0.0
    for n, (actors, targets) in enumerate(casts):
        if number in (targets if role else actors):
            share += powers[n]
    return share


def _bits(role: tuple[int, ...]) -> int:
    """Who has a role, as bits of a number."""
    bits = 0
    for number in role:
        bits |= 1 << number
    return bits


class Weighing:
    """Weighs casts of one scene; what casts have in common is weighed once."""

    def __init__(
        self, shared: Shared, owns: Sequence[Own], totals: Sequence[tuple[float, float]], weights: CastWeights
    ) -> None:
        """`totals`: by candidate, how much its own features speak for either role."""
        self._shared = shared
        self._owns = owns
        self._totals = totals
        self._weights = weights
        self._known: dict[tuple[str, int, int], float] = {}

    def weigh(self, options: Options) -> tuple[list[Roles], list[float]]:
        """The casts, and how much speaks for each."""
        owns = self._owns
        numbers, against = self._weights.numbers(self._shared, owns), self._against(options)
        suffering = [
            (
                targets,
                _bits(targets),
                self._each(targets, 1),
                sides_of(owns, targets),
                self._together(targets, "targets"),
            )
            for targets in options.suffering
        ]
        weighed: list[Roles] = []
        weights: list[float] = []
        for actors in options.acting:
            acted, by_number = sum(self._each(actors, 0), 0.0), numbers[sides_of(owns, actors)]
            doing, sharing = _bits(actors), self._together(actors, "actors")
            rows = [against[actor] for actor in actors]
            for targets, undergoing, suffered, sides, with_others in suffering:
                if doing & undergoing:
                    continue
                weight = acted
                for one in suffered:
                    weight += one
                weight += by_number[sides]
                for row in rows:
                    for target in targets:
                        weight += row[target]
                for pair in sharing:
                    weight += pair
                for pair in with_others:
                    weight += pair
                weighed.append((actors, targets))
                weights.append(weight)
        return weighed, weights

    def _each(self, role: tuple[int, ...], n: int) -> list[float]:
        """How much its own features speak for each who has a role."""
        return [self._totals[number][n] for number in role]

    def _together(self, role: tuple[int, ...], name: str) -> list[float]:
        """How much speaks for each two who share a role, wherever the other goes."""
        if len(role) < 2:
            return []
        return [self._pair(name, one, other) for one, other in combinations(role, 2)]

    def _pair(self, name: str, one: int, other: int) -> float:
        weight = self._known.get((name, one, other))
        if weight is None:
            weight = self._weights.pairs(self._shared, name).of(self._owns[one], self._owns[other])
            self._known[name, one, other] = weight
        return weight

    def _against(self, options: Options) -> list[list[float]]:
        """By who acts and to whom it is done, how much speaks for these two; 0 where they are in no cast."""
        doing, undergoing = ({n for role in roles for n in role} for roles in options)
        owns, pairs = self._owns, self._weights.pairs(self._shared, AGAINST)
        against = [[0.0] * len(owns) for _ in owns]
        for n in doing:
            row = against[n]
            for m in undergoing:
                if n != m:
                    row[m] = pairs.of(owns[n], owns[m])
        return against
