"""What is put into the projections, as rows of their tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hudna.ledger import positions
from hudna.ledger.codec import to_document
from hudna.ledger.tables import NEVER
from hudna.model.compliance import Finding
from hudna.model.incidents import NOBODY, FiledClaim, Incident


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A claim to be put into the projections, with what is needed to find those like it.

    Attributes:
        filed: the claim, as persons corrected and graded it.
        tag: a short name for it.
        read: the claim as it was read, where persons changed it.
        facets: what of it is compared, as JSON; None where it tells no incident.
        block, day, symbol, once: where others to be compared with it are looked for.
    """

    filed: FiledClaim
    tag: str
    read: FiledClaim | None = None
    facets: str | None = None
    block: str = ""
    day: int | None = None
    symbol: str | None = None
    once: str | None = None


def claim_row(row: Row, report_id: str, position: int, number: int) -> dict[str, Any]:
    """A claim of a report with this position, the so many-th in it."""
    return {
        "id": row.filed.id,
        "report_id": report_id,
        "number": number,
        "position": position,
        "type": row.filed.claim.type.value,
        "status": row.filed.claim.status.value,
        "tag": row.tag,
        "component": _component(row),
        "incident_id": None,
        "document": to_document(row.filed),
        "read": None if row.read is None else to_document(row.read),
    }


def _component(row: Row) -> str | None:
    """Not grouped yet; what is compared with nothing never will be."""
    return NEVER if row.facets is None else None


def facets_row(row: Row) -> dict[str, Any]:
    """What of a claim is compared."""
    return {
        "claim_id": row.filed.id,
        "block": row.block,
        "day": row.day,
        "symbol": row.symbol,
        "once": row.once,
        "document": row.facets,
    }


def incident_row(component: str, incident: Incident) -> dict[str, Any]:
    """An incident of a component."""
    return {
        "id": incident.id,
        "component": component,
        "position": positions.of_incident(incident.start, incident.end),
        "type": incident.type.value,
        "grade": incident.grade.value,
        "awaits": None,
        "contradicted": _most_killed(incident) if incident.contradictions else None,
        "document": to_document(incident),
    }


def _most_killed(incident: Incident) -> int:
    """How many were killed at least, by the account that tells of most."""
    return max((one.killed.low or 0 for one in incident.asserting if one.killed is not None), default=0)


def mark_rows(incident: Incident) -> Iterator[dict[str, Any]]:
    """By what an incident is chosen."""
    marks = {f"party:{party}" for party in (*(incident.actors or (NOBODY,)), *incident.targets)}
    marks |= {f"agreement:{agreement}" for agreement in incident.agreements}
    if incident.place is not None and incident.place.country is not None:
        marks.add(f"country:{incident.place.country}")
    for mark in sorted(marks):
        yield {
            "mark": mark,
            "position": positions.of_incident(incident.start, incident.end),
            "id": incident.id,
            "type": incident.type.value,
            "grade": incident.grade.value,
            "found": False,
        }


def finding_row(finding: Finding) -> dict[str, Any]:
    """A finding."""
    return {
        "incident_id": finding.incident,
        "agreement": finding.agreement,
        "provision": finding.provision,
        "party": finding.party,
        "effect": finding.effect.value,
        "day": finding.day,
        "grade": finding.grade.value,
        "document": to_document(finding),
    }
