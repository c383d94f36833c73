"""Who does what a word of speech governs: "A accused B of shelling", "urged B to withdraw", "threatened to attack".

What is told without a subject of its own, by an infinitive, a gerund or a verbal noun, has it from the word that governs it. Who
is accused or urged does it; of what somebody threatens, promises, denies or admits himself, he does it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from hudna.model.claims import Act
from hudna.reading.pack import Trigger
from hudna.reading.phrases import Match
from hudna.reading.speech import Speech
from hudna.reading.structure import Group, Structure

_BLAMES = frozenset({Act.ACCUSES, Act.CONDEMNS})
_OWN = frozenset({Act.THREATENS, Act.PROMISES, Act.DENIES, Act.ADMITS})
_REACH = 8  # words between who is accused and what of
_NEAR = 2  # words between a verb and what it governs
_UNSUBJECTED = frozenset({"base", "gerund"})
_WRITTEN = frozenset({"ب", "ل", "لل"})  # prepositions written together with their noun
_DIRECTIONS = frozenset({"in", "to", "on", "of", "from", "for"})


class Governed(NamedTuple):
    """Who does a governed event, and the speech that governs it."""

    doer: Group
    speech: Speech


def governed(
    structure: Structure, trigger: Match[Trigger], speeches: Sequence[Speech]
) -> Governed | None:
    """Who does what a trigger names, where a word of speech in its clause governs it; None where none does."""
    clause = structure.clause[trigger.first]
    governing = [
        s for s in speeches if s.forward and s.kind != "noun" and s.first < trigger.first and structure.clause[s.first] == clause
    ]
    if not governing or not _infinite(structure, trigger):
        return None
    speech = max(governing, key=lambda s: s.first)
    if speech.entry is None or speech.entry.mutual or speech.entry.impersonal:
        return None
    doer, reach = _doer(structure, trigger, speech)
    if doer is None or trigger.first - max(doer.last, speech.first + 1) > reach:
        return None
    return None if _intrudes(structure, trigger, speech, doer) else Governed(doer, speech)


def _doer(
    structure: Structure, trigger: Match[Trigger], speech: Speech
) -> tuple[Group | None, int]:
    """Who would do it, and within how many words of him it must be told."""
    act = speech.entry.act if speech.entry is not None else Act.STATES
    if act in _BLAMES:
        accused = _accused(structure, trigger, speech)
        return (accused if act is Act.ACCUSES or accused is speech.addressed else None), _REACH
    if act is Act.DEMANDS:
        urged = _addressed(trigger, speech)
        return (urged if urged is not None and _governs(structure, trigger) else None), _NEAR
    if act in _OWN and _addressed(trigger, speech) is None and _governs(structure, trigger):
        return speech.speaker, _NEAR
    return None, 0


def _accused(structure: Structure, trigger: Match[Trigger], speech: Speech) -> Group | None:
    """Who is accused: the object; of a relative clause or participle, whom it describes; of a passive, its subject."""
    addressed = _addressed(trigger, speech)
    if addressed is not None and addressed.preposition != "by":
        return addressed
    first, _ = structure.clause_span(speech.first)
    if addressed is not None and addressed is not speech.speaker:
        return speech.speaker  # read as who speaks, before the agent of a passive
    within = [g for g in structure.groups if first <= g.first and g.last <= speech.first and g.plain and not g.adjective]
    agent = speech.speaker is not None and speech.speaker.preposition == "by"
    described = addressed is None and structure.openers[structure.clause[first]] == "relative"
    if described or (agent and speech.first == first):
        before = [g for g in structure.groups if g.last <= first and not g.adjective and g is not speech.speaker]
        return before[-1] if before else None
    return within[-1] if within and (agent or speech.speaker is None) else None


def _addressed(trigger: Match[Trigger], speech: Speech) -> Group | None:
    """Who is addressed between the word of speech and what is told."""
    group = speech.addressed
    return group if group is not None and speech.first < group.first and group.last <= trigger.first else None


def _infinite(structure: Structure, trigger: Match[Trigger]) -> bool:
    """Whether a trigger may take its subject from what governs it: a noun, an infinitive or a gerund."""
    return trigger.value.kind == "noun" or trigger.feature in _UNSUBJECTED


def _governs(structure: Structure, trigger: Match[Trigger]) -> bool:
    """Whether an infinitive, a gerund, or a verbal noun with its own preposition begins at a trigger: "to", "from", ب."""
    if trigger.value.kind == "verb":
        return True
    particle = structure.particle_before(trigger.first)
    if particle is not None:
        return particle.kind == "preposition" and particle.meaning in _DIRECTIONS
    return trigger.form.prefix.removesuffix("ال") in _WRITTEN


def _intrudes(structure: Structure, trigger: Match[Trigger], speech: Speech, doer: Group) -> bool:
    """Whether somebody else stands between who would do it and what is told."""
    low = max(doer.last, speech.first + 1)
    return any(low <= g.first < trigger.first and g is not speech.speaker and g is not doer for g in structure.groups)
