"""`hudna standing`, and the standings that `hudna monitor` ends with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from hudna.engine.opening import opened
from hudna.engine.standings import standings
from hudna.ledger import Ledger
from hudna.model.agreements import Agreement
from hudna.model.compliance import Coverage, Standing, StandingLine, StandingValue
from hudna.views.cli.output import Cell, isolated, print_csv, print_json, say, show, show_table
from hudna.views.cli.words import days, some_of, word_of

_FIELDS = (
    "agreement", "as_of", "phase", "provision", "kind", "party", "value", "alleged", "corroborated", "verified", "disputed",
    "speakers", "denied_by", "first", "last", "due", "reason",
)  # fmt: skip
_COLUMNS = ("provision", "party", "standing", "on the word of", "days")
_GRADES = ("verified", "corroborated", "alleged", "disputed")
_STYLES = {
    StandingValue.KEPT: "green",
    StandingValue.FULFILLED: "green",
    StandingValue.ALLEGED_BREACH: "yellow",
    StandingValue.OVERDUE: "red",
    StandingValue.CORROBORATED_BREACH: "red",
    StandingValue.VERIFIED_BREACH: "bold red",
}
_SOURCES = 5  # named in a heading


def show_standing(
    location: str, agreement: str | None, as_of: datetime | None, known_on: datetime | None = None, *, form: str
) -> int:
    """Print the standing of an agreement, or of all that a ledger's reports concern; 2 where none is so called."""
    with opened(location, known_on) as ledger:
        found = list(standings(ledger, as_of, only=agreement))
    if agreement is not None and not found:
        say(f"hudna standing: no agreement is called {agreement!r} (`hudna agreements` lists them)")
        return 2
    if form == "json":
        print_json(msgspec.to_builtins([standing for _, standing in found]))
    elif form == "csv":
        print_csv(_FIELDS, (_record(standing, line) for _, standing in found for line in standing.lines))
    elif agreement is not None:
        for one, standing in found:
            _show_heading(one, standing)
            _show_lines(standing.lines)
            _show_reasons(one, standing)
    else:
        _show_all(found)
    return 0


def show_standings(ledger: Ledger) -> None:
    """Print what is known of every agreement that a ledger's reports concern."""
    _show_all(list(standings(ledger)))


def _record(standing: Standing, line: StandingLine) -> dict[str, Any]:
    known = {"agreement": standing.agreement, "as_of": standing.as_of.isoformat(), "phase": standing.phase.value}
    return msgspec.to_builtins(line) | known  # type: ignore[no-any-return]


def _show_all(found: Sequence[tuple[Agreement, Standing]]) -> None:
    """What is known in tables; where nothing is, so much is said in a line."""
    for agreement, standing in found:
        if standing.coverage.reports:
            _show_heading(agreement, standing)
            _show_lines(line for line in standing.lines if line.value is not StandingValue.NOT_KNOWN)
            unknown = [line for line in standing.lines if line.value is StandingValue.NOT_KNOWN]
            show(*([f"not known: {_listed(unknown)}"] if unknown else []), "")
    unread = [(agreement, standing) for agreement, standing in found if not standing.coverage.reports]
    if unread:
        show("Of these agreements nothing is known: no report from their window was read.")
        show(*(f"  {agreement.name['en']} · {agreement.id}: {standing.note}" for agreement, standing in unread), "")
    if found:
        show("One agreement in full: hudna standing ID")
    else:
        show("The reports of this ledger tell of no conflict with a registered agreement.")


def _show_heading(agreement: Agreement, standing: Standing) -> None:
    local = standing.as_of.astimezone(ZoneInfo(agreement.zone))
    show(f"{agreement.name['en']} · {agreement.id}", isolated(agreement.name["ar"]))
    show(f"As of {local:%Y-%m-%d %H:%M} ({agreement.zone}): {standing.note}.", *_covered(standing.coverage))


def _covered(coverage: Coverage) -> Sequence[str]:
    if not coverage.reports:
        return ("No report from its window was read: nothing is known.",)
    reports = "1 report" if coverage.reports == 1 else f"{coverage.reports} reports"
    unknown = "" if coverage.days_covered == coverage.days else "; what happened on the others is not known"
    return (
        f"{reports}, published on {coverage.days_covered} of {coverage.days} days{unknown}.",
        f"Sources: {some_of([isolated(source) for source in coverage.sources], _SOURCES) or 'not named'}",
        f"Heard in them: {', '.join(coverage.speakers) or 'the outlets alone'}",
    )


def _listed(lines: Sequence[StandingLine]) -> str:
    """Provisions, each with its parties: "exchange (AZE, ARM), talks (ARM)"."""
    parties: dict[str, list[str]] = {}
    for line in lines:
        parties.setdefault(line.provision, []).append(line.party)
    return ", ".join(f"{provision} ({', '.join(bound)})" for provision, bound in parties.items())


def _show_reasons(agreement: Agreement, standing: Standing) -> None:
    """Each obligation in words, and why its standing is what it is."""
    for provision in agreement.provisions:
        own = [line for line in standing.lines if line.provision == provision.id]
        asked = " (asked, not undertaken)" if provision.asked else ""
        show(
            f"{provision.id}{asked}: {provision.text['en']}",
            *(f"  {line.party}: {isolated(line.reason)}" for line in own),
        )


def _show_lines(lines: Iterable[StandingLine]) -> None:
    """A table in which parties of whom the same is told share a row."""
    rows: dict[StandingLine, list[str]] = {}
    for line in lines:
        rows.setdefault(replace(line, party=""), []).append(line.party)
    show_table(_COLUMNS, (_row(line, parties) for line, parties in rows.items()))


def _row(line: StandingLine, parties: Sequence[str]) -> tuple[str | Cell, ...]:
    breaches = ", ".join(f"{getattr(line, grade)} {grade}" for grade in _GRADES if getattr(line, grade))
    due = f"due {line.due:%Y-%m-%d}" if line.due is not None else ""
    return (
        line.provision if line.provision == line.kind else f"{line.provision} ({line.kind})",
        ", ".join(parties),
        Cell("\n".join(filter(None, (line.value.value, breaches))), _STYLES.get(line.value, "")),
        word_of(line.speakers, line.denied_by),
        "\n".join(filter(None, (due, days(line.first, line.last)))),
    )
