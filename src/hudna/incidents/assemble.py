"""One incident out of the claims that tell it, each side's account kept apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from hudna.incidents.grades import OUTLET, Weighing, grade
from hudna.incidents.keys import incident_id
from hudna.incidents.sides import Sides
from hudna.incidents.telling import Telling, tell
from hudna.model.claims import Act, Count, Place, Status
from hudna.model.events import EventType
from hudna.model.incidents import Account, FiledClaim, Incident

T = TypeVar("T", str, EventType, tuple[str, str])

# What a speaker does by telling an event, the most telling first.
_ACTS = (Act.ADMITS, Act.DENIES, Act.ACCUSES, Act.CONDEMNS, Act.STATES)


@dataclass(frozen=True, slots=True)
class _Told:
    """A claim with what it tells."""

    filed: FiledClaim
    telling: Telling


def assemble(key: str, claims: Sequence[FiledClaim], sides: Sides) -> Incident:
    """The incident that claims tell; the same whatever their order.

    Args:
        key: what identifies it; the incident's id is made of it.
        claims: all claims that tell it, asserting or denying.
        sides: who is on whose side, as for the key.

    Raises:
        ValueError: where no claim tells an event.
    """
    told = [_Told(filed, telling) for filed in claims if (telling := tell(filed.claim, sides)) is not None]
    if not told:
        raise ValueError(f"no claim tells an event: {key}")
    told.sort(key=lambda one: (one.filed.published or date.max, one.filed.id))
    asserted = [one for one in told if not one.telling.denies] or told
    actors = _union(one.telling.actors for one in asserted)
    targets = _union(one.telling.targets for one in asserted)
    place = _place(told)
    accounts = _accounts(told, sides)
    camps = sides.camps((*actors, *targets), place.country if place is not None else None)
    graded, reason = grade(accounts, Weighing(sides.voices, camps, actors))
    days = [one.filed.claim.when for one in asserted if one.filed.claim.when is not None]
    return Incident(
        id=incident_id(key),
        type=_most(one.telling.type for one in asserted),
        actors=actors,
        targets=targets,
        place=place,
        start=min((when.start for when in days), default=None),
        end=max((when.end for when in days), default=None),
        told=told[0].filed.published,
        agreements=_union((one.filed.claim.agreement,) for one in told if one.filed.claim.agreement is not None),
        accounts=accounts,
        grade=graded,
        reason=reason,
        killed=_range(account.killed for account in accounts if account.status is Status.ACTUAL),
        wounded=_range(account.wounded for account in accounts if account.status is Status.ACTUAL),
    )


def _accounts(told: Sequence[_Told], sides: Sides) -> tuple[Account, ...]:
    """One account per speaker and per what it tells; the words of one outlet that others reprint are its alone."""
    printed: dict[str, str] = {}
    groups: defaultdict[tuple[str, bool], list[_Told]] = defaultdict(list)
    for one in told:
        claim = one.filed.claim
        if claim.speaker is not None:
            speaker = sides.voices.side(claim.speaker.id)
        else:
            outlet = f"{OUTLET}{one.filed.source or one.filed.report_id}"
            speaker = printed.setdefault(" ".join(claim.evidence.text.split()), outlet)
        groups[speaker, one.telling.denies].append(one)
    return tuple(_account(speaker, groups[speaker, denies]) for speaker, denies in sorted(groups))


def _account(speaker: str, told: Sequence[_Told]) -> Account:
    claims = [one.filed.claim for one in told]
    denies = told[0].telling.denies
    return Account(
        speaker=speaker,
        act=min((claim.act for claim in claims), key=_ACTS.index),
        status=Status.DENIED if denies else Status.ACTUAL,
        actors=_union(one.telling.actors for one in told),
        killed=_range(claim.killed for claim in claims),
        wounded=_range(claim.wounded for claim in claims),
        claims=tuple(sorted(one.filed.id for one in told)),
    )


def _place(told: Sequence[_Told]) -> Place | None:
    """The place that most claims name, as the first of them has it."""
    places = [one.filed.claim.place for one in told if one.filed.claim.place is not None]
    if not places:
        return None
    named = _most((place.name, place.country or "") for place in places)
    return next(place for place in places if (place.name, place.country or "") == named)


def _range(counts: Iterable[Count | None]) -> Count | None:
    """Lowest low and highest high of the figures given; an open end stays open."""
    given = [count for count in counts if count is not None]
    if not given:
        return None
    lows = [count.low for count in given]
    highs = [count.high for count in given]
    return Count(
        low=None if None in lows else min(low for low in lows if low is not None),
        high=None if None in highs else max(high for high in highs if high is not None),
    )


def _union(groups: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(sorted({one for group in groups for one in group}))


def _most(values: Iterable[T]) -> T:
    """The most frequent value; of several, the first in their own order."""
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], value))
