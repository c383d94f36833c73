"""What is left of single entries for those who do not see every source."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hudna.engine.alerting import raise_alerts
from hudna.engine.copying import Extent, Outdated, bring_up_to_date, follows
from hudna.engine.figures import add_series
from hudna.engine.following import follow
from hudna.engine.judging import Judge
from hudna.engine.monitor import Monitor
from hudna.engine.openness import Openness, classify
from hudna.engine.proposals import proposals
from hudna.ledger import Ledger, open_ledger
from hudna.ledger.codec import to_payload
from hudna.model.access import Access
from hudna.model.alerts import Alert, AlertKind
from hudna.model.entries import EntryKind
from hudna.model.errors import LedgerError
from hudna.model.incidents import FiledClaim
from hudna.model.reports import Withdrawal
from hudna.model.series import Series
from hudna.model.sources import Followed, Licence, Ownership, Source
from tests.tellings import filed
from tests.unit.engine.told import analyst_told, report

HIDDEN = "Kestrel"


@pytest.fixture
def copy(empty_ledger: Path, tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(shutil.copy(empty_ledger, tmp_path / "copy.ledger")) as opened:
        yield opened


@pytest.fixture
def main(ledger: Ledger) -> Ledger:
    hide(ledger, HIDDEN)
    return ledger


def hide(ledger: Ledger, source: str, access: Access = Access.CONFIDENTIAL) -> None:
    classify(ledger, source, access, author="amal", reason="its staff could be traced")


def followed(identity: str, access: Access) -> Followed:
    source = Source(
        id=identity, name=identity, ownership=Ownership.PRIVATE, languages=("en",), why="Made up.", access=access
    )
    return Followed(source=source, licence=Licence(name="all rights reserved"), feeds=())


def seen(ledger: Ledger, copy: Ledger, kind: EntryKind) -> list[dict[str, Any]]:
    """The payloads of a kind that are left for the public."""
    bring_up_to_date(ledger, copy, Extent(Access.PUBLIC, None, Openness(ledger).generation(Access.PUBLIC)))
    return [entry.payload for entry in copy.entries(kind=kind)]


def tell(
    ledger: Ledger,
    name: str,
    *claims: FiledClaim,
    source: str = "Gazette",
    text: str | None = None,
    published: str = "2020-10-27",
) -> None:
    one = report(name, source=source, text=text, published=published)
    Monitor(ledger, analyst_told(**{name: claims})).add(one)


def test_reports_and_claims_of_a_hidden_source_go(main: Ledger, copy: Ledger) -> None:
    tell(main, "a", filed())
    tell(main, "b", filed(), source=HIDDEN)
    assert [one["report"]["id"] for one in seen(main, copy, EntryKind.REPORT_ADDED)] == ["a"]
    assert [one["report_id"] for one in seen(main, copy, EntryKind.CLAIMS_READ)] == ["a"]
    assert copy.report("b") is None


def test_of_the_reports_that_a_report_repeats_the_hidden_go(main: Ledger, copy: Ledger) -> None:
    words = "the envoys met in the valley on the morning after the fire had ceased along the river"
    for name, source in (("a", "Gazette"), ("b", HIDDEN), ("c", "Gazette")):
        tell(main, name, source=source, text=f"{words} {name}")
    assert [one["nearly_repeats"] for one in seen(main, copy, EntryKind.REPORT_ADDED)] == [[], ["a"]]


def test_that_a_hidden_report_has_the_same_id_is_not_told(main: Ledger, copy: Ledger) -> None:
    tell(main, "a", source=HIDDEN, text="One text.")
    tell(main, "a", text="Another text.")
    tell(main, "b", text="A third text.")
    tell(main, "b", text="A fourth text.")
    notices = [one["report"]["notices"] for one in seen(main, copy, EntryKind.REPORT_ADDED)]
    assert [len(of_report) for of_report in notices] == [0, 0, 1]


def test_a_series_from_a_hidden_source_goes(main: Ledger, copy: Ledger) -> None:
    for identity, source in (("one", HIDDEN), ("two", None), ("three", "Gazette")):
        add_series(main, Series(id=identity, name=identity, unit="killed", source=source, points=()), author="amal")
    assert [one["series"]["id"] for one in seen(main, copy, EntryKind.SERIES_ADDED)] == ["two", "three"]


def test_of_decisions_on_sources_those_that_were_of_hidden_ones_go(main: Ledger, copy: Ledger) -> None:
    hide(main, "Osprey")
    hide(main, "Osprey", Access.PUBLIC)
    found = seen(main, copy, EntryKind.SOURCE_CLASSIFIED)
    assert [(one["source"], one["access"]) for one in found] == [("Osprey", "public")]


def test_what_kind_of_entry_is_not_known_to_be_harmless_goes(main: Ledger, copy: Ledger) -> None:
    main.append(EntryKind.ALERT_DELIVERED, {"alert": "x", "channel": "mail"}, author="hudna")
    assert seen(main, copy, EntryKind.ALERT_DELIVERED) == []


@pytest.fixture
def told(main: Ledger) -> Ledger:
    """One event, told by an open report `a` and a hidden one `b`; another, told by a hidden one `c` alone."""
    tell(main, "a", filed())
    tell(main, "b", filed(says="RUS"), source=HIDDEN)
    tell(main, "c", filed(at=("Barda", "AZE")), source=HIDDEN)
    tell(main, "d", filed(at=("Ganja", "AZE")))
    return main


def verdicts(ledger: Ledger, copy: Ledger) -> list[tuple[str, str, list[str]]]:
    found = (one["verdict"] for one in seen(ledger, copy, EntryKind.JUDGEMENT_MADE))
    return [(one["kind"], one["reason"], one["claims"]) for one in found]


def test_a_verdict_on_open_and_hidden_claims_is_one_on_the_open_and_its_reason_is_not_shown(
    told: Ledger, copy: Ledger
) -> None:
    made = Judge(told, "amal").verify("a#1", "the hidden report has photographs")
    Judge(told, "basil").sign(made.id, "seen them")
    assert verdicts(told, copy) == [("verify", "(not shown)", ["a#1"]), ("sign", "(not shown)", [])]
    judgement = copy.judgement(made.id)
    assert judgement is not None
    assert (judgement.author, judgement.signed, judgement.counts) == ("amal", "basil", True)


def test_a_verdict_on_open_claims_alone_stays_with_its_reason(told: Ledger, copy: Ledger) -> None:
    Judge(told, "amal").refute("d#1", "the bridge stands")
    assert verdicts(told, copy) == [("refute", "the bridge stands", ["d#1"])]


@pytest.mark.parametrize(
    "decide",
    [
        lambda judge: judge.verify("c#1", "x"),
        lambda judge: judge.grade_claim("c#1", "2", "x"),
        lambda judge: judge.grade_source(HIDDEN, "B", "x"),
        lambda judge: judge.merge("c#1", "d#1", "x"),
        lambda judge: judge.split("a#1", ["b#1"], "x"),
    ],
    ids=["verify", "grade of a claim", "grade of a source", "merge", "split"],
)
def test_a_judgement_of_which_nothing_is_left_goes_with_what_became_of_it(
    told: Ledger, copy: Ledger, decide: Callable[[Judge], Any]
) -> None:
    made = decide(Judge(told, "amal"))
    Judge(told, "basil").withdraw(made.id, "x")
    assert verdicts(told, copy) == []


def test_a_correction_that_may_come_from_a_hidden_claim_goes(told: Ledger, copy: Ledger) -> None:
    found = told.incident_of("a#1")
    assert found is not None
    Judge(told, "amal").correct(found.id, "killed", {"low": 3, "high": 3}, "a list that we were given")
    Judge(told, "amal").correct("d#1", "killed", {"low": 4, "high": 4}, "misread")
    assert verdicts(told, copy) == [("correct", "misread", ["d#1"])]


def test_the_dismissal_of_what_only_hidden_reports_propose_goes(main: Ledger, copy: Ledger) -> None:
    announced = filed("truce.agreed", by="YEM HOUTHI", says="UN", at=("Yemen", "YEM"), day="2016-04-10")
    tell(main, "a", announced, source=HIDDEN, published="2016-04-11")
    (proposal,) = proposals(main)
    Judge(main, "amal").dismiss(proposal.id, "of one town")
    assert verdicts(main, copy) == []


def test_the_dismissal_of_what_open_reports_propose_stays(main: Ledger, copy: Ledger) -> None:
    announced = filed("truce.agreed", by="YEM HOUTHI", says="UN", at=("Yemen", "YEM"), day="2016-04-10")
    tell(main, "a", announced, published="2016-04-11")
    (proposal,) = proposals(main)
    Judge(main, "amal").dismiss(proposal.id, "of one town")
    assert verdicts(main, copy) == [("dismiss", "of one town", [])]
    assert proposals(copy) == ()


def alerts(ledger: Ledger, copy: Ledger) -> set[str]:
    raise_alerts(ledger)
    return {one["alert"]["kind"] for one in seen(ledger, copy, EntryKind.ALERT_RAISED)}


GRAVE = filed(day="2020-10-19", killed="40")
DENIED = filed(day="2020-10-19", says="ARM", status="denied")


def test_alerts_in_which_nothing_hidden_had_a_part_stay(main: Ledger, copy: Ledger) -> None:
    tell(main, "a", GRAVE, published="2020-10-20")
    tell(main, "b", DENIED, published="2020-10-20")
    tell(main, "c", filed(at=("Taiz", "YEM"), by="HOUTHI", says="YEM"), source=HIDDEN)
    found = alerts(main, copy)
    assert {"contradiction", "first alleged breach", "truce in force"} <= found


def test_an_alert_that_says_more_than_open_reports_do_goes(main: Ledger, copy: Ledger) -> None:
    tell(main, "a", GRAVE, published="2020-10-20")
    tell(main, "b", DENIED, published="2020-10-20", source=HIDDEN)
    found = alerts(main, copy)
    assert not {"contradiction", "first alleged breach"} & found
    assert "truce in force" in found, "it says no more than the agreement"


def test_alerts_of_what_only_hidden_reports_tell_of_go(main: Ledger, copy: Ledger) -> None:
    tell(main, "a", GRAVE, published="2020-10-20", source=HIDDEN)
    raise_alerts(main)
    assert list(main.entries(kind=EntryKind.ALERT_RAISED))
    assert alerts(main, copy) == set()


def test_that_a_hidden_source_is_silent_is_not_told(main: Ledger, copy: Ledger) -> None:
    for day in range(10, 20):
        for source in (HIDDEN, "Gazette"):
            tell(main, f"{source}-{day}", published=f"2020-10-{day}", source=source)
    tell(main, "z", published="2020-12-01", source="Herald")
    raise_alerts(main)
    found = [one["alert"]["subject"][0] for one in seen(main, copy, EntryKind.ALERT_RAISED)]
    assert found == ["Gazette"]


def test_that_a_feed_of_a_hidden_source_is_silent_or_fails_is_not_told(ledger: Ledger, copy: Ledger) -> None:
    of = {"post": Access.PUBLIC, "office": Access.CONFIDENTIAL}
    follow(ledger, (followed(identity, access) for identity, access in of.items()))
    for kind in (AlertKind.FEED_SILENT, AlertKind.FEED_FAILING):
        for feed in ("post/arabic", "office", "unknown/feed"):
            alert = Alert(kind=kind, subject=(feed, "2020-10-20"), day=date(2020, 10, 20), title=feed, reason="Why.")
            ledger.append(EntryKind.ALERT_RAISED, {"alert": to_payload(alert)}, author="hudna")
    told = [one["alert"]["title"] for one in seen(ledger, copy, EntryKind.ALERT_RAISED)]
    assert told == ["post/arabic", "post/arabic"]


def test_a_copy_has_numbers_of_the_ledger_and_a_chain_of_its_own(told: Ledger, copy: Ledger) -> None:
    assert seen(told, copy, EntryKind.REPORT_ADDED)
    kept = {entry.sequence: entry for entry in copy.entries()}
    whole = {entry.sequence: entry for entry in told.entries()}
    assert kept.keys() < whole.keys()
    assert not {entry.hash for entry in kept.values()} & {entry.hash for entry in whole.values()}
    assert copy.head()[0] == told.head()[0]
    assert {fault.reason.partition(",")[0] for fault in copy.verify()} == {"is missing"}


def test_the_head_of_a_copy_moves_even_where_all_that_came_is_hidden(told: Ledger, copy: Ledger) -> None:
    seen(told, copy, EntryKind.REPORT_ADDED)
    before = copy.head()
    tell(told, "e", source=HIDDEN)
    seen(told, copy, EntryKind.REPORT_ADDED)
    assert copy.head()[0] == told.head()[0] > before[0]
    assert copy.head()[1] != before[1]


def test_a_copy_for_what_was_open_before_is_not_brought_up_to_date(told: Ledger, copy: Ledger) -> None:
    before = Extent(Access.PUBLIC, None, Openness(told).generation(Access.PUBLIC))
    bring_up_to_date(told, copy, before)
    hide(told, "Gazette")
    with pytest.raises(Outdated):
        bring_up_to_date(told, copy, before)


def test_a_copy_of_another_ledger_is_refused(told: Ledger, copy: Ledger, empty_ledger: Path, tmp_path: Path) -> None:
    assert not follows(copy, told)
    seen(told, copy, EntryKind.REPORT_ADDED)
    assert follows(copy, told)
    with open_ledger(shutil.copy(empty_ledger, tmp_path / "other.ledger")) as other:
        hide(other, HIDDEN)
        assert not follows(copy, other)
        with pytest.raises(LedgerError, match="is no copy of"):
            seen(other, copy, EntryKind.REPORT_ADDED)


def test_that_a_hidden_report_was_taken_back_is_hidden_and_of_an_open_one_it_is_told(
    main: Ledger, copy: Ledger
) -> None:
    monitor = Monitor(main, analyst_told())
    for name, source in (("open", "Gazette"), ("hidden", HIDDEN)):
        monitor.add(replace(report(name, source=source), url=f"https://paper.example/{name}"))
        monitor.withdraw(Withdrawal(url=f"https://paper.example/{name}", reason="the page is gone"))
    assert [payload["report_id"] for payload in seen(main, copy, EntryKind.REPORT_WITHDRAWN)] == ["open"]
    assert copy.withdrawal("open") is not None


def test_a_version_of_a_hidden_report_does_not_tell_of_it(main: Ledger, copy: Ledger) -> None:
    monitor = Monitor(main, analyst_told())
    for name, source in (("before", HIDDEN), ("after", "Gazette")):
        monitor.add(replace(report(name, source=source), url="https://paper.example/truce"))
    assert [payload["report"]["version_of"] for payload in seen(main, copy, EntryKind.REPORT_ADDED)] == [None]
    kept = main.report("after")
    assert kept is not None
    assert kept.version_of == "before"
