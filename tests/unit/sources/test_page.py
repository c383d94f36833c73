import logging
import socket
from datetime import date
from typing import Any

import pytest
from trafilatura import bare_extraction
from trafilatura.utils import HtmlInput

from hudna.model.reports import PublishedBasis, Report
from hudna.sources.page import MAX_ELEMENTS, read_page
from hudna.sources.unreadable import UnreadableError

ENGLISH = (
    "<p>The ministry said on Sunday that the truce held in the border villages.</p>"
    "<p>Observers counted no breach since 3 October 2020, a spokeswoman told reporters in the capital.</p>"
)
ARABIC = "<p>أعلنت وزارة الدفاع يوم الأحد أن الهدنة صمدت في القرى الحدودية ولم يسجل أي خرق لوقف إطلاق النار.</p>"


def page(body: str, head: str = "", charset: str = '<meta charset="utf-8">') -> str:
    return f"<!DOCTYPE html><html><head>{charset}<title>Truce holds</title>{head}</head><body>{body}</body></html>"


def read(content: str, encoding: str = "utf-8") -> Report:
    return read_page(content.encode(encoding), "file")


def reason(content: str) -> str:
    with pytest.raises(UnreadableError) as error:
        read(content)
    return str(error.value)


def test_the_article_and_what_the_page_declares_make_the_report() -> None:
    head = (
        '<meta property="article:published_time" content="2020-10-28T10:00:00+04:00">'
        '<meta property="og:site_name" content="Border News">'
    )
    report = read(page(f"<nav><a href=/>Home</a></nav><article><h1>Truce holds</h1>{ENGLISH}</article>", head))
    assert (report.title, report.source) == ("Truce holds", "Border News")
    assert (report.published, report.published_basis) == (date(2020, 10, 28), PublishedBasis.GIVEN)
    assert "The ministry said on Sunday that the truce held in the border villages." in report.text
    assert "Home" not in report.text


def test_a_date_in_linked_data_is_a_declaration() -> None:
    data = '{"@type": "NewsArticle", "headline": "Truce holds", "datePublished": "2020-10-28"}'
    report = read(page(ENGLISH, f'<script type="application/ld+json">{data}</script>'))
    assert report.published == date(2020, 10, 28)


def test_a_date_in_the_words_of_a_page_is_not_taken_for_its_publication() -> None:
    report = read(page(ENGLISH + "<p>Updated 2020-10-05. Copyright 2024</p><time datetime='2019-01-01'>then</time>"))
    assert (report.published, report.published_basis) == (None, PublishedBasis.UNKNOWN)


def test_scripts_styles_and_comments_are_dropped() -> None:
    hostile = "<script>alert('script')</script><style>p{color:red}</style><!-- hidden --><p onclick='x()'>He left.</p>"
    text = read(page(ENGLISH + hostile + ENGLISH)).text
    assert not any(word in text for word in ("alert", "color", "hidden", "onclick"))


def test_escaped_markup_is_text_in_the_report() -> None:
    assert "<script>" in read(page(ENGLISH + "<p>He wrote &lt;script&gt; on the wall, witnesses said.</p>")).text


def test_a_declared_encoding_is_respected() -> None:
    charset = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">'
    report = read(page(ARABIC, charset=charset), "cp1256")
    assert "الهدنة صمدت" in report.text
    assert report.notices == ()


def test_an_undeclared_encoding_is_guessed_with_a_notice() -> None:
    report = read(page(ARABIC * 2, charset=""), "cp1256")
    assert "الهدنة صمدت" in report.text
    assert report.notices == ("encoding guessed: cp1256",)


def test_xhtml_with_a_declaration_is_read() -> None:
    content = f'<?xml version="1.0" encoding="windows-1256"?><html><head></head><body>{ARABIC}</body></html>'
    assert "الهدنة صمدت" in read(content, "cp1256").text


@pytest.mark.parametrize("fragment", ["<p>The truce held.</p>", "The truce held.", "<P>The truce held."])
def test_a_fragment_of_a_page_is_read(fragment: str) -> None:
    assert read(fragment).text.strip() == "The truce held."


@pytest.mark.parametrize("reference", ["&#27;", "&#x1b;", "&#x1B;", "&#0008;", "&#xFFFE;", "\x1b"])
def test_a_forbidden_character_does_not_cost_the_whole_page(reference: str) -> None:
    assert "stayed calm" in read(page(f"{ENGLISH}<p>The front {reference} stayed calm, he said.</p>")).text


def test_entities_are_neither_fetched_nor_expanded() -> None:
    doctype = '<!DOCTYPE html [<!ENTITY f SYSTEM "file:///etc/hostname"><!ENTITY a "bbbb"><!ENTITY c "&a;&a;">]>'
    text = read(f"{doctype}<html><body>{ENGLISH}<p>See &f; and &c; here.</p></body></html>").text
    assert "bbbb" not in text


def test_no_page_reaches_for_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "socket", lambda *_: pytest.fail("network"))
    head = '<link rel="canonical" href="http://example.org/a"><base href="http://example.org/">'
    assert read(page(f'{ENGLISH}<img src="http://example.org/a.png"><iframe src="http://example.org/b">', head)).text


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<html></html>", "no article in the page"),
        (page("<script>alert(1)</script>"), "no article in the page"),
        (page("<b>" * 100_000), "no article in the page"),
        (page("<br>" * MAX_ELEMENTS + ENGLISH), f"a page of {MAX_ELEMENTS + 7} elements, more than {MAX_ELEMENTS}"),
        (
            page(ENGLISH, f'<meta property="og:title" content="{"a - " * 500}">'),
            'key "title" has 1999 characters, more than 1000',
        ),
    ],
)
def test_pages_without_an_article_or_made_to_break_a_reader_are_refused(content: str, expected: str) -> None:
    assert reason(content) == expected


@pytest.mark.parametrize(("days", "fast"), [(10, False), (1500, True)])
def test_a_large_page_is_read_without_the_slow_fallbacks(
    days: int, fast: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def extract(tree: HtmlInput, **options: Any) -> object:
        asked.append(options["fast"])
        return bare_extraction(tree, **options)

    monkeypatch.setattr("trafilatura.bare_extraction", extract)
    assert read(page("<section><h2>Day</h2><p>It held in all villages.</p></section>" * days)).text
    assert asked == [fast]


def test_a_library_that_breaks_on_a_page_costs_only_that_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise IndexError

    monkeypatch.setattr("trafilatura.bare_extraction", fail)
    assert reason(page(ENGLISH)) == "the page cannot be parsed: IndexError"


def test_a_refused_page_leaves_nothing_on_standard_error(capfd: pytest.CaptureFixture[str]) -> None:
    logging.getLogger("trafilatura").propagate = False  # as without the handlers of the test runner
    try:
        reason("<html></html>")
    finally:
        logging.getLogger("trafilatura").propagate = True
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    ("declared", "text", "lang"),
    [
        ("en-GB", "Wex dorn tiv, zub marn quel ostiv parl drenn.", "en"),
        ("de", ENGLISH, None),  # the words tell it surely
        ("", "Wex dorn tiv, zub marn quel ostiv parl drenn.", None),
    ],
)
def test_the_declared_language_counts_where_the_words_leave_it_in_doubt(
    declared: str, text: str, lang: str | None
) -> None:
    attribute = f' lang="{declared}"' if declared else ""
    content = page(f"<article><p>{text}</p></article>").replace("<html>", f"<html class='x'{attribute}>")
    assert read(content).lang == lang
