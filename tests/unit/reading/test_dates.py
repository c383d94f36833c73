import textwrap
from datetime import date
from itertools import pairwise

import pytest

from hudna.reading.dates import DateFinder
from hudna.reading.periods import Period

from .tokenizers import FOLDERS, LANGUAGES, TOKENIZERS, sentences_of, words

FINDERS = {iso: DateFinder(FOLDERS[iso], TOKENIZERS[iso]) for iso in LANGUAGES}
WEDNESDAY = date(2020, 10, 28)


def mentions(iso: str, text: str, published: date | None = WEDNESDAY) -> list[tuple[str, str, str]]:
    return [
        (words(sentence.tokens, found.first, found.last), found.start.isoformat(), found.end.isoformat())
        for sentence in sentences_of(iso, text)
        for found in FINDERS[iso].find(sentence.tokens, published)
    ]


def days(iso: str, text: str, published: date | None = WEDNESDAY) -> list[str]:
    """Each mention as "start" or "start..end"."""
    return [start if start == end else f"{start}..{end}" for _, start, end in mentions(iso, text, published)]


@pytest.mark.parametrize(
    ("iso", "text", "day"),
    [
        ("en", "on October 10, 2020 they met", "2020-10-10"),
        ("en", "on 10 October 2020 they met", "2020-10-10"),
        ("en", "on the 27th of September 2020 they met", "2020-09-27"),
        ("en", "on Feb. 27, 2016 they met", "2016-02-27"),
        ("en", "on 2020-10-10 they met", "2020-10-10"),
        ("en", "on 27/9/2020 they met", "2020-09-27"),
        ("en", "on Monday, July 27, 2015, they met", "2015-07-27"),
        ("ar", "اجتمعوا في 10/10/2020", "2020-10-10"),
        ("ar", "اجتمعوا في ١٠/١٠/٢٠٢٠", "2020-10-10"),
        ("ar", "اجتمعوا في 2020-10-10", "2020-10-10"),
        ("ar", "اجتمعوا في 10.10.2020", "2020-10-10"),
        ("ar", "اجتمعوا في 27 أيلول 2020", "2020-09-27"),
        ("ar", "اجتمعوا في 27 سبتمبر 2020", "2020-09-27"),
        ("ar", "اجتمعوا في 27 أيلول/سبتمبر 2020", "2020-09-27"),
        ("ar", "اجتمعوا في 27 سبتمبر (أيلول) من عام 2020", "2020-09-27"),
        ("ar", "اجتمعوا في السابع والعشرين من سبتمبر عام 2020", "2020-09-27"),
        ("ar", "اجتمعوا في 5 جويلية 2020", "2020-07-05"),
        ("ar", "اجتمعوا في 20 غشت 2020", "2020-08-20"),
        ("ar", "اجتمعوا في 10 شوال 1436هـ", "2015-07-26"),
        ("ar", "اجتمعوا في 10/10/1436 هـ", "2015-07-26"),
        ("ar", "اجتمعوا يوم الأحد (10/شوال/1436هـ) الموافق (26/7/2015)", "2015-07-26"),
    ],
)
def test_a_full_date_needs_no_publication_date(iso: str, text: str, day: str) -> None:
    assert days(iso, text, published=None) == [day]


@pytest.mark.parametrize(
    ("iso", "text", "span"),
    [
        ("en", "in March 2011", "2011-03-01..2011-03-31"),
        ("en", "in 2014", "2014-01-01..2014-12-31"),
        ("en", "in the 1990s", "1990-01-01..1999-12-31"),
        ("en", "in summer 2014", "2014-06-01..2014-08-31"),
        ("en", "in early 2018", "2018-01-01..2018-05-01"),
        ("en", "between 1950 and 1953", "1950-01-01..1953-12-31"),
        ("en", "their 1950-53 war", "1950-01-01..1953-12-31"),
        ("en", "from 27 September to 10 November 2020", "2020-09-27..2020-11-10"),
        ("ar", "في مارس 2011", "2011-03-01..2011-03-31"),
        ("ar", "في مارس ألفين وأحد عشر", "2011-03-01..2011-03-31"),
        ("ar", "في عام 2014", "2014-01-01..2014-12-31"),
        ("ar", "سنة 2014", "2014-01-01..2014-12-31"),
        ("ar", "في الثمانينات", "1980-01-01..1989-12-31"),
        ("ar", "في صيف 2014", "2014-06-01..2014-08-31"),
        ("ar", "بين عامي 1950 و1953", "1950-01-01..1953-12-31"),
        ("ar", "الحرب (1950-1953)", "1950-01-01..1953-12-31"),
        ("ar", "من 27 سبتمبر إلى 10 نوفمبر 2020", "2020-09-27..2020-11-10"),
        ("ar", "أواخر نيسان 2018", "2018-04-21..2018-04-30"),
        ("ar", "منتصف شباط 2015", "2015-02-15"),
    ],
)
def test_months_years_and_spans_cover_all_their_days(iso: str, text: str, span: str) -> None:
    assert days(iso, text, published=None) == [span]


