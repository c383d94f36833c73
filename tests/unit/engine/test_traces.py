"""What hidden reports tell of, and so what they may have had a part in."""

from __future__ import annotations

import pytest

from hudna.engine.traces import Traces
from hudna.model.incidents import FiledClaim
from tests.tellings import REGISTER, agreement, filed

KARABAKH, YEMEN = agreement("karabakh-2020-10-17"), next(one for one in REGISTER if "YEM" in one.countries)


def traces(*reports: list[FiledClaim]) -> Traces:
    found = Traces()
    for told in reports:
        found.add([one.claim for one in told], REGISTER)
    return Traces.of(found.noted())


def test_without_hidden_reports_nothing_is_touched() -> None:
    assert not traces()
    assert not traces([])
    assert not traces().touch(KARABAKH)


@pytest.mark.parametrize(
    "claim",
    [
        filed(at=("Terter", "AZE")),
        filed(at=None, concerns="karabakh-2020-10-10"),
        filed(at=None, by="ARM", on="AZE"),
    ],
    ids=["by its place", "by the agreement that it names", "by its sides"],
)
def test_a_claim_touches_the_agreements_of_the_conflict_that_it_tells_of(claim: FiledClaim) -> None:
    found = traces([claim])
    assert found
    assert found.touch(KARABAKH)
    assert not found.touch(YEMEN)


def test_what_tells_of_no_agreement_touches_those_that_may_yet_be_registered_of_its_country() -> None:
    found = traces([filed(at=("Quito", "ECU"), by="", says=None)])
    assert found
    assert not found.touch(KARABAKH)


def test_a_report_of_which_nobody_knows_where_it_belongs_touches_all() -> None:
    found = traces([filed(at=None, by="", says=None)])
    assert found.touch(KARABAKH)
    assert found.touch(YEMEN)


def test_what_belongs_nowhere_belongs_with_the_rest_of_its_report() -> None:
    found = traces([filed(at=None, by="", says=None), filed(at=("Terter", "AZE"))])
    assert found.touch(KARABAKH)
    assert not found.touch(YEMEN)
