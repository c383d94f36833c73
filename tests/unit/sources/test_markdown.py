from datetime import date

import pytest

from hudna.model.reports import PublishedBasis
from hudna.sources.markdown import MAX_BYTES, read_markdown
from hudna.sources.unreadable import UnreadableError


def text(content: str) -> str:
    return read_markdown(content.encode(), "file").text


def reason(content: str) -> str:
    with pytest.raises(UnreadableError) as error:
        read_markdown(content.encode(), "file")
    return str(error.value)


def test_the_front_matter_gives_the_fields() -> None:
    content = (
        '---\ntitle: "Truce: day one"\nDate: ignored\ndate: 2020-10-28\nsource: Agency\nlang: en\n'
        "tags: [a, b]\nnested:\n  title: not this\n---\n\nIt held.\n"
    )
    report = read_markdown(content.encode(), "file")
    assert (report.title, report.source, report.lang) == ("Truce: day one", "Agency", "en")
    assert (report.published, report.published_basis) == (date(2020, 10, 28), PublishedBasis.GIVEN)
    assert report.text == "It held."


def test_windows_line_ends_are_line_ends() -> None:
    report = read_markdown(b"---\r\ntitle: Truce\r\n---\r\nIt\r\nheld.\r\n", "file")
    assert (report.title, report.text) == ("Truce", "It\nheld.")


def test_without_a_title_the_first_heading_is_the_title_and_stays_in_the_text() -> None:
    report = read_markdown("## الموجز\n\n# صمدت *الهدنة*\n\nنص.".encode(), "file")
    assert (report.title, report.text) == ("صمدت الهدنة", "الموجز\n\nصمدت الهدنة\n\nنص.")


def test_markup_goes_and_words_stay() -> None:
    content = (
        "It **held**, the [ministry](https://example.org) said in `so many` words.\n\n"
        "> Nobody fired.\n\n- one\n- two\n\n| side | dead |\n|---|---|\n| A | 3 |\n\n"
        "![smoke over the village](a.png)\n\n```\nas told\n```\n\n***\n"
    )
    assert text(content).split("\n\n") == [
        "It held, the ministry said in so many words.",
        "Nobody fired.",
        "one",
        "two",
        "side",
        "dead",
        "A",
        "3",
        "smoke over the village",
        "as told",
    ]


def test_html_in_markdown_is_text_and_nothing_else() -> None:
    assert text("It held.\n\n<script>alert(1)</script>") == "It held.\n\n<script>alert(1)</script>"


def test_a_rule_at_the_start_is_no_front_matter() -> None:
    assert text("---\n\nIt held.\n\n---\n\nMore.") == "It held.\n\nMore."


def test_a_front_matter_that_never_ends_is_text() -> None:
    assert "It held." in text("---\ntitle: x\n\nIt held.")


@pytest.mark.parametrize(
    ("front_matter", "expected"),
    [
        ("title: a\ntitle: b", 'front matter: key "title" is there twice'),
        ("title: >\n  folded", 'front matter: key "title" needs a value on its line, plain or in quotes'),
        ("source: [a, b]", 'front matter: key "source" needs a value on its line, plain or in quotes'),
        ("date: last Monday", "key \"date\": 'last Monday' is not an ISO 8601 date"),
    ],
)
def test_a_field_that_cannot_be_read_is_refused_by_name(front_matter: str, expected: str) -> None:
    assert reason(f"---\n{front_matter}\n---\nIt held.") == expected


def test_a_markdown_file_has_a_limit_of_its_own() -> None:
    assert reason("a" * (MAX_BYTES + 1)) == "1.0 MB, more than the 1 MB a Markdown file may have"