@pytest.mark.parametrize(
    ("iso", "text", "span"),
    [
        ("en", "on 27 September", "2020-09-27"),
        ("en", "in September", "2020-09-01..2020-09-30"),
        ("en", "on 30 October", "2020-10-30"),
        ("en", "on 30 November", "2019-11-30"),
        ("en", "in November", "2019-11-01..2019-11-30"),
        ("en", "it will begin on 30 October", "2020-10-30"),
        ("en", "in March last year", "2019-03-01..2019-03-31"),
        ("en", "last March", "2020-03-01..2020-03-31"),
        ("en", "on the 24th of last month", "2020-09-24"),
        ("en", "24 of last month's visitors", "2020-09-01..2020-09-30"),
        ("en", "on October 10-12", "2020-10-10..2020-10-12"),
        ("en", "from 10 to 12 October", "2020-10-10..2020-10-12"),
        ("en", "at the end of last year", "2019-12-01..2019-12-31"),
        ("ar", "في 27 أيلول الماضي", "2020-09-27"),
        ("ar", "في 10 تشرين الأول الجاري", "2020-10-10"),
        ("ar", "في 11 نوفمبر المقبل", "2020-11-11"),
        ("ar", "في 24 من الشهر الماضي", "2020-09-24"),
        ("ar", "في مارس آذار من العام الماضي", "2019-03-01..2019-03-31"),
        ("ar", "من 10 إلى 12 تشرين الأول", "2020-10-10..2020-10-12"),
        ("ar", "في 20 رمضان الماضي", "2020-05-13"),
        ("ar", "نهاية العام الماضي", "2019-12-01..2019-12-31"),
        ("ar", "في أيار أو حزيران", "2020-05-01..2020-06-30"),
    ],
)
def test_a_date_without_a_year_is_the_latest_one_unless_it_is_soon_or_words_say_otherwise(
    iso: str, text: str, span: str
) -> None:
    assert days(iso, text) == [span]


def test_listed_days_of_a_month_are_dates_of_their_own() -> None:
    assert mentions("ar", "توصلوا إليها يومي 10 و17 تشرين الأول") == [
        ("يومي 10", "2020-10-10", "2020-10-10"),
        ("17 تشرين الأول", "2020-10-17", "2020-10-17"),
    ]
    assert days("en", "on 10 and 17 October") == ["2020-10-10", "2020-10-17"]


