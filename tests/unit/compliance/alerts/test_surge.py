"""A surge is more breaches a report than before, not more reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from hudna.compliance.alerts import Told, load_rules, surges
from hudna.model.alerts import Alert, AlertKind
from hudna.model.compliance import Effect, Finding
from hudna.model.incidents import Grade
from tests.tellings import agreement

RULE = load_rules().surge
TRUCE = agreement("karabakh-2020-11-09")  # in force from 10 November, and open
AT = datetime(2020, 12, 31, tzinfo=UTC)


def day(number: int) -> date:
    """The day so many days after that of effect."""
    return date(2020, 11, 10) + timedelta(days=number)


def breach(name: str, told: date, *, late: int = 0, sure: bool = True) -> Finding:
    return Finding(
        agreement=TRUCE.id,
        provision="ceasefire",
        party="ARM",
        incident=name,
        effect=Effect.BREACH,
        grade=Grade.ALLEGED,
        speakers=("AZE",),
        denied_by=(),
        day=told - timedelta(days=late),
        told=told,
        within=True,
        sure=sure,
        trace=(),
    )


def found(
    breaches: Mapping[int, int],
    reports: Mapping[int, int],
    *,
    at: datetime = AT,
    raised: tuple[Alert, ...] = (),
    late: int = 0,
    sure: bool = True,
) -> list[Alert]:
    """The surges of so many breaches and reports by day."""
    findings = [
        breach(f"{number}-{one}", day(number), late=late, sure=sure)
        for number, many in breaches.items()
        for one in range(many)
    ]
    return surging(findings, reports, at=at, raised=raised)


def surging(
    findings: Iterable[Finding], reports: Mapping[int, int], *, at: datetime = AT, raised: tuple[Alert, ...] = ()
) -> list[Alert]:
    told = Told.by(at, TRUCE, findings, {day(number): many for number, many in reports.items()}, RULE.fresh_days)
    return list(surges(told, RULE, raised))


STEADY = dict.fromkeys(range(1, 16), 4)
QUIET = dict.fromkeys(range(1, 14), 1)


def test_more_breaches_in_as_many_reports_are_a_surge() -> None:
    (alert,) = found(QUIET | {14: 12, 15: 9}, STEADY)
    assert (alert.kind, alert.agreement, alert.day) == (AlertKind.SURGE, TRUCE.id, day(14))
    assert alert.figures["breaches"] == 13  # of the two days up to the 14th: one and twelve
    assert alert.figures["reports"] == 8
    assert alert.figures["earlier_breaches"] == 12
    assert alert.figures["earlier_reports"] == 48
    assert alert.figures["chance"] < RULE.level
    assert len(alert.incidents) == 13
    assert "13 breaches first told in 8 reports of the 2 days to 2020-11-24, 12 in 48 reports" in alert.reason


def test_what_a_person_refuted_makes_no_surge() -> None:
    told = [breach(f"{number}-{one}", day(number)) for number, many in QUIET.items() for one in range(many)]
    salvo = [breach(f"14-{one}", day(14)) for one in range(12)]
    assert surging([*told, *salvo], STEADY) != []
    assert surging([*told, *(replace(one, grade=Grade.REFUTED) for one in salvo)], STEADY) == []


def test_more_breaches_in_as_many_more_reports_are_none() -> None:
    assert found(QUIET | {14: 12, 15: 12}, STEADY | {14: 48, 15: 48}) == []


@settings(deadline=None)  # exact numbers grow large
@given(st.integers(min_value=1, max_value=200), st.integers(min_value=1, max_value=8))
def test_reading_more_on_a_day_at_the_same_rate_is_never_a_surge(times: int, rate: int) -> None:
    reports = STEADY | {14: 4 * times}
    assert found({number: rate * many for number, many in reports.items()}, reports) == []


def test_days_without_reports_count_for_nothing() -> None:
    """A feed that was dead for a week has not been quiet for a week."""
    reports = {1: 8, 2: 8, 14: 8}
    assert found({1: 8, 2: 8, 14: 8}, reports) == []
    (alert,) = found({1: 1, 2: 1, 14: 20}, reports)
    assert (alert.figures["reports"], alert.figures["earlier_reports"]) == (8, 16)


def test_what_is_compared_with_too_little_says_nothing() -> None:
    assert found({14: 30}, {13: RULE.least_earlier - 1, 14: 0, 15: 4}) == []
    assert found({15: 30}, {1: RULE.least_earlier - 1, 15: 4}) == []
    assert len(found({15: 30}, {1: RULE.least_earlier, 15: 4})) == 1


def test_one_report_that_lists_many_breaches_is_none() -> None:
    assert found(QUIET | {15: 40}, dict.fromkeys(range(1, 14), 4) | {15: RULE.least_reports - 1}) == []


def test_few_breaches_are_none_however_improbable() -> None:
    assert found({15: RULE.least_breaches - 1}, {1: 1000, 15: 3}) == []


def test_a_surge_that_lasts_is_one() -> None:
    assert [alert.day for alert in found(QUIET | {14: 12, 15: 12, 16: 12}, STEADY | {16: 4})] == [day(14)]


def test_another_after_a_quiet_while_is_another() -> None:
    reports = dict.fromkeys(range(1, 40), 4)
    breaches = dict.fromkeys(range(1, 40), 1) | {14: 12, 35: 20}
    first, second = found(breaches, reports)
    assert (first.day, second.day) == (day(14), day(35))
    assert first.id != second.id


def test_a_surge_raised_before_is_not_raised_when_it_turns_out_to_have_begun_earlier() -> None:
    (alert,) = found(QUIET | {15: 12}, STEADY)
    assert alert.day == day(15)
    assert [one.day for one in found(QUIET | {14: 12, 15: 12}, STEADY)] == [day(14)]
    assert found(QUIET | {14: 12, 15: 12}, STEADY, raised=(alert,)) == []


def test_what_is_told_long_after_is_not_sure_or_is_told_later_does_not_count() -> None:
    breaches = QUIET | {14: 12, 15: 12}
    assert found(breaches, STEADY, late=RULE.fresh_days)
    assert found(breaches, STEADY, late=RULE.fresh_days + 1) == []
    assert found(breaches, STEADY, sure=False) == []
    assert found(breaches, STEADY, at=datetime(2020, 11, 20, tzinfo=UTC)) == []


def test_the_day_of_effect_and_those_before_are_no_level_to_compare_with() -> None:
    """Before a truce there is nothing to breach, so many reports of that time tell of no breach."""
    assert found({2: 8}, {-5: 500, 0: 500, 1: 2, 2: 8}) == []


def test_fulfilments_are_no_breaches() -> None:
    kept = [replace(breach(str(number), day(14)), effect=Effect.FULFILMENT) for number in range(20)]
    assert list(surges(Told.by(AT, TRUCE, kept, {day(n): 4 for n in STEADY}, RULE.fresh_days), RULE)) == []
