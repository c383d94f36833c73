"""From entries to projections: added one by one or all at once, they come out the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hudna.engine.monitor import Monitor
from hudna.engine.projection import project
from hudna.ledger import Ledger
from hudna.model.entries import Entry, EntryKind
from hudna.model.incidents import Grade
from tests.tellings import REGISTER, agreement, filed
from tests.unit.engine.told import analyst_told, report


def test_claims_of_several_reports_about_one_event_make_one_incident(ledger: Ledger) -> None:
    monitor = Monitor(ledger, analyst_told(a=[filed(says="AZE")], b=[filed(says="ARM", status="denied")]))
    monitor.add(report("a"))
    assert [incident.grade for incident in ledger.incidents()] == [Grade.ALLEGED]
    monitor.add(report("b"))
    (incident,) = ledger.incidents()
    assert incident.grade is Grade.DISPUTED
    assert [account.claims for account in incident.accounts] == [("b#1",), ("a#1",)]
    assert {finding.incident for finding in ledger.findings()} == {incident.id}


def test_a_claim_that_tells_no_event_is_kept_without_an_incident(ledger: Ledger) -> None:
    Monitor(ledger, analyst_told(a=[filed(status="demanded")])).add(report("a"))
    assert [claim.id for claim in ledger.claims()] == ["a#1"]
    assert list(ledger.incidents()) == []


def test_an_agreement_registered_later_counts_for_the_claims_that_are_there(ledger: Ledger) -> None:
    claims = [filed(by="HOUTHI", on="YEM", at=("Taiz", "YEM"), day="2015-07-28", says="YEM", published="2015-07-28")]
    Monitor(ledger, analyst_told((), a=claims)).add(report("a", published="2015-07-28"))
    assert list(ledger.findings()) == []
    Monitor(ledger, analyst_told())
    assert {finding.agreement for finding in ledger.findings()} == {"yemen-2015-07-26"}
    assert list(ledger.verify(project=project)) == []


def test_an_agreement_registered_later_joins_the_accounts_of_allies(ledger: Ledger) -> None:
    """Artsakh is on Armenia's side only once an agreement says so: two incidents become one."""
    one, other = filed(by="ARM"), filed("attack.other", by="ARTSAKH", words="Terter came under fire at noon")
    monitor = Monitor(ledger, analyst_told((), a=[one], b=[other]))
    for name in "ab":
        monitor.add(report(name))
    assert len(list(ledger.incidents())) == 2
    Monitor(ledger, analyst_told([agreement("karabakh-2020-10-10")]))
    assert len(list(ledger.incidents())) == 1
    assert list(ledger.verify(project=project)) == []


def test_an_amended_agreement_takes_back_what_it_no_longer_says(ledger: Ledger) -> None:
    Monitor(ledger, analyst_told(a=[filed()])).add(report("a"))
    assert any(finding.agreement == "karabakh-2020-10-10" for finding in ledger.findings())
    harmless = replace(agreement("karabakh-2020-10-10"), provisions=())
    Monitor(ledger, analyst_told([one if one.id != harmless.id else harmless for one in REGISTER]))
    assert not any(finding.agreement == "karabakh-2020-10-10" for finding in ledger.findings())
    assert list(ledger.verify(project=project)) == []


def test_a_rebuild_gives_what_was_there(ledger: Ledger) -> None:
    monitor = Monitor(ledger, analyst_told(a=[filed(), filed(by="AZE", says="ARM")], b=[filed(says="UN")]))
    for name in "ab":
        monitor.add(report(name))
    before = list(ledger.claims()), list(ledger.incidents()), list(ledger.findings())
    ledger.rebuild(project)
    assert (list(ledger.claims()), list(ledger.incidents()), list(ledger.findings())) == before


def test_entries_of_which_nothing_follows_yet_are_passed_over(ledger: Ledger) -> None:
    ledger.append(EntryKind.ALERT_DELIVERED, {"source": "Paper", "grade": "B"}, author="analyst")
    ledger.rebuild(project)
    assert list(ledger.incidents()) == []


def test_claims_of_a_report_that_was_never_added_are_refused(ledger: Ledger) -> None:
    orphan: Entry = ledger.append(
        EntryKind.CLAIMS_READ, {"report_id": "nowhere", "reader": "test", "claims": []}, author="test"
    )
    with pytest.raises(ValueError, match="never added: nowhere"):
        ledger.rebuild(project)
    assert ledger.head() == (orphan.sequence, orphan.hash)
