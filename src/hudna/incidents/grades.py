"""How far an incident is established, and for each of those blamed how far it is established that it was them.

1. A person's verdict that a second person signed decides: verified or refuted.
2. Nobody asserts it: disputed, as a denial answers what was not read.
3. Two sides or a monitor assert it: corroborated; witnesses count with the side of their country. The denial of those
   who are said to have done it does not undo that, anybody else's does: disputed.
4. One side or nobody known asserts it: disputed where somebody of a side denies it, otherwise alleged.

Outlets and unnamed sources stand for no side: they neither corroborate nor dispute, however many they are. An account
that only sources carry which a person graded E (unreliable), or only claims graded 5 (improbable), does not corroborate.
Nor does a third party that only condemns: it comments on what others told. The word of who openly backs a side is that side's.

For the blame of one side, who tells the incident but blames another side denies it, except in what both take part in, as a
truce; who denies to have done it himself says nothing of others. Where a person corrected who did it, a verdict given since decides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from hudna.incidents.accounts import is_believed
from hudna.incidents.voices import Voices
from hudna.model.claims import Act, Status
from hudna.model.incidents import OUTLET, Account, Blame, Grade
from hudna.model.judgements import Judgement, JudgementKind

_VERDICTS = {JudgementKind.VERIFY: Grade.VERIFIED, JudgementKind.REFUTE: Grade.REFUTED}


@dataclass(frozen=True, slots=True)
class Weighing:
    """What is needed to weigh the accounts of an event.

    Attributes:
        voices: whose word a speaker's word is.
        camps: which side of the conflict each party is on.
        actors: the sides that are said to have done it.
        mutual: whether several sides take part in it, as in talks or a truce: then who tells of one denies no other.
        backers: with whose word that of somebody counts who openly backs a side.
    """

    voices: Voices
    camps: Mapping[str, str]
    actors: tuple[str, ...]
    mutual: bool = False
    backers: Mapping[str, str] = field(default_factory=dict)

    def camp(self, speaker: str) -> str | None:
        """Whose word an account is; None for outlets and who stands for no side."""
        voice = self._voice(speaker)
        return None if voice is None else self._word(voice)

    def is_witness(self, account: Account) -> bool:
        """Whether an account can support others: it is believed, and is not a third party's comment on what others told."""
        comments = account.act is Act.CONDEMNS and self._voice(account.speaker) not in self.camps
        return is_believed(account.weight) and not comments

    def is_accused(self, speaker: str) -> bool:
        """Whether the speaker is on a side that is said to have done it."""
        return self.camp(speaker) in {self._word(side) for side in self.actors}

    def _voice(self, speaker: str) -> str | None:
        return None if speaker.startswith(OUTLET) else self.voices.voice(speaker)

    def _word(self, side: str) -> str:
        return self.camps.get(side) or self.backers.get(side, side)


def grade(accounts: Sequence[Account], weighing: Weighing) -> tuple[Grade, str]:
    """The grade of an incident, and the reason in words.

    Args:
        accounts: who asserts and who denies it.
        weighing: whose words they are.
    """
    asserting = [account.speaker for account in accounts if account.status is Status.ACTUAL]
    believed = [one.speaker for one in accounts if one.status is Status.ACTUAL and weighing.is_witness(one)]
    denying = [account.speaker for account in accounts if account.status is Status.DENIED]
    against = [speaker for speaker in denying if weighing.camp(speaker) is not None]
    if not asserting:
        return Grade.DISPUTED, f"denied by {_list(denying)}; no report that asserts it was read"
    word = f"asserted by {_list(asserting)}"
    denial = f"; denied by {_list(denying)}" if denying else ""
    support = _support(believed, weighing)
    if support is not None and all(weighing.is_accused(speaker) for speaker in against):
        doers = _doers(against, weighing)
        return Grade.CORROBORATED, f"{word}{support}{denial}{doers}"
    if against:
        return Grade.DISPUTED, f"{word}{denial}"
    return Grade.ALLEGED, f"{word}{_weakness(asserting, weighing)}{denial}"


