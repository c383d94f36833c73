"""Questions to a ledger and to the register: `hudna incidents`, `standing`, `agreements`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec

from hudna.agreements import as_of as terms_as_of
from hudna.agreements import load_agreements, phase_at
from hudna.engine.standings import standings
from hudna.ledger import Ledger, open_ledger
from hudna.model.agreements import Agreement
from hudna.model.compliance import Coverage, Standing, StandingLine
from hudna.model.incidents import Incident
from hudna.views.cli.output import console, isolated, print_csv, print_json, say, table
from hudna.views.cli.reading import range_of

_STANDING_FIELDS = (
    "agreement", "as_of", "phase", "provision", "kind", "party", "value", "alleged", "corroborated", "verified", "disputed",
    "speakers", "denied_by", "first", "last", "due", "reason",
)  # fmt: skip
_INCIDENT_FIELDS = (
    "id", "type", "actors", "targets", "place", "country", "start", "end", "grade", "reason", "asserted_by", "denied_by",
    "killed_low", "killed_high", "wounded_low", "wounded_high",
)  # fmt: skip
_AGREEMENT_FIELDS = ("id", "name", "form", "signed", "effect", "end", "end_reason", "phase", "parties", "mediators")


def list_incidents(location: str, as_of: datetime | None, *, form: str) -> int:
    """Print the incidents of a ledger."""
    with open_ledger(location, create=False) as ledger:
        found = [i for i in ledger.incidents() if as_of is None or i.start is None or i.start <= as_of.date()]
    if form == "json":
        print_json([msgspec.to_builtins(incident) for incident in found])
    elif form == "csv":
        print_csv(_INCIDENT_FIELDS, [_incident_record(incident) for incident in found])
    else:
        columns = ("day", "event", "who → whom", "where", "grade", "asserted by", "denied by", "toll")
        console().print(table(f"{len(found)} incidents", columns, map(_incident_row, found)))
    return 0


def _incident_record(incident: Incident) -> dict[str, Any]:
    record: dict[str, Any] = {
        "id": incident.id,
        "type": incident.type.value,
        "actors": " ".join(incident.actors),
        "targets": " ".join(incident.targets),
        "place": incident.place.name if incident.place else "",
        "country": (incident.place.country if incident.place else None) or "",
        "start": incident.start or "",
        "end": incident.end or "",
        "grade": incident.grade.value,
        "reason": incident.reason,
        "asserted_by": " ".join(account.speaker for account in incident.asserting),
        "denied_by": " ".join(account.speaker for account in incident.denying),
    }
    for name, figure in (("killed", incident.killed), ("wounded", incident.wounded)):
        record |= {f"{name}_low": figure.low if figure else "", f"{name}_high": figure.high if figure else ""}
    return record


def _incident_row(incident: Incident) -> Sequence[str]:
    record = _incident_record(incident)
    day = "not told" if incident.start is None else str(incident.start)
    if incident.end != incident.start:
        day += f" – {incident.end}"
    cast = (record["actors"] or "?") + (f" → {record['targets']}" if incident.targets else "")
    tolls = (("killed", incident.killed), ("wounded", incident.wounded))
    toll = ", ".join(f"{range_of(figure)} {word}" for word, figure in tolls if figure is not None)
    place = isolated(incident.place.name) if incident.place else "not told"
    return day, record["type"], cast, place, record["grade"], record["asserted_by"], record["denied_by"], toll


def show_standing(location: str, agreement: str | None, as_of: datetime | None, *, form: str) -> int:
    """Print the standing of an agreement, or of all that a ledger's reports concern; 2 where there is none so called."""
    with open_ledger(location, create=False) as ledger:
        if form == "table":
            shown = print_standings(ledger, agreement, as_of)
        else:
            found = [s for a, s in standings(ledger, as_of) if agreement in {None, a.id}]
            shown = len(found)
            if form == "json":
                print_json([msgspec.to_builtins(one) for one in found])
            else:
                print_csv(_STANDING_FIELDS, [_line_record(one, line) for one in found for line in one.lines])
    if not shown and agreement is not None:
        say(f"hudna standing: no report in {location} concerns {agreement!r} (`hudna agreements` lists the register)")
        return 2
    return 0


