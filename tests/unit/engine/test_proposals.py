"""The proposed agreements of a ledger."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from hudna.engine.monitor import Monitor
from hudna.engine.proposals import proposals
from hudna.engine.registration import register
from hudna.ledger import Ledger
from tests.tellings import filed
from tests.unit.engine.test_registration import submission
from tests.unit.engine.told import analyst_told, report

in_april = partial(
    filed, by="YEM HOUTHI", says="UN", at=("Yemen", "YEM"), day="2016-04-10", published="2016-04-11", report="a"
)


def test_a_truce_that_reports_announce_is_proposed_until_it_is_registered(ledger: Ledger, tmp_path: Path) -> None:
    told = [in_april("truce.agreed"), in_april("attack.air"), in_april("truce.ended", by="HOUTHI", day="2016-04-20")]
    Monitor(ledger, analyst_told(a=told)).add(report("a", published="2016-04-20"))
    (one,) = proposals(ledger)
    assert (one.id, one.claims) == ("proposed-yemen-2016-04-10", ("a#1",))
    register(ledger, submission(tmp_path))
    assert proposals(ledger) == ()


def test_the_day_on_which_it_is_to_take_effect_is_told_by_the_reports_that_announce_it(ledger: Ledger) -> None:
    begins = in_april("truce.effective", by="", status="future", act="states", day="2016-04-12")
    told = {"a": [in_april("truce.agreed"), begins], "b": [in_april("truce.agreed"), in_april("attack.air")]}
    monitor = Monitor(ledger, analyst_told(**told))
    for name in told:
        monitor.add(report(name, published="2016-04-11"))
    (one,) = proposals(ledger)
    assert (one.agreed, one.effective, one.due) == (date(2016, 4, 10), None, date(2016, 4, 12))
    assert one.claims == ("a#1", "a#2", "b#1")


def test_one_that_comes_with_hudna_is_not_proposed_though_the_ledger_has_not_registered_it(ledger: Ledger) -> None:
    told = filed("truce.agreed", by="COALITION", at=("Yemen", "YEM"), day="2015-07-26", published="2015-07-26")
    Monitor(ledger, analyst_told((), a=[told])).add(report("a", published="2015-07-26"))
    assert proposals(ledger) == ()