def blames(
    accounts: Sequence[Account], weighing: Weighing, graded: Grade, settled: Grade | None = None
) -> tuple[Blame, ...]:
    """How far it is established of each of the actors that it was him.

    Args:
        accounts: who asserts and who denies it, each with whom it blames.
        weighing: whose words they are, and who is blamed by any of them.
        graded: the grade of the incident. A verdict on it holds for him too, where no account blames another side.
        settled: the verdict that persons gave on the actors as one of them had corrected them: it outweighs all accounts.
    """
    if all(account.status is Status.DENIED for account in accounts):
        return ()
    return tuple(_blame(actor, accounts, weighing, graded, settled) for actor in weighing.actors)


def _blame(actor: str, accounts: Sequence[Account], weighing: Weighing, graded: Grade, settled: Grade | None) -> Blame:
    stands = [one for account in accounts if (one := _on_blame(account, actor, weighing)) is not None]
    speakers = tuple(sorted({account.speaker for account in stands if account.status is Status.ACTUAL}))
    if settled is not None:
        return Blame(
            actor=actor, grade=settled, reason=f"a person corrected who did it; {settled} since", speakers=speakers
        )
    if not speakers:
        return Blame(actor=actor, grade=Grade.ALLEGED, reason="no account says so: a person corrected it", speakers=())
    value, reason = grade(stands, replace(weighing, actors=(actor,)))
    others = any(one not in accounts for one in stands)
    if graded in _VERDICTS.values() and not others:
        value, reason = graded, f"the incident is {graded}, and nobody blames another side"
    return Blame(actor=actor, grade=value, reason=reason, speakers=speakers)


def _on_blame(account: Account, actor: str, weighing: Weighing) -> Account | None:
    """An account as one of whether somebody did it; None where it says nothing of that, as who blames an ally of his."""
    blamed = {weighing.camps.get(side, side) for side in account.actors}
    is_of_his = weighing.camps.get(actor, actor) in blamed
    if account.status is Status.DENIED:
        return account if is_of_his or not blamed else None
    if actor in account.actors:
        return account
    is_another = blamed and not is_of_his and not weighing.mutual
    return replace(account, status=Status.DENIED) if is_another else None


def verdict(judgements: Sequence[Judgement]) -> tuple[Grade | None, str, date | None]:
    """The verdict of persons on an incident, the last that counts, the reason, and its day.

    Where one awaits its signature, the reason says so.
    """
    given = [judgement for judgement in judgements if judgement.verdict.kind in _VERDICTS and not judgement.withdrawn]
    counting = [judgement for judgement in given if judgement.counts]
    if counting:
        last = counting[-1]
        by = f"judged by {last.author} on {last.time:%Y-%m-%d}, signed by {last.signed}: {last.verdict.reason}"
        return _VERDICTS[last.verdict.kind], by, last.time.date()
    if given:
        last = given[-1]
        return None, f"{last.author} would {last.verdict.kind} it ({last.id}); a second person has not signed yet", None
    return None, "", None


def verdict_on_who(judgements: Sequence[Judgement]) -> Grade | None:
    """The verdict on an incident that was given since a person corrected who did it; None where nobody did, or later."""
    given = [one for one in judgements if one.verdict.kind in _VERDICTS and one.counts]
    changes = [one for one in judgements if one.verdict.field == "actors" and one.verdict.of_incident and one.counts]
    if not given or not changes or changes[-1].sequence > given[-1].sequence:
        return None
    return _VERDICTS[given[-1].verdict.kind]


def _support(asserting: Sequence[str], weighing: Weighing) -> str | None:
    monitors = [speaker for speaker in asserting if speaker in weighing.voices.monitors]
    if monitors:
        return f"; {_list(monitors)} " + (
            "is an independent monitor" if len(monitors) == 1 else "are independent monitors"
        )
    sides = {weighing.camp(speaker) for speaker in asserting} - {None}
    return "; not all on one side" if len(sides) > 1 else None


def _doers(against: Sequence[str], weighing: Weighing) -> str:
    """Why the denial of those who are accused does not count; nothing where nobody denies it."""
    if not against:
        return ""
    own = all(speaker in weighing.actors for speaker in against)
    return ", said to have done it" if own else ", of the side said to have done it"


def _weakness(asserting: Sequence[str], weighing: Weighing) -> str:
    if all(weighing.camp(speaker) is None for speaker in asserting):
        return "; no side's word"
    return " alone" if len(asserting) == 1 else "; one side's word"


def _list(speakers: Sequence[str]) -> str:
    return ", ".join(sorted(set(speakers)))