@pytest.mark.parametrize(
    ("iso", "text", "day"),
    [
        ("en", "on Sunday", "2020-10-25"),
        ("en", "on Wednesday", "2020-10-28"),
        ("en", "last Wednesday", "2020-10-21"),
        ("en", "next Wednesday", "2020-11-04"),
        ("en", "this Saturday", "2020-10-31"),
        ("en", "due to begin on Friday", "2020-10-30"),
        ("en", "late on Monday", "2020-10-26"),
        ("en", "early Tuesday", "2020-10-27"),
        ("en", "on Sunday night", "2020-10-25"),
        ("ar", "يوم الأحد", "2020-10-25"),
        ("ar", "الأربعاء", "2020-10-28"),
        ("ar", "الأربعاء الماضي", "2020-10-21"),
        ("ar", "الجمعة المقبل", "2020-10-30"),
        ("ar", "من المقرر أن تبدأ الجمعة", "2020-10-30"),
        ("ar", "في وقت متأخر من مساء الاثنين", "2020-10-26"),
        ("ar", "فجر الثلاثاء", "2020-10-27"),
        ("en", "today", "2020-10-28"),
        ("en", "the truce is now in effect", "2020-10-28"),
        ("en", "yesterday", "2020-10-27"),
        ("en", "tomorrow", "2020-10-29"),
        ("en", "the day before yesterday", "2020-10-26"),
        ("en", "two days ago", "2020-10-26"),
        ("en", "a week ago", "2020-10-21"),
        ("ar", "مساء أمس", "2020-10-27"),
        ("ar", "أول من أمس", "2020-10-26"),
        ("ar", "أول أمس الاثنين", "2020-10-26"),
        ("ar", "أمس (الثلاثاء)", "2020-10-27"),
        ("ar", "غدا الخميس", "2020-10-29"),
        ("ar", "صباح اليوم", "2020-10-28"),
        ("ar", "القرية محاصرة حاليا", "2020-10-28"),
        ("ar", "قبل يومين", "2020-10-26"),
        ("ar", "قبل ثلاثة أيام", "2020-10-25"),
        ("ar", "قبل أسبوعين", "2020-10-14"),
    ],
)
def test_weekdays_and_counted_days_are_resolved_from_publication(iso: str, text: str, day: str) -> None:
    assert days(iso, text) == [day]


@pytest.mark.parametrize(
    ("iso", "text", "span"),
    [
        ("en", "last week", "2020-10-19..2020-10-25"),
        ("en", "the past week", "2020-10-21..2020-10-28"),
        ("en", "next week", "2020-11-02..2020-11-08"),
        ("en", "last month", "2020-09-01..2020-09-30"),
        ("en", "this year", "2020-01-01..2020-10-28"),
        ("en", "later this month", "2020-10-28..2020-10-31"),
        ("en", "in the past 24 hours", "2020-10-27..2020-10-28"),
        ("en", "over the last two weeks", "2020-10-14..2020-10-28"),
        ("en", "overnight", "2020-10-27..2020-10-28"),
        ("en", "they fired through the night", "2020-10-27..2020-10-28"),
        ("en", "since Sunday", "2020-10-25..2020-10-28"),
        ("en", "since 27 September", "2020-09-27..2020-10-28"),
        ("en", "for the fifth consecutive day", "2020-10-24..2020-10-28"),
        ("en", "from Saturday to Monday", "2020-10-24..2020-10-26"),
        ("ar", "الأسبوع الماضي", "2020-10-19..2020-10-25"),
        ("ar", "أطلقوا النار طوال الليل", "2020-10-27..2020-10-28"),
        ("ar", "الشهر الماضي", "2020-09-01..2020-09-30"),
        ("ar", "العام الماضي", "2019-01-01..2019-12-31"),
        ("ar", "هذا الشهر", "2020-10-01..2020-10-28"),
        ("ar", "خلال الساعات الـ24 الماضية", "2020-10-27..2020-10-28"),
        ("ar", "في الأيام الثلاثة الماضية", "2020-10-25..2020-10-28"),
        ("ar", "منذ ثلاثة أيام", "2020-10-25..2020-10-28"),
        ("ar", "منذ 27 أيلول", "2020-09-27..2020-10-28"),
        ("ar", "لليوم الثالث على التوالي", "2020-10-26..2020-10-28"),
        ("ar", "السبت والأحد", "2020-10-24..2020-10-25"),
        ("ar", "ليل السبت الأحد", "2020-10-24..2020-10-25"),
        ("ar", "من السبت إلى الاثنين", "2020-10-24..2020-10-26"),
    ],
)
def test_stretches_are_counted_from_publication(iso: str, text: str, span: str) -> None:
    assert days(iso, text) == [span]


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("ar", "هدنة اعتبارا من منتصف ليل الأحد"),
        ("ar", "منتصف ليل الأحد / الاثنين"),
        ("ar", "منتصف ليل الأحد (الاثنين)"),
        ("en", "a truce from midnight on Sunday"),
        ("en", "a truce from Sunday midnight"),
    ],
)
def test_the_midnight_of_a_day_is_the_one_that_ends_it(iso: str, text: str) -> None:
    assert days(iso, text) == ["2020-10-25..2020-10-26"]


