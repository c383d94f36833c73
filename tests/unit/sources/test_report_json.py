import json
from datetime import date

import pytest

from hudna.model.reports import PublishedBasis, Report
from hudna.sources.report_json import read_report_json
from hudna.sources.unreadable import UnreadableError


def reason(content: str) -> str:
    with pytest.raises(UnreadableError) as error:
        read_report_json(content.encode(), "file")
    return str(error.value)


def test_a_full_report_is_read_and_a_corpus_may_have_keys_of_its_own_which_are_named() -> None:
    content = {
        "id": "a-1",
        "lang": "ar",
        "published": "2020-10-28",
        "source": "وكالة",
        "title": "عنوان",
        "text": "صمدت\r\nالهدنة. ",
        "event_cluster": ["x", None],
        "desk": "north",
    }
    assert read_report_json(json.dumps(content).encode(), "file") == Report(
        id="a-1",
        text="صمدت\r\nالهدنة. ",
        lang="ar",
        published=date(2020, 10, 28),
        published_basis=PublishedBasis.GIVEN,
        title="عنوان",
        source="وكالة",
        notices=('keys that are not read: "desk", "event_cluster"',),
    )


def test_all_but_the_text_is_optional_or_null() -> None:
    content = '{"text": "a", "id": null, "lang": null, "published": null, "source": null, "title": null}'
    assert read_report_json(content.encode(), "file") == Report(id="file", text="a")


def test_what_the_api_tells_of_a_report_beside_it_is_passed_over() -> None:
    given = (
        '{"text": "a", "url": null, "capture": null, "published_basis": "given", "versions": [], "withdrawal": null}'
    )
    assert read_report_json(given.encode(), "file").notices == ()


def test_a_blank_field_counts_as_not_given_and_this_is_told() -> None:
    report = read_report_json(b'{"text": "a", "published": " ", "title": null}', "file")
    assert (report.published, report.notices) == (None, ('key "published" is blank, which counts as not given',))


@pytest.mark.parametrize("key", ["id", "lang", "published", "source", "title"])
def test_a_key_of_the_wrong_type_is_refused_by_name(key: str) -> None:
    assert reason(json.dumps({"text": "a", key: 1})) == f'key "{key}" must be text, not int'


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("{}", 'no key "text"'),
        ('{"text": null}', 'key "text" must be text, not null'),
        ('{"text": ["a"]}', 'key "text" must be text, not array'),
        ('["a"]', "JSON, but not an object"),
        ('"a"', "JSON, but not an object"),
        ('{"text": "a"', "not JSON: Expecting ',' delimiter in line 1, column 13"),
        ("صمدت الهدنة", "not JSON: Expecting value in line 1, column 1"),
        ('{"text": "a", "text": "b"}', 'key "text" is there twice'),
        ('{"text": "a", "published": "soon"}', "key \"published\": 'soon' is not an ISO 8601 date"),
        ('{"text": "a", "publishd": "2020-10-11"}', 'key "publishd" is not known; perhaps "published" is meant'),
        ('{"text": "a", "soruce": "b"}', 'key "soruce" is not known; perhaps "source" is meant'),
        ('{"Text": "a"}', 'key "Text" is not known; perhaps "text" is meant'),
        ('{"text": "a", "n": ' + "[" * 100_000, "JSON nested too deeply"),
        ('{"text": "a", "n": ' + "9" * 5000 + "}", "JSON with a number of too many digits"),
        (
            '{"text": "a", "title": "\\ud800"}',
            'key "title" has half a character (lone surrogate U+D800) at character 0',
        ),
    ],
)
def test_what_is_no_report_is_refused_with_the_reason(content: str, expected: str) -> None:
    assert reason(content) == expected
