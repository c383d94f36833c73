from datetime import date

import pytest

from hudna.model.reports import PublishedBasis, Report
from hudna.sources.fields import report_of
from hudna.sources.unreadable import UnreadableError


def reason(**fields: str | None) -> str:
    with pytest.raises(UnreadableError) as error:
        report_of("text", fields, "file")
    return str(error.value)


def test_the_given_fields_make_the_report() -> None:
    fields = {"id": "a-1", "lang": "ar", "published": "2020-10-28", "title": "عنوان", "source": "Agency"}
    assert report_of("نص", fields, "file") == Report(
        id="a-1",
        text="نص",
        lang="ar",
        published=date(2020, 10, 28),
        published_basis=PublishedBasis.GIVEN,
        title="عنوان",
        source="Agency",
    )


def test_null_and_blank_fields_are_not_given() -> None:
    fields = {"id": " ", "lang": "", "published": None, "title": None, "source": "\n"}
    assert report_of("text", fields, "file") == Report(id="file", text="text")


@pytest.mark.parametrize(
    "value", ["2020-10-28", "20201028", "2020-10-28T23:59:00Z", "2020-10-28 01:00", "2020-10-28T00:30:00+04:00"]
)
def test_of_a_date_and_time_the_day_counts_where_it_was_written(value: str) -> None:
    assert report_of("text", {"published": value}, "file").published == date(2020, 10, 28)


def test_a_remark_after_the_date_is_kept_as_a_notice() -> None:
    report = report_of("text", {"published": "2020-10-28 (approx.)"}, "file")
    assert report.published == date(2020, 10, 28)
    assert report.notices == ("publication date given with a remark: approx.",)


@pytest.mark.parametrize("value", ["yesterday", "2020-02-30", "28/10/2020", "2020-10", "(approx.)", "0000-00-00"])
def test_an_invalid_date_is_refused_naming_the_key(value: str) -> None:
    assert reason(published=value) == f"key \"published\": '{value}' is not an ISO 8601 date"
    assert reason(date=value).startswith('key "date"')


@pytest.mark.parametrize(("tag", "language"), [("ar", "ar"), ("AR-sy", "ar"), ("zh_Hans", "zh"), ("xx", "xx")])
def test_a_language_tag_gives_its_language_and_even_an_unknown_one_is_kept(tag: str, language: str) -> None:
    assert report_of("text", {"lang": tag}, "file").lang == language


@pytest.mark.parametrize("tag", ["a", "<b>", "العربية", "ar ru", "arabic-language-of-syria-"[::-1]])
def test_what_is_no_language_tag_is_refused(tag: str) -> None:
    assert reason(lang=tag).startswith('key "lang"')


def test_an_id_that_cannot_be_printed_is_refused() -> None:
    assert reason(id="a\u202eb") == 'key "id" has characters that cannot be printed'


def test_a_field_too_long_to_be_one_is_refused() -> None:
    assert reason(title="a " * 1000) == 'key "title" has 1999 characters, more than 1000'
