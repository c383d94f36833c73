"""What becomes of submissions of the field form in a ledger: two accounts of one incident, and confidential ones for few."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from hudna.engine.analyst import Analyst
from hudna.engine.monitor import Fate, Monitor, Outcome
from hudna.engine.openness import Openness, classify
from hudna.engine.vantages import Vantage, Vantages
from hudna.ledger import Ledger
from hudna.model.access import Access
from hudna.model.entries import EntryKind
from hudna.model.incidents import Grade, Incident
from hudna.model.reports import Withdrawal
from tests.unit.sources.forms import exports
from tests.unit.sources.forms.exports import HEARD
from tests.unit.sources.forms.taking import readings, taken

OTHER = HEARD | {
    "observer_code": "14",
    "event_time": "14:10",
    "position": "40.40000 47.00000",
    "position_shared": "yes",
    "direction": "W",
    "distance_km": "6",
    "count_value": "10",
    "count_basis": "exact",
    "killed_low": "2",
    "public_account": "Ten detonations were heard west of the post, then sirens.",
}
OTHER.pop("confidential_account")
HIDDEN = "The teacher at the bridge"


@pytest.fixture
def monitor(ledger: Ledger, analyst: Analyst) -> Monitor:
    return Monitor(ledger, analyst)


def add(monitor: Monitor, answers: Mapping[str, str], **said: str) -> list[Outcome]:
    return [monitor.add(one) for one in readings(exports.own_csv(answers, **said))]


def only(ledger: Ledger) -> Incident:
    (incident,) = ledger.incidents()
    return incident


def test_two_observers_of_one_event_are_two_accounts_of_one_incident(ledger: Ledger, monitor: Monitor) -> None:
    add(monitor, HEARD)
    add(monitor, OTHER)
    incident = only(ledger)
    assert [one.speaker for one in incident.accounts] == [
        "source:Border Mission, observer 12",
        "source:Border Mission, observer 14",
    ]
    assert [one.killed and one.killed.low for one in incident.accounts] == [1, 2]


@pytest.mark.parametrize("mission", ["Border Mission", "Neighbours' Mission"])
def test_observers_are_nobody_whose_word_alone_corroborates_whether_of_one_mission_or_of_two(
    ledger: Ledger, monitor: Monitor, mission: str
) -> None:
    add(monitor, HEARD)
    add(monitor, OTHER | {"organisation": mission})
    assert only(ledger).grade is Grade.ALLEGED
    assert "no side's word" in only(ledger).reason


def test_a_form_that_calls_itself_a_monitor_is_not_one_by_that(ledger: Ledger, monitor: Monitor) -> None:
    add(monitor, HEARD | {"organisation": "OSCE"})
    assert only(ledger).grade is Grade.ALLEGED


def test_sentences_that_are_put_alike_are_not_taken_for_reprints(ledger: Ledger, monitor: Monitor) -> None:
    outcomes = [*add(monitor, HEARD), *add(monitor, HEARD | {"observer_code": "14"})]
    assert {one.fate for one in outcomes} == {Fate.ADDED}
    assert [one.repeats for one in outcomes] == [()] * 4
    assert len(only(ledger).accounts) == 2


def test_a_corrected_submission_is_a_version_of_the_first_and_its_last_figure_counts(
    ledger: Ledger, monitor: Monitor
) -> None:
    first = add(monitor, OTHER)[0]
    second = add(monitor, OTHER | {"killed_high": "3", "killed_low": "3"}, submitted="2020-10-20")[0]
    assert second.report.version_of == first.report.id
    (account,) = only(ledger).accounts
    assert account.killed is not None
    assert (account.killed.low, account.killed.high) == (3, 3)


def test_a_rejected_submission_is_withdrawn_with_its_confidential_account(ledger: Ledger, monitor: Monitor) -> None:
    for reading in readings(exports.central_csv(HEARD)):
        monitor.add(reading)
    rejected = taken(exports.central_csv(HEARD, ReviewState="rejected"))
    assert [monitor.withdraw(one) for one in rejected if isinstance(one, Withdrawal)] == [True, True]
    assert all(ledger.withdrawal(report.id) is not None for report in ledger.reports())


def test_a_confidential_account_is_closed_before_it_is_kept(ledger: Ledger, monitor: Monitor) -> None:
    add(monitor, HEARD)
    kinds = [(one.kind, one.payload) for one in ledger.entries()]
    closed = next(number for number, (kind, _) in enumerate(kinds) if kind is EntryKind.SOURCE_CLASSIFIED)
    kept = next(number for number, (_, payload) in enumerate(kinds) if HIDDEN in str(payload))
    assert closed < kept
    assert kinds[closed][1] == {
        "source": "Border Mission, observer 12 [confidential]",
        "access": "confidential",
        "reason": "form ceasefire-incident 1 gives it so",
        "known": False,
    }


def test_it_is_closed_once(ledger: Ledger, monitor: Monitor) -> None:
    add(monitor, HEARD)
    add(monitor, HEARD | {"event_date": "2020-10-17"}, instance="BM-32")
    assert len(Openness(ledger).decisions) == 1


def test_what_a_person_decided_of_it_holds(ledger: Ledger, monitor: Monitor) -> None:
    source = "Border Mission, observer 12 [confidential]"
    classify(ledger, source, Access.RESTRICTED, author="amal", reason="the staff has left the country")
    add(monitor, HEARD)
    assert Openness(ledger).of(source) is Access.RESTRICTED


def test_that_the_observer_is_public_does_not_open_his_confidential_accounts(ledger: Ledger, monitor: Monitor) -> None:
    classify(ledger, "Border Mission, observer 12", Access.PUBLIC, author="amal", reason="agreed with the mission")
    add(monitor, HEARD)
    assert Openness(ledger).of("Border Mission, observer 12 [confidential]") is Access.CONFIDENTIAL
    assert Openness(ledger).of("Border Mission, observer 12") is Access.PUBLIC


@pytest.fixture
def vantages(ledger: Ledger, monitor: Monitor) -> Iterator[Vantages]:
    add(monitor, HEARD)
    with Vantages(ledger.location, patience=30) as opened:
        yield opened


def written(ledger: Ledger) -> bytes:
    """All that is in the files of a ledger."""
    path = Path(ledger.location.removeprefix("sqlite:///"))
    return b"".join(one.read_bytes() for one in path.parent.glob(f"{path.name}*") if one.is_file())


@pytest.mark.parametrize("sees", [Access.PUBLIC, Access.RESTRICTED])
def test_who_may_not_see_confidential_sources_sees_nothing_of_it(vantages: Vantages, sees: Access) -> None:
    seen = vantages.ledger(Vantage(sees))
    (report,) = seen.reports()
    assert report.source == "Border Mission, observer 12"
    assert only(seen).grade is Grade.ALLEGED
    told = str([(one.kind, one.payload) for one in seen.entries()])
    assert b"smoke rose over the town" in written(seen)
    for hidden in (HIDDEN, "[confidential]", "#confidential", "46.80000", "North-east"):
        assert hidden not in told
        assert hidden.encode() not in written(seen)


def test_who_may_see_confidential_sources_sees_all_of_it(vantages: Vantages) -> None:
    seen = vantages.ledger(Vantage(Access.CONFIDENTIAL))
    _, closed = seen.reports()
    assert closed.text.startswith(HIDDEN)
    assert closed.url == f"{next(iter(seen.reports())).url}#confidential"
    assert len(only(seen).accounts) == 1
