"""Who is said to have done what he denies: "A denied that it had shelled", "A rejected B's accusations of shelling".

Whoever denies a wrong told of a pronoun is meant by it; accusations that are denied are made against who denies them, unless they
are told to be made against another.
"""

from __future__ import annotations

from collections.abc import Sequence

from hudna.model.claims import Act, Status
from hudna.model.events import EventType
from hudna.reading.government import SUFFERING, WRONGS, Governed, accuses, infinite, is_said_of_pronoun, teller
from hudna.reading.pack import Trigger
from hudna.reading.phrases import Match
from hudna.reading.speech import Speech
from hudna.reading.structure import Structure
from hudna.reading.told import is_told_behind

_DENIED = 4  # words between a verb of denial and the accusations that it denies: its subject, where that follows, and whose they are
_AGAINST = frozenset({"against", "to"})  # prepositions before whom accusations are made against
_PRONOUN = 3  # words from a pronoun to the verb whose subject it is


def accused_in_vain(
    structure: Structure, trigger: Match[Trigger], speeches: Sequence[Speech], *, denied: bool
) -> Governed | None:
    """Who is said to have done what he denies: "A denied B's accusations of shelling the town", or whom B accused: "against C".

    `denied`: whether it is told as not having happened.
    """
    return _of_accusations(structure, trigger, speeches, denied=denied) or _of_his_own(structure, trigger, speeches)


def _of_accusations(
    structure: Structure, trigger: Match[Trigger], speeches: Sequence[Speech], *, denied: bool
) -> Governed | None:
    """Of whose accusations right behind a denial: whom they are made against, else who denies them, or says that they are false."""
    accusations = [s for s in speeches if s.kind == "noun" and _alleges(s, trigger) and s.covers(trigger.first)]
    if not accusations:
        return _of_accusations_rejected(structure, trigger, speeches)
    begun, words = accusations[-1].first, range(accusations[-1].last, trigger.first)
    if not (infinite(trigger) or _by_pronoun(structure, words)):
        return None
    denial = next((s for s in speeches if _is_untrue(s) and 0 <= begun - s.last <= _DENIED), None)
    denial = denial or next(
        (s for s in speeches if s.first >= trigger.last and _is_untrue(s) and is_told_behind(s)), None
    )
    if denial is None and denied:  # "A said B's claim of a breach was a lie"
        denial = next((s for s in speeches if s.kind == "verb" and s.first < begun and _may_be_accused(s)), None)
    if denial is None:
        return None
    accused = next((g for g in structure.groups if g.first in words and g.preposition in _AGAINST), denial.speaker)
    return Governed(accused, denial) if accused is not None else None


def _may_be_accused(speech: Speech) -> bool:
    """Whether who speaks may have been accused himself, as no outlet and no observer is."""
    parties = speech.speaker.parties if speech.speaker is not None else ()
    return bool(parties) and not any(
        party.kind == "media" or (party.name is not None and party.name.unarmed) for party in parties
    )


def _of_accusations_rejected(
    structure: Structure, trigger: Match[Trigger], speeches: Sequence[Speech]
) -> Governed | None:
    """Who rejects accusations that the word for it holds: "رفضت *أ* اتهام ب لها بخرق الهدنة", "رفضت *أ* اتهامات ب بأنها خرقتها"."""
    if not (_is_wrong(trigger) and (infinite(trigger) or is_said_of_pronoun(structure, trigger))):
        return None
    for speech in speeches:
        rejects = _denies(speech) and speech.forward and speech.last - speech.first > 1 and speech.covers(trigger.first)
        if rejects and speech.speaker is not None and speech.first < speech.speaker.first < speech.last:
            return Governed(speech.speaker, speech)
    return None


def _of_his_own(structure: Structure, trigger: Match[Trigger], speeches: Sequence[Speech]) -> Governed | None:
    """Who denies a wrong that a pronoun is told to have done: "A denied that it had shelled"."""
    around = [s for s in speeches if _denies(s) and s.forward and s.covers(trigger.first)]
    if not around or not _is_wrong(trigger) or trigger.value.entry.frame in SUFFERING:
        return None
    denier = teller(around[-1], speeches)
    words = range(around[-1].last, trigger.first)
    by_pronoun = _by_pronoun(structure, words) or is_said_of_pronoun(structure, trigger)
    own = by_pronoun or _by_infinitive(structure, trigger, around[-1], words)
    return Governed(denier, around[-1]) if own and denier is not None else None


def _is_untrue(speech: Speech) -> bool:
    return speech.kind != "noun" and speech.entry is not None and speech.entry.status is Status.DENIED


def _denies(speech: Speech) -> bool:
    return speech.kind == "verb" and speech.entry is not None and speech.entry.act is Act.DENIES


def _is_wrong(trigger: Match[Trigger]) -> bool:
    """Whether nobody would claim for himself what is told, so that whoever denies it is the one accused."""
    event = trigger.value.entry.type
    return event is EventType.TRUCE_VIOLATED or event.family in WRONGS


def _by_pronoun(structure: Structure, words: range) -> bool:
    """Whether a pronoun is the subject of the verb behind some words: "claims by B that it had shelled"."""
    particles = [structure.particle_at[index].kind for index in words[-_PRONOUN:] if index in structure.particle_at]
    return "pronoun" in particles and not any(index in structure.party_at for index in words[-_PRONOUN:])


def _by_infinitive(structure: Structure, trigger: Match[Trigger], denial: Speech, words: range) -> bool:
    """Whether nothing but "that" and a verb of being stands before what somebody denies to have done: "نفت موسكو أن تكون قصفت"."""
    behind = [i for i in words if denial.speaker is None or not denial.speaker.first <= i < denial.speaker.last]
    kinds = [structure.particle_at[i].kind if i in structure.particle_at else "" for i in behind]
    if (
        own := structure.party_at.get(trigger.last)
    ) is not None and own.pronoun:  # "أن تكون استهدفت قاعدتها": a passive
        return False
    return trigger.value.kind == "verb" and kinds[:1] == ["complementiser"] and set(kinds[1:]) == {"before verb"}


def _alleges(speech: Speech, trigger: Match[Trigger]) -> bool:
    """Whether a noun names what is held against somebody: "accusations", or "claims" of a wrong: those of a success are his boast."""
    states = speech.entry is not None and speech.entry.act is Act.STATES
    return accuses(speech) or (states and (speech.speaker is None or _is_wrong(trigger)))
