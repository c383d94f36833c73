import json
from datetime import date
from pathlib import Path

import pytest

from hudna.reading.dates import DateFinder
from hudna.reading.published import Anchor, Inferred, infer_published

from .tokenizers import FOLDERS, LANGUAGES, TOKENIZERS, sentences_of

FINDERS = {iso: DateFinder(FOLDERS[iso], TOKENIZERS[iso]) for iso in LANGUAGES}
SHARED = Path(__file__).parents[4] / "shared"
FIRST = Anchor("truce of 10 October 2020", signed=date(2020, 10, 10), effect=date(2020, 10, 10))
SECOND = Anchor("truce of 17 October 2020", signed=date(2020, 10, 17), effect=date(2020, 10, 18))
THIRD = Anchor("truce of 26 October 2020", signed=date(2020, 10, 25), effect=date(2020, 10, 26))
FOURTH = Anchor("statement of 9 November 2020", signed=date(2020, 11, 9), effect=date(2020, 11, 10))
AUTUMN = (FIRST, SECOND, THIRD, FOURTH)


def infer(iso: str, text: str, *anchors: Anchor) -> Inferred | None:
    return infer_published([sentence.tokens for sentence in sentences_of(iso, text)], FINDERS[iso], anchors)


def day(iso: str, text: str, *anchors: Anchor) -> date | None:
    found = infer(iso, text, *anchors)
    return None if found is None else found.published


@pytest.mark.parametrize(
    "text",
    [
        "Published 5 May 2016\nTwo villages were shelled.",
        "Thursday 5 May 2016 Two villages were shelled, residents said.",
        "KARS, May 5, 2016: Two villages were shelled.",
    ],
)
def test_a_full_date_at_the_head_is_the_day_of_publication(text: str) -> None:
    assert day("en", text) == date(2016, 5, 5)


@pytest.mark.parametrize(
    "text",
    [
        "On 5 May 2016 two villages were shelled.",
        "Two villages were shelled and one burnt down, said a man who had come out of the hills above them on foot, 5 May 2016.",
        "Two villages were shelled.\nThe last time was 5 May 2016 when nobody was there to see it.",
    ],
)
def test_a_date_in_the_course_of_the_text_is_not(text: str) -> None:
    assert day("en", text) is None


def test_a_day_after_that_by_which_it_was_published_or_before_all_wires_is_none() -> None:
    sentences = [one.tokens for one in sentences_of("en", "OLDHAVEN, 4 March 2021 - Two shells fell.")]
    assert infer_published(sentences, FINDERS["en"], until=date(2021, 3, 3)) is None
    assert infer_published(sentences, FINDERS["en"], until=date(2021, 3, 4)) is not None
    assert infer("en", "OLDHAVEN, 4 March 1821 - Two shells fell.") is None


def test_two_dates_at_the_head_leave_a_choice() -> None:
    assert day("en", "Published 5 May 2016, updated 7 May 2016") is None


def test_yesterday_with_its_date_tells_today() -> None:
    assert day("en", "Two villages were shelled yesterday, 5 May 2016.") == date(2016, 5, 6)
    assert day("ar", "قصفت قريتان أمس (5/5/2016).") == date(2016, 5, 6)


def test_a_weekday_beside_yesterday_must_agree_with_its_date() -> None:
    assert day("ar", "قصفت قريتان أمس الخميس 5/5/2016.") == date(2016, 5, 6)
    assert day("ar", "قصفت قريتان أمس الجمعة 5/5/2016.") is None


def test_today_by_its_weekday_and_that_weekday_by_its_date_are_one_day() -> None:
    text = "تبدأ الهدنة اليوم الأحد. وجاء في البيان أنها تسري من يوم الأحد (26/7/2015)."
    assert day("ar", text) == date(2015, 7, 26)


def test_contradicting_weekdays_tell_nothing() -> None:
    assert day("ar", "قال أمس الخميس 5/5/2016 إنه وصل. وأضاف اليوم الأحد أنه عائد.") is None


SUNDAY_TRUCE = "وأعلن الطرفان هدنة جديدة اعتبارا من منتصف ليل الأحد. "
MONDAY = "ورحب الوزير بها أول أمس الاثنين. "
LISTED = "وكانا اتفقا يومي 10 و17 تشرين الأول."


def test_a_weekday_and_the_days_of_an_agreement_tell_the_day() -> None:
    found = infer("ar", SUNDAY_TRUCE + MONDAY + LISTED, *AUTUMN)
    assert found is not None
    assert found.published == date(2020, 10, 28)
    for told in ("منتصف ليل الأحد", "أول أمس الاثنين", "17 تشرين الأول", THIRD.name, "Wednesday"):
        assert told in found.reason


@pytest.mark.parametrize(
    ("text", "anchors"),
    [
        pytest.param(SUNDAY_TRUCE + MONDAY + LISTED, (FIRST, SECOND, FOURTH), id="no agreement began on such a Sunday"),
        pytest.param(SUNDAY_TRUCE + LISTED, AUTUMN, id="no weekday of publication"),
        pytest.param(SUNDAY_TRUCE + MONDAY, AUTUMN, id="nothing tells the time of the year"),
        pytest.param(SUNDAY_TRUCE + MONDAY + LISTED, (), id="no agreements known"),
        pytest.param(MONDAY + "وسقطت قذائف منتصف ليل الأحد. " + LISTED, AUTUMN, id="the midnight is of no truce"),
    ],
)
def test_what_falls_short_of_that_tells_nothing(text: str, anchors: tuple[Anchor, ...]) -> None:
    assert day("ar", text, *anchors) is None


def test_an_agreement_called_by_its_name_needs_no_other_date() -> None:
    named = Anchor(THIRD.name, THIRD.signed, THIRD.effect, named=True)
    assert day("ar", SUNDAY_TRUCE + MONDAY, named) == date(2020, 10, 28)


def test_an_announcement_yesterday_of_a_truce_from_today_fits_its_agreement() -> None:
    truce = Anchor("truce of 26 July 2015", signed=date(2015, 7, 25), effect=date(2015, 7, 26), named=True)
    text = "The coalition announced yesterday a truce that takes effect today. Fighting went on today, Sunday."
    assert day("en", text, truce) == date(2015, 7, 26)


def test_a_text_without_dates_tells_nothing() -> None:
    assert infer("en", "Two villages were shelled.") is None
    assert infer("ar", "") is None


def test_the_report_of_the_karabakh_truces_is_of_28_october_2020() -> None:
    path = SHARED / "gold" / "dev" / "ar-seed-karabakh-truce.report.json"
    if not path.exists():
        pytest.skip("the annotated reports are not beside this checkout")
    report = json.loads(path.read_text("utf-8"))
    assert day("ar", report["text"], *AUTUMN) == date.fromisoformat(report["published"])
