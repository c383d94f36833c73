"""`hudna incidents`."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from hudna.engine.incident_lists import every_incident
from hudna.engine.opening import opened
from hudna.model.incidents import Incident
from hudna.model.listing import IncidentQuery
from hudna.model.times import AsOf
from hudna.views.cli.output import print_csv, print_json, show, show_table
from hudna.views.cli.words import days, toll, who_to_whom, word_of

_FIELDS = (
    "id", "type", "actors", "targets", "place", "country", "start", "end", "grade", "reason", "asserted_by", "denied_by",
    "killed_low", "killed_high", "wounded_low", "wounded_high",
)  # fmt: skip
_COLUMNS = ("day", "event", "who → whom", "where", "grade", "on the word of", "toll")


def list_incidents(location: str, as_of: AsOf | None, known_on: datetime | None = None, *, form: str) -> int:
    """Print the incidents of a ledger by their days; last those of which no day is told."""
    with opened(location, known_on) as ledger:
        found = list(every_incident(ledger, IncidentQuery(), as_of))
    found.reverse()
    found.sort(key=lambda incident: incident.start is None)
    if form == "json":
        print_json(msgspec.to_builtins(found))
    elif form == "csv":
        print_csv(_FIELDS, map(_record, found))
    else:
        show("1 incident" if len(found) == 1 else f"{len(found)} incidents")
        show_table(_COLUMNS, map(_row, found))
    return 0


def _record(incident: Incident) -> dict[str, Any]:
    killed, wounded = incident.killed, incident.wounded
    return {
        "id": incident.id,
        "type": incident.type.value,
        "actors": incident.actors,
        "targets": incident.targets,
        "place": incident.place.name if incident.place else None,
        "country": incident.place.country if incident.place else None,
        "start": incident.start,
        "end": incident.end,
        "grade": incident.grade.value,
        "reason": incident.reason,
        "asserted_by": [account.speaker for account in incident.asserting],
        "denied_by": [account.speaker for account in incident.denying],
        "killed_low": killed.low if killed else None,
        "killed_high": killed.high if killed else None,
        "wounded_low": wounded.low if wounded else None,
        "wounded_high": wounded.high if wounded else None,
    }


def _row(incident: Incident) -> tuple[str, ...]:
    return (
        days(incident.start, incident.end) or "not told",
        incident.type.value,
        who_to_whom(incident.actors, incident.targets),
        incident.place.name if incident.place else "not told",
        incident.grade.value,
        word_of(*([a.speaker for a in accounts] for accounts in (incident.asserting, incident.denying))),
        toll(incident.killed, incident.wounded),
    )
