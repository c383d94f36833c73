"""Who does what a trigger names by the words that govern it or tell it, whatever stands in its slots."""

from __future__ import annotations

from hudna.model.claims import Act, Status
from hudna.reading.announced import declared
from hudna.reading.context import Context
from hudna.reading.denied_deeds import accused_in_vain
from hudna.reading.government import (
    Governed,
    accused_that,
    ascribed,
    blamed_after,
    by_doing,
    governed,
    obliged_to,
    vowed,
)
from hudna.reading.heard import Heard
from hudna.reading.own_deeds import OwnDeeds
from hudna.reading.pack import Pack, Trigger
from hudna.reading.phrases import Match
from hudna.reading.slots import Slots
from hudna.reading.urged import urged_that


class Ruling:
    """Asks in one language what governs a trigger, the surest first."""

    def __init__(self, pack: Pack, own_deeds: OwnDeeds) -> None:
        self._frames = pack.frames
        self._own_deeds = own_deeds

    def of(
        self,
        trigger: Match[Trigger],
        heard: Heard,
        slots: Slots,
        told: tuple[Governed | None, Status],
        context: Context,
    ) -> Governed | None:
        """Who does it; None where nothing rules that.

        Args:
            trigger: the word that names the event.
            heard: its sentence.
            slots: the groups around it.
            told: who tells it of himself, and how it is told.
            context: what the report is about.
        """
        teller, status = told
        structure, spoken, roles = heard.structure, heard.spoken, self._frames[trigger.value.entry.frame]
        ruled = (
            self._own_deeds.own(structure, trigger, spoken)
            or vowed(trigger, spoken)
            or accused_in_vain(structure, trigger, spoken, denied=status is Status.DENIED)
            or by_doing(structure, trigger, heard.triggers, spoken)
            or accused_that(structure, trigger, spoken)
            or urged_that(structure, trigger, spoken)
            or teller
            or governed(structure, trigger, spoken)
            or obliged_to(structure, trigger, heard.cues)
            or declared(structure, trigger, spoken, context.opposed)
            or ascribed(structure, trigger, spoken)
        )
        if ruled is None and all(roles.get(slot) != "actor" for slot in slots.filled):
            ruled = blamed_after(trigger, heard.triggers, spoken)
        if roles.get("subject") != "actor" and not (ruled is not None and ruled.blames):
            return None  # who admits or denies deaths is not told to have caused them
        return None if ruled is not None and _is_own_loss(ruled, slots) else ruled


def _is_own_loss(ruled: Governed, slots: Slots) -> bool:
    """Whether somebody admits that his own came to harm: "أقرت أرمينيا بمقتل عشرين *من جنودها*"."""
    admits = ruled.speech is not None and ruled.speech.entry is not None and ruled.speech.entry.act is Act.ADMITS
    harmed = (p for slot in ("genitive", "object") for g in slots.filled.get(slot, ()) for p in g.parties)
    return admits and any(party.pronoun and party.side == ruled.doer.parties[0].side for party in harmed)
