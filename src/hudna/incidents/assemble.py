"""One incident out of the claims that tell it, each side's account kept apart."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TypeVar

from hudna.incidents.accounts import Told, accounts, killed, versions
from hudna.incidents.contradictions import contradictions
from hudna.incidents.corrections import corrected
from hudna.incidents.figures import figures
from hudna.incidents.grades import Weighing, blames, grade, verdict, verdict_on_who
from hudna.incidents.sides import Sides
from hudna.incidents.telling import tell
from hudna.model.claims import Deaths, Place
from hudna.model.events import EventType
from hudna.model.incidents import Account, DeathsApart, FiledClaim, Incident
from hudna.model.judgements import Judgement

T = TypeVar("T", str, EventType, tuple[str, str])

_DEEDS = frozenset(
    event for event in EventType if event.family in {"attack", "harm", "abuse", "territory", "detention", "obstruction"}
) | {EventType.TRUCE_VIOLATED, EventType.TRUCE_ENDED}
_OF_A_LAND = frozenset({EventType.TRUCE_AGREED, EventType.TRUCE_EFFECTIVE, EventType.TRUCE_EXTENDED})
_MANY = 3  # one in so many: a town that one report in ten adds to a truce of a whole land is not where it holds
_PRECISE = ("point", "region", "country")  # kinds of places, the most precise first


def tag(claim_id: str) -> str:
    """The part of an incident's id that is made of the earliest of its claims."""
    return hashlib.sha256(claim_id.encode()).hexdigest()[:16]


def assemble(
    claims: Sequence[FiledClaim],
    sides: Sides,
    judgements: Sequence[Judgement] = (),
    reasons: Mapping[str, str] | None = None,
) -> Incident:
    """The incident that claims tell; the same whatever their order.

    Args:
        claims: all claims that tell it, asserting or denying.
        sides: who is on whose side.
        judgements: of persons on any of its claims, in their order.
        reasons: by id of a claim, why it is taken to tell the same as another.

    Raises:
        ValueError: where no claim tells an event.
    """
    told = [Told(filed, telling) for filed in claims if (telling := tell(filed.claim, sides)) is not None]
    if not told:
        raise ValueError("no claim tells an event")
    told.sort(key=lambda one: (one.filed.published or date.max, one.filed.id))
    asserted = [one for one in told if not one.telling.denies] or told
    days = [one.filed.claim.when for one in asserted if one.filed.claim.when is not None]
    given = accounts(told, sides)
    event = _most(one.telling.type for one in asserted)
    incident = Incident(
        id=f"incident-{tag(told[0].filed.id)}",
        type=event,
        actors=_union(one.telling.actors for one in asserted),
        targets=_union(one.telling.targets for one in asserted),
        place=_place(told, event),
        start=min((when.start for when in days), default=None),
        end=max((when.end for when in days), default=None),
        told=told[0].filed.published,
        agreements=_union((one.filed.claim.agreement,) for one in told if one.filed.claim.agreement is not None),
        accounts=given,
        grade=grade(given, Weighing(sides.voices, {}, ()))[0],
        reason="",
        killed=figures(given, told, killed),
        wounded=figures(given, told, lambda claim: claim.wounded),
        apart=_apart(given, told),
        gathered=tuple(f"{claim} {why}" for claim, why in sorted((reasons or {}).items())),
    )
    return _weighed(corrected(incident, judgements), sides, judgements, versions(told))


def _weighed(
    incident: Incident, sides: Sides, judgements: Sequence[Judgement], told: Sequence[Sequence[Account]]
) -> Incident:
    """With its grade, who is to blame, and in what its accounts, or versions of one document, contradict each other."""
    country = incident.place.country if incident.place is not None else None
    heard = {voice for one in incident.accounts if (voice := sides.voices.voice(one.speaker)) is not None}
    alliances = sides.alliances_of((*incident.actors, *incident.targets), country, heard)
    camps = alliances.camps
    mutual = incident.type not in _DEEDS
    weighing = Weighing(sides.voices, camps, incident.actors, mutual, alliances.backers)
    graded, reason = grade(incident.accounts, weighing)
    judged, words, day = verdict(judgements)
    return replace(
        incident,
        grade=judged or graded,
        reason="; ".join(filter(None, (words, reason))),
        blames=blames(incident.accounts, weighing, judged or graded, verdict_on_who(judgements)),
        contradictions=contradictions(incident.accounts, camps, versions=told, mutual=mutual),
        judgements=tuple(judgement.id for judgement in judgements if judgement.withdrawn is None),
        judged=day,
    )


def _apart(accounts: Sequence[Account], told: Sequence[Told]) -> tuple[DeathsApart, ...]:
    """The deaths that are not those in the event, each kind for itself."""
    kinds = [kind for kind in Deaths if kind is not Deaths.IN_EVENT]
    counted = ((kind, figures(accounts, told, partial(killed, deaths=kind))) for kind in kinds)
    return tuple(DeathsApart(deaths=kind, figures=found) for kind, found in counted if found is not None)


def _place(told: Sequence[Told], event: EventType) -> Place | None:
    """The place that most claims name, of the most precise kind that many do, as the first of them has it.

    A truce holds in a whole land, and what few claims name is where it was announced or told of.
    """
    places = [one.filed.claim.place for one in told if one.filed.claim.place is not None]
    kinds = Counter(place.kind for place in places)
    all_of_them = len(told) if event in _OF_A_LAND else len(places)
    kind = next((kind for kind in _PRECISE if kinds[kind] * _MANY >= all_of_them), None)
    if kind is None or not places:
        return None
    places = [place for place in places if place.kind == kind]
    named = _most((place.name, place.country or "") for place in places)
    return next(place for place in places if (place.name, place.country or "") == named)


def _union(groups: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(sorted({one for group in groups for one in group}))


def _most(values: Iterable[T]) -> T:
    """The most frequent value; of several, the first in their own order."""
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], value))