def _line_record(standing: Standing, line: StandingLine) -> dict[str, Any]:
    record: dict[str, Any] = msgspec.to_builtins(line)
    words = {"speakers": " ".join(line.speakers), "denied_by": " ".join(line.denied_by)}
    return (
        record
        | words
        | {"agreement": standing.agreement, "as_of": standing.as_of.isoformat(), "phase": standing.phase.value}
    )


def print_standings(ledger: Ledger, agreement: str | None, as_of: datetime | None) -> int:
    """Print standings as tables.

    Returns:
        How many there are.
    """
    shown = 0
    for one, standing in standings(ledger, as_of):
        if agreement in {None, one.id}:
            shown += 1
            _print_standing(one, standing)
    if not shown and agreement is None:
        console().print("No registered agreement is concerned by the reports of this ledger.")
    return shown


def _print_standing(agreement: Agreement, standing: Standing) -> None:
    out = console()
    title = f"{agreement.name['en']} · {agreement.id}\n{isolated(agreement.name['ar'])}\n"
    title += f"as of {standing.as_of:%Y-%m-%d %H:%M %Z}: {standing.note}\n{_covered(standing.coverage)}"
    columns = (
        "provision",
        "party",
        "standing",
        "alleged",
        "corrob.",
        "verified",
        "disputed",
        "on the word of",
        "denied by",
        "days",
    )
    out.print(table(title, columns, (_line_row(line) for line in standing.lines)))
    out.print()


def _covered(coverage: Coverage) -> str:
    if not coverage.reports:
        return "no report from its window: nothing is known"
    sources = ", ".join(isolated(source) for source in coverage.sources) or "unnamed"
    return (
        f"{coverage.reports} reports on {coverage.days_covered} of {coverage.days} days; what happened on the others is not known"
        f"\nsources: {sources}; on the word of: {', '.join(coverage.speakers) or 'the outlets alone'}"
    )


def _line_row(line: StandingLine) -> Sequence[str]:
    counts = [str(n or "") for n in (line.alleged, line.corroborated, line.verified, line.disputed)]
    days = "" if line.first is None else str(line.first) if line.first == line.last else f"{line.first} – {line.last}"
    if line.due is not None:
        days = f"due {line.due:%Y-%m-%d} {days}".strip()
    speakers, denied = " ".join(line.speakers), " ".join(line.denied_by)
    return f"{line.provision} ({line.kind})", line.party, line.value.value, *counts, speakers, denied, days


def list_agreements(as_of: datetime | None, *, form: str) -> int:
    """Print the register."""
    found = load_agreements()
    if as_of is not None:
        found = tuple(terms_as_of(agreement, as_of) for agreement in found if agreement.signed.time <= as_of)
    if form == "json":
        print_json([msgspec.to_builtins(agreement) for agreement in found])
        return 0
    records = [_agreement_record(agreement, as_of) for agreement in found]
    if form == "csv":
        print_csv(_AGREEMENT_FIELDS, records)
        return 0
    columns = ("id", "agreement", "form", "in force from", "until", "parties")
    rows = [
        (r["id"], f"{r['name']}\n{isolated(a.name['ar'])}", r["form"], r["effect"], f"{r['end']} {r['end_reason']}".strip() or "open", r["parties"])
        for a, r in zip(found, records, strict=True)
    ]  # fmt: skip
    console().print(table(f"{len(found)} agreements", columns, rows))
    return 0


def _agreement_record(agreement: Agreement, as_of: datetime | None) -> dict[str, Any]:
    return {
        "id": agreement.id,
        "name": agreement.name["en"],
        "form": agreement.form,
        "signed": agreement.signed.time.isoformat(),
        "effect": agreement.effect.time.isoformat(timespec="minutes"),
        "end": agreement.end.time.isoformat(timespec="minutes") if agreement.end else "",
        "end_reason": agreement.end_reason or "",
        "phase": phase_at(agreement, as_of).value if as_of else "",
        "parties": " ".join(agreement.parties),
        "mediators": " ".join(agreement.mediators),
    }