def test_a_duration_runs_from_the_date_told_before_it() -> None:
    assert days("ar", "تبدأ اليوم ولمدة خمسة أيام") == ["2020-10-28", "2020-10-28..2020-11-02"]
    assert days("en", "it stood on Sunday and for two days") == ["2020-10-25", "2020-10-25..2020-10-27"]


def test_since_an_event_with_a_date_tells_both_the_time_since_and_the_date() -> None:
    assert mentions("en", "since the talks collapsed in July") == [
        ("since", "2020-07-01", "2020-10-28"),
        ("July", "2020-07-01", "2020-07-31"),
    ]
    assert days("en", "it grew since the round of talks between the towns and the capital collapsed in July") == [
        "2020-07-01..2020-10-28",
        "2020-07-01..2020-07-31",
    ]


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "The worst fighting since 2016, when dozens were killed"),
        ("en", "No shot was fired since 2016 when a patrol was ambushed"),
        ("ar", "أعنف قتال منذ عام 2016 عندما قتل العشرات"),
    ],
)
def test_what_happened_when_a_time_began_happened_then_and_not_since(iso: str, text: str) -> None:
    assert [(start, end) for _, start, end in mentions(iso, text)] == [
        ("2016-01-01", "2020-10-28"),
        ("2016-01-01", "2016-12-31"),
    ]


@pytest.mark.parametrize("text", ["after the 2016 offensive", "a 2016 ambush", "by 2016 a truce had been agreed"])
def test_a_year_stands_before_what_happened_in_it(text: str) -> None:
    assert days("en", text) == ["2016-01-01..2016-12-31"]


@pytest.mark.parametrize(("iso", "text"), [("en", "last week the guards left"), ("ar", "غادر الحراس الأسبوع الماضي")])
@pytest.mark.parametrize("published", [date(2020, 10, 31), date(2020, 11, 1)])
def test_at_a_weekend_the_last_week_is_the_one_that_ends(iso: str, text: str, published: date) -> None:
    [(_, start, end)] = mentions(iso, text, published)
    assert (published - date.fromisoformat(start)).days == 7
    assert (published - date.fromisoformat(end)).days == 1


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "The truce was signed on Saturday and has held since then"),
        ("ar", "وقعت الهدنة يوم السبت ومنذ ذلك الحين يسود الهدوء"),
    ],
)
def test_since_then_is_since_the_day_told_before(iso: str, text: str) -> None:
    assert days(iso, text) == ["2020-10-24", "2020-10-24..2020-10-28"]


@pytest.mark.parametrize(
    ("iso", "text", "told"),
    [
        ("en", "Six died on Sunday, a day after a mine went off", ["2020-10-25", "2020-10-24"]),
        ("en", "It comes one day after a mine went off", ["2020-10-27"]),
        ("en", "They leave the day after tomorrow", ["2020-10-30"]),
        ("ar", "وصلت القافلة الأحد بعد يوم من سقوط القذائف", ["2020-10-25", "2020-10-24"]),
        ("ar", "وصلت القافلة غداة سقوط القذائف", ["2020-10-27"]),
    ],
)
def test_what_the_rest_came_a_day_after_was_the_day_before_it(iso: str, text: str, told: list[str]) -> None:
    assert days(iso, text) == told


@pytest.mark.parametrize(
    ("iso", "text", "told"),
    [
        ("en", "The mill burnt two days after rockets fell", ["2020-10-26"]),
        ("en", "Six died on Sunday, three days after a mine went off", ["2020-10-25", "2020-10-22"]),
        ("en", "The bridge was mined two weeks earlier", ["2020-10-14"]),
        ("en", "The guard said on Sunday that shots had hit the mill the day before", ["2020-10-25", "2020-10-24"]),
        ("ar", "احترقت الطاحونة بعد يومين على سقوط الصواريخ", ["2020-10-26"]),
        ("ar", "سقطت القذائف الأحد ودمر الجسر قبل ذلك بيوم", ["2020-10-25", "2020-10-24"]),
        ("en", "The truce was signed some two weeks after rockets fell", []),
        ("en", "They came after two days", []),
    ],
)
def test_days_are_counted_back_from_the_day_told_before_or_from_publication(
    iso: str, text: str, told: list[str]
) -> None:
    assert days(iso, text) == told


