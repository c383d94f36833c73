"""What a page about an incident says of how far it is established agrees with its grade."""

from __future__ import annotations

import pytest

from hudna.model.incidents import Grade, Incident
from hudna.views.web.incidents.dossier import Dossier
from tests.tellings import filed, incident


def _dossier(told: Incident) -> Dossier:
    return Dossier(
        incident=told,
        anchor="",
        claims={},
        withdrawn=frozenset(),
        judgements=(),
        answers=(),
        findings=(),
        similar=(),
        version="",
        head=0,
    )


@pytest.mark.parametrize(
    ("act", "grade", "monitors"),
    [("states", Grade.CORROBORATED, ("UN",)), ("condemns", Grade.ALLEGED, ())],
)
def test_a_monitor_is_named_where_it_supports_the_incident_and_not_where_it_comments_on_it(
    act: str, grade: Grade, monitors: tuple[str, ...]
) -> None:
    told = incident(filed(report="a", says="AZE"), filed(report="b", says="UN", act=act))
    assert (told.grade, _dossier(told).monitors) == (grade, monitors)
