"""Status: whether an event is told as fact, denied, to come, hedged or urged.

Cues act like modifiers in ConText (Harkema et al. 2009, doi:10.1016/j.jbi.2009.05.002): each has a direction, a reach in
words, and is stopped by a clause boundary.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hudna.model.claims import Act, Status
from hudna.reading.language_data import CueEntry
from hudna.reading.pack import Pack, Trigger
from hudna.reading.phrases import Match
from hudna.reading.speech import Speech
from hudna.reading.structure import Structure

_RANK = (Status.DENIED, Status.DEMANDED, Status.POSSIBLE, Status.FUTURE)
_SPEECH_REACH = 14


@dataclass(frozen=True, slots=True)
class Telling:
    """How an event is told: status, the act of the cue or speech that set it, the rule, and its words."""

    status: Status
    act: Act | None
    reason: str


def cues_in(structure: Structure, pack: Pack) -> list[Match[CueEntry]]:
    """All status cues of a sentence."""
    return list(pack.cues.all(structure.tokens))


def _reaches(structure: Structure, cue: Match[CueEntry], trigger: Match[Trigger]) -> bool:
    entry = cue.value
    if cue.first >= trigger.first and cue.last <= trigger.last:
        return False
    after = 0 <= trigger.first - cue.last <= entry.reach
    before = entry.direction == "both" and 0 <= cue.first - trigger.last <= entry.reach
    if not (after or before):
        return False
    low, high = (cue.last, trigger.first) if after else (trigger.last, cue.first)
    between = {structure.clause[i] for i in range(low, high + 1) if i < len(structure.tokens)}
    barred = {"relative", "subordinator"}
    crossed = [c for c in between if c not in {structure.clause[cue.first]}]
    return len(crossed) <= 1 and not any(structure.openers[c] in barred for c in crossed)


def _in_relative(structure: Structure, speech: Speech, index: int) -> bool:
    """Whether a relative clause, which tells background and not the words' content, stands between speech and event."""
    clauses = {structure.clause[i] for i in range(speech.last, index + 1) if i < len(structure.tokens)}
    return any(structure.openers[c] in {"relative", "subordinator"} for c in clauses if c != structure.clause[speech.first])


def tell(
    structure: Structure, trigger: Match[Trigger], cues: Sequence[Match[CueEntry]], speech: Speech | None
) -> Telling:
    """How the event that a trigger names is told.

    Args:
        structure: the sentence.
        trigger: the trigger in it.
        cues: all cues of the sentence.
        speech: the speech that covers the trigger, if any.
    """
    found: list[Telling] = []
    for cue in cues:
        if _reaches(structure, cue, trigger):
            words = " ".join(t.text for t in structure.tokens[cue.first : cue.last])
            found.append(Telling(cue.value.status, cue.value.act, f"{cue.value.status}: {cue.value.id} ({words})"))
    if speech is not None and speech.entry is not None and speech.entry.status is not None:
        near = 0 <= trigger.first - speech.last <= _SPEECH_REACH or trigger.first < speech.first
        if near and not _in_relative(structure, speech, trigger.first):
            found.append(Telling(speech.entry.status, speech.entry.act, f"{speech.entry.status}: {speech.entry.id}"))
    if trigger.form.prefix.endswith("س") and trigger.feature == "present":
        found.append(Telling(Status.FUTURE, None, "future: prefix of the future"))
    entry = trigger.value.entry
    if entry.status is not None:
        found.append(Telling(entry.status, entry.act, f"{entry.status}: {entry.id}"))
    for status in _RANK:
        for telling in found:
            if telling.status is status:
                return telling
    return Telling(Status.ACTUAL, entry.act, "actual: nothing says otherwise")
