"""Explosions and shots that whoever tells of them takes for an exercise or a controlled detonation: no attack is told by them.

The words are those that exempt counts from being violations. They say so by themselves where they are what is told ("a
controlled detonation"), and otherwise of what stands before them, where it is assessed as such ("explosions near the town,
assessed as a live-fire exercise"). An exercise without any assessment may be the place or the time of an attack.
"""

from __future__ import annotations

from collections.abc import Sequence

from hudna.model.tallies import Exemption
from hudna.reading.pack import Trigger
from hudna.reading.phrases import Match
from hudna.reading.tally_words import TallyWords
from hudna.reading.tokens import Token

_REACH = 6  # words from the beginning of what assesses to what it is assessed as: "assessed as part of a large"


def without_harmless(
    triggers: Sequence[Match[Trigger]], tokens: Sequence[Token], words: TallyWords
) -> list[Match[Trigger]]:
    """The triggers of a sentence without those of explosions and shots that are told to be no attack.

    Args:
        triggers: in the order of the text.
        tokens: the sentence.
        words: of the language.
    """
    attacks = [trigger for trigger in triggers if trigger.value.entry.type.family == "attack"]
    if not attacks:
        return list(triggers)
    harmless: list[Match[Trigger]] = []
    for match in words.exempt.all(tokens):
        assessed = words.assessing.stands(tokens, max(0, match.first - _REACH), match.first)
        harmless += [one for one in triggers if _share(one, match) and (assessed or one in attacks)]
        if assessed:
            harmless += [attack for attack in attacks if attack.last <= match.first][-1:]
    return [trigger for trigger in triggers if trigger not in harmless]


def _share(trigger: Match[Trigger], match: Match[Exemption]) -> bool:
    return trigger.first < match.last and match.first < trigger.last
