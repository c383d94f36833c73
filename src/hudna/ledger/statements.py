"""What is written and asked for every report that is added: statements made once, so that they need not be compiled anew."""

from __future__ import annotations

from sqlalchemy import Integer, String, bindparam, delete, func, insert, select, true, update

from hudna.ledger import positions, sqlite
from hudna.ledger.tables import (
    alike,
    claims,
    entries,
    facets,
    findings,
    incident_marks,
    incidents,
    judged,
    kept_sketches,
    meta,
    reports,
    tellings,
)

INSERTIONS = {table: sqlite.insertion(table) for table in (entries, claims, facets, judged, incidents, incident_marks)}

INSERT_TELLINGS = insert(tellings)
INSERT_FINDINGS = insert(findings)
MOVE_HEAD = update(meta).values(head_sequence=bindparam("sequence"), head_hash=bindparam("hash"))
INSERT_REPORT = insert(reports)
REPORT = select(
    reports.c.id,
    reports.c.sha256,
    reports.c.number,
    reports.c.position,
    reports.c.published,
    reports.c.source,
    reports.c.lang,
    reports.c.claims,
).where(reports.c.id == bindparam("of"))
LAST_NUMBER = select(func.max(reports.c.number))
COUNT_CLAIMS = update(reports).where(reports.c.id == bindparam("of")).values(claims=bindparam("told"))
COMPONENTS = select(claims.c.component).where(claims.c.report_id == bindparam("of"))
DROP_CLAIMS = delete(claims).where(claims.c.report_id == bindparam("of"))
DROP_TELLINGS = delete(tellings).where(tellings.c.report_id == bindparam("of"))
KEEP_SKETCH = insert(kept_sketches).prefix_with("OR IGNORE").values(number=bindparam("of"), sketch=bindparam("made"))
AWAITS = (
    update(incidents)
    .where(incidents.c.id == bindparam("of_incident"))
    .values(awaits=positions.awaiting(bindparam("level", type_=Integer), incidents.c.position))
)
MARK_FOUND = (
    insert(incident_marks)
    .prefix_with("OR IGNORE")
    .from_select(
        ["mark", "position", "id", "type", "grade", "found"],
        select(
            bindparam("named", type_=String),
            incidents.c.position,
            incidents.c.id,
            incidents.c.type,
            incidents.c.grade,
            true(),
        ).where(incidents.c.id == bindparam("of")),
    )
)
_one, _other = incidents.alias(), incidents.alias()
INSERT_ALIKE = insert(alike).from_select(
    ["position", "one", "other"],
    select(func.max(_one.c.position, _other.c.position), _one.c.id, _other.c.id)
    .select_from(_one.join(_other, _other.c.id == bindparam("second")))
    .where(_one.c.id == bindparam("first")),
)
