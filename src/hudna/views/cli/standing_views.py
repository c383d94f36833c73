"""The views of a standing: matrix, accusations, days, counts, deadlines; each as a table, and as records for JSON and CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from hudna.model.agreements import Agreement
from hudna.model.claims import Count
from hudna.model.compliance import (
    Accusation,
    BreachDays,
    Counted,
    Deadline,
    DeadlineState,
    Standing,
    StandingValue,
    Tally,
    Voice,
)
from hudna.model.compliance import (
    Cell as MatrixCell,
)
from hudna.model.incidents import NOBODY
from hudna.views.cli.output import Cell, isolated, show, show_table
from hudna.views.cli.words import days, people

COUNTS = ("alleged", "corroborated", "verified", "disputed", "unsure")
GRADES = ("verified", "corroborated", "alleged", "disputed")
STYLES = {
    StandingValue.KEPT: "green",
    StandingValue.FULFILLED: "green",
    StandingValue.ALLEGED_BREACH: "yellow",
    StandingValue.OVERDUE: "red",
    StandingValue.CORROBORATED_BREACH: "red",
    StandingValue.VERIFIED_BREACH: "bold red",
}
_DEADLINE_STYLES = {
    DeadlineState.MET: "green",
    DeadlineState.MET_LATE: "yellow",
    DeadlineState.MISSED: "red",
}
_UNKNOWN = "not known"


@dataclass(frozen=True, slots=True)
class View:
    """One way to look at a standing.

    Attributes:
        fields: names of the fields of its records, those that all views have left aside.
        records: the records of a standing.
        show: prints the standing of an agreement as tables.
    """

    fields: tuple[str, ...]
    records: Callable[[Standing], Iterable[Mapping[str, Any]]]
    show: Callable[[Agreement, Standing], None]


def counted(breaches: Tally) -> str:
    """Numbers of breaches by grade, the best first: "1 corroborated, 24 alleged (14 unsure)"."""
    words = ", ".join(f"{getattr(breaches, grade)} {grade}" for grade in GRADES if getattr(breaches, grade))
    return f"{words} ({breaches.unsure} unsure)" if breaches.unsure else words


def _show_matrix(agreement: Agreement, standing: Standing) -> None:
    bound = [row for row in standing.matrix if row.cells]
    rows: Iterable[list[str | Cell]] = (
        [provision.id, *(_matrix_cell(row.cells.get(provision.id)) for row in bound)]
        for provision in agreement.provisions
    )
    show_table(["provision", *(row.party for row in bound)], rows)


def _matrix_cell(cell: MatrixCell | None) -> Cell:
    if cell is None:
        return Cell("–")
    return Cell("\n".join(filter(None, (cell.value, counted(cell.breaches)))), STYLES.get(cell.value, ""))


def _matrix_records(standing: Standing) -> Iterator[dict[str, Any]]:
    for row in standing.matrix:
        for provision, cell in row.cells.items():
            yield {
                "party": row.party,
                "provision": provision,
                "value": cell.value.value,
                **msgspec.to_builtins(cell.breaches),
            }


def _show_accusations(agreement: Agreement, standing: Standing) -> None:
    if not standing.accusations:
        show("No single breach is told; what is counted stands below." if standing.counts else "No breach is told.")
        return
    told: dict[tuple[Voice, str | None], dict[str, Tally]] = {}
    for one in standing.accusations:
        told.setdefault((one.voice, one.accuser), {})[one.accused] = one.breaches
    accused = [party for party in (*agreement.parties, NOBODY) if any(party in own for own in told.values())]
    names = {side[0]: ", ".join(side) for side in agreement.sides}
    rows = (
        [_accuser(voice, accuser, names), *(counted(own[party]) if party in own else "–" for party in accused)]
        for (voice, accuser), own in told.items()
    )
    show_table(["breaches told by", *(f"of {party}" for party in accused)], rows)


def _accuser(voice: Voice, accuser: str | None, names: Mapping[str, str]) -> str:
    name = "an unknown home" if accuser is None else names.get(accuser, accuser)
    match voice:
        case Voice.SIDE:
            return name
        case Voice.OUTLETS:
            return f"outlets of {name}"
        case Voice.OTHER:
            return f"{name} (no party)"


def _accusation_record(one: Accusation) -> dict[str, Any]:
    known = {"voice": one.voice.value, "accuser": one.accuser, "accused": one.accused}
    return known | msgspec.to_builtins(one.breaches)  # type: ignore[no-any-return]


def _show_days(agreement: Agreement, standing: Standing) -> None:
    violations, reports = standing.violations, {one.day: one.reports for one in standing.coverage.by_day}
    if not violations.days:
        show("Its window has not opened: there are no days to tell of.")
        return
    rows = [_day(one, violations.sides, reports.get(one.first, 0)) for one in violations.days]
    if violations.undated:
        told = [violations.undated.get(side) for side in violations.sides]
        rows.append(["no day told", "", "", *("" if one is None else counted(one) for one in told)])
    names = {side[0]: ", ".join(side) for side in agreement.sides}
    accused = [f"breaches by {names.get(side, side)}" for side in violations.sides]
    show_table(["day", "in force", "reports", *accused], rows)
    for change in violations.changes:
        what = change.provision or "window"
        show(f"Changed on {change.made:%Y-%m-%d} ({what}): {isolated(change.note)}")


def _day(one: BreachDays, sides: Sequence[str], reports: int) -> list[str]:
    told = [one.breaches.get(side) for side in sides]
    return [
        days(one.first, one.last),
        hours(one.hours),
        str(reports) if one.known else "none",
        *(_told(tally, known=one.known) for tally in told),
    ]


def _told(breaches: Tally | None, *, known: bool) -> str:
    """What is told of a day; what later reports tell of a day that none could watch need not be all."""
    if breaches is None:
        return _UNKNOWN
    return (counted(breaches) or "none told") + ("" if known else f"; else {_UNKNOWN}")


def hours(number: float) -> str:
    """Hours as they are shown: "24 h", "7.5 h", "<0.1 h"."""
    if 0 < number < 0.05:
        return "<0.1 h"
    return f"{number:,.1f}".removesuffix(".0") + " h"


def _day_records(standing: Standing) -> Iterator[dict[str, Any]]:
    violations = standing.violations
    for one in violations.days:
        span = {"first": one.first.isoformat(), "last": one.last.isoformat(), "hours": round(one.hours, 2)}
        yield from _side_records(span | {"known": one.known}, one.breaches, violations.sides)
    nowhen = {"first": None, "last": None, "hours": None, "known": None}
    yield from _side_records(nowhen, violations.undated, list(violations.undated))


def _side_records(
    span: Mapping[str, Any], breaches: Mapping[str, Tally], sides: Iterable[str]
) -> Iterator[dict[str, Any]]:
    """A record a side; where nothing is known of one, its counts are empty, not zero."""
    for side in sides:
        tally = breaches.get(side)
        counts = dict.fromkeys(COUNTS) if tally is None else msgspec.to_builtins(tally)
        yield {**span, "side": side, **counts}


def _show_deadlines(_: Agreement, standing: Standing) -> None:
    if not standing.deadlines:
        show("No obligation has a deadline.")
        return
    rows = (
        (one.provision, one.party, _due(one), Cell(one.state, _DEADLINE_STYLES.get(one.state, "")), one.reason)
        for one in standing.deadlines
    )
    show_table(("deadline of", "party", "due", "state", "why"), rows)


def _show_counts(_: Agreement, standing: Standing) -> None:
    if not standing.counts:
        show("No count of violations is told.")
        return
    show_table(("violations counted by", "where", "days", "how many"), map(_count, standing.counts))
    show("Counts name no side. They are never added to breaches, nor to each other.")


def _count(one: Counted) -> list[str]:
    number = f"{'about ' * one.about}{people(Count(low=one.low, high=one.high))}"
    unsure = "" if one.sure else "\nnot surely in its window"
    return [
        one.counter or "somebody",
        ", ".join(one.places),
        (days(one.first, one.last) or f"not told, on {one.told}") + unsure,
        number,
    ]


def _due(one: Deadline) -> str:
    moved = "" if one.moved_from is None else f"\nmoved from {one.moved_from:%Y-%m-%d}"
    return f"{one.due:%Y-%m-%d %H:%M}{moved}"


VIEWS: Mapping[str, View] = {
    "matrix": View(("party", "provision", "value", *COUNTS), _matrix_records, _show_matrix),
    "accusations": View(
        ("voice", "accuser", "accused", *COUNTS),
        lambda standing: map(_accusation_record, standing.accusations),
        _show_accusations,
    ),
    "days": View(("first", "last", "hours", "known", "side", *COUNTS), _day_records, _show_days),
    "counts": View(
        ("counter", "low", "high", "about", "places", "first", "last", "told", "sure"),
        lambda standing: msgspec.to_builtins(standing.counts),
        _show_counts,
    ),
    "deadlines": View(
        ("provision", "party", "due", "state", "moved_from", "hours_left", "reason"),
        lambda standing: msgspec.to_builtins(standing.deadlines),
        _show_deadlines,
    ),
}
