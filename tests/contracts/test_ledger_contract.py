"""What every store of a ledger must do. A further backend is one more location in `LOCATIONS`."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
import rfc8785
from sqlalchemy import Executable, delete, insert, update

from hudna.ledger import Ledger, Row, Term, Transaction, Wording, chain, open_ledger, positions, tables
from hudna.ledger.codec import from_payload, to_document, to_payload
from hudna.model.claims import Act, Claim, Mention, Span, Status
from hudna.model.compliance import Effect, Finding
from hudna.model.coverage import Telling
from hudna.model.entries import Draft, Entry, EntryKind, Fault
from hudna.model.errors import LedgerError, QueryError
from hudna.model.events import EventType
from hudna.model.incidents import Account, FiledClaim, Grade, Incident
from hudna.model.judgements import Credibility, Judgement, JudgementKind, Reliability, Verdict
from hudna.model.listing import ClaimQuery, FindingQuery, IncidentQuery, Page, ReportQuery, SourceCount
from hudna.model.reports import PublishedBasis, Report, Withdrawal

# Each gives where a ledger without entries is, of which it is told a folder for its files and the file of one to copy.
LOCATIONS: dict[str, Callable[[Path, Path], str]] = {
    "sqlite": lambda folder, empty: f"sqlite:///{shutil.copy(empty, folder / 'truce.ledger')}",
}
KNOWN = datetime(2020, 10, 11, 8, tzinfo=UTC)


@pytest.fixture(params=LOCATIONS)
def location(request: pytest.FixtureRequest, tmp_path: Path, empty_ledger: Path) -> str:
    return LOCATIONS[request.param](tmp_path, empty_ledger)


@pytest.fixture
def ledger(location: str) -> Iterator[Ledger]:
    with open_ledger(location) as opened:
        yield opened


def a_report(number: int, *, published: date | None = date(2020, 10, 11), source: str = "Armenpress") -> Report:
    text = f"Stepanakert was shelled at dawn, the ministry said in statement {number}."
    return Report(
        id=f"r{number}",
        text=text,
        lang="en",
        published=published,
        published_basis=PublishedBasis.UNKNOWN if published is None else PublishedBasis.GIVEN,
        source=source,
    )


def a_claim(report: Report, number: int = 1) -> FiledClaim:
    claim = Claim(
        evidence=Span(0, 31, report.text[:31]),
        trigger=Span(16, 23, report.text[16:23]),
        type=EventType.ATTACK_SHELLING,
        status=Status.ACTUAL,
        act=Act.ACCUSES,
        actors=(Mention(id="AZE.MIL", start=0, end=11, text=report.text[:11]),),
        rule="en.shelling.001",
    )
    published = report.published
    return FiledClaim(
        id=f"{report.id}#{number}", report_id=report.id, source=report.source, published=published, claim=claim
    )


def a_row(filed: FiledClaim, **compared: Any) -> Row:
    """A claim to be put, compared by its day unless told otherwise; `facets` is what is compared, here only its id."""
    where: dict[str, Any] = {"facets": to_document(filed.id), "block": "hostilities|karabakh", "day": 1, **compared}
    return Row(filed=filed, tag=f"tag of {filed.id}", **where)


def rows(report: Report, count: int = 1, **compared: Any) -> list[Row]:
    return [a_row(a_claim(report, number), **compared) for number in range(1, count + 1)]


def an_incident(
    name: str,
    *,
    claims: tuple[str, ...] = (),
    day: date | None = date(2020, 10, 10),
    last: date | None = None,
    kind: EventType = EventType.ATTACK_SHELLING,
    actors: tuple[str, ...] = ("AZE",),
    targets: tuple[str, ...] = ("ARM",),
) -> Incident:
    account = Account(speaker="ARM", act=Act.ACCUSES, status=Status.ACTUAL, killed=None, wounded=None, claims=claims)
    return Incident(
        id=name,
        type=kind,
        actors=actors,
        targets=targets,
        place=None,
        start=day,
        end=last or day,
        accounts=(account,),
        grade=Grade.ALLEGED,
        reason="told by one side only",
    )


def a_finding(incident: str, *, agreement: str = "karabakh-2020-10-10", party: str = "AZE") -> Finding:
    return Finding(
        agreement=agreement,
        provision="cessation",
        party=party,
        incident=incident,
        effect=Effect.BREACH,
        grade=Grade.ALLEGED,
        speakers=("ARM",),
        denied_by=(),
        day=date(2020, 10, 10),
        told=date(2020, 10, 11),
        within=True,
        sure=True,
        trace=("shelling breaches the cessation of hostilities",),
    )


DAY_OF_INCIDENT = positions.of_incident(date(2020, 10, 10), date(2020, 10, 10))


AWAITING = {"early": 0, "late": 0, "grave": 2}


def names(incidents: Iterator[Incident]) -> list[str]:
    return [incident.id for incident in incidents]


# Entries


def test_an_empty_ledger_has_a_head_of_zeros(ledger: Ledger) -> None:
    assert ledger.head() == (0, "0" * 64)
    assert list(ledger.entries()) == []


def test_entries_come_back_as_they_were_added_and_chained(ledger: Ledger, location: str) -> None:
    first = ledger.append(
        EntryKind.REPORT_ADDED, {"id": "r1", "lat": 39.8, "نص": ["هدنة", None, True]}, author="reader 1"
    )
    second = ledger.append(EntryKind.JUDGEMENT_MADE, {"verify": "i1"}, author="Leyla")
    ledger.close()
    with open_ledger(location, create=False) as again:
        assert list(again.entries()) == [first, second]
        assert again.head() == (2, second.hash)
    assert (first.sequence, first.previous) == (1, "0" * 64)
    assert (second.sequence, second.previous) == (2, first.hash)


def test_anyone_can_recompute_a_hash_from_the_entry(ledger: Ledger) -> None:
    entry = ledger.append(EntryKind.ALERT_DELIVERED, {"grade": "B", "weight": 1e-7}, author="Leyla", time=KNOWN)
    fields: Any = {
        "sequence": 1,
        "kind": "alert-delivered",
        "time": "2020-10-11T08:00:00.000000Z",
        "author": "Leyla",
        "payload": {"grade": "B", "weight": 1e-7},
        "previous": "0" * 64,
    }
    assert entry.hash == hashlib.sha256(rfc8785.dumps(fields)).hexdigest()


def test_times_are_kept_in_utc_to_the_microsecond(ledger: Ledger) -> None:
    yerevan = datetime(2020, 10, 10, 12, 0, 0, 250, tzinfo=timezone(timedelta(hours=4)))
    ledger.append(EntryKind.REPORT_ADDED, {}, author="reader 1", time=yerevan)
    (entry,) = ledger.entries()
    assert entry.time == yerevan
    assert entry.time.tzinfo is UTC


def test_an_entry_without_a_time_is_known_from_now_on(ledger: Ledger) -> None:
    before = datetime.now(UTC)
    entry = ledger.append(EntryKind.REPORT_ADDED, {}, author="reader 1")
    assert before <= entry.time <= datetime.now(UTC)


@pytest.mark.parametrize(
    "payload", [{"n": float("nan")}, {"n": 2**60}, {"text": "\ud800"}, {"day": date(2020, 10, 10)}, {1: "one"}]
)
def test_what_json_cannot_keep_exactly_is_refused_and_nothing_added(ledger: Ledger, payload: dict[str, object]) -> None:
    with pytest.raises(LedgerError, match="report-added entry cannot be kept"):
        ledger.append(EntryKind.REPORT_ADDED, payload, author="reader 1")
    assert ledger.head()[0] == 0


def test_a_time_without_a_zone_is_refused(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="no time zone"):
        ledger.append(EntryKind.REPORT_ADDED, {}, author="reader 1", time=datetime(2020, 10, 10))  # noqa: DTZ001


def test_many_entries_are_added_together_or_not_at_all(ledger: Ledger) -> None:
    good = Draft(kind=EntryKind.REPORT_ADDED, author="reader 1", payload={"id": "r1"})
    added = ledger.append_many([good, good])
    assert [entry.sequence for entry in added] == [1, 2]
    with pytest.raises(LedgerError):
        ledger.append_many([good, replace(good, payload={"n": float("inf")})])
    assert list(ledger.entries()) == added


def test_adding_no_entries_changes_nothing(ledger: Ledger) -> None:
    assert ledger.append_many([]) == []
    assert ledger.head() == (0, "0" * 64)


def test_entries_can_be_chosen_by_place_kind_and_time(ledger: Ledger) -> None:
    later = KNOWN + timedelta(days=1)
    ledger.append(EntryKind.REPORT_ADDED, {}, author="reader 1", time=KNOWN)
    ledger.append(EntryKind.CLAIMS_READ, {}, author="reader 1", time=KNOWN)
    ledger.append(EntryKind.REPORT_ADDED, {}, author="reader 1", time=later)
    assert [entry.sequence for entry in ledger.entries(after=1)] == [2, 3]
    assert [entry.sequence for entry in ledger.entries(kind=EntryKind.REPORT_ADDED)] == [1, 3]
    assert [entry.sequence for entry in ledger.entries(until=KNOWN)] == [1, 2]
    assert [entry.sequence for entry in ledger.entries(until=KNOWN - timedelta(microseconds=1))] == []


def test_several_threads_may_add_at_once(ledger: Ledger) -> None:
    def add_some(thread: int) -> None:
        for number in range(5):
            ledger.append(EntryKind.REPORT_ADDED, {"thread": thread, "number": number}, author="reader 1")

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(add_some, range(4)))
    assert ledger.head()[0] == 20
    assert list(ledger.verify()) == []


# Transactions


def test_a_transaction_that_fails_leaves_no_trace(ledger: Ledger) -> None:
    with suppress(ZeroDivisionError), ledger.transaction() as t:
        t.append(EntryKind.REPORT_ADDED, {}, author="reader 1")
        t.put_report(a_report(1), KNOWN)
        raise ZeroDivisionError
    assert ledger.head()[0] == 0
    assert ledger.report("r1") is None


def test_within_a_transaction_its_own_additions_are_seen_and_outside_only_afterwards(ledger: Ledger) -> None:
    with ledger.transaction() as t:
        t.append(EntryKind.REPORT_ADDED, {}, author="reader 1")
        t.put_report(a_report(1), KNOWN)
        assert t.head()[0] == 1
        assert t.has_report(a_report(1).sha256)
        assert ledger.head()[0] == 0
        assert not ledger.has_report(a_report(1).sha256)
    assert ledger.has_report(a_report(1).sha256)


def test_a_snapshot_does_not_see_what_is_added_after_it_was_first_read(ledger: Ledger) -> None:
    with ledger.snapshot() as snapshot:
        assert snapshot.head()[0] == 0
        ledger.append(EntryKind.REPORT_ADDED, {}, author="reader 1")
        assert list(snapshot.entries()) == []
    assert ledger.head()[0] == 1


# Reports


def test_a_report_comes_back_as_it_was_put(ledger: Ledger) -> None:
    report = replace(a_report(1), text="قصف عند الفجر\x00 \u202e", title="هدنة", published_reason="أمس")
    with ledger.transaction() as t:
        t.put_report(report, KNOWN)
    assert ledger.report("r1") == report
    assert ledger.report("r2") is None
    assert ledger.has_report(report.sha256)
    assert not ledger.has_report(a_report(1).sha256)


def test_a_report_can_be_put_again_when_more_is_known_about_it(ledger: Ledger) -> None:
    inferred = replace(
        a_report(1, published=None), published=date(2020, 10, 9), published_basis=PublishedBasis.INFERRED
    )
    with ledger.transaction() as t:
        t.put_report(a_report(1, published=None), KNOWN)
        t.put_claims("r1", rows(a_report(1)))
        t.put_report(inferred, KNOWN)
    assert list(ledger.reports()) == [inferred]
    assert len(list(ledger.claims("r1"))) == 1


def test_another_text_with_the_same_id_is_refused(ledger: Ledger) -> None:
    with ledger.transaction() as t:
        t.put_report(a_report(1), KNOWN)
        with pytest.raises(LedgerError, match="another text has the report id r1"):
            t.put_report(replace(a_report(2), id="r1"), KNOWN)


def test_reports_are_ordered_and_chosen_by_day_source_and_time_of_knowledge(ledger: Ledger) -> None:
    later = KNOWN + timedelta(days=3)
    with ledger.transaction() as t:
        t.put_report(a_report(1, published=date(2020, 10, 12)), KNOWN)
        t.put_report(a_report(2, published=date(2020, 10, 11), source="Azertac"), KNOWN)
        t.put_report(a_report(3, published=None), later)

    def ids(**chosen: Any) -> list[str]:
        return [report.id for report in ledger.reports(**chosen)]

    assert ids() == ["r3", "r2", "r1"]
    assert ids(since=date(2020, 10, 12)) == ["r1"]
    assert ids(until=date(2020, 10, 11)) == ["r2"]
    assert ids(source="Azertac") == ["r2"]
    assert ids(known_until=KNOWN) == ["r2", "r1"]


def test_the_versions_of_what_an_address_gives_are_listed_from_the_newest_or_from_one_of_them(ledger: Ledger) -> None:
    address, later = "https://paper.example/truce", KNOWN + timedelta(days=1)
    with ledger.transaction() as t:
        for number, known in ((1, KNOWN), (2, later), (3, later)):
            t.put_report(replace(a_report(number), url=address), known)
        t.put_report(a_report(4), KNOWN)
        t.put_report(replace(a_report(5), url=f"{address}/other"), KNOWN)
        t.put_withdrawal("r3", Withdrawal(url=address, reason="the page is gone (404)"))
    third, second, first = ledger.versions(address)
    assert [one.report_id for one in (third, second, first)] == ["r3", "r2", "r1"]
    assert (first.known, third.known) == (KNOWN, later)
    assert (third.is_withdrawn, second.is_withdrawn) == (True, False)
    assert ledger.versions(address, until="r2", limit=2) == [second, first]
    assert ledger.versions(address, limit=1) == [third]
    assert ledger.versions("https://paper.example/none") == []
    assert ledger.withdrawn(["r1", "r3", "r4", "none"]) == {"r3"}


def test_reports_that_are_one_source_share_an_origin(ledger: Ledger) -> None:
    with ledger.transaction() as t:
        t.put_report(a_report(1), KNOWN)
        t.put_report(a_report(2), KNOWN, "r1")
        t.put_report(replace(a_report(3, source="Azertac"), title="Letter (A/75/1)"), KNOWN, "A/75/1")
        t.put_report(a_report(4), KNOWN)
        assert (t.origin("r1"), t.origin("r2"), t.origin("r3"), t.origin("none")) == ("r1", "r1", "A/75/1", None)
        assert t.origins(["r2", "r3", "none"]) == {"r1", "A/75/1"}
        assert t.origins(["r2"], "A/75/1") == {"r1", "A/75/1"}
        assert t.origins([], "A/75/2") == set()
        assert t.reports_of("r1") == ["r1", "r2"]
        t.put_origin({"r1", "r4"}, "A/75/1")
    assert ledger.reports_of("A/75/1") == ["r1", "r2", "r3", "r4"]
    assert ledger.reports_of("r1") == []
    assert ledger.reports_by("Azertac") == ["r3"]


# Claims


def test_claims_keep_the_order_of_the_text(ledger: Ledger) -> None:
    report = a_report(1)
    filed = [a_claim(report, number) for number in range(1, 12)]
    with ledger.transaction() as t:
        t.put_report(report, KNOWN)
        t.put_claims("r1", rows(report, 11))
    assert list(ledger.claims("r1")) == filed
    assert list(ledger.claims()) == filed
    assert list(ledger.claims("r2")) == []
    assert ledger.claim("r1#11") == filed[10]
    assert ledger.claim("r1#12") is None
    assert ledger.claim_tagged("tag of r1#11") == "r1#11"
    assert ledger.claim_tagged("tag of r1#12") is None


def test_a_claim_that_persons_changed_is_kept_as_it_was_read_too(ledger: Ledger) -> None:
    read = a_claim(a_report(1))
    graded = replace(read, reliability=Reliability.B, credibility=Credibility.PROBABLY_TRUE, corrected=("judgement-9",))
    with ledger.transaction() as t:
        t.put_report(a_report(1), KNOWN)
        t.put_claims("r1", [replace(a_row(graded), read=read)])
        assert (t.claim("r1#1"), t.claim_as_read("r1#1")) == (graded, read)
        t.put_claims("r1", [a_row(read)])
        assert (t.claim("r1#1"), t.claim_as_read("r1#1")) == (read, read)
        assert t.claim_as_read("r1#2") is None


def test_a_new_reading_replaces_the_claims_of_a_report_and_tells_which_components_lost_some(ledger: Ledger) -> None:
    report = a_report(1)
    with ledger.transaction() as t:
        t.put_report(report, KNOWN)
        assert t.put_claims("r1", rows(report, 3)) == set()
        t.put_components({"a": [["r1#1"], ["r1#2"]], "b": [["r1#3"]]}, ())
        assert t.put_claims("r1", rows(report, 2)) == {"a", "b"}
        assert t.put_claims("r1", []) == set(), "they were not grouped since"
    assert list(ledger.claims()) == []


def test_claims_of_a_report_that_is_not_there_are_refused(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="there is no report r1"), ledger.transaction() as t:
        t.put_claims("r1", rows(a_report(1)))


# What is compared


def compared(t: Transaction) -> None:
    """Claims in two blocks on some days, of a document, told once, and one that tells no incident; all but r3 grouped."""
    for number in (1, 2, 3):
        t.put_report(a_report(number), KNOWN)
    first, second, third = (a_report(number) for number in (1, 2, 3))
    t.put_claims("r1", [a_row(a_claim(first, 1), day=4), a_row(a_claim(first, 2), block="forces|karabakh", day=4)])
    t.put_claims(
        "r2",
        [
            a_row(a_claim(second, 1), day=7, symbol="A/75/1"),
            a_row(a_claim(second, 2), day=None, once="truce.agreed x"),
            a_row(a_claim(second, 3), facets=None),
        ],
    )
    t.put_claims("r3", rows(third, day=5))
    t.put_components({"a": [["r1#1"], ["r2#1"]], "b": [["r1#2"]], "c": [["r2#2"]]}, ())


def test_claims_that_were_not_grouped_yet_are_pending_until_they_are(ledger: Ledger) -> None:
    with ledger.transaction() as t:
        compared(t)
        assert t.pending_facets(str) == ["r3#1"]
        t.put_components({"d": [["r3#1"]]}, ())
        assert t.pending_facets(str) == []


def test_grouped_claims_are_found_by_block_and_day_by_document_and_by_what_happens_once(ledger: Ledger) -> None:
    with ledger.transaction() as t:
        compared(t)
        assert t.facets_near("hostilities|karabakh", 4, 7, str) == [("a", "r1#1"), ("a", "r2#1")]
        assert t.facets_near("hostilities|karabakh", 5, 6, str) == [], "the one of the 5th is not grouped yet"
        assert t.facets_near("forces|karabakh", 0, 9, str) == [("b", "r1#2")]
        assert t.facets_of_document("A/75/1", str) == [("a", "r2#1")]
        assert t.facets_of_document("A/75/2", str) == []
        assert t.components_once("truce.agreed x") == {"c"}
        assert t.components_once("truce.agreed y") == set()


def test_components_give_their_claims_and_claims_their_components(ledger: Ledger) -> None:
    with ledger.transaction() as t:
        compared(t)
        assert t.facets_in({"a", "c"}, str) == [("a", "r1#1"), ("a", "r2#1"), ("c", "r2#2")]
        assert list(t.claims_named(["r2#1", "r1#1", "r9#9"])) == ["r1#1", "r2#1"]
        assert t.components_of(["r1#1", "r1#2", "r2#3", "r3#1", "r9#9"]) == {"a", "b"}


def test_many_components_can_be_asked_for_at_once(ledger: Ledger) -> None:
    """More than a statement takes values."""
    report = a_report(1)
    names = [f"r1#{number}" for number in range(1, 1203)]
    with ledger.transaction() as t:
        t.put_report(report, KNOWN)
        t.put_claims("r1", rows(report, len(names)))
        t.put_components({name: [[name]] for name in names}, ())
        assert t.components_of(names) == set(names)
        assert sorted(t.facets_in(names, str)) == [(name, name) for name in sorted(names)]
        assert sorted(t.claims_named(names)) == sorted(names)


# Judgements


def a_judgement(number: int, *claims: str, **verdict: Any) -> Judgement:
    about = Verdict(kind=JudgementKind.VERIFY, reason="seen on site", claims=claims)
    return Judgement(id=f"j{number}", sequence=number, author="Leyla", time=KNOWN, verdict=replace(about, **verdict))


def test_a_ledger_without_judgements_says_so(ledger: Ledger) -> None:
    assert not ledger.is_judged()
    assert list(ledger.judgements()) == []


def test_judgements_come_in_their_order_and_by_what_they_are_about(ledger: Ledger) -> None:
    merge = a_judgement(2, "r1#1", kind=JudgementKind.MERGE, others=("r2#1",))
    source = a_judgement(4, kind=JudgementKind.GRADE_SOURCE, source="Armenpress", grade="B")
    verify = a_judgement(10, "r1#1", "r1#2")
    with ledger.transaction() as t:
        for one in (verify, source, merge):
            t.put_judgement(one)
    assert list(ledger.judgements()) == [merge, source, verify]
    assert list(ledger.judgements(JudgementKind.VERIFY)) == [verify]
    assert ledger.judgements_on(["r1#1", "r1#2"]) == [merge, verify]
    assert ledger.judgements_on(["r2#1"]) == [merge]
    assert ledger.judgements_on(["r9#9"]) == []
    assert ledger.judgements_on_source("Armenpress") == [source]
    assert ledger.judgements_on_source("Azertac") == []
    assert ledger.is_judged()
    assert ledger.judgement("j4") == source
    assert ledger.judgement("j5") is None


def test_a_judgement_is_put_again_when_something_became_of_it(ledger: Ledger) -> None:
    verify = a_judgement(1, "r1#1")
    with ledger.transaction() as t:
        t.put_judgement(verify)
        t.put_judgement(replace(verify, signed="Basil"))
    assert list(ledger.judgements()) == [replace(verify, signed="Basil")]
    assert ledger.judgements_on(["r1#1"]) == [replace(verify, signed="Basil")]


def test_a_judgement_outlives_the_claims_that_it_is_about(ledger: Ledger) -> None:
    with ledger.transaction() as t:
        t.put_report(a_report(1), KNOWN)
        t.put_claims("r1", rows(a_report(1)))
        t.put_judgement(a_judgement(1, "r1#1"))
        t.put_claims("r1", [])
    assert ledger.judgements_on(["r1#1"]) == [a_judgement(1, "r1#1")]


# Incidents and findings


def test_incidents_are_replaced_by_component_and_take_their_findings_along(ledger: Ledger) -> None:
    with ledger.transaction() as t:
        t.put_components({"a": [["r1#1"], ["r1#2"]], "b": [["r2#1"]]}, ())
        t.put_incidents({"a": [an_incident("i1"), an_incident("i2")], "b": [an_incident("i3")]})
        t.put_findings({"i1": [a_finding("i1")], "i3": [a_finding("i3")]})
        t.put_components({"c": [["r1#1", "r1#2"]]}, {"a"})
        t.put_incidents({"c": [an_incident("i2")]})
    assert names(ledger.incidents()) == ["i2", "i3"]
    assert list(ledger.findings()) == [a_finding("i3")]
    assert ledger.incident("i3") == an_incident("i3")
    assert ledger.incident("i1") is None
    with ledger.transaction() as t:
        t.put_components({}, {"b", "c"})
    assert names(ledger.incidents()) == []


def test_an_incident_and_the_claims_that_tell_it_lead_to_each_other(ledger: Ledger) -> None:
    told = an_incident("i1", claims=("r1#1", "r1#3"))
    with ledger.transaction() as t:
        t.put_report(a_report(1), KNOWN)
        t.put_claims("r1", rows(a_report(1), 3))
        t.put_components({"a": [["r1#1", "r1#3"], ["r1#2"]]}, ())
        t.put_incidents({"a": [told]})
    assert [claim.id for claim in ledger.claims_of("i1")] == ["r1#1", "r1#3"]
    assert (ledger.incident_of("r1#3"), ledger.incident_of("r1#2")) == (told, None)


def test_a_claim_that_no_longer_tells_an_incident_does_not_lead_to_it(ledger: Ledger) -> None:
    with ledger.transaction() as t:
        t.put_report(a_report(1), KNOWN)
        t.put_claims("r1", rows(a_report(1), 2))
        t.put_components({"a": [["r1#1", "r1#2"]]}, ())
        t.put_incidents({"a": [an_incident("i1", claims=("r1#1", "r1#2"))]})
    with ledger.transaction() as t:
        t.put_components({"b": [["r1#1"]], "c": [["r1#2"]]}, {"a"})
        t.put_incidents({"b": [an_incident("i1", claims=("r1#1",))]})
    assert [claim.id for claim in ledger.claims_of("i1")] == ["r1#1"]
    assert ledger.incident_of("r1#2") is None


def test_an_incident_that_the_same_claims_tell_as_before_stays_with_all_that_was_found_of_it(ledger: Ledger) -> None:
    stays, grows = (an_incident(name, claims=claims) for name, claims in (("i1", ("r1#1", "r1#2")), ("i2", ("r1#3",))))
    with ledger.transaction() as t:
        t.put_report(a_report(1), KNOWN)
        t.put_claims("r1", rows(a_report(1), 4))
        assert t.put_components({"a": [["r1#1", "r1#2"], ["r1#3"]]}, ()) == {}
        t.put_incidents({"a": [stays, grows]}, [("i1", "i2")])
        t.put_findings({name: [a_finding(name)] for name in ("i1", "i2")})
    with ledger.transaction() as t:
        groups = {"b": [["r1#1", "r1#2"], ["r1#3", "r1#4"]]}
        assert t.put_components(groups, {"a"}, {"a"}) == {("r1#1", "r1#2"): "i1"}
    assert list(ledger.findings()) == [a_finding("i1")]
    assert (ledger.incident_of("r1#2"), ledger.incident_of("r1#3")) == (stays, None)
    assert ledger.alike() == Page(())
    with ledger.transaction() as t:
        assert t.components_of(["r1#1", "r1#4"]) == {"b"}
        assert t.put_components(groups, {"b"}) == {}, "what changed is made anew, be it told by the same claims"
    assert list(ledger.incidents()) == []


def test_two_incidents_that_both_stay_may_be_one_or_no_longer(ledger: Ledger) -> None:
    one, other = an_incident("i1", claims=("r1#1",)), an_incident("i2", claims=("r1#2",))
    groups = {"a": [["r1#1"], ["r1#2"], ["r1#3"]]}
    with ledger.transaction() as t:
        t.put_report(a_report(1), KNOWN)
        t.put_claims("r1", rows(a_report(1), 3))
        t.put_components({"a": [["r1#1"], ["r1#2"]]}, ())
        t.put_incidents({"a": [one, other]}, [("i1", "i2")])
    with ledger.transaction() as t:
        assert len(t.put_components(groups, {"a"}, {"a"})) == 2
        t.put_incidents({}, [("i2", "i1")])
    assert ledger.alike() == Page(((one, other),)), "once, not twice"
    with ledger.transaction() as t:
        t.put_components(groups, {"a"}, {"a"})
    assert ledger.alike() == Page(())


def test_incidents_are_chosen_by_type_party_and_day(ledger: Ledger) -> None:
    early, late = date(2020, 10, 10), date(2020, 10, 26)
    with ledger.transaction() as t:
        found = [
            an_incident("two days", day=early, last=date(2020, 10, 12)),
            an_incident("later", day=late, actors=("ARM",), targets=("AZE", "ARM")),
            an_incident("undated", day=None, kind=EventType.TALKS_CALL, actors=("RUS", "FRA"), targets=()),
        ]
        t.put_incidents({"a": found})
    assert names(ledger.incidents()) == ["undated", "two days", "later"]
    assert names(ledger.incidents(type=EventType.TALKS_CALL)) == ["undated"]
    assert names(ledger.incidents(party="ARM")) == ["two days", "later"]
    assert names(ledger.incidents(party="FRA")) == ["undated"]
    assert names(ledger.incidents(since=date(2020, 10, 12))) == ["two days", "later"]
    assert names(ledger.incidents(until=early)) == ["two days"]
    assert names(ledger.incidents(since=date(2020, 10, 13), until=date(2020, 10, 25))) == []
    assert names(ledger.incidents(type=EventType.ATTACK_SHELLING, party="AZE", since=late)) == ["later"]


# Lists, search and counts


def items(page: Page[Incident]) -> list[str]:
    return [one.id for one in page.items]


def test_incidents_are_listed_by_agreement_concerned_or_found(ledger: Ledger) -> None:
    with ledger.transaction() as t:
        concerned = replace(an_incident("concerned"), agreements=("karabakh-2020-10-10",))
        t.put_incidents({"a": [concerned, an_incident("found"), an_incident("neither")]})
        t.put_findings({"found": [a_finding("found")], "concerned": [a_finding("concerned")]})
    query = IncidentQuery(agreement="karabakh-2020-10-10")
    assert items(ledger.incident_page(query)) == ["found", "concerned"]
    with ledger.transaction() as t:
        t.put_findings({"found": [], "concerned": []})
    assert items(ledger.incident_page(query)) == ["concerned"]


FINDING = FindingQuery(agreement="karabakh-2020-10-10", effect=Effect.BREACH, by=date(2020, 10, 31))


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, ["undated", "two", "one"]),
        ({"agreement": "karabakh-2020-10-17"}, []),
        ({"effect": Effect.FULFILMENT}, []),
        ({"provision": "withdrawal"}, ["two"]),
        ({"parties": ("ARM",)}, ["two"]),
        ({"parties": ("ARM", "AZE")}, ["undated", "two", "one"]),
        ({"speakers": ("UN", "ICRC")}, ["two"]),
        ({"outlets_but": ("source:Paper",)}, ["undated"]),
        ({"grades": (Grade.ALLEGED,)}, ["undated", "one"]),
        ({"grades": (Grade.ALLEGED,), "parties": ("AZE",)}, ["undated", "two", "one"]),
        ({"since": date(2020, 10, 12)}, ["two"]),
        ({"until": date(2020, 10, 11)}, ["two", "one"]),
        ({"undated": True}, ["undated"]),
        ({"unsure": True}, ["one"]),
        ({"by": date(2020, 10, 10)}, ["two", "one"]),
    ],
)
def test_incidents_are_listed_by_findings_of_them(ledger: Ledger, changed: dict[str, Any], expected: list[str]) -> None:
    two = a_finding("two")
    told = {
        "one": [replace(a_finding("one"), sure=False, speakers=("ARM", "source:Paper"))],
        "two": [
            two,
            replace(two, party="ARM", grade=Grade.CORROBORATED, speakers=("UN",)),
            replace(two, provision="withdrawal", sure=False, day=date(2020, 10, 12)),
        ],
        "undated": [replace(a_finding("undated"), day=None, speakers=("ARM", "source:Radio"))],
    }
    with ledger.transaction() as t:
        t.put_incidents({"a": [an_incident(name) for name in (*told, "none")]})
        t.put_findings(told)
    query = IncidentQuery(finding=replace(FINDING, **changed))
    assert items(ledger.incident_page(query)) == expected
    assert ledger.incident_count(query) == len(expected)


def test_a_page_goes_on_where_the_one_before_ended(ledger: Ledger) -> None:
    with ledger.transaction() as t:
        t.put_incidents({"a": [an_incident(name) for name in "abc"]})
    first = ledger.incident_page(IncidentQuery(), limit=2)
    assert (items(first), first.next is None) == (["c", "b"], False)
    last = ledger.incident_page(IncidentQuery(), first.next, 2)
    assert (items(last), last.next) == (["a"], None)
    for cursor in ("", "x", "2", first.next[:-2] if first.next else ""):
        with pytest.raises(QueryError, match="after"):
            ledger.incident_page(IncidentQuery(), cursor)


def test_incidents_await_a_verdict_by_how_grave_they_are_and_then_the_newest_first(ledger: Ledger) -> None:
    with ledger.transaction() as t:
        early, late = an_incident("early", day=date(2020, 10, 9)), an_incident("late", day=date(2020, 10, 20))
        t.put_incidents({"a": [early, late, an_incident("grave"), an_incident("judged")]})
        t.put_findings({one: [a_finding(one)] for one in ("early", "late", "grave", "judged")}, AWAITING)
    assert items(ledger.awaiting_verdict()) == ["grave", "late", "early"]
    first = ledger.awaiting_verdict(limit=1)
    assert items(ledger.awaiting_verdict(first.next)) == ["late", "early"]
    with ledger.transaction() as t:
        t.put_findings({"grave": [a_finding("grave")]})
    assert items(ledger.awaiting_verdict()) == ["late", "early"]


def test_incidents_that_may_be_one_are_listed_until_either_is_gone(ledger: Ledger) -> None:
    one, other = an_incident("one"), an_incident("other")
    with ledger.transaction() as t:
        t.put_incidents({"a": [one, other]}, [("other", "one")])
    assert ledger.alike() == Page(((one, other),))
    with ledger.transaction() as t:
        t.put_components({}, {"a"})
    assert ledger.alike() == Page(())


def test_reports_are_listed_newest_first_and_found_by_source_language_conflict_and_day(ledger: Ledger) -> None:
    first, second, undated = a_report(1), replace(a_report(2), source="Radio", lang="ar"), a_report(3, published=None)
    with ledger.transaction() as t:
        for report in (second, undated, first):
            t.put_report(report, KNOWN, None, Wording(title="", text="shelling went on", forms=""))
            t.put_claims(report.id, rows(report), {"karabakh": Telling(("ARM",))} if report is first else {})
    page = ledger.report_page
    assert page(ReportQuery()).items[-1] == undated
    assert page(ReportQuery(sources=("Radio",))).items == page(ReportQuery(lang="ar")).items == (second,)
    assert page(ReportQuery(conflict="karabakh")).items == (first,)
    assert undated not in page(ReportQuery(until=date(2030, 1, 1))).items
    assert page(ReportQuery(since=date(2030, 1, 1))).items == ()
    term = (Term((("shelling",),)),)
    for query in (
        ReportQuery(),
        ReportQuery(lang="ar"),
        ReportQuery(conflict="karabakh", sources=(first.source or "",)),
    ):
        assert ledger.search(term, query).items == page(query).items
    assert ledger.search((Term((("shelling", "went"),)),), ReportQuery(), limit=3).items == page(ReportQuery()).items
    assert ledger.search((Term((("went", "shelling"),)),), ReportQuery()).items == ()
    assert ledger.search((), ReportQuery()) == Page(())


def test_what_is_now_known_about_a_report_moves_it_in_every_list(ledger: Ledger) -> None:
    wording = Wording(title="", text="shelling", forms="")
    moved = replace(a_report(1), published=date(2021, 1, 1), source="Radio", lang="ar")
    with ledger.transaction() as t:
        t.put_report(a_report(1), KNOWN, None, wording)
        t.put_claims("r1", rows(a_report(1)), {"karabakh": Telling()})
        t.put_report(moved, KNOWN, None, replace(wording, text="calm"))
    later = ReportQuery(since=date(2021, 1, 1), sources=("Radio",))
    assert ledger.report_page(replace(later, conflict="karabakh")).items == (moved,)
    assert ledger.search((Term((("calm",),)),), later).items == (moved,)
    assert ledger.search((Term((("shelling",),)),), ReportQuery()).items == ()
    assert [(one.published, one.source, one.lang) for one in ledger.told("karabakh")] == [
        (moved.published, "Radio", "ar")
    ]


def test_claims_are_listed_by_type_and_status_from_the_newest_report_on(ledger: Ledger) -> None:
    older, newer = a_report(1, published=date(2020, 10, 1)), a_report(2, published=date(2020, 10, 2))
    with ledger.transaction() as t:
        for report in (newer, older):
            t.put_report(report, KNOWN)
            t.put_claims(report.id, rows(report, 2))
    shelling = ClaimQuery(type=EventType.ATTACK_SHELLING, status=Status.ACTUAL)
    for query in (ClaimQuery(), shelling):
        first = ledger.claim_page(query, limit=3)
        assert [one.id for one in first.items] == ["r2#2", "r2#1", "r1#2"]
        assert [one.id for one in ledger.claim_page(query, first.next, 3).items] == ["r1#1"]
    assert ledger.claim_page(ClaimQuery(status=Status.DENIED)) == Page(())


def test_reports_and_their_claims_are_counted_by_source_and_day(ledger: Ledger) -> None:
    day = date(2020, 10, 9)
    with ledger.transaction() as t:
        for report in (a_report(1, published=day), a_report(2, published=None)):
            t.put_report(report, KNOWN)
            t.put_claims(report.id, rows(report, 2), {"karabakh": Telling()})
    source, lang = a_report(1).source, a_report(1).lang
    assert ledger.source_counts() == [SourceCount(source, lang, 2, 4, day, day)]
    assert ledger.source_counts(date(2020, 10, 8)) == [SourceCount(source, lang, 1, 2, None, None)]
    assert ledger.days_told() == {"karabakh": {day: 1}}
    assert ledger.days_published() == {source: {day}}
    assert ledger.conflicts() == {"karabakh"}


def test_findings_are_replaced_by_incident_and_chosen_by_agreement(ledger: Ledger) -> None:
    other = a_finding("i1", agreement="karabakh-2020-10-17")
    with ledger.transaction() as t:
        t.put_incidents({"a": [an_incident("i1")]})
        t.put_findings({"i1": [a_finding("i1"), a_finding("i1", party="ARM"), other]})
        t.put_findings({"i1": [a_finding("i1"), other]})
    assert list(ledger.findings()) == [a_finding("i1"), other]
    assert list(ledger.findings("karabakh-2020-10-17")) == [other]
    assert list(ledger.findings("ukraine-2015-02-12")) == []


def test_a_finding_without_its_incident_is_refused(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="contradicts what it holds"), ledger.transaction() as t:
        t.put_findings({"i1": [a_finding("i1")]})


# Rebuild


def add(ledger: Ledger, *reports: Report) -> None:
    """Add reports with one claim each, and the projections that `project` would compute."""
    with ledger.transaction() as t:
        for report in reports:
            payload = {"report": to_payload(report), "claim": to_payload(a_claim(report))}
            project([t.append(EntryKind.CLAIMS_READ, payload, author="reader 1", time=KNOWN)], t)


def project(entries: Iterable[Entry], t: Transaction) -> None:
    for entry in entries:
        report = from_payload(entry.payload["report"], Report)
        t.put_report(report, entry.time)
        claim = from_payload(entry.payload["claim"], FiledClaim)
        t.put_claims(report.id, [a_row(claim)])
        t.put_components({claim.id: [[claim.id]]}, ())
        t.put_incidents({claim.id: [an_incident(f"i {report.id}")]})
        t.put_findings({f"i {report.id}": [a_finding(f"i {report.id}")]})
        t.put_reader(entry.author)


def tamper(ledger: Ledger, *statements: Executable) -> None:
    with ledger._engine.begin() as connection:
        for statement in statements:
            connection.execute(statement)


def test_a_rebuild_restores_the_projections(ledger: Ledger) -> None:
    add(ledger, a_report(1), a_report(2))
    tamper(ledger, delete(tables.claims), update(tables.reports).values(document="{}"))
    ledger.rebuild(project)
    assert list(ledger.reports()) == [a_report(1), a_report(2)]
    assert list(ledger.claims()) == [a_claim(a_report(1)), a_claim(a_report(2))]


def test_clearing_the_projections_keeps_the_entries(ledger: Ledger) -> None:
    add(ledger, a_report(1))
    assert ledger.reader() == "reader 1"
    with ledger.transaction() as t:
        t.clear_projections()
    assert (list(ledger.reports()), list(ledger.claims()), list(ledger.findings())) == ([], [], [])
    assert list(ledger.incidents(party="AZE")) == []
    assert ledger.reader() is None
    assert ledger.head()[0] == 1


def test_a_projection_that_cannot_be_read_says_so(ledger: Ledger) -> None:
    add(ledger, a_report(1))
    tamper(ledger, update(tables.reports).values(document='{"id": 1}'))
    with pytest.raises(LedgerError, match=r"a Report cannot be read.*rebuild the projections"):
        ledger.report("r1")


# Verify


def three(ledger: Ledger) -> list[Entry]:
    for number in (1, 2, 3):
        ledger.append(EntryKind.REPORT_ADDED, {"id": f"r{number}"}, author="reader 1", time=KNOWN)
    return list(ledger.entries())


def faults(ledger: Ledger, **checks: Any) -> list[tuple[int | None, str]]:
    return [(fault.sequence, fault.reason) for fault in ledger.verify(**checks)]


def test_a_ledger_as_it_was_written_has_no_fault(ledger: Ledger) -> None:
    assert faults(ledger) == []
    three(ledger)
    assert faults(ledger) == []


@pytest.mark.parametrize(
    "change",
    [
        {"payload": '{"id":"r9"}'},
        {"time": "2020-10-12T08:00:00.000000Z"},
        {"author": "Leyla"},
        {"kind": "alert-delivered"},
    ],
)
def test_a_changed_entry_is_found(ledger: Ledger, change: dict[str, str]) -> None:
    three(ledger)
    tamper(ledger, update(tables.entries).where(tables.entries.c.sequence == 2).values(change))
    assert faults(ledger) == [(2, "was changed: its hash is not that of its content")]


def test_a_changed_entry_whose_hash_was_computed_anew_is_found_by_the_next(ledger: Ledger) -> None:
    second = three(ledger)[1]
    draft = Draft(kind=second.kind, author=second.author, payload={"id": "r9"}, time=second.time)
    forged = chain.seal(draft, second.sequence, second.previous)
    tamper(ledger, update(tables.entries).where(tables.entries.c.sequence == 2).values(forged))
    assert faults(ledger) == [(3, "does not follow the entry before it")]


def test_missing_entries_are_found_in_the_middle_and_at_the_end(ledger: Ledger) -> None:
    three(ledger)
    tamper(ledger, delete(tables.entries).where(tables.entries.c.sequence == 1))
    assert faults(ledger) == [(1, "is missing")]
    tamper(ledger, delete(tables.entries))
    assert faults(ledger) == [(1, "is missing, and all up to entry 3")]


def test_an_inserted_entry_is_found(ledger: Ledger) -> None:
    third = three(ledger)[2]
    draft = Draft(kind=EntryKind.REPORT_ADDED, author="reader 1", payload={}, time=KNOWN)
    tamper(ledger, insert(tables.entries).values(chain.seal(draft, 4, third.hash)))
    assert faults(ledger) == [(4, "stands after the recorded head, entry 3")]


def test_an_entry_before_the_first_is_found(ledger: Ledger) -> None:
    draft = Draft(kind=EntryKind.REPORT_ADDED, author="reader 1", payload={}, time=KNOWN)
    tamper(ledger, insert(tables.entries).values(chain.seal(draft, 0, "0" * 64)))
    assert (0, "does not follow the entry before it") in faults(ledger)


def test_entries_that_changed_places_are_found(ledger: Ledger) -> None:
    three(ledger)
    sequence = tables.entries.c.sequence
    moves = [(2, 9), (3, 2), (9, 3)]
    tamper(ledger, *(update(tables.entries).where(sequence == old).values(sequence=new) for old, new in moves))
    assert {2, 3} <= {sequence for sequence, _ in faults(ledger)}


def test_a_lost_or_changed_record_of_the_head_is_found(ledger: Ledger) -> None:
    three(ledger)
    tamper(ledger, update(tables.meta).values(head_hash="f" * 64))
    assert faults(ledger) == [(3, "the last entry has another hash than the recorded head")]
    tamper(ledger, delete(tables.meta))
    assert faults(ledger) == [(None, "the record of the head is missing")]


def test_an_end_that_was_cut_off_with_its_record_is_found_by_a_hash_noted_elsewhere(ledger: Ledger) -> None:
    entries = three(ledger)
    noted = ledger.head()[1]
    assert faults(ledger, head=noted) == []
    cut = delete(tables.entries).where(tables.entries.c.sequence == 3)
    tamper(ledger, cut, update(tables.meta).values(head_sequence=2, head_hash=entries[1].hash))
    assert faults(ledger) == []
    (fault,) = ledger.verify(head=noted)
    assert fault == Fault(None, f"no entry has the hash noted elsewhere, {noted}: entries were cut off or rewritten")


def test_a_hash_noted_earlier_still_holds_after_more_was_added(ledger: Ledger) -> None:
    for noted in [entry.hash for entry in three(ledger)]:
        assert faults(ledger, head=noted) == []


def test_the_hash_of_an_empty_ledger_holds_for_an_empty_one_only(ledger: Ledger) -> None:
    assert faults(ledger, head="0" * 64) == []
    three(ledger)
    ((_, reason),) = faults(ledger, head="0" * 64)
    assert reason.endswith("is that of a ledger without entries: it tells nothing of these")


def test_sound_projections_have_no_fault(ledger: Ledger) -> None:
    add(ledger, a_report(1), a_report(2))
    assert faults(ledger, project=project) == []


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (update(tables.reports).values(document="{}"), "the reports row r1 does not say what the entries say"),
        (update(tables.reports).values(known_at="2020"), "the reports row r1 does not say what the entries say"),
        (update(tables.claims).values(component="other"), "the claims row r1#1 does not say what the entries say"),
        (update(tables.facets).values(day=2), "the facets row r1#1 does not say what the entries say"),
        (delete(tables.claims), "the claims row r1#1 is missing"),
        (update(tables.incident_marks).values(mark="party:RUS").where(tables.incident_marks.c.mark == "party:AZE"),
         f"the incident_marks row party:RUS / {DAY_OF_INCIDENT} / i r1 does not come from the entries"),
        (delete(tables.findings), "the findings row i r1 / karabakh-2020-10-10 / cessation / AZE is missing"),
        (update(tables.meta).values(reader="reader 2"), "the projections name another reader than the entries"),
    ],
)  # fmt: skip
def test_a_projection_that_does_not_say_what_the_entries_say_is_found(
    ledger: Ledger, change: Executable, reason: str
) -> None:
    add(ledger, a_report(1))
    tamper(ledger, change)
    assert faults(ledger) == []
    assert (None, reason) in faults(ledger, project=project)
    assert ledger.head()[0] == 1


def test_projections_are_not_compared_with_entries_that_are_not_sound(ledger: Ledger) -> None:
    add(ledger, a_report(1))
    tamper(ledger, update(tables.entries).values(payload="{}"))
    assert faults(ledger, project=project) == [(1, "was changed: its hash is not that of its content")]


def test_an_entry_that_cannot_be_read_names_itself(ledger: Ledger) -> None:
    three(ledger)
    tamper(ledger, update(tables.entries).where(tables.entries.c.sequence == 2).values(kind="rumour"))
    with pytest.raises(LedgerError, match="entry 2 cannot be read"):
        list(ledger.entries())
