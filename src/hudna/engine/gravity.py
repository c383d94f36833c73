"""How grave it is that nobody judged an incident: in what order persons are asked to."""

from __future__ import annotations

from hudna.model.incidents import Figures, Grade, Incident

_CONTRADICTED, _CORROBORATED, _OTHER = 2, 1, 0


def level(incident: Incident) -> int:
    """The higher the graver: people were killed and accounts differ; it is corroborated; any other."""
    if (incident.grade is Grade.DISPUTED or incident.contradictions) and _is_deadly(incident.killed):
        return _CONTRADICTED
    return _CORROBORATED if incident.grade is Grade.CORROBORATED else _OTHER


def _is_deadly(killed: Figures | None) -> bool:
    """Whether anybody tells of anybody killed."""
    return killed is not None and any((one.count.high or one.count.low or 0) > 0 for one in killed.told)
