"""How far an incident is established, by stated rules."""

from __future__ import annotations

import pytest

from hudna.model.incidents import FiledClaim, Grade
from tests.tellings import filed, incident


def say(*speakers: str | None) -> list[FiledClaim]:
    """The same shelling by ARM, asserted by each speaker; those with a minus deny it."""
    return [
        filed(
            says=speaker and speaker.removeprefix("-"),
            status="denied" if speaker and speaker.startswith("-") else "actual",
            number=number,
            source=f"Paper {number}",
            words=f"words {number}",
        )
        for number, speaker in enumerate(speakers, 1)
    ]


@pytest.mark.parametrize(
    ("speakers", "grade"),
    [
        (["AZE"], Grade.ALLEGED),
        (["AZE", "AZE.MIL", "AZE.LEG"], Grade.ALLEGED),
        (["AZE", "RUS"], Grade.CORROBORATED),
        (["AZE", "ARM"], Grade.CORROBORATED),
        (["ARM", "ARTSAKH"], Grade.ALLEGED),
        (["UN"], Grade.CORROBORATED),
        (["OSCE"], Grade.CORROBORATED),
        (["ICRC"], Grade.CORROBORATED),
        (["UNSC"], Grade.ALLEGED),
        (["OSCE.MINSK"], Grade.ALLEGED),
        ([None], Grade.ALLEGED),
        ([None, None, None], Grade.ALLEGED),
        (["AZE", None, "MEDIA", "AZE.SRC", "SRC"], Grade.ALLEGED),
        (["AZE", "AZE.CVL"], Grade.ALLEGED),
        (["ARM", "AZE.CVL"], Grade.CORROBORATED),
        (["AZE.CVL", "AZE.MED", "AZE.NGO"], Grade.ALLEGED),
        (["AZE", "-ARM"], Grade.DISPUTED),
        (["AZE", "-ARTSAKH"], Grade.DISPUTED),
        (["AZE", "-RUS"], Grade.DISPUTED),
        ([None, "-ARM"], Grade.DISPUTED),
        (["AZE", "-SRC"], Grade.ALLEGED),
        (["UN", "-MEDIA"], Grade.CORROBORATED),
        (["-ARM"], Grade.DISPUTED),
        (["AZE", "RUS", "-ARM"], Grade.CORROBORATED),
        (["UN", "-ARM", "-ARTSAKH"], Grade.CORROBORATED),
        (["UN", "-RUS"], Grade.DISPUTED),
        (["ARM", "AZE", "-ARM.MIL"], Grade.CORROBORATED),
    ],
)
def test_the_grade_of_who_asserts_and_who_denies(speakers: list[str | None], grade: Grade) -> None:
    assert incident(*say(*speakers)).grade is grade


def test_an_outlets_own_denial_disputes_nothing() -> None:
    negative = filed(says=None, status="denied", act="states", number=2)
    assert incident(filed(), negative).grade is Grade.ALLEGED


def test_the_reports_of_one_wire_in_ten_papers_corroborate_nothing() -> None:
    reprints = [filed(source=f"Paper {n}", report=f"report {n}") for n in range(10)]
    assert incident(*reprints).grade is Grade.ALLEGED


def test_the_states_of_a_coalition_are_one_side() -> None:
    def raid(says: str, number: int) -> FiledClaim:
        return filed("attack.ground", by="HOUTHI", at=("Taiz", "YEM"), says=says, number=number)

    assert incident(raid("SAU", 1), raid("YEM", 2), raid("COALITION", 3), raid("YEM.RES", 4)).grade is Grade.ALLEGED
    assert incident(raid("SAU", 1), raid("IRN", 2)).grade is Grade.CORROBORATED


def test_allies_in_one_conflict_are_two_sides_in_another() -> None:
    def strike(says: str, number: int) -> FiledClaim:
        return filed("attack.air", by="ISR", on="HAMAS", at=("Gaza", "PSE"), says=says, number=number)

    assert incident(strike("SAU", 1), strike("YEM", 2)).grade is Grade.CORROBORATED


@pytest.mark.parametrize(
    ("speakers", "reason"),
    [
        (["AZE"], "asserted by AZE alone"),
        ([None], "asserted by source:Paper 1; no side's word"),
        (["ARM", "ARTSAKH"], "asserted by ARM, ARTSAKH; one side's word"),
        (["AZE", "RUS"], "asserted by AZE, RUS; not all on one side"),
        (["UN"], "asserted by UN; UN is an independent monitor"),
        (["AZE", "-ARM"], "asserted by AZE; denied by ARM"),
        (["UN", "-ARM"], "asserted by UN; UN is an independent monitor; denied by ARM, said to have done it"),
        (["-ARM"], "denied by ARM; no report that asserts it was read"),
    ],
)
def test_a_grade_gives_its_reason(speakers: list[str | None], reason: str) -> None:
    assert incident(*say(*speakers)).reason == reason
