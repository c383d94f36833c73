"""Which claims stand together, and which incidents they tell: written anew only where it is not as before.

A new report adds a claim to a component of perhaps hundreds; most of the incidents there stay as they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update

from hudna.ledger.reads import batches
from hudna.ledger.tables import alike, claims, incidents

Groups = Mapping[str, Sequence[Sequence[str]]]
"""By the id of each component, its groups of claims."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a claim stands: its component, and the incident that it tells."""

    component: str | None = None
    incident: str | None = None


_CLAIMS = select(claims.c.id, claims.c.component, claims.c.incident_id)
_INCIDENTS = select(incidents.c.id, incidents.c.component)
_OF_OLD = select(incidents.c.id).where(incidents.c.component == bindparam("old"))
_FORGET_ALIKE = delete(alike).where(alike.c.one.in_(_OF_OLD))
_DROP = delete(incidents).where(incidents.c.id == bindparam("gone"))
_MOVE = update(incidents).where(incidents.c.id == bindparam("moved")).values(component=bindparam("into"))
_PUT = (
    update(claims)
    .where(claims.c.id == bindparam("claim"))
    .values(component=bindparam("into"), incident_id=bindparam("tells"))
)


def regroup(
    connection: Connection, components: Groups, replaced: Collection[str], unchanged: Collection[str]
) -> dict[tuple[str, ...], str]:
    """Note which claims are grouped with which, in place of what was noted of some components; see `Transaction.put_components`."""
    before, stood = _standing(connection, replaced)
    every = [(component, tuple(group)) for component, groups in components.items() for group in groups]
    stays = _staying([group for _, group in every], before, frozenset(unchanged))
    if stood:
        connection.execute(_FORGET_ALIKE, [{"old": one} for one in sorted(replaced)])
    home = {stays[group]: component for component, group in every if group in stays}
    _each(connection, _DROP, ({"gone": one} for one in sorted(stood.keys() - home.keys())))
    moved = (one for one in sorted(home) if stood[one] != home[one])
    _each(connection, _MOVE, ({"moved": one, "into": home[one]} for one in moved))
    now: dict[str, _Place] = {}
    for component, group in every:  # one truce may be told by thousands of claims
        now.update(dict.fromkeys(group, _Place(component, stays.get(group))))
    placed = ((claim, now.get(claim, _Place())) for claim in sorted({*before, *now}))
    changed = (one for one in placed if one[1] != before.get(one[0], _Place()))
    _each(connection, _PUT, ({"claim": claim, "into": at.component, "tells": at.incident} for claim, at in changed))
    return stays


def _standing(connection: Connection, components: Collection[str]) -> tuple[dict[str, _Place], dict[str, str]]:
    """The claims of components and where they stand, and their incidents, each with its component."""
    before: dict[str, _Place] = {}
    stood: dict[str, str] = {}
    for some in batches(components):
        rows = connection.execute(_CLAIMS.where(claims.c.component.in_(some)))
        before.update((claim, _Place(component, incident)) for claim, component, incident in rows)
        stood.update((one, key) for one, key in connection.execute(_INCIDENTS.where(incidents.c.component.in_(some))))
    return before, stood


def _staying(
    groups: Collection[tuple[str, ...]], before: Mapping[str, _Place], unchanged: Collection[str]
) -> dict[tuple[str, ...], str]:
    """By the claims that tell them, the incidents that are told by the same claims as before."""
    told_by: defaultdict[str, set[str]] = defaultdict(set)
    for claim, at in before.items():
        if at.incident is not None and at.component in unchanged:
            told_by[at.incident].add(claim)
    group_of = {frozenset(group): group for group in groups}
    found = ((group_of.get(frozenset(told)), incident) for incident, told in told_by.items())
    return {group: incident for group, incident in found if group is not None}


def _each(connection: Connection, statement: Any, rows: Iterable[dict[str, str | None]]) -> None:
    every = list(rows)
    if every:
        connection.execute(statement, every)
