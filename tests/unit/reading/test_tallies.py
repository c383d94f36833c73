"""Tallies: what is counted, how many, where, by whom, and for which period; in both languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.model.reports import Report
from hudna.model.tallies import Exemption, Period, Stretch, Tally, Unit

from .conftest import Bench

PUBLISHED = date(2020, 9, 16)
NO_PLACE: tuple[str, ...] = ()


def tallies(bench: Bench, text: str, published: date | None = PUBLISHED) -> tuple[Tally, ...]:
    return bench.reader.read(Report(id="r", text=text, lang=bench.iso, published=published)).tallies


def figures(found: Sequence[Tally]) -> list[tuple[int, int | None, str]]:
    return [(tally.low, tally.high, tally.unit.value) for tally in found]


def where(found: Sequence[Tally]) -> list[tuple[int, tuple[str, ...]]]:
    return [(tally.low, tuple(place.name for place in tally.places)) for tally in found]


def when(found: Sequence[Tally]) -> list[tuple[int, str]]:
    return [(tally.low, tally.period.stretch.value) for tally in found]


# How many


@pytest.mark.parametrize(
    ("iso", "text", "expected"),
    [
        ("en", "The mission recorded at least 80 ceasefire violations.", (80, None)),
        ("en", "The mission recorded more than 80 ceasefire violations.", (81, None)),
        ("en", "The mission recorded dozens of ceasefire violations.", (20, 99)),
        ("en", "The mission recorded 2 784 ceasefire violations.", (2784, 2784)),
        ("en", "The mission recorded a total of 31 alleged ceasefire violations.", (31, 31)),
        ("en", "The number of ceasefire violations recorded on both banks rose to 31.", (31, 31)),
        ("ar", "سجلت البعثة ما لا يقل عن 80 خرقا لوقف إطلاق النار.", (80, None)),
        ("ar", "سجلت البعثة أكثر من 80 خرقا لوقف إطلاق النار.", (81, None)),
        ("ar", "سجلت البعثة اثني عشر خرقا لوقف إطلاق النار.", (12, 12)),
        ("ar", "سجلت البعثة خرقا واحدا لوقف إطلاق النار.", (1, 1)),
        ("ar", "سجلت البعثة خرقين لوقف إطلاق النار.", (2, 2)),
        ("ar", "عدد الخروقات التي سجلت: 784 2 خرقا", (2784, 2784)),
        ("ar", "لم تسجل البعثة أي خرق لوقف إطلاق النار.", (0, 0)),
    ],
)
def test_bounds_are_kept(benches: Mapping[str, Bench], iso: str, text: str, expected: tuple[int, int | None]) -> None:
    (tally,) = tallies(benches[iso], text)
    assert (tally.low, tally.high) == expected
    assert tally.unit is Unit.VIOLATIONS


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "The observers recorded about 40 explosions."),
        ("ar", "سجلت البعثة نحو 40 انفجارا."),
    ],
)
def test_about_is_kept_beside_the_number(benches: Mapping[str, Bench], iso: str, text: str) -> None:
    (tally,) = tallies(benches[iso], text)
    assert (tally.low, tally.high, tally.about) == (40, 40, True)


def test_a_rise_by_so_many_is_no_count(en: Bench) -> None:
    assert tallies(en, "The number of ceasefire violations recorded rose by 31.") == ()


# Parts


PARTS = (
    "The mission recorded 60 ceasefire violations in Donetsk region, including 26 explosions, nine projectiles in flight, "
    "four muzzle flashes and 21 bursts and shots."
)


def test_what_a_count_includes_is_part_of_it_and_no_count_beside_it(en: Bench) -> None:
    (tally,) = tallies(en, PARTS)
    assert figures((tally,)) == [(60, 60, "violations")]
    assert figures(tally.parts) == [
        (26, 26, "explosions"),
        (9, 9, "projectiles"),
        (4, 4, "muzzle flashes"),
        (21, 21, "shots"),
    ]
    assert sum(part.low for part in tally.parts) == tally.low
    assert {part.places for part in tally.parts} == {tally.places}


def test_parts_may_be_told_by_place(ar: Bench) -> None:
    (tally,) = tallies(ar, "رصدت وزارة الدفاع الروسية 14 خرقا لوقف إطلاق النار، بينها ستة في إدلب وثمانية في اللاذقية.")
    assert where(tally.parts) == [(6, ("Idlib",)), (8, ("Latakia",))]
    assert tally.places == ()


def test_a_count_behind_the_parts_of_another_is_one_of_its_own(en: Bench) -> None:
    text = "The mission recorded 12 ceasefire violations in Donetsk region, including two explosions, and eight in Luhansk region."
    assert where(tallies(en, text)) == [(12, ("Donetsk Oblast",)), (8, ("Luhansk Oblast",))]


def test_parts_behind_a_bracket_belong_to_what_stands_before_it(en: Bench) -> None:
    text = "The mission recorded eight ceasefire violations (in the previous period, 26 ceasefire violations), including two explosions."
    own, before = tallies(en, text)
    assert (figures(own.parts), before.parts) == ([(2, 2, "explosions")], ())


# Where


@pytest.mark.parametrize(
    ("iso", "text", "expected"),
    [
        (
            "en",
            "The mission recorded 12 ceasefire violations in Donetsk and none in Luhansk region.",
            [(12, ("Donetsk Oblast",)), (0, ("Luhansk Oblast",))],
        ),
        (
            "en",
            "In Luhansk region, the mission recorded three ceasefire violations.",
            [(3, ("Luhansk Oblast",))],
        ),
        (
            "en",
            "The mission recorded no ceasefire violations in either Donetsk or Luhansk region.",
            [(0, ("Donetsk Oblast",)), (0, ("Luhansk Oblast",))],
        ),
        (
            "en",
            "The mission recorded 12 ceasefire violations in Donetsk and Luhansk regions.",
            [(12, ("Donetsk Oblast", "Luhansk Oblast"))],
        ),
        (
            "ar",
            "سجلت البعثة 12 خرقا لوقف إطلاق النار في منطقة دونيتسك ولم تسجل أي خرق في منطقة لوغانسك.",
            [(12, ("Donetsk Oblast",)), (0, ("Luhansk Oblast",))],
        ),
        (
            "ar",
            "لم تسجل البعثة أي خروقات لوقف إطلاق النار في منطقتي دونيتسك ولوغانسك.",
            [(0, ("Donetsk Oblast",)), (0, ("Luhansk Oblast",))],
        ),
    ],
)
def test_none_in_several_places_is_none_in_each_and_any_other_count_is_one_for_all(
    benches: Mapping[str, Bench], iso: str, text: str, expected: list[tuple[int, tuple[str, ...]]]
) -> None:
    assert where(tallies(benches[iso], text)) == expected


# By whom


def test_the_subject_of_the_word_of_counting_counts_and_its_pronoun_after_it(en: Bench) -> None:
    found = tallies(
        en,
        "The SMM recorded one ceasefire violation. In the previous reporting period, it recorded two ceasefire violations.",
    )
    assert [tally.counter and tally.counter.id for tally in found] == ["OSCE", "OSCE"]


def test_two_sides_that_count_in_one_sentence_count_for_themselves(en: Bench) -> None:
    text = "The Turkish side registered nine ceasefire violations in Idlib, the Russian side 14 ceasefire violations in Latakia."
    found = tallies(en, text)
    assert [(tally.low, tally.counter and tally.counter.id) for tally in found] == [(9, "TUR"), (14, "RUS")]


def test_where_no_word_of_counting_is_told_the_speaker_counts(en: Bench) -> None:
    (tally,) = tallies(en, "Azerbaijan said Armenia committed 30 violations of the ceasefire on Tuesday.")
    assert tally.counter is not None
    assert tally.counter.id == "AZE"


def test_where_nobody_is_named_the_outlet_counts(en: Bench) -> None:
    (tally,) = tallies(en, "There were 30 ceasefire violations.")
    assert tally.counter is None


# When


@pytest.mark.parametrize(
    ("iso", "text", "expected"),
    [
        (
            "en",
            "The SMM recorded two ceasefire violations. In the previous reporting period, it recorded four ceasefire violations.",
            [(2, "this"), (4, "previous")],
        ),
        (
            "en",
            "The SMM recorded two ceasefire violations, compared with four in the previous period.",
            [(2, "this"), (4, "previous")],
        ),
        ("en", "The SMM recorded two ceasefire violations (in the previous reporting period, four).", [(2, "this")]),
        (
            "en",
            "The SMM recorded two ceasefire violations in Donetsk. In the previous 24 hours, it recorded none in Donetsk.",
            [(2, "this"), (0, "previous")],
        ),
        ("en", "At least 250 violations were recorded in the previous 24 hours.", [(250, "this")]),
        ("en", "Since 27 July, the SMM has recorded 256 ceasefire violations.", [(256, "since")]),
        (
            "en",
            "The SMM recorded two ceasefire violations, bringing the total since 27 July to 258.",
            [(2, "this"), (258, "since")],
        ),
        (
            "ar",
            "سجلت البعثة 12 خرقا لوقف إطلاق النار، مقارنة بأربعة خروقات في الفترة السابقة.",
            [(12, "this"), (4, "previous")],
        ),
        ("ar", "وثق المركز 80 خرقا للهدنة منذ 27 تموز.", [(80, "since")]),
    ],
)
def test_the_period_is_the_reports_own_the_one_before_or_all_since_a_day(
    benches: Mapping[str, Bench], iso: str, text: str, expected: list[tuple[int, str]]
) -> None:
    assert when(tallies(benches[iso], text)) == expected


@pytest.mark.parametrize(
    ("iso", "text", "expected"),
    [
        (
            "en",
            "The SMM recorded 250 violations in the past 24 hours.",
            Period(start=date(2020, 9, 15), end=date(2020, 9, 16)),
        ),
        (
            "en",
            "Information as of 19:30 15 September 2020. The SMM recorded two ceasefire violations.",
            Period(end=date(2020, 9, 15), until=time(19, 30)),
        ),
        (
            "en",
            "Between the evenings of 11 and 12 September, the SMM recorded two ceasefire violations.",
            Period(start=date(2020, 9, 11), end=date(2020, 9, 12)),
        ),
        (
            "en",
            "The observers noted 2,784 violations in January 2020.",
            Period(start=date(2020, 1, 1), end=date(2020, 1, 31)),
        ),
        (
            "en",
            "The SMM recorded 256 violations since 27 July 2020.",
            Period(stretch=Stretch.SINCE, start=date(2020, 7, 27)),
        ),
        (
            "ar",
            "رصد المراقبون 250 خرقا خلال الساعات الـ24 الماضية.",
            Period(start=date(2020, 9, 15), end=date(2020, 9, 16)),
        ),
        (
            "ar",
            "معلومات حتى الساعة 19:30 من يوم 15 أيلول 2020. سجلت البعثة خرقين لوقف إطلاق النار.",
            Period(end=date(2020, 9, 15), until=time(19, 30)),
        ),
    ],
)
def test_the_days_of_a_period_are_told_as_far_as_the_text_and_the_publication_give_them(
    benches: Mapping[str, Bench], iso: str, text: str, expected: Period
) -> None:
    (tally,) = tallies(benches[iso], text)
    assert tally.period == expected


def test_an_issue_may_carry_two_periods_and_the_one_before_ends_where_the_first_begins(en: Bench) -> None:
    found = tallies(
        en,
        "Information as of 19:30 13 September 2020.\n"
        "Between the evenings of 11 and 12 September, the SMM recorded three ceasefire violations. "
        "In the previous reporting period, it recorded four ceasefire violations.\n"
        "Between the evenings of 12 and 13 September, the SMM recorded five ceasefire violations.",
    )
    assert [(tally.low, tally.period.stretch.value, tally.period.end) for tally in found] == [
        (3, "this", date(2020, 9, 12)),
        (4, "previous", date(2020, 9, 11)),
        (5, "this", date(2020, 9, 13)),
    ]


# Exercises


@pytest.mark.parametrize(
    ("iso", "text", "exemption"),
    [
        (
            "en",
            "The SMM heard 36 explosions assessed as a live-fire exercise outside the security zone.",
            Exemption.EXERCISE,
        ),
        ("en", "The SMM recorded two explosions assessed as controlled detonations.", Exemption.DETONATION),
        ("ar", "سجلت البعثة 36 انفجارا قدرت أنها تدريب بالذخيرة الحية خارج المنطقة الأمنية.", Exemption.EXERCISE),
    ],
)
def test_explosions_of_an_exercise_or_a_controlled_detonation_are_no_violations(
    benches: Mapping[str, Bench], iso: str, text: str, exemption: Exemption
) -> None:
    (tally,) = tallies(benches[iso], text)
    assert tally.exempt is exemption


def test_of_several_counts_only_the_one_beside_the_words_is_exempt(en: Bench) -> None:
    (tally,) = tallies(
        en, "The SMM recorded four ceasefire violations, including three explosions assessed as controlled detonations."
    )
    assert (tally.exempt, tally.parts[0].exempt) == (None, Exemption.DETONATION)


# What a tally points to


def test_a_tally_points_to_its_sentence_and_its_number(en: Bench) -> None:
    text = "Calm held. The SMM recorded at least 80 ceasefire violations."
    (tally,) = tallies(en, text)
    assert tally.evidence.text == "The SMM recorded at least 80 ceasefire violations"
    assert text[tally.figure.start : tally.figure.end] == tally.figure.text == "at least 80"


def test_reports_of_single_events_give_no_tallies(en: Bench) -> None:
    text = "Armenian forces shelled Barda on Wednesday, killing 21 people. Two shells hit a market and three explosions were heard."
    assert not [tally for tally in tallies(en, text) if tally.unit is Unit.VIOLATIONS]


def test_without_a_day_of_publication_only_days_with_their_year_are_told(en: Bench) -> None:
    (tally,) = tallies(en, "The SMM recorded 250 violations in the past 24 hours.", published=None)
    assert (tally.period.start, tally.period.end) == (None, None)


VOCABULARY = (
    "The SMM recorded no 12 2 784 ceasefire violations , ( ) including explosions in Donetsk or Luhansk region . previous "
    "reporting period since 27 July as of 19:30 total compared with number 9 shots live-fire exercise one in from to"
)
WORDS = st.sampled_from(VOCABULARY.split())


@given(st.lists(WORDS, max_size=40))
def test_whatever_the_words_no_tally_is_outside_the_text_or_upside_down(
    benches: Mapping[str, Bench], words: list[str]
) -> None:
    text = " ".join(words)
    for tally in tallies(benches["en"], text):
        for one in (tally, *tally.parts):
            assert text[one.figure.start : one.figure.end] == one.figure.text
            assert one.evidence.start <= one.figure.start <= one.figure.end <= one.evidence.end
            assert one.high is None or one.low <= one.high


def test_parts_of_a_count_of_violations_are_no_claims(en: Bench) -> None:
    text = "In Donetsk, the mission recorded 14 ceasefire violations, including nine explosions and five bursts of gunfire."
    assert not [claim for claim in en.claims(text, PUBLISHED) if claim.type.family in {"attack", "truce"}]
