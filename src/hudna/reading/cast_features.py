"""What speaks for a whole cast: how many act and suffer, and how those who share an event stand to each other.

The candidates by themselves are described in `casting_features`. Nothing is told of who they are by name.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from hudna.reading.casting_features import Own, Shared

_MOST = 3  # sides in a role that are told apart


Part = tuple[str, int, int]
"""Of a cast: `numbers` with how many sides act and suffer; or `against`, `actors`, `targets` with two candidates."""


def parts(owns: Sequence[Own], actors: Sequence[int], targets: Sequence[int]) -> list[Part]:
    """The parts of a cast, given by the numbers of those who act and of those to whom it is done."""
    acting, suffering = (min(sum([len(owns[n].sides) for n in role]), _MOST) for role in (actors, targets))
    found: list[Part] = [("numbers", acting, suffering)]
    found += [("against", actor, target) for actor in actors for target in targets]
    found += [("actors", one, other) for one, other in combinations(actors, 2)]
    found += [("targets", one, other) for one, other in combinations(targets, 2)]
    return found


def features(shared: Shared, owns: Sequence[Own], part: Part) -> list[str]:
    """What speaks for a part of a cast of these candidates."""
    name, one, other = part
    if name == "numbers":
        return _numbers(shared, owns, one, other)
    if name == "against":
        return _against(shared, owns[one], owns[other])
    return _together(shared, owns[one], owns[other], name)


def _numbers(shared: Shared, owns: Sequence[Own], acting: int, suffering: int) -> list[str]:
    both = f"acting={acting}|suffering={suffering}"
    given = "+".join(sorted({own.role for own in owns} & {"actor", "target"}))
    found = [both, f"{both}|{shared.family}", f"{both}|frame={shared.frame}", f"{both}|type={shared.type}"]
    for number in (f"acting={acting}", f"suffering={suffering}"):
        found += [
            f"{number}|rule={shared.rule}",
            f"{number}|word={shared.word}",
            f"{number}|roles={given}|{shared.family}",
        ]
    return found


def _against(shared: Shared, actor: Own, target: Own) -> list[str]:
    family = shared.family
    return [
        *_in_event(shared, f"{_standing(actor, target)} against"),
        f"{actor.where} against {target.where}|{family}",
        f"{actor.relation} against {target.relation}|{family}",
        f"{actor.slot} against {target.slot}|frame={shared.frame}",
        f"{actor.suffix} against {target.suffix}|{family}",
    ]


def _together(shared: Shared, one: Own, other: Own, role: str) -> list[str]:
    family = shared.family
    return [
        *_in_event(shared, f"{_standing(one, other)} {role}"),
        f"{role} {_pair(one.slot, other.slot)}|frame={shared.frame}",
        f"{role} {_pair(one.where, other.where)}|{family}",
        f"{role} {_pair(one.relation, other.relation)}|{family}",
    ]


def _in_event(shared: Shared, told: str) -> list[str]:
    """What is told of two, in an event of that family, type, frame and entry."""
    return [
        f"{told}|{shared.family}",
        f"{told}|type={shared.type}",
        f"{told}|frame={shared.frame}",
        f"{told}|rule={shared.rule}",
    ]


def _pair(one: str, other: str) -> str:
    return f"{one} and {other}" if one < other else f"{other} and {one}"


def _standing(one: Own, other: Own) -> str:
    """How two stand to each other: of one state or group, of one side of the conflict, of two, or an outsider among them."""
    if not one.sides.isdisjoint(other.sides):
        return "own"
    if one.camps & other.camps - {None}:
        return "allies"
    return "outsiders" if None in one.camps or None in other.camps else "opponents"
