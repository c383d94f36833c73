"""Recording what persons decide, and what cannot be decided: named with its reason, nothing changed."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from hudna.engine.decisions import Decision
from hudna.engine.judging import Judge, find_incident
from hudna.engine.monitor import Monitor
from hudna.engine.projection import project
from hudna.engine.versions import Changed, unchanged, version
from hudna.ledger import Ledger
from hudna.model.entries import EntryKind
from hudna.model.errors import JudgementError
from hudna.model.incidents import Grade
from hudna.model.judgements import JudgementKind
from tests.tellings import filed
from tests.unit.engine.told import analyst_told, report

Decide = Callable[[Judge], object]


def incident_id(judge: Judge, claim: str) -> str:
    found = find_incident(judge.ledger, claim)
    assert found is not None
    return found.id


@pytest.fixture
def told(ledger: Ledger) -> Ledger:
    """Two reports of one event at Terter, `a` and `b`, and one of another at Barda, `c`."""
    claims = {
        "a": [filed()],
        "b": [filed(says="RUS")],
        "c": [filed(at=("Barda", "AZE"), words="Barda burned"), filed(status="future", words="fire will be answered")],
    }
    monitor = Monitor(ledger, analyst_told(**claims))
    for name in claims:
        monitor.add(report(name))
    return ledger


def test_a_judgement_is_an_entry_with_its_author_and_reason(told: Ledger) -> None:
    made = Judge(told, "amal").verify("a#1", "seen on site")
    (entry,) = told.entries(kind=EntryKind.JUDGEMENT_MADE)
    assert (entry.author, entry.payload["verdict"]["reason"]) == ("amal", "seen on site")
    assert (made.id, made.author, made.time) == (f"judgement-{entry.sequence}", "amal", entry.time)
    assert made.verdict.claims == ("a#1", "b#1")
    assert not made.counts
    assert told.judgement(made.id) == made


def test_an_incident_is_found_by_its_id_an_earlier_id_or_any_claim_of_it(told: Ledger) -> None:
    one, other = find_incident(told, "a#1"), find_incident(told, "c#1")
    assert one is not None
    assert other is not None
    assert find_incident(told, "b#1") == find_incident(told, one.id) == one
    Judge(told, "amal").merge(one.id, other.id, "one salvo")
    assert find_incident(told, other.id) == find_incident(told, one.id) != one
    assert find_incident(told, "incident-0000000000000000") is None
    assert find_incident(told, "c#2") is None


def test_a_verdict_counts_once_another_has_signed_it_and_no_more_when_withdrawn(told: Ledger) -> None:
    def grade() -> Grade:
        found = find_incident(told, "a#1")
        assert found is not None
        return found.grade

    refuted = Judge(told, "amal").refute("a#1", "the site is intact")
    assert grade() is Grade.CORROBORATED
    Judge(told, "basil").sign(refuted.id, "seen the photographs")
    assert grade() is Grade.REFUTED
    Judge(told, "leyla").withdraw(refuted.id, "another site")
    assert grade() is Grade.CORROBORATED
    assert [(one.verdict.kind, one.signed) for one in told.judgements()] == [
        (JudgementKind.REFUTE, "basil"),
        (JudgementKind.SIGN, None),
        (JudgementKind.WITHDRAW, None),
    ]
    assert list(told.verify(project=project)) == []


@pytest.mark.parametrize(
    ("decide", "reason"),
    [
        (lambda judge: judge.verify("z#1", "why"), "z#1: there is no such incident"),
        (lambda judge: judge.verify("incident-123", "why"), "incident-123: there is no such incident"),
        (lambda judge: judge.refute("c#2", "why"), "c#2: there is no such incident, and no claim of this id tells one"),
        (lambda judge: judge.verify("a#1", " "), "reason: a judgement needs one"),
        (lambda judge: Judge(judge.ledger, "").verify("a#1", "why"), "author: a judgement needs one"),
        (lambda judge: judge.merge("a#1", "b#1", "why"), "b#1: is one incident with a#1 already"),
        (lambda judge: judge.merge("a#1", "a#1", "why"), "a#1: is one incident with a#1 already"),
        (lambda judge: judge.merge("a#1", "z#1", "why"), "z#1: there is no such incident"),
        (lambda judge: judge.split("a#1", ["c#1"], "why"), "c#1: is no claim of a#1"),
        (lambda judge: judge.split("a#1", [], "why"), "a#1: a split takes some of its claims, and leaves some"),
        (lambda judge: judge.split("a#1", ["a#1", "b#1"], "why"), "a split takes some of its claims, and leaves some"),
        (lambda judge: judge.correct("z#1", "type", "aid", "why"), "z#1: there is no such claim"),
        (lambda judge: judge.correct("a#1", "colour", "red", "why"), "a#1: there is no field 'colour' to correct"),
        (
            lambda judge: judge.correct("a#1", "type", "rumour", "why"),
            "a#1: type 'rumour' is none that there is; type is written like",
        ),
        (lambda judge: judge.correct("a#1", "actors", ["AMR"], "why"), "a#1: actors: unknown party AMR"),
        (lambda judge: judge.correct("a#1", "place", {"name": "Baku", "country": "XXX"}, "why"), "unknown country XXX"),
        (
            lambda judge: judge.correct(
                incident_id(judge, "a#1"), "when", {"start": "2031-10-20", "end": "2031-10-20"}, "why"
            ),
            "when: 2031-10-20 lies after 2020-10-27, when it was told",
        ),
        (lambda judge: judge.grade_source("Nobody", "B", "why"), "Nobody: no report of the ledger is by a source of"),
        (lambda judge: judge.grade_source("Paper", "2", "why"), "Paper: '2' is no reliability .there are: A, B"),
        (lambda judge: judge.grade_claim("a#1", "B", "why"), "a#1: 'B' is no credibility .there are: 1, 2"),
        (lambda judge: judge.grade_claim("z#1", "2", "why"), "z#1: there is no such claim"),
        (lambda judge: judge.sign("judgement-999", "why"), "judgement-999: there is no such judgement"),
        (lambda judge: judge.withdraw("judgement-999", "why"), "judgement-999: there is no such judgement"),
    ],
)
def test_what_cannot_be_judged_is_refused_by_name_with_the_reason_and_nothing_changes(
    told: Ledger, decide: Decide, reason: str
) -> None:
    head, before = told.head(), list(told.incidents())
    with pytest.raises(JudgementError, match=reason):
        decide(Judge(told, "amal"))
    assert (told.head(), list(told.incidents())) == (head, before)


def test_what_was_judged_cannot_be_judged_in_every_way(told: Ledger) -> None:
    amal, basil = Judge(told, "amal"), Judge(told, "basil")
    verdict, merge = amal.verify("a#1", "seen"), amal.merge("a#1", "c#1", "one salvo")

    def refused(judgement: Callable[[], object]) -> str:
        with pytest.raises(JudgementError) as caught:
            judgement()
        return caught.value.reason

    assert refused(lambda: amal.sign(verdict.id, "why")) == "is amal's own: another person has to sign it"
    for alike in ("Amal", " AMAL ", "a\u200bmal", "ａｍａｌ", "amal\u00ad"):
        own = f"is {alike}'s own: another person has to sign it"
        assert refused(lambda alike=alike: Judge(told, alike).sign(verdict.id, "why")) == own  # type: ignore[misc]
    assert refused(lambda: Judge(told, "\u200b ").sign(verdict.id, "why")) == "a judgement needs one"
    assert refused(lambda: basil.sign(merge.id, "why")) == "needs no signature: it is a merge"
    signature = basil.sign(verdict.id, "seen too")
    assert refused(lambda: Judge(told, "leyla").sign(verdict.id, "why")) == "is signed already, by basil"
    assert refused(lambda: amal.withdraw(signature.id, "why")).startswith("withdraw the judgement that it is about")
    withdrawal = amal.withdraw(verdict.id, "mistaken")
    assert refused(lambda: basil.withdraw(verdict.id, "why")) == f"was withdrawn by {withdrawal.id}"
    assert refused(lambda: amal.merge("c#1", "a#1", "again")) == "is one incident with c#1 already", (
        "no cycle of merges"
    )


def test_what_has_changed_since_it_was_seen_is_not_judged(told: Ledger) -> None:
    incident = find_incident(told, "a#1")
    assert incident is not None
    seen = version(incident, told)
    Judge(told, "amal", guard=unchanged({"c#1": version_of(told, "c#1"), "a#1": seen})).verify("a#1", "seen on site")
    head = told.head()
    with pytest.raises(Changed, match="a#1: has changed since it was shown"):
        Judge(told, "basil", guard=unchanged({"a#1": seen})).refute("a#1", "the site is intact")
    assert told.head() == head, "an unsigned verdict changes no grade, and yet nobody overrides it unseen"
    Judge(told, "basil", guard=unchanged({"a#1": version_of(told, "a#1")})).refute("a#1", "the site is intact")


def test_a_signature_and_a_withdrawal_are_changes_too_and_what_is_elsewhere_is_none(told: Ledger) -> None:
    verdict = Judge(told, "amal").verify("a#1", "seen on site")
    versions = [version_of(told, "a#1")]
    Judge(told, "amal").grade_claim("c#1", "2", "two tell it")
    assert version_of(told, "a#1") == versions[0]
    Judge(told, "basil").sign(verdict.id, "seen too")
    versions.append(version_of(told, "a#1"))
    Judge(told, "basil").withdraw(verdict.id, "another site")
    versions.append(version_of(told, "a#1"))
    assert len(set(versions)) == 3


def test_an_incident_that_is_gone_has_changed(told: Ledger) -> None:
    with pytest.raises(Changed):
        Judge(told, "amal", guard=unchanged({"z#1": "0"})).verify("a#1", "why")


def test_of_two_who_judge_at_once_what_they_saw_one_is_told_of_the_other(told: Ledger) -> None:
    seen = {"a#1": version_of(told, "a#1")}

    def judge(author: str) -> bool:
        try:
            Judge(told, author, guard=unchanged(seen)).verify("a#1", "seen on site")
        except Changed:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(judge, ("amal", "basil", "leyla", "nare"))) == [False, False, False, True]
    assert len(list(told.judgements())) == 1


def test_a_rehearsal_checks_all_and_records_nothing(told: Ledger) -> None:
    head = told.head()
    rehearsal = Judge(told, "amal", rehearses=True)
    made = rehearsal.merge("a#1", "c#1", "one salvo")
    assert (made.author, made.verdict.claims, made.verdict.others) == ("amal", ("a#1", "b#1"), ("c#1",))
    with pytest.raises(JudgementError, match="reason: a judgement needs one"):
        rehearsal.verify("a#1", " ")
    assert told.head() == head


@pytest.mark.parametrize(
    "kind", [one for one in JudgementKind if one not in {JudgementKind.SIGN, JudgementKind.WITHDRAW}]
)
def test_a_decision_of_every_kind_is_judged_as_it_asks(told: Ledger, kind: JudgementKind) -> None:
    target = {JudgementKind.GRADE_SOURCE: "Paper", JudgementKind.CORRECT: "a#1"}.get(kind, "a#1")
    grade = "B" if kind is JudgementKind.GRADE_SOURCE else "2"
    decision = Decision(
        kind=kind, target=target, reason="why", other="c#1", claims=("b#1",), field="speaker", value="RUS", grade=grade
    )
    if kind is JudgementKind.DISMISS:
        with pytest.raises(JudgementError, match="there is no such proposal"):
            decision.by(Judge(told, "amal"))
    else:
        assert decision.by(Judge(told, "amal")).verdict.kind is kind


def test_a_decision_signs_and_withdraws(told: Ledger) -> None:
    made = Decision(kind=JudgementKind.VERIFY, target="a#1", reason="seen").by(Judge(told, "amal"))
    Decision(kind=JudgementKind.SIGN, target=made.id, reason="seen too").by(Judge(told, "basil"))
    Decision(kind=JudgementKind.WITHDRAW, target=made.id, reason="elsewhere").by(Judge(told, "basil"))
    about = told.judgements_about([made.id])
    assert [one.verdict.kind for one in about] == [JudgementKind.SIGN, JudgementKind.WITHDRAW]
    assert told.judgements_about([]) == told.judgements_about([about[0].id]) == []


def version_of(ledger: Ledger, claim: str) -> str:
    incident = find_incident(ledger, claim)
    assert incident is not None
    return version(incident, ledger)