@pytest.mark.parametrize(
    ("iso", "text", "told"),
    [
        ("en", "Thirty were killed within three days", ["2020-10-25..2020-10-28"]),
        ("en", "Ten pylons were blown up in two weeks", ["2020-10-14..2020-10-28"]),
        ("ar", "قتل ثلاثون خلال ثلاثة أيام", ["2020-10-25..2020-10-28"]),
        ("ar", "قتل ثلاثون في غضون أسبوع", ["2020-10-21..2020-10-28"]),
        ("ar", "قتل ثلاثون خلال الأيام الثلاثة الماضية", ["2020-10-25..2020-10-28"]),
        ("en", "It was the first clash in 45 years", []),
        ("en", "They talked in two hours of three wars", []),
        ("ar", "قتل ثلاثون خلال عام 2014", ["2014-01-01..2014-12-31"]),
    ],
)
def test_what_happened_within_days_did_so_up_to_publication(iso: str, text: str, told: list[str]) -> None:
    assert days(iso, text) == told


@pytest.mark.parametrize(
    ("iso", "text", "told"),
    [
        ("en", "The post fell on the 14th.", ["2020-10-14"]),
        ("en", "The post fell on the 30th, the guard said", ["2020-09-30"]),
        ("en", "The two will meet on the 5th, the guard said", ["2020-11-05"]),
        ("en", "The post fell on the 5th of the month", ["2020-10-05"]),
        ("ar", "سقط الموقع في الخامس من الشهر", ["2020-10-05"]),
        ("ar", "سقط الموقع في 30 من الشهر", ["2020-09-30"]),
        ("en", "They held the 14th brigade back", []),
    ],
)
def test_a_day_without_a_month_is_the_latest_or_the_coming_one(iso: str, text: str, told: list[str]) -> None:
    assert days(iso, text) == told


@pytest.mark.parametrize(
    ("text", "published", "told"),
    [
        ("It burnt over the weekend", WEDNESDAY, "2020-10-24..2020-10-25"),
        ("It burnt last weekend", date(2020, 10, 25), "2020-10-17..2020-10-18"),
        ("It burnt at the weekend", date(2020, 10, 25), "2020-10-24..2020-10-25"),
        ("They will meet at the weekend", WEDNESDAY, "2020-10-31..2020-11-01"),
        ("They meet next weekend", date(2020, 10, 25), "2020-10-31..2020-11-01"),
    ],
)
def test_a_weekend_is_the_latest_or_the_one_told(text: str, published: date, told: str) -> None:
    assert days("en", text, published) == [told]


@pytest.mark.parametrize(
    ("iso", "text", "told"),
    [
        ("en", "Shots rang out in the night", ["2020-10-27..2020-10-28"]),
        ("ar", "قصفت المدافع الطاحونة ليلا", ["2020-10-27..2020-10-28"]),
        ("ar", "قصفت المدافع الطاحونة الأحد ليلا", ["2020-10-25"]),
        ("ar", "تبدأ في الثانية عشرة ليلا", []),
    ],
)
def test_the_night_is_the_last_one(iso: str, text: str, told: list[str]) -> None:
    assert days(iso, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("No lorry has burnt since then", "2020-10-20..2020-10-28"),
        ("It has since burnt two mills", "2020-10-20..2020-10-28"),
        ("A mill had burnt a day earlier", "2020-10-19"),
    ],
)
def test_days_hang_on_those_told_before_the_sentence(text: str, told: str) -> None:
    [sentence] = sentences_of("en", text)
    tuesday = Period(date(2020, 10, 20), date(2020, 10, 20))
    [found] = FINDERS["en"].find(sentence.tokens, WEDNESDAY, tuesday)
    assert told in {found.start.isoformat(), f"{found.start.isoformat()}..{found.end.isoformat()}"}


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("They meet on Friday", "2020-10-30..2020-10-30"),
        ("They leave by the end of November", "2020-10-28..2020-11-30"),
        ("They leave this week", "2020-10-26..2020-11-01"),
        ("They leave this month", "2020-10-28..2020-10-31"),
        ("They leave within three days", "2020-10-28..2020-10-31"),
        ("They leave in March", "2021-03-01..2021-03-31"),
        ("They left last week", None),
    ],
)
def test_of_an_event_to_come_the_same_words_mean_days_ahead(text: str, ahead: str | None) -> None:
    [sentence] = sentences_of("en", text)
    [found] = FINDERS["en"].find(sentence.tokens, WEDNESDAY)
    told = found.ahead
    assert (f"{told.start.isoformat()}..{told.end.isoformat()}" if told is not None else None) == ahead


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It said on Monday that a truce would take effect on Tuesday", ["2020-10-26", "2020-10-27"]),
        ("It said on Monday that a truce would take effect on Friday", ["2020-10-26", "2020-10-30"]),
        ("Signed on 3 March, it will take effect on Tuesday", ["2020-03-03", "2020-11-03"]),
    ],
)
def test_the_coming_weekday_is_counted_from_the_day_of_the_announcement(text: str, told: list[str]) -> None:
    assert days("en", text) == told


