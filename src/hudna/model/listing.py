"""Lists of what a ledger holds: what is asked for, and the pages in which it is given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from hudna.model.claims import Status
from hudna.model.compliance import Effect
from hudna.model.coverage import Telling
from hudna.model.events import EventType
from hudna.model.incidents import Grade, Incident
from hudna.model.judgements import Judgement
from hudna.model.reports import Report

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingQuery:
    """Which findings are asked for: those to which all that is given applies.

    Attributes:
        agreement: id of what is breached or fulfilled.
        effect: which of the two.
        provision: id of the provision.
        parties: ids of those who do it, any of these; empty for any.
        speakers: on whose word, any of these; None for anybody's.
        outlets_but: on the word of an outlet that speaks for itself and is none of these speakers; None for anybody's.
        grades: the best grade of such findings of an incident, any of these; empty for any.
        since, until: days between which, both included, it is found to have happened; either leaves out those of no told day.
        undated: only those of no told day.
        unsure: only where no such finding of the incident is sure.
        by: the day by which it had happened or, where no day is told, had been told.
    """

    agreement: str
    effect: Effect
    provision: str | None = None
    parties: tuple[str, ...] = ()
    speakers: tuple[str, ...] | None = None
    outlets_but: tuple[str, ...] | None = None
    grades: tuple[Grade, ...] = ()
    since: date | None = None
    until: date | None = None
    undated: bool = False
    unsure: bool = False
    by: date


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentQuery:
    """Which incidents are asked for: those to which all that is given applies.

    Attributes:
        agreement: id of an agreement which its claims concern, or under which it is a finding.
        party: id of a side that does or suffers it; `NOBODY` for those whose doer is not named.
        country: code of the country where it happened.
        type: what happened.
        grades: how far it is established, any of these; empty for any.
        since, until: days between which, both included, it may have happened; either leaves out those of an unknown day.
        by: the day by which it had begun or, where no day is told, had been told; one that no day is told of at all counts.
        finding: only those of which there is such a finding.
    """

    agreement: str | None = None
    party: str | None = None
    country: str | None = None
    type: EventType | None = None
    grades: tuple[Grade, ...] = ()
    since: date | None = None
    until: date | None = None
    by: date | None = None
    finding: FindingQuery | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportQuery:
    """Which reports are asked for: those to which all that is given applies.

    Attributes:
        sources: names of sources as the reports give them, any of these; empty for any.
        lang: code of the language.
        conflict: id of a conflict that a report tells of.
        since, until: days between which, both included, it was published; either leaves out those of an unknown day.
    """

    sources: tuple[str, ...] = ()
    lang: str | None = None
    conflict: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimQuery:
    """Which claims are asked for: those to which all that is given applies.

    Attributes:
        type: what is told to happen.
        status: whether it is told as actual, denied, future, possible or demanded.
    """

    type: EventType | None = None
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some of what was asked for, in its order.

    Attributes:
        items: what stands on this page.
        next: what to give as `after` for the page that follows; None where this is the last. It means nothing else, and
            only to the same query.
    """

    items: tuple[T, ...]
    next: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldReport:
    """A report that tells of a conflict.

    Attributes:
        published: its day of publication, or None.
        source: who published it, as it gives it.
        lang: code of its language.
        telling: what it tells of the conflict.
    """

    published: date | None
    source: str | None
    lang: str | None
    telling: Telling


@dataclass(frozen=True, slots=True)
class SourceCount:
    """What there is of a source in one language.

    Attributes:
        source: its name as its reports give it, or None.
        lang: code of the language, or None.
        reports, claims: how many.
        first, last: first and last day of publication; None where no day is known.
    """

    source: str | None
    lang: str | None
    reports: int
    claims: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence of a report in which words stand that were searched for.

    Attributes:
        start, end: its place in the report's text.
        words: start and end, in the report's text, of each word of it that was searched for; in order, apart from each other.
    """

    start: int
    end: int
    words: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A report that was found.

    Attributes:
        report: which.
        passages: the sentences of its text that hold most of what was searched for, in their order; empty where only its
            title does.
    """

    report: Report
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCount:
    """How many incidents of one day are found to breach an agreement, by their grade.

    Attributes:
        day: the day on which they may have begun.
        alleged, corroborated, verified, disputed: how many.
    """

    day: date
    alleged: int = 0
    corroborated: int = 0
    verified: int = 0
    disputed: int = 0

    @property
    def total(self) -> int:
        """Of all grades."""
        return self.alleged + self.corroborated + self.verified + self.disputed


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsigned:
    """A verdict that awaits the signature of a second person.

    Attributes:
        judgement: the verdict.
        incident: what it is about, as it is now; None where no claim of it is left.
    """

    judgement: Judgement
    incident: Incident | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """Two incidents that may be one: claims of both are more likely than not to tell the same, but were not put together.

    Attributes:
        one, other: the incidents.
    """

    one: Incident
    other: Incident
