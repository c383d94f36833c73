"""Which day grammar makes that of an event, whatever a model says."""

from collections.abc import Mapping
from datetime import date

import pytest

from hudna.reading.choice import LinearModel
from hudna.reading.dating import Dater, Day, Occasion
from hudna.reading.drafts import Draft

from .conftest import Bench

PUBLISHED = date(2020, 10, 14)  # a Wednesday
UNTOLD = Dater(
    LinearModel.of(("right", "other"), (0.0, 0.0), {"untold|days=3": (9.0, -9.0), "untold|days=4": (9.0, -9.0)})
)


def drafts(bench: Bench, text: str) -> list[Draft]:
    return bench.drafts(text, PUBLISHED)


def occasion(bench: Bench, text: str, word: str) -> Occasion:
    """That of the event told by a word."""
    at = text.index(word)
    return next(
        d.choices.occasion
        for d in drafts(bench, text)
        if d.structure.tokens[d.trigger.first].start <= at < d.structure.tokens[d.trigger.last - 1].end
    )


def chosen(bench: Bench, text: str, word: str) -> Day:
    return UNTOLD.date(occasion(bench, text, word))


@pytest.mark.parametrize(
    ("iso", "text", "word", "day"),
    [
        ("en", "Armenia said the truce began on Monday and was kept.", "began", 12),
        ("ar", "قالت أرمينيا إن الهدنة دخلت حيز التنفيذ الاثنين.", "دخلت", 12),
        ("en", "Nine guards were hurt on Tuesday, a day after Armenia shelled Ganja.", "shelled", 12),
        ("en", "It came a day after nine were killed in attacks by Armenia.", "attacks", 13),
    ],
)
def test_a_day_right_behind_an_event_or_leading_it_is_its_day(
    benches: Mapping[str, Bench], iso: str, text: str, word: str, day: int
) -> None:
    found = chosen(benches[iso], text, word)
    assert found.when is not None
    assert (found.when.start, found.when.end) == (date(2020, 10, day), date(2020, 10, day))


@pytest.mark.parametrize(
    ("iso", "text", "word", "day"),
    [
        ("ar", "قصفت أرمينيا مدينة كنجه، يوم الاثنين، ولم يصب أحد.", "قصفت", date(2020, 10, 12)),
        ("en", "Armenia shelled the town of Ganja, on Monday, and nobody was hurt.", "shelled", date(2020, 10, 12)),
        ("ar", "ستعقد أرمينيا وأذربيجان قمة في موسكو الأسبوع المقبل.", "قمة", date(2020, 10, 19)),
        ("en", "Armenia and Azerbaijan will hold talks in Moscow next week.", "talks", date(2020, 10, 19)),
    ],
)
def test_a_day_set_off_behind_an_event_or_to_come_as_it_is_is_its_day(
    benches: Mapping[str, Bench], iso: str, text: str, word: str, day: date
) -> None:
    found = chosen(benches[iso], text, word)
    assert found.when is not None
    assert found.when.start == day


def test_a_day_in_brackets_or_behind_another_event_is_left_to_the_model(en: Bench) -> None:
    assert chosen(en, "Armenia shelled the town of Ganja (12 October) again.", "shelled").when is None
    assert chosen(en, "Armenia shelled Ganja and bombed Barda, on Monday, it said.", "shelled").when is None


@pytest.mark.parametrize(
    ("iso", "text", "word"),
    [
        ("en", "Armenia said the shelling went on until Monday.", "shelling"),
        ("ar", "قالت أرمينيا إن القصف منذ الاثنين لم يتوقف.", "القصف"),
    ],
)
def test_days_since_or_until_which_it_lasted_are_left_to_the_model(
    benches: Mapping[str, Bench], iso: str, text: str, word: str
) -> None:
    assert chosen(benches[iso], text, word).when is None


def test_a_day_that_leads_another_event_is_never_that_of_the_rest(en: Bench) -> None:
    here = occasion(en, "Azerbaijan bombed Khojaly, a day after Armenia shelled Ganja.", "bombed")
    assert any(day.aside for day in here.days)
    for_it = Dater(LinearModel.of(("right", "other"), (0.0, 0.0), {"sentence|named=1|same=0": (9.0, -9.0)}))
    assert not for_it.date(here).aside


def test_what_is_told_next_goes_on_from_the_rest_and_not_from_the_day_before(en: Bench) -> None:
    text = "Azerbaijan bombed Khojaly on Tuesday, a day after Armenia shelled Ganja. Turkey and Russia held talks."
    talks = drafts(en, text)[-1].choices.occasion
    assert date(2020, 10, 12) not in {day.when.start for day in talks.days if day.origin == "before" and day.when}


@pytest.mark.parametrize(
    ("iso", "text", "word"),
    [
        ("en", "The army shelled the town in violation of the 1974 Agreement.", "shelled"),
        ("ar", "انتهك الجيش اتفاق عام 1974 بقصف البلدة.", "بقصف"),
    ],
)
def test_what_breaks_an_accord_was_not_done_on_the_day_in_its_name(
    *, benches: Mapping[str, Bench], iso: str, text: str, word: str
) -> None:
    days = occasion(benches[iso], text, word).days
    assert [day.aside for day in days if day.mention is not None] == [True]


def test_the_day_in_the_name_of_an_accord_is_that_of_the_accord(en: Bench) -> None:
    found = chosen(en, "The December 2018 agreement was signed by both sides.", "agreement").when
    assert found is not None
    assert (found.start, found.end) == (date(2018, 12, 1), date(2018, 12, 31))
