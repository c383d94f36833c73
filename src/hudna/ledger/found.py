"""Findings as a query chooses them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import ColumnElement, Select, case, func, or_, select

from hudna.ledger.tables import findings
from hudna.model.incidents import ESTABLISHED, OUTLET, Grade
from hudna.model.listing import FindingQuery

_C = findings.c
_SPEAKERS = func.json_each(_C.document, "$.speakers").table_valued("value")
_SPEAKER = _SPEAKERS.c.value
_BEST = func.min(case({grade.value: place for place, grade in enumerate(ESTABLISHED)}, value=_C.grade))


def incidents_of(query: FindingQuery) -> Select[tuple[str]]:
    """The ids of the incidents of which there is such a finding."""
    found = select(_C.incident_id).where(*_conditions(query)).group_by(_C.incident_id)
    if query.grades:
        found = found.having(_BEST.in_([ESTABLISHED.index(grade) for grade in query.grades]))
    return found.having(func.max(func.json_extract(_C.document, "$.sure")) == 0) if query.unsure else found


def _conditions(query: FindingQuery) -> Iterator[ColumnElement[bool]]:
    yield _C.agreement == query.agreement
    yield _C.effect == query.effect.value
    yield _C.grade != Grade.REFUTED.value
    yield _had_happened(query.by)
    if query.provision is not None:
        yield _C.provision == query.provision
    if query.parties:
        yield _C.party.in_(query.parties)
    if query.speakers is not None:
        yield _on_the_word_of(_SPEAKER.in_(query.speakers))
    if query.outlets_but is not None:
        yield _on_the_word_of(_SPEAKER.startswith(OUTLET, autoescape=True) & _SPEAKER.not_in(query.outlets_but))
    if query.since is not None or query.until is not None:
        yield _C.day.between(query.since or date.min, query.until or date.max)
    if query.undated:
        yield _C.day.is_(None)


def _on_the_word_of(speaker: ColumnElement[bool]) -> ColumnElement[bool]:
    return select(_SPEAKER).select_from(_SPEAKERS).where(speaker).correlate(findings).exists()


def _had_happened(day: date) -> ColumnElement[bool]:
    """That it had happened by a day or, where no day of it is told, had been told."""
    told = func.json_extract(_C.document, "$.told")
    return or_(_C.day <= day, _C.day.is_(None) & or_(told.is_(None), told <= day.isoformat()))
