"""Searching reports: what is found by which words, and where it says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from hudna.engine.search import search
from hudna.engine.wording import wording
from hudna.ledger import Ledger
from hudna.model.listing import ReportQuery
from hudna.model.reports import Report
from tests.unit.engine.told import report

ARABIC = "وبدأ القصف فجرا. ثم ردت القوات بالقصف على المدينة وتوقف إطلاق النار."
ENGLISH = 'The shelling began at dawn. Nobody was hurt. Both armies shelled the U.S. base and "held" their fire.'


@pytest.fixture
def told(ledger: Ledger) -> Ledger:
    """A report in Arabic, and a later one in English."""
    arabic = replace(report("arabic", text=ARABIC, published="2020-10-26"), lang="ar", title="بيان عن الهُدنة")
    with ledger.transaction() as transaction:
        for one in (arabic, report("english", text=ENGLISH)):
            transaction.put_report(one, datetime(2020, 11, 1, tzinfo=UTC), None, wording(one))
    return ledger


def found(ledger: Ledger, text: str, query: ReportQuery = ReportQuery()) -> list[str]:  # noqa: B008
    return [one.report.id for one in search(ledger, text, query).items]


@pytest.mark.parametrize(
    "words", ["القصف", "قصف", "وبالقصف", "للقصف", "قَصْف", "المدينه", "الهدنة", "إطلاق", "اطلاق", "بدأ", '"إطلاق النار"']
)
def test_arabic_words_are_found_whatever_is_written_on_them(told: Ledger, words: str) -> None:
    assert found(told, words) == ["arabic"]


@pytest.mark.parametrize(
    "words", ["SHELLING", "shell", "army", "dawn nobody", '"both armies"', "U.S.", '"held their', "«at dawn»"]
)
def test_english_words_are_found_in_any_form(told: Ledger, words: str) -> None:
    assert found(told, words) == ["english"]


@pytest.mark.parametrize("words", ["", '""', "*", "dawn القصف", '"armies both"', "title:dawn missing", "ديسمبر"])
def test_all_words_must_stand_in_a_report(told: Ledger, words: str) -> None:
    assert found(told, words) == []


def test_filters_apply_beside_the_words(told: Ledger) -> None:
    assert found(told, "قصف", ReportQuery(lang="en")) == []
    assert found(told, "قصف", ReportQuery(lang="ar", sources=("Paper",))) == ["arabic"]


def test_the_sentences_that_hold_most_of_the_words_are_shown_with_the_words_marked(told: Ledger) -> None:
    (one,) = search(told, "القصف المدينة").items
    (passage,) = one.passages
    assert ARABIC[passage.start : passage.end].startswith("ثم ردت")
    assert [ARABIC[start:end] for start, end in passage.words] == ["بالقصف", "المدينة"]
    (one,) = search(told, "shelling").items
    marked = [ENGLISH[start:end] for passage in one.passages for start, end in passage.words]
    assert marked == ["shelling", "shelled"]


def test_what_only_a_title_holds_shows_no_sentence(told: Ledger) -> None:
    (one,) = search(told, "هدنة").items
    assert one.passages == ()


def test_a_report_in_a_language_without_a_pack_is_found_as_it_is_written() -> None:
    one = wording(Report(id="r", text="Обстрел Донецка", lang="xx"))
    assert one.text == "обстрел донецка"
