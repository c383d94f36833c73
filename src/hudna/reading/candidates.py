"""Triggers of a sentence: words of the lexicon in the sense and class in which the lexicon means them."""

from __future__ import annotations

from hudna.reading.pack import Pack, Trigger
from hudna.reading.phrases import Match, without_overlap
from hudna.reading.structure import Structure

_NEIGHBOURHOOD = 3  # words around a trigger in which an "unless" phrase cancels it


def _nominal(structure: Structure, match: Match[Trigger]) -> bool:
    """Whether a form that is both verb and noun stands where only a noun can: under a preposition, or after a number."""
    if match.first == 0:
        return False
    before = structure.grammar.get(match.first - 1)
    if before is None:
        before = next(
            (m for m in structure.grammar.values() if m.last == match.first and m.first < match.first),
            None,
        )
    if before is not None:
        return before.value.kind == "preposition" or (before.value.kind == "subordinator")
    return structure.tokens[match.first - 1].norm[:1].isdigit()


def _ambiguous(match: Match[Trigger], others: list[Match[Trigger]]) -> bool:
    return any(o.first == match.first and o.last == match.last and o.value.kind != match.value.kind for o in others)


def _allowed(structure: Structure, match: Match[Trigger]) -> bool:
    tokens = structure.tokens
    needs, unless = match.value.needs, match.value.unless
    if needs is not None and next(needs.all(tokens), None) is None:
        return False
    if unless is not None:
        near = tokens[max(0, match.first - _NEIGHBOURHOOD) : match.last + _NEIGHBOURHOOD]
        return next(unless.all(near), None) is None
    return True


def find_triggers(structure: Structure, pack: Pack) -> list[Match[Trigger]]:
    """The triggers of a sentence, in order; of two that share a word the longer stands."""
    found = [m for m in pack.triggers.all(structure.tokens) if _allowed(structure, m)]
    named = {i for g in structure.groups for p in g.parties for i in range(p.first, p.last)}
    chosen = []
    for match in found:
        if match.first in named and match.words == 1:
            continue
        if _ambiguous(match, found) and (match.value.kind == "noun") != _nominal(structure, match):
            continue
        chosen.append(match)
    return without_overlap(chosen)
