"""Which reports an address asks for, in lists and in searches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import Depends

from hudna.engine import filter_values
from hudna.engine.registered import register_of
from hudna.engine.source_records import source_records
from hudna.model.agreements import Agreement
from hudna.model.listing import ReportQuery
from hudna.model.sources import SourceRecord
from hudna.model.times import day_of
from hudna.views.serve.desk import BeingComputed
from hudna.views.serve.visits import BadAddress, Visit

_OFFERED = 300  # sources


@dataclass(frozen=True, slots=True)
class ReportFilters:
    """What the address asks for; an empty field asks for nothing."""

    source: str = ""
    language: str = ""
    conflict: str = ""
    since: str = ""
    until: str = ""

    @property
    def are_set(self) -> bool:
        """Whether anything is asked for."""
        return any((self.source, self.language, self.conflict, self.since, self.until))

    def query(self, visit: Visit) -> ReportQuery:
        """As the ledger is asked; nothing that was published after the instant as of which it is asked.

        Raises:
            BadAddress: something is no day.
            QueryError: something is asked for that is not known, or the days are not in their order.
        """
        since, until = _day("since", self.since), _day("until", self.until)
        filter_values.in_order(since, until)
        if visit.as_of is not None:
            until = min(day_of(visit.as_of), until or date.max)
        return ReportQuery(
            sources=_names(visit, self.source) if self.source else (),
            lang=filter_values.language_code(self.language, "language") if self.language else None,
            conflict=filter_values.conflict_id(visit.ledger, self.conflict) if self.conflict else None,
            since=since,
            until=until,
        )


Filtering = Annotated[ReportFilters, Depends()]


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen: names of sources, codes of languages, ids of conflicts."""

    sources: Sequence[str]
    languages: Sequence[str]
    conflicts: Sequence[str]


def choices(visit: Visit) -> Choices:
    """What can be chosen in the filters, as far as it is known by now."""
    records = known_records(visit)
    conflicts = {one.conflict for one in known_register(visit).values()}
    return Choices(
        [one.name for one in records[:_OFFERED] if one.name],
        sorted({language for one in records for language in one.languages}),
        sorted(conflicts),
    )


def known_records(visit: Visit) -> Sequence[SourceRecord]:
    """The sources of the ledger, those of which most was read first; none where they are still being counted."""
    try:
        return visit.ask(("sources", None), source_records).value
    except BeingComputed:
        return ()


def known_register(visit: Visit) -> Mapping[str, Agreement]:
    """The agreements by which the reports are judged, by their ids; none where they are still being looked for."""
    try:
        return {one.id: one for one in visit.ask("register", register_of).value}
    except BeingComputed:
        return {}


def _names(visit: Visit, name: str) -> tuple[str, ...]:
    """All the names that reports give a source."""
    for one in known_records(visit):
        if name == one.name or name in one.given:
            return one.given
    return (filter_values.source_name(visit.ledger, name),)


def _day(field: str, written: str) -> date | None:
    if not written:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise BadAddress(f"{field}: {written!r} is no day (such as 2020-10-10)") from error
