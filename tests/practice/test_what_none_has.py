"""What no other tool has: denials, contacts and agreements as records of their own, compliance, windows, deadlines, warning."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial

from hudna.engine.alerting import raise_alerts
from hudna.engine.analyst import Analyst
from hudna.engine.projection import project
from hudna.engine.proposals import proposals
from hudna.ledger import Ledger
from hudna.model.agreements import Phase
from hudna.model.alerts import AlertKind
from hudna.model.claims import Act, Status
from hudna.model.compliance import DeadlineState, StandingValue
from hudna.model.entries import EntryKind
from hudna.model.incidents import Grade
from tests.practice.scenes import claims, deadline, line, one_incident, standing_of, tell, under
from tests.tellings import REGISTER, agreement, filed, findings

THIRD, LAST = "karabakh-2020-10-25", "karabakh-2020-11-09"


# Denials


def test_a_denial_is_a_denial_and_never_a_violation(analyst: Analyst) -> None:
    (claim,) = claims(analyst, "Armenia denied that its forces had shelled Barda on Wednesday.")
    assert (claim.status, claim.act) == (Status.DENIED, Act.DENIES)
    assert findings(filed(by="ARM", says="ARM", status="denied")) == []


def test_a_denial_stands_beside_what_it_denies_with_both_words_kept(ledger: Ledger) -> None:
    tell(ledger, a=[filed(says="AZE", killed="3")])
    tell(ledger, b=[filed(says="ARM", status="denied", words="we did not fire")])
    one = one_incident(ledger)
    assert ([account.speaker for account in one.asserting], [account.speaker for account in one.denying]) == (
        ["AZE"],
        ["ARM"],
    )
    assert one.grade is Grade.DISPUTED
    assert {finding.denied_by for finding in ledger.findings()} == {("ARM",)}
    ceasefire = line(standing_of(ledger, THIRD), "ceasefire", "ARM")
    assert (ceasefire.value, ceasefire.disputed, ceasefire.denied_by) == (StandingValue.ALLEGED_BREACH, 1, ("ARM",))


def test_a_denial_of_what_nobody_accused_is_kept_and_breaks_nothing(ledger: Ledger) -> None:
    tell(ledger, a=[filed(says="ARM", status="denied")])
    assert one_incident(ledger).asserting == ()
    assert list(ledger.findings()) == []


# Diplomatic contacts


def test_a_call_is_a_record_of_its_own(analyst: Analyst) -> None:
    (claim,) = claims(analyst, "The Russian foreign minister spoke by phone with his Armenian counterpart on Tuesday.")
    assert (claim.type, claim.status) == ("talks.call", Status.ACTUAL)
    assert {actor.id for actor in claim.actors} == {"RUS", "ARM"}


def test_a_contact_told_by_both_ministries_is_one_and_is_no_breach(ledger: Ledger) -> None:
    call = partial(filed, "talks.call", by="RUS ARM", at=None, day="2020-10-27")
    tell(ledger, a=[call(says="RUS", words="the ministers spoke by phone")])
    tell(ledger, b=[call(says="ARM", words="a telephone conversation of the ministers")])
    assert one_incident(ledger).actors == ("ARM", "RUS")
    assert [finding for finding in ledger.findings() if finding.effect == "breach"] == []


# Agreements


def test_an_agreement_is_a_record_with_parties_provisions_and_references(ledger: Ledger) -> None:
    tell(ledger, a=[filed()])
    registered = {entry.payload["agreement"]["id"] for entry in ledger.entries(kind=EntryKind.AGREEMENT_REGISTERED)}
    assert registered == {one.id for one in REGISTER}
    for one in REGISTER:
        assert one.parties
        assert one.provisions
        assert one.references


def test_a_truce_that_reports_announce_and_nobody_registered_is_proposed_to_a_person(ledger: Ledger) -> None:
    agreed = filed(
        "truce.agreed", by="ARM AZE", at=("Terter", "AZE"), day="2021-07-28", words="the sides agreed to a truce"
    )
    tell(ledger, "2021-07-28", a=[agreed])
    (proposed,) = proposals(ledger)
    assert (proposed.agreed, set(proposed.sides)) == (date(2021, 7, 28), {"ARM", "AZE"})
    assert "karabakh-2021" not in "".join(one.id for one in REGISTER), "none is registered without one"


# Compliance by party and provision


def test_each_party_stands_under_each_provision_that_binds_it(ledger: Ledger) -> None:
    tell(ledger, "2020-11-12", a=[filed(day="2020-11-12")])
    now = standing_of(ledger, LAST)
    assert {(row.party, provision) for row in now.matrix for provision in row.cells} == {
        (party, provision.id) for provision in agreement(LAST).provisions for party in provision.bound
    }
    cells = {row.party: row.cells["ceasefire"].value for row in now.matrix if "ceasefire" in row.cells}
    assert cells == {"AZE": StandingValue.NO_BREACH_REPORTED, "ARM": StandingValue.ALLEGED_BREACH}


# Windows of effect and amendments


def test_an_event_is_judged_by_what_was_in_force_on_its_day_and_not_on_the_day_of_its_report() -> None:
    late = filed(day="2020-10-09", published="2020-10-12")
    early = filed(day="2020-10-12", published="2020-10-13")
    assert findings(late) == []
    assert [finding.agreement for finding in findings(early)] == ["karabakh-2020-10-10"]


def test_an_extension_is_known_only_once_it_was_made(ledger: Ledger) -> None:
    raid = filed("attack.air", by="SDN", says="RSF", at=("Khartoum", "SDN"), day="2023-06-02")
    tell(ledger, "2023-06-02", a=[raid])
    before, after = (
        standing_of(ledger, "sudan-2023-05-20", f"2023-{at}+02:00") for at in ("05-29T12:00", "06-02T12:00")
    )
    assert before.note.endswith("until 2023-05-29 21:45")
    assert (after.phase, after.note.rpartition(" until ")[2]) == (Phase.IN_FORCE, "2023-06-03 21:45")
    assert len(under("sudan-2023-05-20", list(ledger.findings()))) == 1


# Deadlines


def test_a_deadline_is_due_met_missed_or_not_known(ledger: Ledger) -> None:
    leaves = partial(filed, "force.withdrawal", by="ARM", says="AZE", at=("Aghdam", "AZE"))

    def aghdam(on: int) -> DeadlineState:
        return deadline(standing_of(ledger, LAST, f"2020-11-{on}T12:00+04:00"), "aghdam").state

    tell(ledger, "2020-10-20", before=[filed(day="2020-10-20")])
    assert aghdam(21) is DeadlineState.NOT_KNOWN, "no report was read from the window"
    tell(ledger, "2020-11-12", within=[filed(day="2020-11-12")])
    assert (aghdam(15), aghdam(21)) == (DeadlineState.DUE, DeadlineState.NOT_KNOWN), "nothing was read around its day"
    tell(ledger, "2020-11-21", around=[filed(at=("Aghdam", "AZE"), day="2020-11-20")])
    assert aghdam(21) is DeadlineState.MISSED
    tell(ledger, "2020-11-20", done=[leaves(day="2020-11-20")])
    assert aghdam(21) is DeadlineState.MET


def test_a_missed_deadline_raises_an_alarm_and_one_that_was_moved_does_not(ledger: Ledger) -> None:
    tell(ledger, "2020-11-09", a=[filed(day="2020-11-08")])
    tell(ledger, "2020-11-21", b=[filed(by="AZE", says="ARM", at=("Aghdam", "AZE"), day="2020-11-21")])
    raised = [one.alert for one in raise_alerts(ledger, datetime.fromisoformat("2020-11-21T12:00+04:00"))]
    missed = [alert.subject[1] for alert in raised if alert.kind is AlertKind.DEADLINE_MISSED]
    assert missed == ["aghdam"]


# The ledger


def test_every_entry_is_chained_to_the_one_before_and_all_follows_from_the_entries(ledger: Ledger) -> None:
    tell(ledger, a=[filed()], b=[filed(says="ARM", status="denied")])
    entries = list(ledger.entries())
    assert [entry.previous for entry in entries[1:]] == [entry.hash for entry in entries[:-1]]
    assert list(ledger.verify(project=project)) == []


# Early warning


def test_more_breaches_a_report_than_before_are_a_warning_and_more_reports_are_none(ledger: Ledger) -> None:
    def day(number: int, breaches: int, reports: int) -> None:
        on = f"2020-12-{number:02}"
        told = {
            f"d{number}r{n}": [
                filed(at=(f"Village {number}-{n}-{m}", "AZE"), day=on, words=f"{number} {n} {m}")
                for m in range(breaches)
            ]
            for n in range(reports)
        }
        tell(ledger, on, **told)

    def surges() -> list[date]:
        return [one.alert.day for one in raise_alerts(ledger) if one.alert.kind is AlertKind.SURGE]

    for number in range(1, 15):
        day(number, breaches=1, reports=3)
    day(15, breaches=1, reports=9)
    assert surges() == []
    day(16, breaches=5, reports=3)
    day(17, breaches=5, reports=3)
    assert surges()
