"""The terms of an agreement as they stood, and were known, at an instant."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from hudna.model.agreements import Agreement, DailyHours, Moment, Phase, Provision


def known_on(agreement: Agreement, at: datetime) -> Agreement:
    """The agreement as it could be registered at an instant: without amendments and an end that only came later.

    An end by the agreement's own terms is known from the signature on; that it collapsed or was superseded is
    known only once it has.

    Args:
        agreement: as registered.
        at: an instant with an offset from UTC.
    """
    made = tuple(amendment for amendment in agreement.amendments if amendment.made.time <= at)
    if _ends_as_registered(agreement, at):
        return replace(agreement, amendments=made)
    return replace(agreement, amendments=made, end=None, end_reason=None)


def as_of(agreement: Agreement, at: datetime) -> Agreement:
    """The agreement with what had been amended by an instant, and without what only came later (see `known_on`).

    Args:
        agreement: as registered.
        at: an instant with an offset from UTC.
    """
    known = known_on(agreement, at)
    provisions = {provision.id: provision for provision in known.provisions}
    for amendment in known.amendments:
        if amendment.provision is not None:
            before = provisions[amendment.provision]
            provisions[before.id] = replace(
                before, deadline=amendment.deadline or before.deadline, end=amendment.end or before.end
            )
    return replace(known, end=end_at(agreement, at), provisions=tuple(provisions.values()))


def end_at(agreement: Agreement, at: datetime) -> Moment | None:
    """When the agreement ends, as known at an instant; None while it is open."""
    end = agreement.end if _ends_as_registered(agreement, at) else None
    for amendment in agreement.amendments:
        if amendment.provision is None and amendment.made.time <= at:
            end = amendment.end or end
    return end


def _ends_as_registered(agreement: Agreement, at: datetime) -> bool:
    """Whether the end in the register is one by its own terms, or had come by an instant."""
    return agreement.end is None or agreement.end_reason == "expired" or at >= agreement.end.time


def phase_at(agreement: Agreement, at: datetime) -> Phase:
    """Where the agreement is in its life at an instant."""
    end = end_at(agreement, at)
    if at < agreement.signed.time:
        return Phase.NOT_YET_AGREED
    if at < agreement.effect.time:
        return Phase.AGREED
    if end is not None and at >= end.time:
        return Phase.ENDED
    return Phase.IN_FORCE


def deadline_at(provision: Provision, agreement: Agreement, at: datetime) -> Moment | None:
    """By when a provision must be fulfilled, as known at an instant; None for a standing obligation."""
    return _known(provision, as_of(agreement, at)).deadline


def window_at(agreement: Agreement, at: datetime, provision: Provision | None = None) -> tuple[Moment, Moment | None]:
    """The window of effect of an agreement, or of one of its provisions, as known at an instant.

    Returns:
        Its first moment, and its last or None while it is open. A provision ends no later than its agreement.
    """
    known = as_of(agreement, at)
    if provision is None:
        return known.effect, known.end
    own = _known(provision, known)
    ends = [end for end in (own.end, known.end) if end is not None]
    return own.start or known.effect, min(ends, key=lambda end: end.time, default=None)


def daily_hours(agreement: Agreement, provision: Provision | None = None) -> DailyHours | None:
    """The hours of each day in which alone an agreement, or one of its provisions, binds; None for all of them."""
    own = None if provision is None else provision.daily
    return own or agreement.daily


def _known(provision: Provision, agreement: Agreement) -> Provision:
    return next(known for known in agreement.provisions if known.id == provision.id)
