"""With which claim a judgement goes, whatever is split off from the incident that was judged."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hudna.incidents import bearer
from hudna.model.judgements import Judgement, JudgementKind, Verdict


def made(sequence: int, kind: JudgementKind, claims: str, others: str = "") -> Judgement:
    """A judgement on claims of one letter each."""
    return Judgement(
        id=f"judgement-{sequence}",
        sequence=sequence,
        author="amal",
        time=datetime(2020, 11, 1, tzinfo=UTC),
        verdict=Verdict(kind=kind, reason="why", claims=tuple(claims), others=tuple(others)),
    )


def split(sequence: int, leaves: str, stays: str) -> Judgement:
    return made(sequence, JudgementKind.SPLIT, leaves, stays)


VERIFIED = made(5, JudgementKind.VERIFY, "abc")


def test_it_goes_with_the_first_of_the_claims_that_were_judged() -> None:
    assert bearer(VERIFIED, [VERIFIED]) == "a"
    assert bearer(made(5, JudgementKind.GRADE_SOURCE, ""), []) is None


def test_what_leaves_takes_no_verdict_with_it_and_what_is_left_behind_keeps_it() -> None:
    assert bearer(VERIFIED, [split(6, "a", "bc")]) == "b"
    assert bearer(VERIFIED, [split(6, "a", "bc"), split(7, "b", "c")]) == "c"
    assert bearer(VERIFIED, [split(6, "c", "ab")]) == "a"


def test_what_leaves_with_all_that_was_judged_is_what_was_judged() -> None:
    assert bearer(VERIFIED, [split(6, "abc", "d")]) == "a"


def test_a_split_from_before_or_one_that_no_longer_counts_moves_nothing() -> None:
    assert bearer(VERIFIED, [split(4, "a", "bc")]) == "a"
    assert bearer(VERIFIED, [replace(split(6, "a", "bc"), withdrawn="judgement-7")]) == "a"


def test_a_split_of_another_incident_moves_nothing() -> None:
    assert bearer(VERIFIED, [split(6, "b", "c")]) == "a"
