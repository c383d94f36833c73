"""Denials that grammar makes certain: what somebody denies, an accusation that he rejects, and what is said to be untrue."""

from __future__ import annotations

from collections.abc import Sequence

from hudna.model.claims import Act, Status
from hudna.reading.speech import Speech
from hudna.reading.structure import Structure
from hudna.reading.told import Telling, Told, crossing_of, denies_words, is_first

_REJECTED = 4  # words between "rejected" and the accusation that it rejects, its subject among them
_WITHIN = frozenset({"same", "complementiser"})


def denial(told: Told) -> Telling | None:
    """What somebody denies first, and what "and" joins to it; or an accusation that he rejects."""
    before = [
        s for s in told.speeches if s.first < told.trigger.first
    ]  # not who else spoke of it: "the raid *of which B spoke*"
    speech = before[-1] if before else told.speeches[-1] if told.speeches else None
    if speech is None or speech.entry is None or not (is_first(told) or told.joined):
        return None
    untold = next((outer for outer in told.speeches if _denies(told.structure, outer, [speech])), None)
    untold = speech if untold is None and _denies(told.structure, speech, told.speeches) else untold
    if untold is not None:
        return Telling(Status.DENIED, Act.DENIES, f"denied: complement of {untold.listed}")
    if speech.entry.status is Status.DENIED and speech.forward and speech.kind != "noun":
        inside = crossing_of(told.structure, speech.first, told.trigger.first) in _WITHIN
        if inside and (speech.entry.act is Act.DENIES or not _under_preposition(told)):
            return Telling(Status.DENIED, speech.entry.act, f"denied: complement of {speech.listed}")
    if (speech.kind == "noun" and (_is_rejected(told, speech) or _is_untrue(told))) or _is_called_false(told, speech):
        return Telling(Status.DENIED, Act.DENIES, f"denied: {speech.listed} that is rejected")
    return None


def _is_called_false(told: Told, speech: Speech) -> bool:
    """Whether reports are called false right before: "described as *false reports* that its troops had crossed"."""
    cues = (cue for cue in told.cues if cue.last == speech.first and cue.value.entry.certain == "claim")
    return speech.kind == "noun" and any(cue.value.entry.status is Status.DENIED for cue in cues)


def is_denial_of_words(structure: Structure, spoken: Sequence[Speech], first: int) -> bool:
    """Whether the verb at a token rejects what somebody says, and no truce: "rejected the accusation", "the claim was rejected"."""
    denials = [s for s in spoken if s.first == first and s.entry is not None and s.entry.status is Status.DENIED]
    return any(_denies(structure, own, spoken) or any(_is_object(own, other) for other in spoken) for own in denials)


def _denies(structure: Structure, denial: Speech, spoken: Sequence[Speech]) -> bool:
    """Whether somebody denies what another of those who speak says."""
    return any(denies_words(structure, denial, other) for other in spoken if other is not denial)


def _is_object(denial: Speech, accusation: Speech) -> bool:
    """Whether an accusation or a claim stands right behind the verb that rejects it."""
    accuses = accusation.entry is not None and accusation.entry.act in {Act.ACCUSES, Act.STATES}
    return accuses and accusation.kind == "noun" and 0 <= accusation.first - denial.last <= _REJECTED


def falsity(told: Told) -> Telling | None:
    """What is the subject of "is false", "does not correspond to reality": "the statement that they had fired is untrue"."""
    structure, trigger = told.structure, told.trigger
    for cue in told.cues:
        entry = cue.value.entry
        if entry.certain != "claim" or entry.status is not Status.DENIED or cue.first < trigger.last:
            continue
        helped = structure.particle_before(cue.first)
        predicate = cue.words > 1 or (helped is not None and helped.kind == "auxiliary")
        others = any(trigger.first < other.first < cue.first for other in told.triggers)
        between = structure.tokens[trigger.last : cue.first]  # "and its account is untrue" is of another subject
        joined = any(t.norm in told.conjunctions or t.forms[0].prefix in told.conjunctions for t in between)
        if not predicate or others or joined or not _is_said(told):
            continue
        if crossing_of(structure, trigger.first, cue.first) == "same":
            return Telling(Status.DENIED, Act.DENIES, f"denied: {cue.value.listed}")
    return None


def _is_said(told: Told) -> bool:
    """Whether an event is what a statement says, which may be untrue: an attack that happened may have had an untrue pretext."""
    structure, speech = told.structure, told.speeches[-1] if told.speeches else None
    if speech is not None and speech.forward and speech.kind == "noun":
        return True
    resumed = speech is not None and any(form.suffix for form in structure.tokens[speech.first].forms)  # "ما أعلنته"
    return resumed or structure.openers[structure.clause[told.trigger.first]] == "complementiser"


def _under_preposition(told: Told) -> bool:
    """Whether a preposition governs a noun: what somebody refuses to do is not what he refuses it in, or for."""
    particle = told.structure.particle_before(told.trigger.first)
    return told.trigger.value.kind == "noun" and particle is not None and particle.kind == "preposition"


def _is_rejected(told: Told, accusation: Speech) -> bool:
    """Whether an accusation ("accusations of", اتهامات بأن) is what somebody denies or rejects right before it."""
    if accusation.entry is None or accusation.entry.act not in {Act.ACCUSES, Act.STATES}:
        return False
    denials = [s.last for s in told.speeches[:-1] if s.entry is not None and s.entry.status is Status.DENIED]
    if accusation.entry.act is Act.ACCUSES:  # who "has not withdrawn his claim" makes it
        denials += [cue.last for cue in told.cues if cue.value.entry.status is Status.DENIED]
    return any(0 <= accusation.first - last <= _REJECTED for last in denials)


def _is_untrue(told: Told) -> bool:
    """Whether what claims or reports tell is said to be false behind them: "described the claims that ... as baseless"."""
    for cue in told.cues:
        entry = cue.value.entry
        if entry.certain == "claim" and entry.status is Status.DENIED and cue.first >= told.trigger.last:
            return not any(told.trigger.first < other.first < cue.first for other in told.triggers)
    return False
