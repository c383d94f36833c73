"""Claims, told in one line each, for specifications of incidents and compliance."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from hudna.agreements import load_agreements
from hudna.compliance import find
from hudna.incidents import Sides, assemble, incident_key
from hudna.model.agreements import Agreement
from hudna.model.claims import Act, Claim, Count, Mention, Place, Span, Status, When
from hudna.model.compliance import Finding
from hudna.model.events import EventType
from hudna.model.incidents import FiledClaim, Incident

REGISTER = load_agreements()
SIDES = Sides.of(REGISTER)


def agreement(identity: str) -> Agreement:
    """An agreement of the register."""
    return next(one for one in REGISTER if one.id == identity)


def mention(identity: str) -> Mention:
    return Mention(id=identity, start=0, end=1, text=identity)


def place(name: str, country: str | None) -> Place:
    return Place(start=0, end=1, text=name, name=name, country=country, lat=None, lon=None)


def days(told: str | None) -> When | None:
    """`2020-10-27`, or `2020-10-26/2020-10-27`."""
    if told is None:
        return None
    start, _, end = told.partition("/")
    return When(start=date.fromisoformat(start), end=date.fromisoformat(end or start))


def count(told: str | None) -> Count | None:
    """`3`, `3-9`, or `3-` for three and more."""
    if told is None:
        return None
    low, dash, high = told.partition("-")
    return Count(low=int(low), high=int(high) if high else None if dash else int(low))


def filed(
    event: str = "attack.shelling",
    *,
    by: str = "ARM",
    on: str = "",
    at: tuple[str, str | None] | None = ("Terter", "AZE"),
    day: str | None = "2020-10-27",
    says: str | None = "AZE",
    status: str = "actual",
    act: str | None = None,
    published: str | None = "2020-10-27",
    source: str | None = "Paper",
    report: str = "report",
    number: int = 1,
    killed: str | None = None,
    wounded: str | None = None,
    concerns: str | None = None,
    words: str = "the words of the report",
) -> FiledClaim:
    """A claim of a report: by default, what AZE says that ARM did. `by` and `on` hold ids, a space between them."""
    usual = {"denied": "denies", "demanded": "demands"}.get(status, "accuses" if says else "states")
    claim = Claim(
        evidence=Span(0, len(words), words),
        trigger=Span(0, 1, words[0]),
        type=EventType(event),
        status=Status(status),
        act=Act(act or usual),
        speaker=mention(says) if says else None,
        actors=tuple(mention(identity) for identity in by.split()),
        targets=tuple(mention(identity) for identity in on.split()),
        place=place(*at) if at else None,
        when=days(day),
        killed=count(killed),
        wounded=count(wounded),
        agreement=concerns,
        rule="en.test.001",
    )
    return FiledClaim(
        id=f"{report}#{number}",
        report_id=report,
        source=source,
        published=date.fromisoformat(published) if published else None,
        claim=claim,
    )


def key(claim: FiledClaim) -> str | None:
    return incident_key(claim, SIDES)


def incident(*claims: FiledClaim) -> Incident:
    """The incident of claims that share a key."""
    keys = {key(claim) for claim in claims}
    assert len(keys) == 1, f"not one incident: {keys}"
    (only,) = keys
    assert only is not None
    return assemble(only, claims, SIDES)


def incidents(claims: Iterable[FiledClaim]) -> list[Incident]:
    """The incidents that claims make, in order of their keys."""
    by_key: dict[str, list[FiledClaim]] = {}
    for claim in claims:
        found = key(claim)
        if found is not None:
            by_key.setdefault(found, []).append(claim)
    return [assemble(found, by_key[found], SIDES) for found in sorted(by_key)]


def findings(*claims: FiledClaim) -> list[Finding]:
    """What the incidents of claims mean under the register."""
    return [finding for one in incidents(claims) for finding in find(one, REGISTER)]
