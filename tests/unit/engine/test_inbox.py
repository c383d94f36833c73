"""What awaits the judgement of persons, and in what order."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from hudna.engine.inbox import alike, inbox, unjudged
from hudna.engine.judging import Judge
from hudna.engine.monitor import Monitor
from hudna.ledger import Ledger
from hudna.model.incidents import FiledClaim
from tests.tellings import filed
from tests.unit.engine.told import analyst_told, report


def tell(ledger: Ledger, **claims: Sequence[FiledClaim]) -> Ledger:
    monitor = Monitor(ledger, analyst_told(**claims))
    for name in claims:
        monitor.add(report(name))
    return ledger


@pytest.fixture
def told(ledger: Ledger) -> Ledger:
    """Breaches of the truce over Karabakh, and a call, which is none."""
    return tell(
        ledger,
        alleged=[filed(at=("Barda", "AZE"))],
        corroborated=[filed(at=("Ganja", "AZE"), says="AZE"), filed(at=("Ganja", "AZE"), says="UN")],
        grave=[
            filed(at=("Terter", "AZE"), killed="12"),
            filed(at=("Terter", "AZE"), by="ARM", says="ARM", status="denied"),
        ],
        call=[filed("talks.call", by="RUS FRA", at=None)],
    )


def reports(ledger: Ledger) -> list[str]:
    return [one.claims[0].partition("#")[0] for one in unjudged(ledger).items]


def test_nothing_awaits_judgement_in_an_empty_ledger(ledger: Ledger) -> None:
    found = inbox(ledger)
    assert (found.unsigned, found.unjudged.items, found.alike.items) == ((), (), ())


def test_breaches_nobody_judged_come_with_the_gravest_first(told: Ledger) -> None:
    assert reports(told) == ["grave", "corroborated", "alleged"]


def test_a_verdict_waits_for_a_second_person_and_its_incident_for_none_until_it_is_withdrawn(told: Ledger) -> None:
    made = Judge(told, "amal").verify("grave#1", "seen on site")
    (one,) = inbox(told).unsigned
    assert (one.judgement, one.incident) == (made, told.incident_of("grave#1"))
    assert reports(told) == ["corroborated", "alleged"]
    Judge(told, "basil").sign(made.id, "so it is")
    assert inbox(told).unsigned == ()
    assert reports(told) == ["corroborated", "alleged"]
    Judge(told, "amal").withdraw(made.id, "another place")
    assert reports(told) == ["grave", "corroborated", "alleged"]


def test_incidents_of_claims_that_speak_for_one_are_suggested_until_persons_put_them_together_or_apart(
    ledger: Ledger,
) -> None:
    tell(ledger, a=[filed()], b=[filed(says="RUS")])
    (incident,) = ledger.incidents()
    assert alike(ledger).items == ()
    split = Judge(ledger, "amal").split(incident.id, ["b#1"], "two salvos")
    assert alike(ledger).items == (), "a person put them apart"
    Judge(ledger, "amal").withdraw(split.id, "one after all")
    assert alike(ledger).items == ()
