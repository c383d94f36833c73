"""Marks between words: commas, and those around a few words that are no clause, as brackets with the short form of a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from hudna.reading.party import Party
from hudna.reading.tokens import Token

QUOTES = frozenset('«»“”"')
CLAUSE_MARKS = frozenset(',،;؛:.!?؟«»“”"()[]–—')
"""Marks at which a clause ends."""
_COMMAS = frozenset(",،")
_OPENING, _CLOSING = "(", ")"
_BRACKETED = 2  # words in brackets that are no clause: "the Syrian Democratic Forces (SDF)"
_QUOTED_WORDS = 8  # that are set off by quotation marks without being a clause


def with_short_forms(tokens: Sequence[Token], parties: Sequence[Party]) -> list[Party]:
    """The parties, each with its short form in brackets right behind it: "the Syrian Democratic Forces (SDF)"."""
    found: list[Party] = []
    for party in parties:
        named = bool(found) and (found[-1].last, found[-1].id) == (party.first, party.id)
        if named and _OPENING in tokens[party.first].gap:
            found[-1] = replace(found[-1], last=party.last)
        else:
            found.append(party)
    return found


def bracketed(tokens: Sequence[Token]) -> set[int]:
    """Words at which brackets open no clause: a word or two in brackets, as the short form of a name, and the next behind."""
    opening = [i for i, token in enumerate(tokens) if i and token.gap.strip() == _OPENING]
    found: set[int] = set()
    for first in opening:
        inside = range(first + 1, min(len(tokens), first + _BRACKETED + 1))
        last = next((i for i in inside if tokens[i].gap.strip() == _CLOSING), None)
        if last is not None:
            found |= {first, last}
    return found


def quoted(tokens: Sequence[Token]) -> set[int]:
    """Words at which quotation marks open no clause: the first of a few words in such marks, and the next behind them."""
    marked = [i for i, token in enumerate(tokens) if token.gap != " " and not QUOTES.isdisjoint(token.gap)]
    found: set[int] = set()
    for first, last in pairwise(marked):
        opens, closes = tokens[first].gap[-1] in QUOTES, tokens[last].gap[0] in QUOTES
        if opens and closes and last - first <= _QUOTED_WORDS:
            found |= {first, last}
    return found


def is_comma(gap: str) -> bool:
    """Whether nothing but a comma, and quotation marks, stands between two words."""
    marks = set(gap) - {" "} - QUOTES
    return bool(marks) and marks <= _COMMAS
