"""How much speaks for those who have roles together, by a model over the features of casts.

What a sum of weights depends on are values of closed classes (entries, frames, slots, how two stand to each other), and the
same ones come again and again, in every scene and every report. So each sum is worked out once and remembered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hudna.reading.cast_features import (
    AGAINST,
    MOST,
    STANDINGS,
    in_event,
    numbers_by_roles,
    numbers_by_rule,
    numbers_by_word,
    pair_feature,
    roles_given,
    standing,
)
from hudna.reading.casting_features import Own, Shared
from hudna.reading.choice import UNIT, LinearModel

_NUMBERS = MOST + 1
_GRID = [(acting, suffering) for acting in range(_NUMBERS) for suffering in range(_NUMBERS)]


class CastWeights:
    """Weights of parts of casts."""

    def __init__(self, model: LinearModel) -> None:
        """`model`: its only label is `cast`."""
        self._model = model
        self._by_rule: dict[str, list[int]] = {}
        self._by_word: dict[str, list[int]] = {}
        self._by_roles: dict[tuple[str, str], list[int]] = {}
        self._numbers: dict[tuple[str, str, str], list[list[float]]] = {}
        self._compared: dict[tuple[str, str], Compared] = {}
        self._pairs: dict[tuple[str, str], Pairs] = {}

    def numbers(self, shared: Shared, owns: Sequence[Own]) -> list[list[float]]:
        """How much speaks for so many sides that act, and so many that suffer, in an event."""
        given = roles_given(owns)
        known = self._numbers.get((shared.rule, shared.word, given))
        if known is None:
            known = self._numbers[shared.rule, shared.word, given] = self._summed(shared, given)
        return known

    def _summed(self, shared: Shared, given: str) -> list[list[float]]:
        """As of `numbers`, of candidates to whom the frame gives these roles."""
        weigh = self._model.units
        by_rule = self._by_rule.get(shared.rule)
        if by_rule is None:
            by_rule = self._by_rule[shared.rule] = [weigh(numbers_by_rule(shared, *numbers)) for numbers in _GRID]
        by_word = self._by_word.get(shared.word)
        if by_word is None:
            by_word = self._by_word[shared.word] = [weigh(numbers_by_word(shared.word, *numbers)) for numbers in _GRID]
        by_roles = self._by_roles.get((given, shared.family))
        if by_roles is None:
            by_roles = [weigh(numbers_by_roles(given, shared.family, *numbers)) for numbers in _GRID]
            self._by_roles[given, shared.family] = by_roles
        found = [(rule + word + roles) / UNIT for rule, word, roles in zip(by_rule, by_word, by_roles, strict=True)]
        return [found[n : n + _NUMBERS] for n in range(0, len(found), _NUMBERS)]

    def pairs(self, shared: Shared, name: str) -> Pairs:
        """How much speaks in an event for two who are `against` each other, or share a role as `actors` or `targets`."""
        known = self._pairs.get((shared.rule, name))
        if known is None:
            standings = {stands: self._model.units(in_event(shared, name, stands)) for stands in STANDINGS}
            in_family, in_frame = self._within(name, shared.family), self._within(name, f"frame={shared.frame}")
            known = self._pairs[shared.rule, name] = Pairs(standings, in_family, in_frame, alike=name != AGAINST)
        return known

    def _within(self, name: str, within: str) -> Compared:
        if (name, within) not in self._compared:
            self._compared[name, within] = Compared(self._model, name, within)
        return self._compared[name, within]


class Compared:
    """How much speaks for two values compared, within the same events."""

    __slots__ = ("_known", "_model", "_name", "_within")

    def __init__(self, model: LinearModel, name: str, within: str) -> None:
        self._model = model
        self._name = name
        self._within = within
        self._known: dict[str, dict[str, int]] = {}

    def of(self, one: str, other: str) -> int:
        """How much speaks for them. A dictionary in each: nothing has to be put together to look them up."""
        by_other = self._known.get(one)
        if by_other is None:
            by_other = self._known[one] = {}
        weight = by_other.get(other)
        if weight is None:
            weight = by_other[other] = self._model.units([pair_feature(self._name, one, other, self._within)])
        return weight


class Pairs:
    """How much speaks for two who have roles together in one kind of event."""

    __slots__ = ("_alike", "_in_family", "_in_frame", "_standings")

    def __init__(self, standings: Mapping[str, int], in_family: Compared, in_frame: Compared, *, alike: bool) -> None:
        """`standings`: by how they stand to each other; `alike`: whether they share a role."""
        self._standings = dict(standings)
        self._in_family = in_family
        self._in_frame = in_frame
        self._alike = alike

    def of(self, one: Own, other: Own) -> float:
        """How much speaks for these two: what `compared` compares, weighed."""
        weight = self._standings[standing(one, other)]
        weight += self._in_family.of(one.where, other.where)
        weight += self._in_family.of(one.relation, other.relation)
        weight += self._in_frame.of(one.slot, other.slot)
        if not self._alike:
            weight += self._in_family.of(one.suffix, other.suffix)
        return weight / UNIT
