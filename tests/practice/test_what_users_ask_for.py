"""What users of other tools ask for, as far as it is built: same events, links, timelines, verified data, both sides, dead feeds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hudna.engine.alerting import raise_alerts
from hudna.engine.analyst import Analyst
from hudna.engine.judging import Judge
from hudna.engine.monitor import Monitor
from hudna.engine.source_records import source_records
from hudna.ledger import Ledger
from hudna.model.alerts import AlertKind
from hudna.model.claims import Count
from hudna.model.compliance import StandingValue
from tests.practice.scenes import claims, confirm, one_incident, standing_of, tell
from tests.tellings import filed, place
from tests.unit.engine.told import analyst_told, report

THIRD = "karabakh-2020-10-25"

TERTER = place("Terter", "AZE", "point", 40.34, 46.93)
VILLAGE = place("Gazyan", "AZE", "point", 40.30, 46.98)  # some six kilometres away
DISTRICT = place("Terter District", "AZE", "region", 40.35, 46.95)


# Same-event warnings across similar descriptions, dates and places


def test_tellings_that_differ_in_words_place_and_day_are_one_event_and_the_reason_is_told(ledger: Ledger) -> None:
    tell(ledger, a=[filed(at=TERTER, words="shells fell on the town of Terter at dawn", killed="3")])
    tell(ledger, "2020-10-28", b=[filed(at=VILLAGE, words="the dawn shelling of a village by Terter", killed="3")])
    tell(ledger, "2020-10-28", c=[filed(at=DISTRICT, day="2020-10-26/2020-10-27", killed="3", says=None)])
    one = one_incident(ledger)
    assert one.claims == ("a#1", "b#1", "c#1")
    for claim, why in zip(one.claims, one.gathered, strict=True):
        assert why.startswith(f"{claim} with ")
        assert "bits: " in why


def test_alike_in_words_alone_is_not_the_same_event(ledger: Ledger) -> None:
    words = "shells fell on the town at dawn"
    tell(ledger, a=[filed(at=TERTER, words=words)])
    tell(ledger, "2020-10-31", b=[filed(at=TERTER, day="2020-10-31", words=words)])
    tell(ledger, c=[filed(at=("Goris", "ARM"), by="AZE", says="ARM", words=words)])
    assert len(list(ledger.incidents())) == 3


def test_two_places_named_one_after_the_other_are_two_events(ledger: Ledger) -> None:
    """However alike it is put."""
    tell(
        ledger,
        a=[
            filed(words="Armenian forces shelled Terter"),
            filed(at=("Barda", "AZE"), words="Armenian forces shelled Barda"),
        ],
    )
    assert len(list(ledger.incidents())) == 2


def test_a_text_that_was_read_before_in_other_dress_is_pointed_out(ledger: Ledger) -> None:
    story = "Shells fell on Terter at dawn, the ministry said, and four houses burned before the fire was put out."
    monitor = Monitor(ledger, analyst_told(wire=[filed()], daily=[filed()]))
    monitor.add(report("wire", text=story))
    assert monitor.add(report("daily", text=f"From our desk. {story}")).repeats == ("wire",)


# Linking incidents, and sources apart from incidents


def test_a_report_may_tell_of_several_incidents_and_an_incident_be_told_by_several_reports(ledger: Ledger) -> None:
    barda = filed("attack.air", at=("Barda", "AZE"), day="2020-10-26", words="aircraft were over Barda")
    tell(ledger, a=[filed(), barda], b=[barda])
    assert {incident.claims for incident in ledger.incidents()} == {("a#1",), ("a#2", "b#1")}


def test_persons_link_incidents_and_part_them_and_the_reports_stay_as_they_are(ledger: Ledger) -> None:
    tell(ledger, a=[filed()], b=[filed(at=("Barda", "AZE"), words="Barda burned")])
    reports, judge = list(ledger.reports()), Judge(ledger, "amal")
    judge.merge("a#1", "b#1", "one salvo")
    assert one_incident(ledger).claims == ("a#1", "b#1")
    judge.split("a#1", ["b#1"], "another battery")
    assert {incident.claims for incident in ledger.incidents()} == {("a#1",), ("b#1",)}
    assert list(ledger.reports()) == reports


# Timelines


def test_the_timeline_has_every_day_of_the_truce_once_and_in_order(ledger: Ledger) -> None:
    tell(ledger, "2020-10-27", a=[filed(day="2020-10-27")])
    tell(ledger, "2020-11-02", b=[filed(day="2020-11-02", by="AZE", says="ARM", at=("Goris", "ARM"))])
    days = standing_of(ledger, THIRD, "2020-11-05T12:00+04:00").violations.days
    covered = [one.first + timedelta(days=n) for one in days for n in range((one.last - one.first).days + 1)]
    assert covered == [date(2020, 10, 26) + timedelta(days=n) for n in range(11)]
    told = {(one.first, side): tally.total for one in days for side, tally in one.breaches.items() if tally.total}
    assert told == {(date(2020, 10, 27), "ARM"): 1, (date(2020, 11, 2), "AZE"): 1}


# Analysis over verified data only


def test_what_is_verified_is_counted_apart_from_what_is_alleged(ledger: Ledger) -> None:
    tell(
        ledger,
        a=[filed()],
        b=[filed(at=("Barda", "AZE"), words="Barda burned")],
        c=[filed(at=("Ganja", "AZE"), words="Ganja")],
    )
    confirm(ledger, "a#1")
    confirm(ledger, "b#1", "refute")
    (day,) = (one for one in standing_of(ledger, THIRD).violations.days if one.first == date(2020, 10, 27))
    assert (day.breaches["ARM"].verified, day.breaches["ARM"].alleged, day.breaches["ARM"].total) == (1, 1, 2)


# Punctuation and numerals in Arabic


@pytest.mark.parametrize(
    "text",
    [
        "قالت أذربيجان إن القوات الأرمينية قصفت بردع يوم الأربعاء، فقتل ما لا يقل عن 21 شخصا.",
        "قالت أذربيجان إن القوات الأرمينية قصفت بردع يوم الأربعاء، فقتل ما لا يقل عن ٢١ شخصا.",
        "قالت أذربيجان إن القوات الأرمينية قصفت بردع يوم الأربعاء, فقتل ما لا يقل عن ۲۱ شخصا.",
        "قالت أذربيجان إنّ القوّات الأرمينيّة قصفت بَردَع يوم الأربعاء، فقُتل ما لا يقلّ عن واحد وعشرين شخصًا.",
    ],
    ids=["western digits", "Arabic digits", "Persian digits and a Latin comma", "words with vowels"],
)
def test_numerals_and_punctuation_of_every_kind_are_read_alike(analyst: Analyst, text: str) -> None:
    (claim,) = claims(analyst, text, "ar")
    assert (claim.type, claim.killed) == ("attack.shelling", Count(low=21, high=None))
    assert claim.evidence.text in text


# From both sides of the line


def test_sources_of_one_side_of_the_line_are_said_to_be_half_a_picture(ledger: Ledger) -> None:
    tell(ledger, "2020-10-27", "AZERTAC", a=[filed()])
    tell(ledger, "2020-10-28", "report.az", b=[filed()])
    one_sided = standing_of(ledger, THIRD)
    assert "half a picture" in one_sided.cautions[0]
    tell(ledger, "2020-10-28", "Armenpress", c=[filed(by="AZE", says="ARM", at=("Goris", "ARM"))])
    assert not any("half a picture" in caution for caution in standing_of(ledger, THIRD).cautions)


def test_what_a_side_does_is_not_known_where_only_its_own_papers_were_read(ledger: Ledger) -> None:
    tell(ledger, "2020-10-27", "AZERTAC", a=[filed(says="AZE")])
    (day,) = (one for one in standing_of(ledger, THIRD).coverage.by_day if one.day == date(2020, 10, 27))
    assert day.open_to == ("ARM",), "nobody but Azerbaijan could tell of its breaches"
    (told,) = (one for one in standing_of(ledger, THIRD).violations.days if one.first == date(2020, 10, 27))
    assert "AZE" not in told.breaches, "not known, which is not zero"


# A dead feed


def test_days_of_a_dead_feed_are_not_known_and_never_quiet(ledger: Ledger) -> None:
    tell(ledger, "2020-10-27", a=[filed(day="2020-10-27")])
    now = standing_of(ledger, THIRD, "2020-11-05T12:00+04:00")
    (dead,) = (one for one in now.violations.days if one.first == date(2020, 10, 28))
    assert (dead.last, dead.known, dead.breaches) == (date(2020, 11, 5), False, {})
    assert now.elapsed.days_unknown_since == now.elapsed.days_since_breach == 9
    assert any("they are not known, not quiet" in caution for caution in now.cautions)


def test_without_any_report_nothing_is_kept(ledger: Ledger) -> None:
    tell(ledger, "2020-10-20", a=[filed(day="2020-10-20")])
    now = standing_of(ledger, THIRD, "2020-11-05T12:00+04:00")
    assert {one.value for one in now.lines} == {StandingValue.NOT_KNOWN}


def test_a_feed_that_goes_silent_raises_an_alarm(ledger: Ledger) -> None:
    for day in range(1, 16):
        tell(ledger, f"2020-10-{day:02}", "Daily", **{f"d{day}": [filed(day=f"2020-10-{day:02}")]})
    tell(ledger, "2020-10-20", "Other", other=[filed(day="2020-10-20")])
    silent = [one.alert for one in raise_alerts(ledger) if one.alert.kind is AlertKind.SOURCE_SILENT]
    assert [alert.subject for alert in silent] == [("Daily", "2020-10-15")]
    assert "what it would have told is not known" in silent[0].reason
    (daily,) = (one for one in source_records(ledger) if one.name == "Daily")
    assert (daily.silent_since, daily.silent_days) == (date(2020, 10, 15), 5)
