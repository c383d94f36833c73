"""Casting: which of the parties at hand does an event, and to which it is done.

Linear models learned on annotated reports decide: over the features of each candidate (`casting_features`), and over those
of all who have a role together (`cast_features`). Both are learned at once: a party is weighed against who else may have the role.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import exp, inf
from typing import NamedTuple

from hudna.model.claims import Act, Mention
from hudna.model.events import EventType
from hudna.reading.cast_features import Part, features, parts
from hudna.reading.casting_features import Own, Portrait, Shared, portray
from hudna.reading.choice import LinearModel, Reason
from hudna.reading.history import standing_of, standings
from hudna.reading.scene import TOGETHER, Candidate, Scene
from hudna.reading.structure import Group


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


def casts(chances: Sequence[tuple[float, float]]) -> Iterator[Roles]:
    """The casts that are weighed: nobody in a role, or one or a few of those who are likely to have it.

    Args:
        chances: of each candidate, the chance by itself to act and to be the one to whom it is done.
    """
    acting, suffering = (
        [n for n in sorted(range(len(chances)), key=lambda n: -chances[n][role]) if chances[n][role] > _LIKELY][:_MOST]
        for role in (0, 1)
    )
    sharing = [*combinations(acting[:_PAIRED], 2), *combinations(acting[:_THREE], 3)]
    undergoing: list[tuple[int, ...]] = [(), *((n,) for n in suffering), *combinations(suffering[:_THREE], 2)]
    for actors in ((), *((n,) for n in acting), *sharing):
        for targets in undergoing:
            if not set(actors) & set(targets):
                yield actors, targets


def _only_tells(scene: Scene, group: Group | None) -> bool:
    """Whether a group speaks of what another does: "A said B had fired". It shares in it only where sides act together."""
    if scene.speech is None or group is None or group is not scene.speech.speaker or scene.frame == TOGETHER:
        return False
    return any(
        other is not group and scene.slot(other)[1] == "actor" and other.first > scene.speech.first
        for other in scene.structure.groups
    )


def _accuses(scene: Scene, candidate: Candidate) -> bool:
    """Whether somebody is of the side that accuses another of the event: "A accused B of shelling A's positions"."""
    speech, speaker, event = scene.speech, scene.speaker, scene.trigger.value.entry.type
    if speech is None or speech.entry is None or speech.entry.act is not Act.ACCUSES or speaker is None:
        return False
    if event.family != "attack" and event is not EventType.TRUCE_VIOLATED:
        return False
    addressed = speech.addressed.parties if speech.addressed is not None else ()
    accused = {standing_of(one) for party in addressed for one in scene.context.identify(party)}
    accuser = standing_of(speaker.id)
    return bool(accused) and accuser not in accused and standings(candidate.mentions) == {accuser}


def may_act(scene: Scene, candidate: Candidate) -> bool:
    """Whether somebody may have done it: who is told to be harmed, who accuses another of it or only tells of it, did not."""
    group = candidate.group
    return not (group in scene.slots.harmed or _accuses(scene, candidate) or _only_tells(scene, group))


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
        totals = [self._totals(scene, *pair) for pair in zip(at_hand, portraits, strict=True)]
        weighed = {cast: weighing.weight(totals, cast) for cast in casts([_chances(total) for total in totals])}
        best = max(weighed, key=weighed.__getitem__)
        whole = sum(exp(weight - weighed[best]) for weight in weighed.values())
        taken: dict[str, dict[str, Mention]] = {"actor": {}, "target": {}}
        reasons: list[Reason] = []
        for n, (role, chosen) in enumerate(zip(taken, best, strict=True)):
            for number in sorted(chosen, key=lambda number: -totals[number][n]):
                mentions = [m for m in at_hand[number].mentions if m.id not in taken["actor"]]
                for mention in mentions:
                    taken[role].setdefault(mention.id, mention)
                chance = sum(exp(weighed[cast] - weighed[best]) for cast in weighed if number in cast[n]) / whole
                words = f"{role}: {at_hand[number].mentions[0].text}"
                reasons.append(Reason(words, chance, role, portraits[number].features, self._roles))
        return Cast(tuple(taken["actor"].values()), tuple(taken["target"].values()), tuple(reasons))

    def _totals(self, scene: Scene, candidate: Candidate, portrait: Portrait) -> tuple[float, float]:
        """How much more its features speak for either role than for none."""
        actor, target, none = self._roles.totals(portrait.features)
        return actor - none if may_act(scene, candidate) else -inf, target - none


def _chances(totals: tuple[float, float]) -> tuple[float, float]:
    acting, suffering = map(exp, totals)
    return acting / (1 + acting + suffering), suffering / (1 + acting + suffering)


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
        weight = sum([totals[n][0] for n in actors]) + sum([totals[n][1] for n in targets])
        return weight + sum(map(self._part, parts(self._owns, actors, targets)))

    def _part(self, part: Part) -> float:
        weight = self._known.get(part)
        if weight is None:
            weight = self._known[part] = self._model.totals(features(self._shared, self._owns, part))[0]
        return weight