@pytest.mark.parametrize("width", range(45, 60))
def test_a_date_may_run_over_a_line_break(width: int) -> None:
    text = "The guards of the post beside the road to Karsk wrote that they had met on 27 September 2020 and left the bridge"
    assert days("en", textwrap.fill(text, width), published=None) == ["2020-09-27"]


def test_the_weekday_beside_a_day_and_month_tells_the_year() -> None:
    assert days("ar", "الأحد 1 تشرين الثاني") == ["2020-11-01"]


def test_a_weekday_that_contradicts_a_counted_day_is_the_nearest_such_day() -> None:
    assert days("ar", "أمس الاثنين") == ["2020-10-26"]


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("en", "they may march on the town"),
        ("en", "a second brigade of 2000 men"),
        ("en", "10/11/2020"),
        ("ar", "مارس ضغوطا على القرية"),
        ("ar", "سافر إلى إب مع أبيه"),
        ("ar", "السيد رجب ومحمد شعبان"),
        ("ar", "في اليوم التالي"),
        ("ar", "في ذلك اليوم نفسه"),
        ("ar", "الأمين العام للمنظمة"),
        ("ar", "قبل يوم من الهدنة"),
        ("ar", "القرار 2014"),
        ("en", "they have been quiet until now"),
        ("ar", "لم يصل أحد حتى الآن"),
    ],
)
def test_words_that_merely_look_like_dates_are_none(iso: str, text: str) -> None:
    assert mentions(iso, text) == []


def test_capitals_and_company_make_an_ambiguous_month_one() -> None:
    assert days("en", "In May they left") == ["2020-05-01..2020-05-31"]
    assert days("ar", "في آب غادروا") == ["2020-08-01..2020-08-31"]
    assert days("ar", "غادروا في 3 رجب 1442") == ["2021-02-15"]


def test_without_a_publication_date_only_dates_with_a_year_are_told() -> None:
    assert days("en", "on Sunday, yesterday, in March and in March 2011", published=None) == ["2011-03-01..2011-03-31"]


def test_mentions_come_in_order_and_share_no_word() -> None:
    for iso in LANGUAGES:
        text = {
            "ar": "منذ 27 أيلول وحتى أمس الثلاثاء وبين 10 و12 تشرين الأول ثم من الأحد إلى الاثنين ومساء اليوم",
            "en": "since 27 September and until yesterday, Tuesday, between 10 and 12 October and from Sunday to Monday",
        }[iso]
        (sentence,) = sentences_of(iso, text)
        spans = [(m.first, m.last) for m in FINDERS[iso].find(sentence.tokens, WEDNESDAY)]
        assert len(spans) > 3
        assert all(first < last for first, last in spans)
        assert all(last <= following for (_, last), (following, _) in pairwise(spans))


@pytest.mark.parametrize("published", [date.min, date.max])
def test_the_ends_of_the_calendar_are_no_error(published: date) -> None:
    for iso in LANGUAGES:
        text = {
            "ar": "قبل أسبوعين والأحد المقبل والعام الماضي و3 رجب",
            "en": "a decade ago, next Sunday, last year, yesterday",
        }
        mentions(iso, text[iso], published)


def test_to_last_two_weeks_is_no_day_of_the_last_two() -> None:
    assert days("en", "the truce is to last two weeks") == []
    assert days("en", "it would last three days") == []
