"""What persons corrected: in one claim, or in an incident as a whole."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Annotated, Any, Literal

import msgspec

from hudna.incidents.wrong_values import converted
from hudna.model.claims import Act, Claim, Count, Mention, Place, Status, When
from hudna.model.events import EventType
from hudna.model.incidents import Figures, FiledClaim, Incident
from hudna.model.judgements import Judgement, JudgementKind

_Name = Annotated[str, msgspec.Meta(min_length=1)]
_People = Annotated[int, msgspec.Meta(ge=0, le=10_000_000_000)]  # as many as there are


class _Spot(msgspec.Struct, forbid_unknown_fields=True):
    """A place as a person writes it."""

    name: _Name
    country: Annotated[str, msgspec.Meta(pattern="^[A-Z]{3}$")] | None = None
    lat: Annotated[float, msgspec.Meta(ge=-90, le=90)] | None = None
    lon: Annotated[float, msgspec.Meta(ge=-180, le=180)] | None = None
    kind: Literal["point", "region", "country"] = "point"


class _Range(msgspec.Struct, forbid_unknown_fields=True):
    """A number of people as a person writes it; null is an open end."""

    low: _People | None
    high: _People | None


class _Days(msgspec.Struct, forbid_unknown_fields=True):
    """Days as a person writes them."""

    start: date
    end: date


OF_CLAIM: Mapping[str, Any] = {
    "type": EventType,
    "status": Status,
    "act": Act,
    "speaker": _Name,
    "actors": list[_Name],
    "targets": list[_Name],
    "place": _Spot,
    "when": _Days,
    "killed": _Range,
    "wounded": _Range,
}
"""What of a claim can be corrected, and the shape of the right value; null means that it is not told."""

OF_INCIDENT: Mapping[str, Any] = {
    field: OF_CLAIM[field] for field in ("type", "actors", "targets", "place", "when", "killed", "wounded")
}
"""What of an incident can be corrected."""

_NEEDED = frozenset({"type", "status", "act"})
_NAMING = frozenset({"speaker", "actors", "targets"})
_HAPPENED = frozenset({Status.ACTUAL, Status.DENIED})
_ELSEWHERE = timedelta(days=1)  # a report's day may be that of UTC, when in the land the next one has begun


def checked(field: str, value: Any, *, of_incident: bool) -> Any:
    """The value of a correction as the types that it is of.

    Raises:
        ValueError: there is no such field, or the value has not its shape, or a range or days end before they begin.
    """
    shapes = OF_INCIDENT if of_incident else OF_CLAIM
    if field not in shapes:
        raise ValueError(f"there is no field {field!r} to correct (there are: {', '.join(shapes)})")
    if value is None:
        if field in _NEEDED:
            raise ValueError(f"{field} cannot be empty")
        return None
    right: Any = converted(field, value, shapes[field])
    if isinstance(right, _Days) and right.end < right.start:
        raise ValueError("when: ends before it starts")
    if isinstance(right, _Range):
        _check_range(field, right)
    return right


@dataclass(frozen=True, slots=True)
class Known:
    """Whom and where a correction may name.

    Attributes:
        parties: ids; whoever is a body of one (`SYR.REB`) is known with it.
        countries: ISO 3166-1 alpha-3.
    """

    parties: Collection[str]
    countries: Collection[str]


def check_plausible(field: str, right: Any, claims: Sequence[FiledClaim], known: Known) -> None:
    """Refuse a value of the right shape that cannot be right.

    Args:
        field: what is corrected.
        right: as `checked` gives it.
        claims: the claim that is corrected, or all that tell the incident.
        known: whom and where it may name.

    Raises:
        ValueError: it names a party twice, or one or a country that nobody knows; or what was told to have happened would
            have happened after it was told.
    """
    if isinstance(right, _Spot) and right.country is not None and right.country not in known.countries:
        raise ValueError(f"{field}: unknown country {right.country}: there is no such code in ISO 3166-1 alpha-3")
    if field in _NAMING and right is not None:
        _check_parties(field, [right] if isinstance(right, str) else right, known)
    if isinstance(right, _Days):
        _check_told(right, claims)


def _check_parties(field: str, named: Sequence[str], known: Known) -> None:
    for party in named:
        if party not in known.parties and party.partition(".")[0] not in known.parties:
            raise ValueError(f"{field}: unknown party {party}: nobody has this id")
        if named.count(party) > 1:
            raise ValueError(f"{field}: names {party} twice")


def _check_told(days: _Days, claims: Sequence[FiledClaim]) -> None:
    published = [one.published for one in claims if one.claim.status in _HAPPENED]
    told = [day for day in published if day is not None]
    if not told or len(told) < len(claims):  # what is to come lies ahead, and of a report of no day nobody knows
        return
    if days.end > max(told) + _ELSEWHERE:
        raise ValueError(f"when: {days.end} lies after {max(told)}, when it was told that it had happened")


def _check_range(field: str, right: _Range) -> None:
    if right.low is None and right.high is None:
        raise ValueError(f"{field}: needs low or high; null for none told")
    if right.low is not None and right.high is not None and right.high < right.low:
        raise ValueError(f"{field}: high is less than low")


def with_corrections(claim: Claim, judgements: Sequence[Judgement]) -> Claim:
    """A claim as persons corrected it, the last correction of a field counting."""
    for judgement in judgements:
        field = judgement.verdict.field
        if field is not None and not judgement.verdict.of_incident and judgement.withdrawn is None:
            claim = replace(claim, **{field: _of_claim(field, judgement, claim)})
    return claim


def corrected(incident: Incident, judgements: Sequence[Judgement]) -> Incident:
    """An incident as persons corrected it, the last correction of a field counting."""
    for judgement in judgements:
        verdict = judgement.verdict
        if verdict.kind is JudgementKind.CORRECT and verdict.of_incident and judgement.withdrawn is None:
            incident = replace(incident, **_of_incident(verdict.field or "", judgement, incident))
    return incident


def _of_claim(field: str, judgement: Judgement, claim: Claim) -> Any:
    right: Any = checked(field, judgement.verdict.value, of_incident=False)
    at = claim.evidence.start
    match right:
        case _Spot():
            return _place(right, at)
        case _Days():
            return When(start=right.start, end=right.end)
        case _Range():
            return Count(low=right.low, high=right.high)
        case None:
            return () if field in {"actors", "targets"} else None
    if field in {"actors", "targets"}:
        return tuple(Mention(id=one, start=at, end=at, text="") for one in right)
    if field == "speaker":
        return Mention(id=right, start=at, end=at, text="")
    return right


def _of_incident(field: str, judgement: Judgement, incident: Incident) -> dict[str, Any]:
    right = checked(field, judgement.verdict.value, of_incident=True)
    match right:
        case _Spot():
            return {field: _place(right, 0)}
        case _Days():
            return {"start": right.start, "end": right.end}
        case _Range():
            told = getattr(incident, field)
            best = right.low if right.low == right.high else None
            method = f"as judged by {judgement.author} ({judgement.id})"
            return {
                field: Figures(
                    low=right.low, best=best, high=right.high, method=method, told=told.told if told is not None else ()
                )
            }
        case None if field == "when":
            return {"start": None, "end": None}
        case None:
            return {field: () if field in {"actors", "targets"} else None}
    return {field: tuple(sorted(right)) if isinstance(right, list) else right}


def _place(spot: _Spot, at: int) -> Place:
    return Place(
        start=at, end=at, text="", name=spot.name, country=spot.country, lat=spot.lat, lon=spot.lon, kind=spot.kind
    )
