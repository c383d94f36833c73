"""Searching the reports."""

from __future__ import annotations

import re

import pytest

from hudna.model.listing import Passage
from hudna.views.web.pages.search import excerpt
from tests.unit.views.web.pages.shelf import Reader, put


def test_no_words_show_the_form(reader: Reader) -> None:
    page = reader.page("/search")
    assert 'name="q" value=""' in page
    assert "All the words have to occur" in page
    assert "data-item" not in page


def test_found_words_are_marked(reader: Reader) -> None:
    page = reader.page("/search?q=Terter+shelled")
    assert page.count("data-item") == 1
    assert '<mark class="hit">Terter</mark>' in page


def test_all_words_have_to_occur(reader: Reader) -> None:
    assert "No report has all these words." in reader.page("/search?q=Terter+unheard")


def test_filters_count_beside_the_words(reader: Reader) -> None:
    assert reader.page("/search?q=words&source=Radio+/+1").count("data-item") == 1
    assert reader.page("/search?q=words&since=2021-01-01").count("data-item") == 0


def test_pages_lead_on_until_all_was_shown(reader: Reader) -> None:
    for number in range(30):
        put(reader.main, f"note-{number}", f"Notes of the committee, number {number}.")
    seen: list[str] = []
    path: str | None = "/search?q=committee"
    while path is not None:
        page = reader.page(path)
        seen += re.findall(r'data-open href="/reports/(note-\d+)"', page)
        further = re.search(r'rel="next" href="([^"]+)"', page)
        path = further[1].replace("&amp;", "&") if further else None
    assert sorted(seen) == sorted(f"note-{number}" for number in range(30))


def test_words_are_only_words(reader: Reader) -> None:
    page = reader.page("/search?q=%3Cscript%3Ealert(1)%3C/script%3E%22")
    assert "<script>alert" not in page


@pytest.mark.parametrize("asked", [f"q={'x' * 501}", "q=a&after=nonsense", "q=a&until=never"])
def test_what_cannot_be_asked_is_told(reader: Reader, asked: str) -> None:
    assert reader.get(f"/search?{asked}").status_code == 400


def test_a_long_passage_is_cut_about_the_first_found_word() -> None:
    text = "a " * 5_000 + "found" + " b" * 5_000
    at = text.index("found")
    shown = excerpt(text, Passage(start=0, end=len(text), words=((at, at + 5), (at + 9_000, at + 9_001))))
    assert ("found", True) in shown.pieces
    assert sum(len(piece) for piece, _ in shown.pieces) == 400
    assert shown.starts_late
    assert shown.ends_early


def test_search_in_arabic(reader: Reader) -> None:
    page = reader.page("/search?q=Terter", "ar")
    assert '<mark class="hit">Terter</mark>' in page
    assert "الكلمات" in page
