"""The first breach of an agreement that anybody alleges."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from hudna.model.agreements import Agreement
from hudna.model.alerts import Alert, AlertKind
from hudna.model.compliance import Effect, Finding
from hudna.model.incidents import Grade


def first_breach(agreement: Agreement, findings: Iterable[Finding], at: datetime) -> Alert | None:
    """An alert for the earliest breach that was told by an instant and surely lies in the window; None without one.

    Whose breach it is need not be sure: where both sides accuse each other of it, or nobody is named, it is the first all
    the same. The agreement alone is the subject: an earlier breach that is told of later is not the first to be told.
    Whether the reports were there from the beginning, so that the first can be known, is not asked here: see `followed`.

    Args:
        agreement: as registered.
        findings: of this agreement.
        at: the instant.
    """
    today = at.astimezone(ZoneInfo(agreement.zone)).date()
    known = [
        (day, finding)
        for finding in findings
        if finding.effect is Effect.BREACH
        and finding.grade is not Grade.REFUTED
        and finding.within
        and (finding.told is None or finding.told <= today)
        if (day := finding.day or finding.told) is not None and day <= today
    ]
    if not known:
        return None
    known.sort(key=lambda one: (one[0], one[1].incident, one[1].provision, one[1].party))
    day, first = known[0]
    days = (day - agreement.effect.time.astimezone(ZoneInfo(agreement.zone)).date()).days
    same = [one for _, one in known if (one.incident, one.provision) == (first.incident, first.provision)]
    return Alert(
        kind=AlertKind.FIRST_BREACH,
        subject=(agreement.id,),
        agreement=agreement.id,
        day=day,
        title=f"First alleged breach: {agreement.name['en']}",
        reason=(
            f"of {first.provision} by {_whose(same)}; {_after(days)}; "
            "the earliest that the reports read so far tell and that surely lies in its window"
        ),
        incidents=(first.incident,),
        figures={"days_since_effect": days},
    )


def _whose(same: Sequence[Finding]) -> str:
    """By whom a breach is told, how far that is established, on whose word; "or" where not all of them surely did it."""
    each = (f"{one.party}, {one.grade}; {one.trace[-1]}" for one in same)
    return ("; and by " if all(one.sure for one in same) else "; or by ").join(each)


def _after(days: int) -> str:
    if days < 0:
        return "before the agreement's effect, when this already bound"
    return "on the day of effect" if days == 0 else f"{days} day{'s' * (days > 1)} after the day of effect"
