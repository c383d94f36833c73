"""Lists of what a ledger holds, page by page, newest first.

A page begins behind the last row of the page before, wherever that stands by now: what is added or removed meanwhile neither
repeats nor hides any other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select, tuple_

from hudna.ledger import cursors, found, positions, sought
from hudna.ledger.codec import from_document
from hudna.ledger.reads import batches
from hudna.ledger.tables import alike, claims, findings, incident_marks, incidents, judgements, reports, tellings
from hudna.ledger.versions import Versions
from hudna.model.compliance import Effect
from hudna.model.coverage import Telling
from hudna.model.incidents import FiledClaim, Grade, Incident
from hudna.model.judgements import Judgement, JudgementKind
from hudna.model.listing import ClaimQuery, IncidentQuery, Page, ReportQuery, SourceCount, ToldReport
from hudna.model.reports import Report

_MANY = 20_000  # rows: which of two filters leaves fewer is asked only so far
_TO_SIGN = (JudgementKind.VERIFY.value, JudgementKind.REFUTE.value)


class Lists(Versions):
    """Lists of what a ledger holds, beside the questions that can be put to it.

    Every method that takes `after` (the `next` of the page before, or None) and `limit` (how many at most) raises
    `QueryError` where `after` is none that such a page gave.
    """

    def incident_page(self, query: IncidentQuery, after: str | None = None, limit: int = 50) -> Page[Incident]:
        """Incidents by their last day, first day and id, the newest first, those of an unknown day last."""
        columns, conditions = self._asked(query)
        key = columns.position, columns.id
        before = cursors.read(after, int, str)
        chosen = select(*key).where(*conditions)
        # Each grade is read in its own order: of several at once, all rows would have to be sorted.
        of_grade = [chosen.where(columns.grade == one.value) for one in dict.fromkeys(query.grades)] or [chosen]
        rows = [row for one in of_grade for row in self._newest(one, key, before, limit)]
        return self._incidents(sorted(rows, key=tuple, reverse=True)[: limit + 1], limit)

    def incident_count(self, query: IncidentQuery) -> int:
        """How many incidents are asked for."""
        columns, conditions = self._asked(query)
        if query.grades:
            conditions.append(columns.grade.in_([grade.value for grade in query.grades]))
        with self._connection() as connection:
            return connection.execute(select(func.count(columns.id)).where(*conditions)).scalar_one()

    def report_page(self, query: ReportQuery, after: str | None = None, limit: int = 50) -> Page[Report]:
        """Reports by day of publication and, within it, as they came, the newest first, those of an unknown day last."""
        columns = reports.c if query.conflict is None else tellings.c
        conditions = list(_of_reports(columns, query))
        key = (columns.position,)
        rows = self._newest(select(*key).where(*conditions), key, cursors.read(after, int), limit)
        return self._reports_at(rows, limit)

    def search(
        self, terms: Sequence[sought.Term], query: ReportQuery, after: str | None = None, limit: int = 50
    ) -> Page[Report]:
        """The reports in which all of some terms stand, in the order of `report_page`; none where there is no term."""
        before = cursors.read(after, int)
        if not terms:
            return Page(())
        place = sought.table.c.rowid
        found = select(place).where(sought.holds(terms))
        columns = reports.c if query.conflict is None else tellings.c
        if query.conflict is not None or query.sources or query.lang is not None:
            found = found.join(columns.position.table, columns.position == place)
        for condition in _of_reports(columns, query, place):
            found = found.where(condition)
        return self._reports_at(self._newest(found, (place,), before, limit), limit)

    def claim_page(self, query: ClaimQuery, after: str | None = None, limit: int = 50) -> Page[FiledClaim]:
        """Claims in the order of `report_page`; those of one report from its end."""
        conditions: list[ColumnElement[bool]] = []
        if query.type is not None:
            conditions.append(claims.c.type == query.type.value)
        if query.status is not None:
            conditions.append(claims.c.status == query.status.value)
        key = claims.c.position, claims.c.number
        chosen = select(*key, claims.c.document).where(*conditions)
        rows = self._newest(chosen, key, cursors.read(after, int, int), limit)
        found = tuple(self._decoded(document, FiledClaim) for _, _, document in rows[:limit])
        return Page(found, _next([row[:2] for row in rows], limit))

    def awaiting_verdict(self, after: str | None = None, limit: int = 50) -> Page[Incident]:
        """Incidents that await a verdict, the gravest first, of these the newest; see `Transaction.put_findings`."""
        key = incidents.c.awaits, incidents.c.id
        query = select(*key).where(incidents.c.awaits.is_not(None))
        rows = self._newest(query, key, cursors.read(after, int, str), limit)
        return self._incidents(rows, limit)

    def awaiting_signature(self) -> list[Judgement]:
        """Verdicts that await the signature of a second person, in the order in which they were given."""
        query = select(judgements.c.document).where(judgements.c.kind.in_(_TO_SIGN)).order_by(judgements.c.sequence)
        return [one for one in self._objects(query, Judgement) if one.signed is None and one.withdrawn is None]

    def alike(self, after: str | None = None, limit: int = 50) -> Page[tuple[Incident, Incident]]:
        """Incidents that may be one, the newest first; see `Transaction.put_incidents`."""
        key = alike.c.position, alike.c.one, alike.c.other
        rows = self._newest(select(*key), key, cursors.read(after, int, str, str), limit)
        shown = rows[:limit]
        found = self._incidents_named({identity for _, *pair in shown for identity in pair})
        return Page(tuple((found[one], found[other]) for _, one, other in shown), _next(rows, limit))

    def claim_counts(self, report_ids: Collection[str]) -> dict[str, int]:
        """How many claims reports tell, by their ids; one that tells none is left out."""
        found: dict[str, int] = {}
        counted = select(claims.c.report_id, func.count()).group_by(claims.c.report_id)
        with self._connection() as connection:
            for some in batches(report_ids):
                rows = connection.execute(counted.where(claims.c.report_id.in_(some)))
                found.update((report_id, times) for report_id, times in rows)
        return found

    def claim_places(self, report_id: str) -> list[tuple[int, int]]:
        """Of each claim of a report its number and the place in the text where its trigger begins, in the order of the places."""
        place = func.json_extract(claims.c.document, "$.claim.trigger.start")
        query = select(claims.c.number, place).where(claims.c.report_id == report_id).order_by(place, claims.c.number)
        with self._connection() as connection:
            return [(number, start) for number, start in connection.execute(query)]

    def claims_numbered(self, report_id: str, numbers: Collection[int]) -> dict[int, FiledClaim]:
        """Some claims of a report by their numbers."""
        query = select(claims.c.number, claims.c.document).where(claims.c.report_id == report_id)
        with self._connection() as connection:
            rows = connection.execute(query.where(claims.c.number.in_(numbers)).order_by(claims.c.number)).all()
        return {number: self._decoded(document, FiledClaim) for number, document in rows}

    def grades_of(self, claim_ids: Collection[str]) -> dict[str, tuple[str, Grade]]:
        """The id and the grade of the incidents that claims tell, by the claims' ids; one that tells none is left out."""
        grade = func.json_extract(incidents.c.document, "$.grade")
        query = select(claims.c.id, incidents.c.id, grade).join(incidents, claims.c.incident_id == incidents.c.id)
        found: dict[str, tuple[str, Grade]] = {}
        with self._connection() as connection:
            for some in batches(claim_ids):
                for claim_id, incident_id, graded in connection.execute(query.where(claims.c.id.in_(some))):
                    found[claim_id] = incident_id, Grade(graded)
        return found

    def alike_to(self, incident_id: str, limit: int) -> list[Incident]:
        """Incidents that may be one with this, and that nobody judged to be another, the newest first."""
        after = select(alike.c.other).where(alike.c.one == incident_id)
        others = after.union_all(select(alike.c.one).where(alike.c.other == incident_id))
        query = select(incidents.c.document).where(incidents.c.id.in_(others))
        return list(self._objects(query.order_by(incidents.c.position.desc(), incidents.c.id).limit(limit), Incident))

    def contradicted(self, least_killed: int) -> Iterator[Incident]:
        """Incidents of which accounts contradict each other, and in which by one of them so many were killed at least."""
        query = select(incidents.c.document).where(incidents.c.contradicted >= least_killed)
        return self._objects(query.order_by(incidents.c.position, incidents.c.id), Incident)

    def breaches(self, agreement: str, since: date, until: date) -> Iterator[tuple[str, date, Grade]]:
        """Of each finding of a breach between two days, both included: the incident, the day and the grade."""
        columns = findings.c
        query = select(columns.incident_id, columns.day, columns.grade).where(
            columns.agreement == agreement, columns.effect == Effect.BREACH.value, columns.day.between(since, until)
        )
        with self._connection() as connection:
            for incident, day, grade in connection.execute(query):
                yield incident, day, Grade(grade)

    def told(self, conflict: str) -> Iterator[ToldReport]:
        """What each report tells of a conflict, by day of publication, those of an unknown day first."""
        columns = tellings.c
        query = select(columns.published, columns.source, columns.lang, columns.document)
        known: dict[str, Telling] = {}  # few of them differ
        with self._connection() as connection:
            rows = connection.execute(query.where(columns.conflict == conflict).order_by(columns.position))
            for published, source, lang, document in rows:
                telling = known.get(document)
                if telling is None:
                    telling = known[document] = from_document(document, Telling)
                yield ToldReport(published=published, source=source, lang=lang, telling=telling)

    def conflicts(self) -> set[str]:
        """The conflicts of which any report tells."""
        with self._connection() as connection:
            return set(connection.execute(select(tellings.c.conflict).distinct()).scalars())

    def days_told(self) -> dict[str, Counter[date]]:
        """By conflict, how many reports that tell of it were published on each day."""
        day = tellings.c.published
        query = (
            select(tellings.c.conflict, day, func.count()).where(day.is_not(None)).group_by(tellings.c.conflict, day)
        )
        found: defaultdict[str, Counter[date]] = defaultdict(Counter)
        with self._connection() as connection:
            for conflict, published, many in connection.execute(query):
                found[conflict][published] = many
        return dict(found)

    def days_published(self) -> dict[str | None, set[date]]:
        """By source, the days on which reports of it were published."""
        query = select(reports.c.source, reports.c.published).where(reports.c.published.is_not(None)).distinct()
        found: defaultdict[str | None, set[date]] = defaultdict(set)
        with self._connection() as connection:
            for source, published in connection.execute(query):
                found[source].add(published)
        return dict(found)

    def source_counts(self, until: date | None = None) -> list[SourceCount]:
        """What there is of each source in each language.

        Args:
            until: leaves out what was published on later days; a report of an unknown day counts.
        """
        columns = reports.c
        query = select(
            columns.source,
            columns.lang,
            func.count(),
            func.sum(columns.claims),
            func.min(columns.published),
            func.max(columns.published),
        ).group_by(columns.source, columns.lang)
        if until is not None:
            query = query.where(columns.published.is_(None) | (columns.published <= until))
        with self._connection() as connection:
            return [SourceCount(*row) for row in connection.execute(query)]

    def _asked(self, query: IncidentQuery) -> tuple[Any, list[ColumnElement[bool]]]:
        """Where to look for incidents, by which columns, and on which conditions; grades aside."""
        columns, conditions = self._chosen(query)
        conditions += positions.within(columns.position, query.since, query.until)
        if query.by is not None:
            conditions.append(_had_begun(columns, query.by))
        if query.finding is not None:
            conditions.append(columns.id.in_(found.incidents_of(query.finding)))
        return columns, conditions

    def _chosen(self, query: IncidentQuery) -> tuple[Any, list[ColumnElement[bool]]]:
        """Where to look for incidents, by which columns, and on which conditions; days and grades aside."""
        marks = [
            f"{kind}:{value}"
            for kind, value in (("agreement", query.agreement), ("party", query.party), ("country", query.country))
            if value is not None
        ]
        columns: Any = incidents.c
        conditions: list[ColumnElement[bool]] = []
        if marks:
            columns = incident_marks.c
            first, *others = sorted(marks, key=self._marked) if len(marks) > 1 else marks
            conditions.append(columns.mark == first)
            conditions += (_has_too(other) for other in others)
        if query.type is not None:
            conditions.append(columns.type == query.type.value)
        return columns, conditions

    def _marked(self, mark: str) -> int:
        """How many incidents have a mark, as far as that matters."""
        some = select(incident_marks.c.id).where(incident_marks.c.mark == mark).limit(_MANY).subquery()
        with self._connection() as connection:
            return connection.execute(select(func.count()).select_from(some)).scalar_one()

    def _newest(
        self, query: Select[Any], key: tuple[Any, ...], before: tuple[Any, ...] | None, limit: int
    ) -> Sequence[Sequence[Any]]:
        """One row more than wanted, from behind a key on, to tell whether there are more."""
        if before is not None:
            query = query.where(tuple_(*key) < before if len(key) > 1 else key[0] < before[0])
        with self._connection() as connection:
            return connection.execute(query.order_by(*(one.desc() for one in key)).limit(limit + 1)).all()

    def _incidents(self, rows: Sequence[Sequence[Any]], limit: int) -> Page[Incident]:
        names = [row[1] for row in rows[:limit]]
        found = self._incidents_named(names)
        return Page(tuple(found[name] for name in names), _next(rows, limit))

    def _incidents_named(self, names: Collection[str]) -> dict[str, Incident]:
        query = select(incidents.c.document).where(incidents.c.id.in_(names))
        return {one.id: one for one in self._objects(query, Incident)}

    def _reports_at(self, rows: Sequence[Sequence[Any]], limit: int) -> Page[Report]:
        place = reports.c.position
        query = select(reports.c.document).where(place.in_([row[0] for row in rows[:limit]])).order_by(place.desc())
        return Page(tuple(self._objects(query, Report)), _next(rows, limit))


