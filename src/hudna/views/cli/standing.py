"""`hudna standing`, and the standings that `hudna monitor` ends with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from hudna.engine.first_known import agreement_since
from hudna.engine.opening import opened
from hudna.engine.standings import standings
from hudna.ledger import Ledger
from hudna.model.agreements import Agreement, Phase
from hudna.model.compliance import Standing, StandingLine, StandingValue
from hudna.model.counting import counted
from hudna.model.coverage import Coverage, Origin
from hudna.views.cli.output import Cell, isolated, print_csv, print_json, say, show, show_table
from hudna.views.cli.standing_views import GRADES, STYLES, VIEWS, View, hours
from hudna.views.cli.times import Times
from hudna.views.cli.words import days, some_of, word_of

_FIELDS = (
    "agreement", "as_of", "phase", "provision", "kind", "party", "value", "unknown", "alleged", "corroborated", "verified", "disputed",
    "unattributed", "speakers", "denied_by", "first", "last", "due", "hours", "reason",
)  # fmt: skip
_COLUMNS = ("provision", "party", "standing", "on the word of", "days")
_SOURCES = 5  # named in a heading
_HEAD = ("agreement", "as_of", "phase")


def show_standing(location: str, agreement: str | None, times: Times, *, form: str, view: str | None) -> int:
    """Print the standing of an agreement, or of all that a ledger's reports concern; 2 where none is so called.

    With a view, only that.
    """
    with opened(location, times.known_on) as ledger:
        found = list(standings(ledger, times.as_of, only=agreement))
    if agreement is not None and not found:
        say(f"hudna standing: {_not_found(location, agreement, times)}")
        return 2
    if view is not None:
        _show_view(VIEWS[view], found, form=form)
    elif form == "json":
        print_json(msgspec.to_builtins([standing for _, standing in found]))
    elif form == "csv":
        print_csv(_FIELDS, (_record(standing, line) for _, standing in found for line in standing.lines))
    elif agreement is not None:
        for one, standing in found:
            _show_in_full(one, standing)
    else:
        _show_all(found)
    return 0


def _not_found(location: str, agreement: str, times: Times) -> str:
    """Why an agreement is not there: nobody is called so, or it was not known yet."""
    if times.known_on is not None:
        with opened(location) as ledger:
            since = agreement_since(ledger, agreement)
        if since is not None:
            return f"{location} knew nothing of {agreement!r} then; it has known of it since {since:%Y-%m-%d %H:%M} UTC"
    return f"no agreement is called {agreement!r} (`hudna agreements` lists them)"


def _show_view(view: View, found: Sequence[tuple[Agreement, Standing]], *, form: str) -> None:
    """One view of every standing: tables under their headings, or records of all in one list."""
    records = [{**_head(standing), **record} for _, standing in found for record in view.records(standing)]
    if form == "json":
        print_json(records)
    elif form == "csv":
        print_csv((*_HEAD, *view.fields), records)
    else:
        for agreement, standing in found:
            _show_heading(agreement, standing)
            view.show(agreement, standing)


def _show_in_full(agreement: Agreement, standing: Standing) -> None:
    _show_heading(agreement, standing)
    show(_time_under(standing))
    for view in VIEWS.values():
        view.show(agreement, standing)
    _show_lines(standing.lines)
    _show_reasons(agreement, standing)


def show_standings(ledger: Ledger) -> None:
    """Print what is known of every agreement that a ledger's reports concern."""
    _show_all(list(standings(ledger)))


def _record(standing: Standing, line: StandingLine) -> dict[str, Any]:
    return msgspec.to_builtins(line) | _head(standing)  # type: ignore[no-any-return]


def _head(standing: Standing) -> dict[str, Any]:
    """What every record of a standing begins with."""
    return {"agreement": standing.agreement, "as_of": standing.as_of.isoformat(), "phase": standing.phase.value}


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
    show(*(f"• {isolated(caution)}" for caution in standing.cautions))


def _covered(coverage: Coverage) -> Sequence[str]:
    if not coverage.reports:
        return ("No report from its window was read: nothing is known.",)
    reports, days = counted(coverage.reports, "report"), counted(coverage.days, "day")
    return (
        f"{reports} on {coverage.days_covered} of {days}: {', '.join(map(_origin, coverage.origins))}.",
        f"Sources: {some_of([isolated(source) for source in coverage.sources], _SOURCES) or 'not named'}",
        f"Heard in them: {', '.join(coverage.speakers) or 'the outlets alone'}",
    )


def _origin(origin: Origin) -> str:
    """Whose reports, and on which side: "54 from SAU (side of COALITION)"."""
    side = "" if origin.side in {None, origin.home} else f" (side of {origin.side})"
    return f"{origin.reports} from {origin.home or 'sources of no known home'}{side}"


def _time_under(standing: Standing) -> str:
    """Hours in force, and days since the last breach told."""
    spent = standing.elapsed
    assumed = "" if spent.zone_given else " (its text names no time zone: local time is assumed)"
    words = f"In force for {hours(spent.hours_in_force)}{assumed}."
    if spent.last_breach is None:
        return f"{words} No breach with a day is told: for how long there was none is not known."
    since = counted(spent.days_since_breach or 0, "day")
    then = "its end" if standing.phase is Phase.ENDED else "this instant"
    unknown = f", {spent.days_unknown_since} of them not known" if spent.days_unknown_since else ""
    return f"{words} Last breach told of {spent.last_breach}, {since} before {then}{unknown}."


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
    breaches = ", ".join(f"{getattr(line, grade)} {grade}" for grade in GRADES if getattr(line, grade))
    due = f"due {line.due:%Y-%m-%d}" if line.due is not None else ""
    return (
        line.provision if line.provision == line.kind else f"{line.provision} ({line.kind})",
        ", ".join(parties),
        Cell("\n".join(filter(None, (line.value.value, breaches))), STYLES.get(line.value, "")),
        word_of(line.speakers, line.denied_by),
        "\n".join(filter(None, (due, days(line.first, line.last)))),
    )
