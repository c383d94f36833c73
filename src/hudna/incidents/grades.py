"""How far an incident is established, by stated rules.

1. Nobody asserts it: disputed, as a denial answers what was not read.
2. Two sides or a monitor assert it: corroborated; witnesses count with the side of their country. The denial of those
   who are said to have done it does not undo that, anybody else's does: disputed.
3. One side or nobody known asserts it: disputed where somebody of a side denies it, otherwise alleged.

Outlets and unnamed sources stand for no side: they neither corroborate nor dispute.

Verified and refuted are for persons to judge.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hudna.incidents.voices import Voices
from hudna.model.claims import Status
from hudna.model.incidents import Account, Grade

OUTLET = "source:"


@dataclass(frozen=True, slots=True)
class Weighing:
    """What is needed to weigh the accounts of an event.

    Attributes:
        voices: whose word a speaker's word is.
        camps: which side of the conflict each party is on.
        actors: the sides that are said to have done it.
    """

    voices: Voices
    camps: Mapping[str, str]
    actors: tuple[str, ...]

    def camp(self, speaker: str) -> str | None:
        """Whose word an account is; None for outlets and who stands for no side."""
        voice = None if speaker.startswith(OUTLET) else self.voices.voice(speaker)
        return None if voice is None else self.camps.get(voice, voice)

    def is_accused(self, speaker: str) -> bool:
        """Whether the speaker is on a side that is said to have done it."""
        return self.camp(speaker) in {self.camps.get(side, side) for side in self.actors}


def grade(accounts: Sequence[Account], weighing: Weighing) -> tuple[Grade, str]:
    """The grade of an incident, and the reason in words.

    Args:
        accounts: who asserts and who denies it.
        weighing: whose words they are.
    """
    asserting = [account.speaker for account in accounts if account.status is Status.ACTUAL]
    denying = [account.speaker for account in accounts if account.status is Status.DENIED]
    against = [speaker for speaker in denying if weighing.camp(speaker) is not None]
    if not asserting:
        return Grade.DISPUTED, f"denied by {_list(denying)}; no report that asserts it was read"
    word = f"asserted by {_list(asserting)}"
    denial = f"; denied by {_list(denying)}" if denying else ""
    support = _support(asserting, weighing)
    if support is not None and all(weighing.is_accused(speaker) for speaker in against):
        doers = ", said to have done it" if against else ""
        return Grade.CORROBORATED, f"{word}{support}{denial}{doers}"
    if against:
        return Grade.DISPUTED, f"{word}{denial}"
    return Grade.ALLEGED, f"{word}{_weakness(asserting, weighing)}{denial}"


def _support(asserting: Sequence[str], weighing: Weighing) -> str | None:
    monitors = [speaker for speaker in asserting if speaker in weighing.voices.monitors]
    if monitors:
        return f"; {_list(monitors)} " + (
            "is an independent monitor" if len(monitors) == 1 else "are independent monitors"
        )
    sides = {weighing.camp(speaker) for speaker in asserting} - {None}
    return "; not all on one side" if len(sides) > 1 else None


def _weakness(asserting: Sequence[str], weighing: Weighing) -> str:
    if all(weighing.camp(speaker) is None for speaker in asserting):
        return "; no side's word"
    return " alone" if len(asserting) == 1 else "; one side's word"


def _list(speakers: Sequence[str]) -> str:
    return ", ".join(sorted(set(speakers)))
