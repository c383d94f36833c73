"""The state of an agreement at an instant, and what is not known of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time
from functools import partial

import pytest

from hudna.compliance import Publication, coverage, find, standing
from hudna.model.agreements import Agreement, Amendment, DailyHours, Moment, Phase
from hudna.model.compliance import Standing, StandingLine, StandingValue, Unknown
from hudna.model.incidents import NOBODY, FiledClaim, Grade
from tests.tellings import agreement, filed, findings, incident

YEMEN = agreement("yemen-2015-07-26")
KARABAKH = agreement("karabakh-2020-11-09")
DISTRICTS = frozenset({("AZE", "Aghdam"), ("AZE", "Kalbajar"), ("AZE", "Laçın")})  # as the gazetteer calls them


def at(instant: str) -> datetime:
    return datetime.fromisoformat(instant)


def stand(
    one: Agreement,
    as_of: str,
    *claims: FiledClaim,
    days: Iterable[str] | None = None,
    places: frozenset[tuple[str, str]] = DISTRICTS,
    home: str | None = None,
) -> Standing:
    """How an agreement stands on what claims tell, with reports on some days, or on all days of the claims.

    The reports tell of some places, and are of a source of a home.
    """
    read = {claim.published for claim in claims} if days is None else {date.fromisoformat(day) for day in days}
    speakers = {claim.claim.speaker.id for claim in claims if claim.claim.speaker is not None}
    reports = [Publication(day=day, speakers=frozenset(speakers), places=places, home=home) for day in read]
    known = coverage(reports, one, at(as_of))
    return standing(one, findings(*claims), known, at(as_of))


def line(one: Standing, provision: str, party: str) -> StandingLine:
    return next(found for found in one.lines if (found.provision, found.party) == (provision, party))


raid = partial(
    filed, "attack.air", by="COALITION", says="HOUTHI", at=("Taiz", "YEM"), day="2015-07-28", published="2015-07-29"
)
shelling = partial(filed, by="HOUTHI", says="YEM", at=("Taiz", "YEM"), day="2015-07-29", published="2015-07-29")
leaves = partial(filed, "force.withdrawal", by="ARM", says="AZE", at=("Kalbajar", "AZE"))


def test_there_is_a_line_for_every_provision_and_party_bound() -> None:
    lines = stand(YEMEN, "2015-07-30T12:00+03:00").lines
    bound = [(provision.id, party) for provision in YEMEN.provisions for party in provision.bound]
    assert [(one.provision, one.party) for one in lines] == bound


def test_both_sides_stand_accused_on_the_word_of_the_other() -> None:
    now = stand(YEMEN, "2015-08-01T12:00+03:00", raid(), shelling())
    coalition, houthi = line(now, "halt", "COALITION"), line(now, "halt-houthi", "HOUTHI")
    assert (coalition.value, coalition.speakers) == (StandingValue.ALLEGED_BREACH, ("HOUTHI",))
    assert (houthi.value, houthi.speakers) == (StandingValue.ALLEGED_BREACH, ("YEM",))


def test_breaches_are_counted_by_grade_with_their_days() -> None:
    now = stand(
        YEMEN,
        "2015-08-01T12:00+03:00",
        raid(day="2015-07-27"),
        raid(day="2015-07-29", number=2),
        raid(day="2015-07-30", number=3),
        raid(day="2015-07-30", number=4, says="COALITION", status="denied"),
        raid(day="2015-07-31", number=5, says="UN"),
    )
    halt = line(now, "halt", "COALITION")
    assert (halt.alleged, halt.disputed, halt.corroborated, halt.verified) == (2, 1, 1, 0)
    assert (halt.first, halt.last) == (date(2015, 7, 27), date(2015, 7, 31))
    assert (halt.speakers, halt.denied_by) == (("HOUTHI", "UN"), ("COALITION",))
    assert halt.value is StandingValue.CORROBORATED_BREACH
    assert halt.reason == "1 corroborated, 2 alleged, 1 disputed, on the word of HOUTHI, UN"


def test_a_breach_that_a_person_verified_is_a_verified_breach() -> None:
    verified = [replace(finding, grade=Grade.VERIFIED) for finding in findings(raid())]
    known = coverage([], YEMEN, at("2015-07-30T12:00+03:00"))
    now = standing(YEMEN, verified, known, at("2015-07-30T12:00+03:00"))
    assert line(now, "halt", "COALITION").value is StandingValue.VERIFIED_BREACH


def test_a_refuted_breach_does_not_count() -> None:
    refuted = [replace(finding, grade=Grade.REFUTED) for finding in findings(raid())]
    known = coverage([Publication(day=date(2015, 7, 29))], YEMEN, at("2015-07-30T12:00+03:00"))
    now = standing(YEMEN, refuted, known, at("2015-07-30T12:00+03:00"))
    assert line(now, "halt", "COALITION").value is StandingValue.NO_BREACH_REPORTED
    assert now.accusations == ()
    assert now.elapsed.last_breach is None


def test_a_breach_that_was_refuted_later_is_told_as_such_and_one_refuted_by_then_is_not() -> None:
    told = findings(raid())

    def halt(judged: date) -> StandingLine:
        refuted = [replace(finding, grade=Grade.REFUTED, judged=judged) for finding in told]
        known = coverage([Publication(day=date(2015, 7, 29))], YEMEN, at("2015-07-30T12:00+03:00"))
        return line(standing(YEMEN, refuted, known, at("2015-07-30T12:00+03:00")), "halt", "COALITION")

    later, before = halt(date(2015, 8, 2)), halt(date(2015, 7, 30))
    assert (later.alleged, later.refuted) == (0, 1)
    assert later.reason.endswith("; 1 refuted by a verdict given later, on 2015-08-02")
    assert (before.refuted, "refuted" in before.reason) == (0, False)


def test_a_breach_that_is_only_disputed_is_still_alleged() -> None:
    now = stand(YEMEN, "2015-07-30T12:00+03:00", raid(), raid(says="SAU", status="denied", number=2))
    halt = line(now, "halt", "COALITION")
    assert (halt.value, halt.reason) == (StandingValue.ALLEGED_BREACH, "1 disputed, on the word of HOUTHI")


def test_a_reason_says_how_many_breaches_are_not_sure() -> None:
    now = stand(YEMEN, "2015-07-30T12:00+03:00", raid(day="2015-07-26/2015-07-27"), raid(number=2))
    reason = line(now, "halt", "COALITION").reason
    assert reason == "2 alleged, on the word of HOUTHI; 1 not surely in its window or this party's"


def test_a_breach_that_is_not_sure_is_alleged_whatever_its_grade() -> None:
    now = stand(YEMEN, "2015-07-30T12:00+03:00", raid(day="2015-07-26/2015-07-27", says="UN"))
    halt = line(now, "halt", "COALITION")
    assert (halt.value, halt.corroborated) == (StandingValue.ALLEGED_BREACH, 1)


def test_a_breach_by_nobody_named_has_a_line_of_its_own() -> None:
    now = stand(YEMEN, "2015-08-01T12:00+03:00", raid(by="", says="UN"))
    nobody = line(now, "halt", NOBODY)
    assert (nobody.value, nobody.corroborated) == (StandingValue.CORROBORATED_BREACH, 1)
    assert nobody.reason == "1 corroborated, on the word of UN"
    assert now.elapsed.last_breach == date(2015, 7, 28)


def test_whoever_may_have_done_it_stands_as_not_known() -> None:
    now = stand(YEMEN, "2015-08-01T12:00+03:00", raid(by="", says="UN"), shelling())
    coalition = line(now, "halt", "COALITION")
    assert (coalition.value, coalition.unknown) == (StandingValue.NOT_KNOWN, Unknown.UNATTRIBUTED)
    assert coalition.unattributed == 1
    assert coalition.reason == "1 breach is told whose doer is not named: whether by this party is not known"
    assert line(now, "halt-houthi", "HOUTHI").value is StandingValue.ALLEGED_BREACH, "of this one a breach is told"


def test_nothing_is_kept_while_somebody_unnamed_breaches_it() -> None:
    held = [filed("truce.held", by="HOUTHI", says=who, at=("Taiz", "YEM"), day="2015-07-28") for who in ("YEM", "UN")]
    broken = filed("truce.violated", by="", says="UN", at=("Taiz", "YEM"), day="2015-07-29", report="other")
    before = stand(YEMEN, "2015-07-30T12:00+03:00", *held, days=["2015-07-28"])
    after = stand(YEMEN, "2015-07-30T12:00+03:00", *held, broken, days=["2015-07-28"])
    assert line(before, "halt-houthi", "HOUTHI").value is StandingValue.KEPT
    assert line(after, "halt-houthi", "HOUTHI").value is StandingValue.NOT_KNOWN


def test_what_happened_later_is_not_yet_known() -> None:
    claims = (raid(day="2015-07-28"), raid(day="2015-07-31", number=2, published="2015-08-01"))
    assert line(stand(YEMEN, "2015-07-30T12:00+03:00", *claims), "halt", "COALITION").alleged == 1
    assert line(stand(YEMEN, "2015-08-02T12:00+03:00", *claims), "halt", "COALITION").alleged == 2


def test_what_lies_in_a_window_extended_only_later_is_not_yet_a_breach() -> None:
    """On 2 August nobody knew that the truce had not ended on 31 July."""
    longer = Amendment(
        made=Moment(time=at("2015-08-05T12:00+03:00")),
        end=Moment(time=at("2015-08-10T23:59+03:00")),
        note="ten days more",
        reference="a statement",
    )
    extended = replace(YEMEN, amendments=(longer,))
    told = [incident(raid(day="2015-07-28")), incident(raid(day="2015-08-01", number=2))]
    found = [finding for one in told for finding in find(one, [extended])]
    for as_of, alleged, last in (("2015-08-02", 1, date(2015, 7, 28)), ("2015-08-06", 2, date(2015, 8, 1))):
        instant = at(f"{as_of}T12:00+03:00")
        now = standing(extended, found, coverage([], extended, instant), instant)
        days = [tally for day in now.violations.days if (tally := day.breaches.get("COALITION"))]
        assert line(now, "halt", "COALITION").alleged == sum(tally.alleged for tally in days) == alleged
        assert now.elapsed.last_breach == last


def test_what_is_told_later_of_no_day_is_not_yet_known() -> None:
    broken = filed(
        "truce.violated", by="HOUTHI", says="YEM", at=None, day=None, published="2015-07-31", concerns=YEMEN.id
    )
    before = stand(YEMEN, "2015-07-30T12:00+03:00", broken)
    after = stand(YEMEN, "2015-07-31T12:00+03:00", broken)
    assert line(before, "halt-houthi", "HOUTHI").alleged == 0
    assert line(after, "halt-houthi", "HOUTHI").alleged == 1


def test_without_a_report_nothing_is_known() -> None:
    now = stand(YEMEN, "2015-07-30T12:00+03:00")
    assert {one.value for one in now.lines} == {StandingValue.NOT_KNOWN}
    assert {one.reason for one in now.lines} == {"no report was read from its window"}


def test_reports_from_before_the_truce_tell_nothing_of_it() -> None:
    now = stand(YEMEN, "2015-07-30T12:00+03:00", days=["2015-07-20", "2015-07-25"])
    assert {one.value for one in now.lines} == {StandingValue.NOT_KNOWN}


def test_reports_without_a_breach_are_no_proof_that_it_was_kept() -> None:
    now = stand(YEMEN, "2015-07-30T12:00+03:00", days=["2015-07-27", "2015-07-28"])
    halt = line(now, "halt", "COALITION")
    assert halt.value is StandingValue.NO_BREACH_REPORTED
    assert halt.reason == "no breach in 2 reports on 3 of 5 days"


def test_what_only_its_own_side_could_tell_of_a_party_is_not_known() -> None:
    now = stand(YEMEN, "2015-07-30T12:00+03:00", days=["2015-07-27", "2015-07-28"], home="YEM")
    coalition, houthi = line(now, "halt", "COALITION"), line(now, "halt-houthi", "HOUTHI")
    assert (coalition.value, coalition.unknown) == (StandingValue.NOT_KNOWN, Unknown.ONE_SIDED)
    assert coalition.reason == "in 2 reports on 3 of 5 days nobody but its own side could tell of a breach"
    assert houthi.value is StandingValue.NO_BREACH_REPORTED
    assert [row.cells["halt"].value for row in now.matrix if row.party == "COALITION"] == [StandingValue.NOT_KNOWN]


def test_a_place_of_which_no_report_tells_is_not_known() -> None:
    held = tuple(replace(provision, places=("Hodeidah",)) for provision in YEMEN.provisions)
    harbour = replace(YEMEN, provisions=held)
    told = frozenset({("YEM", "Hodeidah")})
    unread = line(stand(harbour, "2015-07-30T12:00+03:00", days=["2015-07-28"]), "halt", "COALITION")
    read = line(stand(harbour, "2015-07-30T12:00+03:00", days=["2015-07-28"], places=told), "halt", "COALITION")
    assert (unread.value, unread.unknown) == (StandingValue.NOT_KNOWN, Unknown.UNTOLD)
    assert unread.reason == "no report tells of Hodeidah, where alone it holds"
    assert read.value is StandingValue.NO_BREACH_REPORTED


def test_a_country_of_which_no_report_tells_is_not_known() -> None:
    abroad = tuple(replace(provision, countries=("SAU",)) for provision in YEMEN.provisions)
    border = replace(YEMEN, countries=("YEM", "SAU"), provisions=abroad)
    halt = line(stand(border, "2015-07-30T12:00+03:00", days=["2015-07-28"]), "halt", "COALITION")
    assert (halt.value, halt.unknown) == (StandingValue.NOT_KNOWN, Unknown.UNTOLD)


def test_an_obligation_with_a_time_of_its_own_is_not_known_where_none_of_it_was_read() -> None:
    """48 hours before the truce, of which no report could tell."""
    now = stand(agreement("sudan-2023-05-20"), "2023-05-26T12:00+02:00", days=["2023-05-25"])
    before = line(now, "notification", "RSF")
    assert (before.value, before.unknown) == (StandingValue.NOT_KNOWN, Unknown.UNREAD)


@pytest.mark.parametrize(
    ("speakers", "value"),
    [
        (["COALITION"], StandingValue.NO_BREACH_REPORTED),
        ([None], StandingValue.NO_BREACH_REPORTED),
        (["HOUTHI"], StandingValue.NO_BREACH_REPORTED),
        (["COALITION", "HOUTHI"], StandingValue.KEPT),
        (["UN"], StandingValue.KEPT),
    ],
)
def test_conduct_is_kept_where_its_keeping_is_corroborated(speakers: list[str | None], value: StandingValue) -> None:
    held = partial(filed, "truce.held", by="COALITION", at=None, day="2015-07-28", published="2015-07-28")
    claims = [held(says=says, number=number) for number, says in enumerate(speakers)]
    assert line(stand(YEMEN, "2015-07-30T12:00+03:00", *claims), "halt", "COALITION").value is value


def test_one_breach_outweighs_that_it_was_kept_on_another_day() -> None:
    held = filed("truce.held", by="COALITION", says="UN", at=None, day="2015-07-27", published="2015-07-28")
    halt = line(stand(YEMEN, "2015-07-30T12:00+03:00", held, raid()), "halt", "COALITION")
    assert halt.value is StandingValue.ALLEGED_BREACH
    assert halt.reason == "1 alleged, on the word of HOUTHI; its keeping is told by UN"


@pytest.mark.parametrize(
    ("as_of", "phase", "note"),
    [
        ("2015-07-24T12:00+03:00", Phase.NOT_YET_AGREED, "not yet agreed"),
        ("2015-07-26T12:00+03:00", Phase.AGREED, "agreed; in force from 2015-07-26 23:59 local time"),
        (
            "2015-07-26T21:00+00:00",
            Phase.IN_FORCE,
            "in force since 2015-07-26 23:59 local time, until 2015-07-31 23:59",
        ),
        (
            "2015-08-01T00:00+03:00",
            Phase.ENDED,
            "was in force from 2015-07-26 23:59 to 2015-07-31 23:59 local time (expired); the lines speak of that window",
        ),
    ],
)
def test_an_agreement_says_where_it_is_in_its_life(as_of: str, phase: Phase, note: str) -> None:
    now = stand(YEMEN, as_of)
    assert (now.phase, now.note) == (phase, note)


def test_the_hours_of_a_daily_pause_are_told_with_its_life() -> None:
    pause = replace(YEMEN, daily=DailyHours(opens=time(9), closes=time(14)))
    assert stand(pause, "2015-07-28T12:00+03:00").note == (
        "in force since 2015-07-26 23:59 local time, until 2015-07-31 23:59, daily from 09:00 to 14:00"
    )


def test_before_its_effect_nothing_is_known_of_it() -> None:
    now = stand(YEMEN, "2015-07-26T12:00+03:00", days=["2015-07-26"])
    halt = line(now, "halt", "COALITION")
    assert (halt.value, halt.reason) == (StandingValue.NOT_KNOWN, "does not bind before 2015-07-26 23:59 +0300")


def test_an_obligation_from_before_the_truce_stands_by_itself() -> None:
    jeddah = agreement("sudan-2023-05-20")
    advance = filed(by="RSF", says="SDN", at=("Khartoum", "SDN"), day="2023-05-21", published="2023-05-22")
    now = stand(jeddah, "2023-05-22T12:00+02:00", advance)
    assert now.phase is Phase.AGREED
    assert line(now, "notification", "RSF").value is StandingValue.ALLEGED_BREACH
    assert line(now, "ceasefire", "RSF").value is StandingValue.NOT_KNOWN


def test_a_result_owed_is_not_known_until_something_is_told_of_it() -> None:
    kalbajar = line(stand(KARABAKH, "2020-11-12T12:00+04:00", days=["2020-11-12"]), "kalbajar", "ARM")
    assert kalbajar.value is StandingValue.NOT_KNOWN
    assert kalbajar.due == at("2020-11-15T23:59:59+04:00")
    assert kalbajar.reason == (
        "nothing is told of its fulfilment, due by 2020-11-15 23:59 +0400, in 1 report on 2 of 3 days"
    )


def test_after_its_deadline_it_is_overdue() -> None:
    aghdam = line(stand(KARABAKH, "2020-11-21T12:00+04:00", days=["2020-11-20"]), "aghdam", "ARM")
    assert aghdam.value is StandingValue.OVERDUE
    assert (
        aghdam.reason == "was due by 2020-11-20 23:59 +0400; none of 1 report on 2 of 12 days tells of its fulfilment"
    )


def test_without_a_report_it_is_not_overdue_but_not_known() -> None:
    assert line(stand(KARABAKH, "2020-11-21T12:00+04:00"), "aghdam", "ARM").value is StandingValue.NOT_KNOWN


@pytest.mark.parametrize("day", ["2020-11-19", "2020-11-22"])
def test_where_no_report_could_tell_of_the_day_of_the_deadline_it_is_not_known(day: str) -> None:
    aghdam = line(stand(KARABAKH, "2020-12-12T12:00+04:00", days=[day]), "aghdam", "ARM")
    assert (aghdam.value, aghdam.unknown) == (StandingValue.NOT_KNOWN, Unknown.UNWATCHED)
    assert aghdam.reason == (
        "was due by 2020-11-20 23:59 +0400; no report could tell of that day: whether it was met is not known"
    )


def test_where_no_report_tells_of_the_place_a_deadline_is_not_known() -> None:
    now = stand(KARABAKH, "2020-11-21T12:00+04:00", days=["2020-11-20"], places=frozenset({("AZE", "Baku")}))
    aghdam = line(now, "aghdam", "ARM")
    assert (aghdam.value, aghdam.unknown) == (StandingValue.NOT_KNOWN, Unknown.UNTOLD)
    assert aghdam.reason == "no report tells of Aghdam, where alone it holds"


def test_a_deadline_that_was_moved_is_the_one_known_at_the_instant() -> None:
    """On the morning after 15 November the ten days more had been given."""
    due = [
        line(stand(KARABAKH, on, days=["2020-11-12", "2020-11-25"]), "kalbajar", "ARM")
        for on in (
            "2020-11-14T12:00+04:00",
            "2020-11-16T12:00+04:00",
            "2020-11-26T12:00+04:00",
        )
    ]
    assert [one.due and one.due.date() for one in due] == [date(2020, 11, 15), date(2020, 11, 25), date(2020, 11, 25)]
    assert [one.value for one in due] == [StandingValue.NOT_KNOWN, StandingValue.NOT_KNOWN, StandingValue.OVERDUE]


def test_what_is_reported_done_is_fulfilled() -> None:
    told = leaves(day="2020-11-25", published="2020-11-25")
    kalbajar = line(stand(KARABAKH, "2020-11-26T12:00+04:00", told), "kalbajar", "ARM")
    assert (kalbajar.value, kalbajar.speakers) == (StandingValue.FULFILLED, ("AZE",))
    assert kalbajar.reason == "fulfilment told once, on the word of AZE; how much of it is not judged"


def test_what_is_done_late_is_fulfilled_late() -> None:
    told = leaves(day="2020-11-27", published="2020-11-27")
    reason = line(stand(KARABAKH, "2020-11-28T12:00+04:00", told), "kalbajar", "ARM").reason
    assert reason.endswith("; late, it was due by 2020-11-25 23:59 +0400")


def test_what_the_party_alone_says_is_on_its_own_word() -> None:
    told = leaves(day="2020-11-24", published="2020-11-25", says="ARM")
    kalbajar = line(stand(KARABAKH, "2020-11-26T12:00+04:00", told), "kalbajar", "ARM")
    assert kalbajar.reason == "fulfilment told once, on its own word alone; how much of it is not judged"


def test_a_fulfilment_that_the_other_side_denies_is_none() -> None:
    told = leaves(day="2020-11-24", published="2020-11-25", says="ARM")
    denied = leaves(day="2020-11-24", published="2020-11-25", says="AZE", status="denied", number=2)
    before = line(stand(KARABAKH, "2020-11-25T12:00+04:00", told, denied), "kalbajar", "ARM")
    after = line(stand(KARABAKH, "2020-11-26T12:00+04:00", told, denied), "kalbajar", "ARM")
    assert (before.value, before.reason) == (
        StandingValue.NOT_KNOWN,
        "its fulfilment is told by ARM and denied",
    )
    assert (after.value, after.denied_by) == (StandingValue.OVERDUE, ("AZE",))


def test_what_no_event_could_tell_is_not_known() -> None:
    returns = line(stand(KARABAKH, "2020-12-01T12:00+04:00", days=["2020-11-12"]), "returns", "ARM")
    assert (returns.value, returns.reason) == (
        StandingValue.NOT_KNOWN,
        "no type of event that is read says anything of it",
    )


def test_the_order_of_findings_does_not_matter() -> None:
    found = findings(raid(), shelling(), raid(day="2015-07-30", number=2))
    known = coverage([Publication(day=date(2015, 7, 29))], YEMEN, at("2015-08-01T12:00+03:00"))
    ends = at("2015-08-01T12:00+03:00")
    assert standing(YEMEN, found, known, ends) == standing(YEMEN, reversed(found), known, ends)
