"""How much speaks for those who have roles together, by a model over the features of casts.

What a sum of weights depends on are values of closed classes (entries, frames, slots, how two stand to each other), and the
same ones come again and again, in every scene and every report. So each sum is worked out once and remembered.
"""

from __future__ import annotations

from collections.abc import Sequence

from hudna.reading.cast_features import (
    MOST,
    compared,
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
        self._standing: dict[tuple[str, str, str], int] = {}
        self._compared: dict[tuple[str, str, str, str], int] = {}

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

    def pair(self, shared: Shared, one: Own, other: Own, name: str) -> float:
        """How much speaks for two who are `against` each other, or share a role as `actors` or `targets`."""
        stands = standing(one, other)
        weight = self._standing.get((name, stands, shared.rule))
        if weight is None:
            weight = self._model.units(in_event(shared, name, stands))
            self._standing[name, stands, shared.rule] = weight
        for left, right, within in compared(shared, one, other, name):
            found = self._compared.get((name, left, right, within))
            if found is None:
                found = self._model.units([pair_feature(name, left, right, within)])
                self._compared[name, left, right, within] = found
            weight += found
        return weight / UNIT
