"""What speaks for a whole cast: how many act and suffer, and how those who share an event stand to each other.

The candidates by themselves are described in `casting_features`. Nothing is told of who they are by name.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from hudna.reading.casting_features import Own, Shared

MOST = 3
"""Sides in a role that are told apart."""

AGAINST = "against"
"""How who acts stands to whom it is done; `actors` and `targets` are how those stand to each other who share a role."""

STANDINGS = ("own", "allies", "outsiders", "opponents")
"""How two may stand to each other, as `standing` tells."""

Part = tuple[str, int, int]
"""Of a cast: `numbers` with how many sides act and suffer; or `against`, `actors`, `targets` with two candidates."""


def parts(owns: Sequence[Own], actors: Sequence[int], targets: Sequence[int]) -> list[Part]:
    """The parts of a cast, given by the numbers of those who act and of those to whom it is done."""
    found: list[Part] = [("numbers", sides_of(owns, actors), sides_of(owns, targets))]
    found += [(AGAINST, actor, target) for actor in actors for target in targets]
    found += [("actors", one, other) for one, other in combinations(actors, 2)]
    found += [("targets", one, other) for one, other in combinations(targets, 2)]
    return found


def sides_of(owns: Sequence[Own], role: Sequence[int]) -> int:
    """How many sides have a role, as far as they are told apart."""
    return min(sum([len(owns[n].sides) for n in role]), MOST)


def features(shared: Shared, owns: Sequence[Own], part: Part) -> list[str]:
    """What speaks for a part of a cast of these candidates."""
    name, one, other = part
    if name == "numbers":
        given = roles_given(owns)
        return [
            *numbers_by_rule(shared, one, other),
            *numbers_by_word(shared.word, one, other),
            *numbers_by_roles(given, shared.family, one, other),
        ]
    pair = owns[one], owns[other]
    return [
        *in_event(shared, name, standing(*pair)),
        *(pair_feature(name, *values) for values in compared(shared, *pair, name)),
    ]


def roles_given(owns: Sequence[Own]) -> str:
    """The roles that the frame gives to candidates."""
    roles = {own.role for own in owns}
    return "+".join([role for role in ("actor", "target") if role in roles])


def numbers_by_rule(shared: Shared, acting: int, suffering: int) -> list[str]:
    """How many act and suffer in an event of that family, type, frame and entry."""
    both, rule = f"acting={acting}|suffering={suffering}", f"rule={shared.rule}"
    found = [both, f"{both}|{shared.family}", f"{both}|frame={shared.frame}", f"{both}|type={shared.type}"]
    return [*found, f"acting={acting}|{rule}", f"suffering={suffering}|{rule}"]


def numbers_by_word(word: str, acting: int, suffering: int) -> list[str]:
    """How many act and suffer in an event that this word tells."""
    return [f"acting={acting}|word={word}", f"suffering={suffering}|word={word}"]


def numbers_by_roles(given: str, family: str, acting: int, suffering: int) -> list[str]:
    """How many act and suffer where the frame gives these roles."""
    return [f"acting={acting}|roles={given}|{family}", f"suffering={suffering}|roles={given}|{family}"]


def in_event(shared: Shared, name: str, stands: str) -> list[str]:
    """How two stand to each other in an event of that family, type, frame and entry."""
    told = f"{stands} {name}"
    return [
        f"{told}|{shared.family}",
        f"{told}|type={shared.type}",
        f"{told}|frame={shared.frame}",
        f"{told}|rule={shared.rule}",
    ]


def compared(shared: Shared, one: Own, other: Own, name: str) -> list[tuple[str, str, str]]:
    """In what two are compared: the value of each, and within which events that says something."""
    found = [
        (one.where, other.where, shared.family),
        (one.relation, other.relation, shared.family),
        (one.slot, other.slot, f"frame={shared.frame}"),
    ]
    return [*found, (one.suffix, other.suffix, shared.family)] if name == AGAINST else found


def pair_feature(name: str, one: str, other: str, within: str) -> str:
    """The feature of two values compared; those who share a role have no order."""
    if name == AGAINST:
        return f"{one} against {other}|{within}"
    low, high = (one, other) if one < other else (other, one)
    return f"{name} {low} and {high}|{within}"


def standing(one: Own, other: Own) -> str:
    """How two stand to each other: of one state or group, of one side of the conflict, of two, or an outsider among them."""
    if not one.sides.isdisjoint(other.sides):
        return "own"
    if not one.camps.isdisjoint(other.camps):
        return "allies"
    return "outsiders" if one.outside or other.outside else "opponents"
