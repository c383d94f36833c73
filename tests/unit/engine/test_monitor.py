"""Reading reports into a ledger: each once, whole or not at all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from hudna.engine.monitor import Fate, Monitor
from hudna.engine.projection import project
from hudna.engine.registered import Registered
from hudna.ledger import Ledger, open_ledger
from hudna.model.entries import EntryKind
from hudna.model.errors import LedgerError
from hudna.model.readings import Reading
from hudna.model.reports import Report, Withdrawal
from tests.tellings import REGISTER, filed
from tests.unit.engine.told import Telling, analyst_told, report

LONG = "Shells fell on the town at dawn, the ministry said, and four houses burned before the fire was put out. "


def kinds(ledger: Ledger) -> list[EntryKind]:
    return [entry.kind for entry in ledger.entries() if entry.kind is not EntryKind.AGREEMENT_REGISTERED]


def test_a_report_is_added_with_its_claims_incidents_and_findings(ledger: Ledger) -> None:
    outcome = Monitor(ledger, analyst_told(a=[filed()])).add(report("a"))
    assert (outcome.fate, outcome.claims, outcome.repeats, outcome.reason) == (Fate.ADDED, 1, (), None)
    assert kinds(ledger) == [EntryKind.REPORT_ADDED, EntryKind.CLAIMS_READ]
    assert [claim.id for claim in ledger.claims()] == ["a#1"]
    assert [incident.actors for incident in ledger.incidents()] == [("ARM",)]
    assert {finding.agreement for finding in ledger.findings()} >= {"karabakh-2020-10-25"}


def test_a_text_that_is_there_adds_nothing_whatever_it_is_called(ledger: Ledger) -> None:
    monitor = Monitor(ledger, analyst_told(a=[filed()], b=[filed()]))
    monitor.add(report("a", text=LONG))
    head = ledger.head()
    assert monitor.add(report("a", text=LONG)).fate is Fate.KNOWN
    assert monitor.add(report("b", text=LONG)).fate is Fate.KNOWN
    assert ledger.head() == head


def test_another_text_of_the_same_id_is_kept_under_a_longer_one_and_this_is_told(ledger: Ledger) -> None:
    monitor = Monitor(ledger, analyst_told(a=[filed()]))
    monitor.add(report("a"))
    other = report("a", text="Other words.")
    outcome = monitor.add(other)
    assert outcome.report.id == f"a-{other.sha256[:8]}"
    assert outcome.report.notices[-1].startswith("id a is already that of another report in the ledger")
    assert {claim.report_id for claim in ledger.claims()} == {"a", outcome.report.id}


def test_an_id_chosen_to_collide_with_a_longer_one_stops_nothing(ledger: Ledger) -> None:
    monitor = Monitor(ledger, analyst_told())
    victim = report("a", text="Other words.")
    for name in ("a", f"a-{victim.sha256[:8]}"):
        monitor.add(report(name))
    assert monitor.add(victim).report.id == f"a-{victim.sha256[:16]}"


def test_a_report_that_cannot_be_read_adds_nothing_and_says_why(ledger: Ledger) -> None:
    monitor = Monitor(ledger, analyst_told())
    head = ledger.head()
    outcome = monitor.add(replace(report("a"), lang=None))
    assert (outcome.fate, outcome.reason) == (Fate.UNREADABLE, "its language could not be told")
    assert ledger.head() == head


def test_a_report_without_claims_is_kept_too(ledger: Ledger) -> None:
    assert Monitor(ledger, analyst_told()).add(report("quiet")).claims == 0
    assert ledger.report("quiet") is not None


def test_a_report_that_nearly_repeats_one_of_the_ledger_names_it(ledger: Ledger) -> None:
    Monitor(ledger, analyst_told()).add(report("agency", text=LONG))
    later = Monitor(ledger, analyst_told())
    assert later.add(report("paper", text=f"From our desk. {LONG}")).repeats == ("agency",)
    assert later.add(report("another", text="The ministers met in Geneva to speak of prisoners.")).repeats == ()
    assert [e.payload["nearly_repeats"] for e in ledger.entries(kind=EntryKind.REPORT_ADDED)] == [[], ["agency"], []]


def test_a_report_added_by_another_process_meanwhile_is_known(ledger: Ledger) -> None:
    class Slow(Telling):
        def read(self, report: Report) -> Reading:
            Monitor(ledger, analyst_told()).add(report)
            return super().read(report)

    analyst = analyst_told()
    analyst._reader = Slow({})
    assert Monitor(ledger, analyst).add(report("a")).fate is Fate.KNOWN
    assert kinds(ledger) == [EntryKind.REPORT_ADDED, EntryKind.CLAIMS_READ]


def test_a_report_is_kept_with_all_that_follows_from_it_or_not_at_all(ledger: Ledger) -> None:
    no_number = filed()
    no_number = replace(no_number, claim=replace(no_number.claim, confidence=float("nan")))
    monitor = Monitor(ledger, analyst_told(a=[no_number], b=[filed()]))
    head = ledger.head()
    with pytest.raises(LedgerError, match="claims-read"):
        monitor.add(report("a"))
    assert ledger.head() == head
    assert ledger.report("a") is None
    assert monitor.add(report("b")).fate is Fate.ADDED
    assert list(ledger.verify(project=project)) == []


def test_agreements_are_registered_once_and_again_only_when_they_change(ledger: Ledger) -> None:
    Monitor(ledger, analyst_told())
    assert ledger.head()[0] == len(REGISTER)
    Monitor(ledger, analyst_told())
    assert ledger.head()[0] == len(REGISTER)
    renamed = replace(REGISTER[0], form="a form of its own")
    Monitor(ledger, analyst_told((renamed, *REGISTER[1:])))
    assert ledger.head()[0] == len(REGISTER) + 1
    assert renamed in Registered().by(ledger)


def test_what_others_registered_counts_for_what_is_added_here(ledger: Ledger) -> None:
    """Or a rebuild, which knows all registrations, would find other things."""
    narrow = Monitor(ledger, analyst_told((), a=[filed()]))
    Monitor(ledger, analyst_told())
    narrow.add(report("a"))
    assert list(ledger.findings())
    assert list(ledger.verify(project=project)) == []


def test_a_ledger_that_has_all_can_be_monitored_while_another_process_writes_to_it(tmp_path: Path) -> None:
    file = tmp_path / "truce.ledger"
    with open_ledger(file, timeout=0) as mine, open_ledger(file) as theirs:
        Monitor(mine, analyst_told()).add(report("a"))
        with theirs.transaction():
            assert Monitor(mine, analyst_told()).add(report("a")).fate is Fate.KNOWN


def published_at(name: str, text: str) -> Report:
    return replace(report(name, text=text), url="https://paper.example/truce")


def test_what_an_address_gave_before_is_an_earlier_version_of_what_it_gives_now(ledger: Ledger) -> None:
    monitor = Monitor(ledger, analyst_told())
    monitor.add(published_at("first", "The truce held."))
    monitor.add(published_at("second", "The truce held, save for one shot."))
    monitor.add(published_at("third", "The truce was broken."))
    monitor.add(report("elsewhere"))
    found = {name: ledger.report(name) for name in ("first", "second", "third", "elsewhere")}
    versions = {name: kept.version_of for name, kept in found.items() if kept is not None}
    assert versions == {"first": None, "second": "first", "third": "second", "elsewhere": None}


def test_another_text_under_an_id_is_a_new_version_where_source_language_and_day_are_the_same(ledger: Ledger) -> None:
    monitor = Monitor(ledger, analyst_told())
    kept = [
        monitor.add(told).report
        for told in (
            report("a", text="Five were hurt."),
            report("a", text="Nine were hurt."),
            report("a", text="Ten were hurt."),
            report("a", text="Eleven were hurt.", source="Other"),
            report("a", text="Twelve were hurt.", published="2020-10-28"),
            report("a", text="Thirteen were hurt.", source=None),
            report("a", text="Fourteen were hurt.", published=None),
            replace(report("a", text="Fifteen were hurt."), lang="ar"),
        )
    ]
    assert [one.version_of for one in kept] == [None, kept[0].id, kept[1].id, None, None, None, None, None]


def test_the_figure_of_a_new_version_is_what_the_account_says_now_and_the_earlier_is_kept(ledger: Ledger) -> None:
    for text, toll in (("Five were killed.", "5"), ("Nine were killed.", "9")):
        Monitor(ledger, analyst_told(a=[filed(killed=toll)])).add(report("a", text=text))
    (incident,) = ledger.incidents()
    assert incident.killed is not None
    assert (incident.killed.low, incident.killed.best, incident.killed.high) == (9, 9, 9)
    assert [(figure.count.low, figure.current) for figure in incident.killed.told] == [(5, False), (9, True)]
    assert list(ledger.verify(project=project)) == []


def test_a_report_that_its_source_took_back_stays_and_is_told_to_be(ledger: Ledger) -> None:
    monitor = Monitor(ledger, analyst_told(gone=[filed()]))
    monitor.add(published_at("gone", "The truce was broken."))
    withdrawal = Withdrawal(url="https://paper.example/truce", reason="the page is gone (404)", where="a feed")
    assert monitor.withdraw(withdrawal)
    assert ledger.withdrawal("gone") == replace(withdrawal, where=None)
    assert len(list(ledger.incidents())) == 1
    assert list(ledger.verify(project=project)) == []


def test_a_report_is_taken_back_once_and_only_where_it_is_known(ledger: Ledger) -> None:
    monitor = Monitor(ledger, analyst_told())
    monitor.add(published_at("gone", "The truce was broken."))
    withdrawal = Withdrawal(url="https://paper.example/truce", reason="the page is gone (404)")
    assert monitor.withdraw(withdrawal)
    head = ledger.head()
    assert not monitor.withdraw(withdrawal)
    assert not monitor.withdraw(replace(withdrawal, url="https://paper.example/other"))
    assert ledger.head() == head


def test_claims_that_were_coded_elsewhere_are_kept_as_they_are_with_who_coded_them(ledger: Ledger) -> None:
    reading = Reading(report=report("row"), claims=(filed().claim,), coder="ACLED")
    assert Monitor(ledger, analyst_told()).add(reading).claims == 1
    assert [claim.claim.rule for claim in ledger.claims()] == [filed().claim.rule]
    (entry,) = ledger.entries(kind=EntryKind.CLAIMS_READ)
    assert (entry.author, entry.payload["reader"]) == ("ACLED", "ACLED")


def test_many_reports_are_kept_together_or_not_at_all(ledger: Ledger) -> None:
    monitor = Monitor(ledger, analyst_told())
    head = ledger.head()
    readings = [Reading(report=report("a", text=LONG), claims=())]
    broken = Reading(report=report("c"), claims=(filed().claim, None))  # type: ignore[arg-type]
    with pytest.raises(Exception):  # noqa: B017, PT011 - whatever it is
        monitor.keep([*readings, broken])
    assert ledger.head() == head
    assert [one.repeats for one in monitor.keep(readings)] == [()]  # nothing of what failed is remembered


def test_one_text_twice_among_many_is_kept_once(ledger: Ledger) -> None:
    reading = Reading(report=report("a"), claims=())
    fates = [one.fate for one in Monitor(ledger, analyst_told()).keep([reading, reading])]
    assert fates == [Fate.ADDED, Fate.KNOWN]
