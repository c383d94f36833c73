"""Reading with the register at hand: which agreement a claim concerns, and reports that cannot be read."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial

import pytest

from hudna.engine.analyst import Analyst
from hudna.model.agreements import Moment
from hudna.model.errors import InputError
from hudna.model.events import EventType
from hudna.model.incidents import FiledClaim
from hudna.model.readings import Reading
from hudna.model.reports import Capture, Report
from tests.tellings import REGISTER, agreement, filed
from tests.unit.engine.told import Telling, analyst_told, report


def linked(*claims: FiledClaim) -> list[str | None]:
    """The agreements of the claims of one report."""
    return [claim.agreement for claim in analyst_told(a=claims).read(report("a")).claims]


def test_a_claim_about_a_truce_gets_the_agreement_in_force_on_its_day() -> None:
    days = ("2020-10-09", "2020-10-12", "2020-10-20", "2020-10-28", "2020-11-15")
    assert linked(*(filed("truce.violated", day=day) for day in days)) == [
        None,
        "karabakh-2020-10-10",
        "karabakh-2020-10-17",
        "karabakh-2020-10-25",
        "karabakh-2020-11-09",
    ]


def test_a_claim_that_tells_no_day_is_about_the_day_of_publication() -> None:
    assert linked(filed("truce.violated", day=None)) == ["karabakh-2020-10-25"]


def test_a_truce_that_is_told_by_the_day_on_which_it_was_agreed_is_that(analyst: Analyst) -> None:
    text = "شددت موسكو على أهمية التزام أذربيجان وأرمينيا بوقف إطلاق النار الذي تم التوصل إليه في 10 تشرين الأول."
    held, agreed = analyst.read(Report(id="a", text=text, lang="ar", published=date(2020, 10, 28))).claims
    assert (held.type, held.when, held.agreement) == ("truce.held", None, "karabakh-2020-10-10")
    assert agreed.agreement == held.agreement


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "ar",
            "اتهمت وزارة الدفاع الأذربيجانية القوات الأرمينية بخرق الهدنة التي تم التوصل إليها في العاشر من تشرين الأول.",
        ),
        ("en", "Azerbaijan said that Armenian forces had broken the ceasefire that was agreed on 10 October."),
    ],
)
def test_what_broke_a_truce_is_told_of_the_one_that_the_same_clause_describes(
    analyst: Analyst, lang: str, text: str
) -> None:
    claims = analyst.read(Report(id="a", text=text, lang=lang, published=date(2020, 10, 28))).claims
    assert {claim.type: claim.agreement for claim in claims} == {
        "truce.violated": "karabakh-2020-10-10",
        "truce.agreed": "karabakh-2020-10-10",
    }


def test_only_attacks_truces_and_monitoring_are_told_of_one_truce() -> None:
    events = ("attack.shelling", "truce.held", "monitoring", "talks.meeting", "exchange", "harm.people")
    assert [agreement is not None for agreement in linked(*map(filed, events))] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]


def test_where_no_country_is_told_the_claim_is_about_the_conflict_that_the_report_is_about() -> None:
    of_russia = filed("truce.held", by="RUS", at=None)
    assert linked(of_russia) == ["ukraine-2015-02-12"]
    assert linked(filed(), filed(), of_russia)[-1] is None


def test_a_truce_without_sides_or_country_is_of_the_conflict_whose_agreement_the_others_are_about(
    analyst: Analyst,
) -> None:
    text = "Lebanon accused Israel of violating the truce 54 times since it came into force on November 27."
    claims = analyst.read(Report(id="a", text=text, lang="en", published=date(2024, 12, 3))).claims
    assert {claim.type: claim.agreement for claim in claims} == {
        "truce.violated": "lebanon-2024-11-27",
        "truce.effective": "lebanon-2024-11-27",
    }


def test_where_a_truce_was_signed_need_not_be_where_it_holds(analyst: Analyst) -> None:
    text = "اندلعت اشتباكات في الخرطوم رغم الهدنة الموقعة في جدة."
    claims = analyst.read(Report(id="a", text=text, lang="ar", published=date(2023, 5, 25))).claims
    signed = next(claim for claim in claims if claim.type is EventType.TRUCE_AGREED)
    assert (signed.place and signed.place.country, signed.agreement) == ("SAU", "sudan-2023-05-20")


def test_a_claim_that_tells_its_country_is_not_drawn_into_the_conflict_of_the_others() -> None:
    elsewhere = filed("truce.violated", by="RUS", on="UKR", at=("Donetsk", "UKR"))
    assert linked(filed(), filed(), elsewhere)[-1] == "ukraine-2020-07-22"


def test_where_two_conflicts_are_told_of_alike_neither_draws_the_others_in() -> None:
    assert (
        linked(filed(), filed(by="RUS", at=("Donetsk", "UKR")), filed("truce.held", by="ARM", at=None))[-1] is not None
    )


def test_a_report_in_a_language_without_a_pack_is_refused_by_name(analyst: Analyst) -> None:
    with pytest.raises(InputError, match="finnish: there is no language pack for 'fi'"):
        analyst.read(Report(id="finnish", text="Tulitauko alkoi.", lang="fi"))


def test_a_fault_of_the_reader_is_told_as_that_of_the_report_that_it_failed_on() -> None:
    class Failing(Telling):
        def read(self, report: Report) -> Reading:
            raise IndexError(f"no such token in {report.id}")

    with pytest.raises(InputError, match=r"a: the reader failed on it, .* \(IndexError: no such token in a\)"):
        Analyst(Failing({})).read(report("a"))


@pytest.mark.parametrize(
    ("day", "taken_in", "reason"),
    [
        ("2031-03-04", "2031-03-04T09:00", None),
        ("2031-03-05", "2031-03-04T09:00", None),  # where it was published, the next day has begun
        ("2031-03-06", "2031-03-04T09:00", "published: 2031-03-06 is still to come: .* today on 2031-03-04"),
        ("1900-01-01", "2031-03-04T09:00", None),
        ("1899-12-31", "2031-03-04T09:00", "published: 1899-12-31 is before 1900"),
    ],
)
def test_a_report_that_cannot_have_been_published_on_its_day_is_refused(
    day: str, taken_in: str, reason: str | None
) -> None:
    now = datetime.fromisoformat(f"{taken_in}+00:00")
    analyst = Analyst(Telling({}), REGISTER, clock=lambda: now).knowing(REGISTER[:1])
    told = report("a", published=day)
    for take in (partial(analyst.read, told), partial(analyst.coded, Reading(report=told, claims=()))):
        with pytest.raises(InputError, match=f"a: {reason}") if reason else nullcontext():
            take()


def test_a_report_whose_text_dates_it_to_what_is_still_to_come_is_refused(analyst: Analyst) -> None:
    head = Report(id="a", lang="en", text="OLDHAVEN, 4 March 2091 - Two shells fell near the quarry, the army said.")
    with pytest.raises(
        InputError, match=r"2091-03-04 is still to come: .* \(the head of the text is dated “4 March 2091”\)"
    ):
        analyst.read(head)


def test_what_was_captured_dates_itself_to_no_later_day(analyst: Analyst) -> None:
    captured = Capture(time=datetime(2021, 3, 3, 20, tzinfo=UTC), sha256="0" * 64)
    dated = {
        day: analyst.read(
            Report(
                id="a",
                lang="en",
                text=f"OLDHAVEN, {day} 2021 - Two shells fell near the quarry, the army said.",
                capture=captured,
            )
        ).report.published
        for day in ("3 March", "4 March", "5 March")
    }
    assert dated == {"3 March": date(2021, 3, 3), "4 March": date(2021, 3, 4), "5 March": None}


def test_with_other_agreements_the_same_reader_links_to_those() -> None:
    told = analyst_told((), a=[filed()])
    informed = told.knowing(REGISTER)
    agreements = [[claim.agreement for claim in one.read(report("a")).claims] for one in (told, informed)]
    assert agreements == [[None], ["karabakh-2020-10-25"]]
    assert informed.knowing(REGISTER) is informed


def test_a_report_without_a_date_is_dated_by_agreements_made_known_later(analyst: Analyst) -> None:
    days = [Moment(time=datetime.fromisoformat(f"2016-07-{day}T12:00:00+03:00")) for day in ("09", "10")]
    truce = replace(
        agreement("yemen-2015-07-26"),
        id="yemen-2016-07-09",
        signed=days[0],
        effect=days[1],
        aliases={"en": ("the Eid truce",)},
    )
    undated = Report(
        id="undated",
        text="The coalition announced yesterday the Eid truce, a truce that takes effect today. Fighting with the Houthis "
        "went on today, Sunday, in Taiz, Yemen.",
        lang="en",
    )
    found = [one.read(undated).report.published for one in (analyst, analyst.knowing((*REGISTER, truce)))]
    assert found == [None, date(2016, 7, 10)]


def test_languages_are_those_of_the_packs(analyst: Analyst) -> None:
    assert {"ar", "en"} <= set(analyst.languages)


def test_a_truce_of_one_side_in_another_land_is_not_the_one_that_this_side_has_elsewhere(analyst: Analyst) -> None:
    text = "Russia announced a ceasefire in Mariupol."
    [claim] = analyst.read(Report(id="a", text=text, lang="en", published=date(2022, 3, 5))).claims
    assert (claim.type, claim.agreement) == (EventType.TRUCE_AGREED, None)


def test_where_nothing_tells_of_which_conflict_a_truce_is_it_is_of_none_though_one_has_one_that_day() -> None:
    text = "Both sides accused one another of violating the ceasefire."
    claims = Analyst().read(Report(id="a", text=text, lang="en", published=date(2020, 1, 12))).claims
    assert [claim.agreement for claim in claims] == [None]