def _of_reports(columns: Any, query: ReportQuery, place: Any = None) -> Iterator[ColumnElement[bool]]:
    """The conditions of a query on the columns of reports or of tellings; `place`: a column with the position."""
    if query.conflict is not None:
        yield columns.conflict == query.conflict
    if query.sources:
        yield columns.source.in_(query.sources)
    if query.lang is not None:
        yield columns.lang == query.lang
    yield from positions.published(columns.position if place is None else place, query.since, query.until)


def _has_too(mark: str) -> ColumnElement[bool]:
    """That an incident of one mark has another."""
    other = incident_marks.alias()
    mine = incident_marks.c
    same = (other.c.mark == mark) & (other.c.position == mine.position) & (other.c.id == mine.id)
    return select(other.c.id).where(same).correlate(incident_marks).exists()


def _had_begun(columns: Any, day: date) -> ColumnElement[bool]:
    """That an incident had begun by a day or, where no day of it is told, had been told."""
    own = incidents.alias()
    told = func.json_extract(own.c.document, "$.told")
    had_been_told = (
        select(own.c.id).where(own.c.id == columns.id, or_(told.is_(None), told <= day.isoformat())).exists()
    )
    return or_(positions.begun(columns.position, day), (columns.position == positions.UNKNOWN) & had_been_told)


def _next(rows: Sequence[Sequence[Any]], limit: int) -> str | None:
    return cursors.written(rows[limit - 1]) if len(rows) > limit else None
