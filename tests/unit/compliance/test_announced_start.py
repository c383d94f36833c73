"""When a truce that reports announce is to take effect."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from hudna.compliance.announced_start import with_start
from hudna.model.incidents import FiledClaim
from hudna.model.proposals import ProposedAgreement
from tests.tellings import filed

PROPOSAL = ProposedAgreement(
    id="proposed-yemen-2016-04-10",
    conflict="yemen",
    sides=("HOUTHI", "YEM"),
    countries=("YEM",),
    agreed=date(2016, 4, 10),
    effective=None,
    day_told=True,
    ended=None,
    incidents=("incident-1",),
    claims=("report#1",),
    speakers=("UN",),
    denied_by=(),
    reason="no agreement of yemen is near it",
)
# The truce is to begin on the twelfth, as the report of the agreement says.
begins = partial(
    filed, event="truce.effective", status="future", act="states", by="", says="UN", at=None, day="2016-04-12", number=2
)


def due(*claims: FiledClaim, proposal: ProposedAgreement = PROPOSAL) -> date | None:
    return with_start(proposal, claims).due


def test_it_is_the_day_that_reports_foresee_and_what_says_so_is_named() -> None:
    found = with_start(PROPOSAL, [begins()])
    assert found.due == date(2016, 4, 12)
    assert found.claims == ("report#1", "report#2")


def test_nothing_foreseen_is_no_day() -> None:
    assert with_start(PROPOSAL, [filed("truce.agreed", by="YEM", says="UN")]) == PROPOSAL


def test_a_midnight_between_two_days_is_told_by_who_names_one_of_them() -> None:
    midnight = begins(day="2016-04-12/2016-04-13")
    assert due(midnight) is None
    assert due(midnight, begins(day="2016-04-13", number=3)) == date(2016, 4, 13)


def test_reports_that_differ_leave_it_open() -> None:
    assert due(begins(), begins(day="2016-04-14", number=3)) is None


@pytest.mark.parametrize(
    "other",
    [
        begins(by="SDN"),
        begins(at=("Khartoum", "SDN")),
        begins(day="2016-04-01"),
        begins(day=None),
        begins(status="possible"),
        begins(event="truce.ended"),
    ],
    ids=["of others", "elsewhere", "before it was agreed", "on no day", "perhaps", "an end"],
)
def test_what_is_not_foreseen_of_it_tells_no_day(other: FiledClaim) -> None:
    assert due(other) is None
    assert due(other, begins(by="YEM.MIL", at=("Taiz", "YEM"), number=3)) == date(2016, 4, 12)


def test_once_it_is_told_to_have_begun_that_is_the_day() -> None:
    assert due(begins(), proposal=replace(PROPOSAL, effective=date(2016, 4, 11))) is None
