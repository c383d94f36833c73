"""Claims, told in one line each, for specifications of incidents and compliance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from hudna.agreements import load_agreements
from hudna.compliance import find
from hudna.incidents import Bonds, Facets, Matcher, Sides, assemble, facets, gather
from hudna.incidents.matching import load_matching
from hudna.model.agreements import Agreement
from hudna.model.claims import Act, Claim, Count, Mention, Place, Span, Status, When
from hudna.model.compliance import Finding
from hudna.model.events import EventType
from hudna.model.incidents import FiledClaim, Incident
from hudna.model.judgements import Credibility, Judgement, JudgementKind, Reliability, Verdict

REGISTER = load_agreements()
SIDES = Sides.of(REGISTER)
NO_BONDS = Bonds()


def agreement(identity: str) -> Agreement:
    """An agreement of the register."""
    return next(one for one in REGISTER if one.id == identity)


def mention(identity: str) -> Mention:
    return Mention(id=identity, start=0, end=1, text=identity)


def place(
    name: str, country: str | None, kind: str = "point", lat: float | None = None, lon: float | None = None
) -> Place:
    return Place(start=0, end=1, text=name, name=name, country=country, lat=lat, lon=lon, kind=kind)


def days(told: str | None) -> When | None:
    """`2020-10-27`, or `2020-10-26/2020-10-27`."""
    if told is None:
        return None
    start, _, end = told.partition("/")
    return When(start=date.fromisoformat(start), end=date.fromisoformat(end or start))


def count(told: str | None) -> Count | None:
    """`3`, `3-9`, `3-` for three and more, or `-9` for at most nine."""
    if told is None:
        return None
    low, dash, high = told.partition("-")
    return Count(low=int(low) if low else None, high=int(high) if high else None if dash else int(low))


def filed(
    event: str = "attack.shelling",
    *,
    by: str = "ARM",
    on: str = "",
    at: tuple[str, str | None] | Place | None = ("Terter", "AZE"),
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
    origin: str | None = None,
    document: str | None = None,
    version_of: str | None = None,
    weight: str | None = None,
) -> FiledClaim:
    """A claim of a report: by default, what AZE says that ARM did. `by` and `on` hold ids, a space between them.

    `weight` is the admiralty grade of its source and of what it says, such as `B2`.
    """
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
        place=place(*at) if isinstance(at, tuple) else at,
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
        origin=origin,
        document=document,
        version_of=version_of,
        claim=claim,
        reliability=Reliability(weight[0]) if weight else None,
        credibility=Credibility(weight[1]) if weight else None,
    )


def judged(
    verdict: Verdict | str,
    *claims: FiledClaim,
    number: int = 1,
    author: str = "amal",
    signed: str | None = None,
    withdrawn: str | None = None,
    on: str = "2020-11-01",
) -> Judgement:
    """A judgement, the `number`th entry of a ledger. A kind stands for a verdict of that kind on some claims."""
    if isinstance(verdict, str):
        verdict = Verdict(kind=JudgementKind(verdict), reason="seen on site", claims=tuple(one.id for one in claims))
    return Judgement(
        id=f"judgement-{number}",
        sequence=number,
        author=author,
        time=datetime.fromisoformat(on).replace(tzinfo=UTC),
        verdict=verdict,
        signed=signed,
        withdrawn=withdrawn,
    )


def compared(claim: FiledClaim, sides: Sides = SIDES) -> Facets | None:
    """What of a claim is compared."""
    return facets(claim, sides, load_matching())


def incident(*claims: FiledClaim, judgements: Sequence[Judgement] = (), sides: Sides = SIDES) -> Incident:
    """The incident of claims of which it is settled that they tell one event."""
    return assemble(claims, sides, judgements)


def gathered(claims: Iterable[FiledClaim], sides: Sides = SIDES, bonds: Bonds = NO_BONDS) -> list[list[FiledClaim]]:
    """Claims, each with an id of its own, in groups that tell one event each."""
    by_id = {claim.id: claim for claim in claims}
    told = [one for claim in by_id.values() if (one := compared(claim, sides)) is not None]
    components = gather(told, Matcher(), bonds)
    return [[by_id[claim] for claim in group] for component in components for group in component.groups]


def numbered(claims: Iterable[FiledClaim]) -> list[FiledClaim]:
    """Claims with ids of their own, as a ledger files those of each report."""
    told: Counter[str] = Counter()
    filed = []
    for claim in claims:
        told[claim.report_id] += 1
        filed.append(replace(claim, id=f"{claim.report_id}#{told[claim.report_id]}"))
    return filed


def incidents(claims: Iterable[FiledClaim]) -> list[Incident]:
    """The incidents of claims where it is settled that those alike in what, who, where and when tell one event."""
    events: dict[object, list[FiledClaim]] = {}
    for claim in numbered(claims):
        one = compared(claim)
        if one is not None:
            events.setdefault((one.type, one.actors, one.place, one.first, one.last, one.dated), []).append(claim)
    return [incident(*told) for told in events.values()]


def findings(*claims: FiledClaim) -> list[Finding]:
    """What the incidents of claims mean under the register."""
    return [finding for one in incidents(claims) for finding in find(one, REGISTER)]
