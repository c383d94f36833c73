"""What a form of a judgement says."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from pydantic import BaseModel

from hudna.engine.decisions import Decision
from hudna.model.claims import Act, Status
from hudna.model.errors import JudgementError
from hudna.model.events import EventType
from hudna.model.judgements import JudgementKind

CODES: Mapping[str, type[StrEnum]] = {"type": EventType, "status": Status, "act": Act}
"""What of a claim or an incident is a code of the vocabulary."""

_LISTS = frozenset({"actors", "targets"})
_RANGES = frozenset({"killed", "wounded"})


class JudgementForm(BaseModel):
    """A judgement as it was typed.

    Attributes:
        kind: what is decided.
        version, seen: the version of the incident that was shown, and the last entry of the ledger then.
        author: who judges, where nobody is signed in.
        reason: why.
        judgement: what is signed or withdrawn.
        other: what it is merged with: one of those offered, or `other_id`.
        claims: what a split takes away.
        claim: what is graded or corrected; empty where the incident is.
        grade: of a claim.
        field: what is corrected; the rest is its right value, as its inputs give it.
    """

    kind: JudgementKind
    version: str = ""
    seen: int = 0
    author: str = ""
    reason: str = ""
    judgement: str = ""
    other: str = ""
    other_id: str = ""
    claims: tuple[str, ...] = ()
    claim: str = ""
    grade: str = ""
    field: str = ""
    untold: bool = False
    choice: str = ""
    party: tuple[str, ...] = ()
    parties: str = ""
    name: str = ""
    country: str = ""
    lat: str = ""
    lon: str = ""
    precision: str = "point"
    start: str = ""
    end: str = ""
    low: str = ""
    high: str = ""

    @property
    def merged_with(self) -> str:
        """Id of the other incident; what was typed counts before what was chosen."""
        return self.other_id.strip() or self.other

    def decision(self, target: str) -> Decision:
        """What is asked for.

        Args:
            target: id of the incident that it is about.

        Raises:
            JudgementError: the right value is not written as such a value is.
        """
        return Decision(
            kind=self.kind,
            target=self.judgement or self.claim or target,
            reason=self.reason,
            other=self.merged_with,
            claims=self.claims,
            field=self.field,
            value=self._value() if self.kind is JudgementKind.CORRECT else None,
            grade=self.grade,
        )

    def _value(self) -> Any:
        """The right value as JSON; None that it is not told."""
        if self.untold:
            return None
        if self.field in _LISTS:
            return list(dict.fromkeys((*self.party, *self.parties.replace(",", " ").split())))
        if self.field in _RANGES:
            return {"low": _number("low", self.low, int), "high": _number("high", self.high, int)}
        if self.field == "when":
            return {"start": self.start, "end": self.end or self.start}
        if self.field == "place":
            spot = {
                "name": self.name.strip(),
                "country": self.country.strip().upper() or None,
                "lat": _number("lat", self.lat, float),
                "lon": _number("lon", self.lon, float),
            }
            return spot | {"kind": self.precision}
        return self.choice.strip()


def _number(name: str, written: str, kind: type[int | float]) -> int | float | None:
    if not written.strip():
        return None
    try:
        return kind(written)  # digits of every script
    except ValueError as error:
        raise JudgementError(name, f"{written!r} is no number") from error
