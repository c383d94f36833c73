"""The part of XPath that the form's conditions are written in: what devices check while it is filled in is checked again here.

A question is relevant by `${access_denied} = 'yes'` or `${count_value} != ''`; its constraint is `regex(., '^[A-Z]{3}$')`, or
bounds as in `. >= ${killed_low} and . <= 100000`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation

_RELEVANT = re.compile(r"\$\{(?P<name>\w+)\} (?P<sign>=|!=) '(?P<value>[^']*)'")
_REGEX = re.compile(r"regex\(\., '(?P<pattern>[^']*)'\)")
_BOUND = re.compile(r"\. (?P<sign>>=|<=) (?:(?P<number>\d+)|\$\{(?P<name>\w+)\}|(?P<today>today\(\)))")
_AND = " and "

_HOLDS: Mapping[str, Callable[[Decimal, Decimal], bool]] = {">=": Decimal.__ge__, "<=": Decimal.__le__}


def is_relevant(condition: str, answers: Mapping[str, str]) -> bool:
    """Whether a question is asked, given the answers to others."""
    found = _RELEVANT.fullmatch(condition)
    if found is None:
        return True
    return (answers.get(found["name"], "") == found["value"]) == (found["sign"] == "=")


def broken(constraint: str, answer: str, answers: Mapping[str, str]) -> str | None:
    """What of a constraint an answer does not meet, in words; None where it meets all.

    Bounds by questions without an answer are met, and so is `today()`: when an answer was given, this cannot know.
    """
    if not constraint:
        return None
    if (shape := _REGEX.fullmatch(constraint)) is not None:
        return None if re.search(shape["pattern"], answer) else f"is not of the form {shape['pattern']}"
    for part in constraint.split(_AND):
        bound = _BOUND.fullmatch(part)
        told = None if bound is None else bound["number"] or answers.get(bound["name"] or "", "")
        if bound is None or not told:
            continue
        by = f" ({bound['name']})" if bound["name"] else ""
        try:
            if not _HOLDS[bound["sign"]](Decimal(answer), Decimal(told)):
                return f"must be {bound['sign']} {told}{by}"
        except InvalidOperation:
            continue  # that one of them is no number is told where it is read
    return None


def is_understood(relevant: str, constraint: str) -> bool:
    """Whether conditions are of the shapes above."""
    parts = constraint.split(_AND)
    return (not relevant or _RELEVANT.fullmatch(relevant) is not None) and (
        not constraint or _REGEX.fullmatch(constraint) is not None or all(map(_BOUND.fullmatch, parts))
    )
