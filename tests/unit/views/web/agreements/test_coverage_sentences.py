"""What the reports cannot tell is said in each language, before any figure."""

from __future__ import annotations

import pytest

from hudna.views.web.agreements.coverage_sentences import cautions_told, unheard_told, unknown_days_told
from hudna.views.web.words import Words
from tests.tellings import agreement, filed
from tests.unit.views.web.stood import ARABIC, ENGLISH, stand

FIRST = agreement("karabakh-2020-10-10")
EVENING = "2020-10-13T23:59+04:00"
SHELLING = filed(by="ARM", says="AZE", day="2020-10-12", published="2020-10-12")


def test_that_nothing_was_read_is_said_and_nothing_else() -> None:
    coverage = stand(FIRST, EVENING, days=[]).coverage
    assert list(cautions_told(ENGLISH, coverage, ())) == [
        "No report was read that could tell of its window: nothing is known of it."
    ]


def test_days_of_which_no_report_could_tell_are_named() -> None:
    coverage = stand(FIRST, EVENING, SHELLING).coverage
    assert "No report could tell of 2 of 4 days (10 Oct 2020 and 13 Oct 2020): they are not known, not quiet." in list(
        cautions_told(ENGLISH, coverage, ())
    )
    assert unknown_days_told(ENGLISH, coverage) == "2 of 4 days not known"
    assert unknown_days_told(ARABIC, coverage) == "أيام غير معروفة: 2 من أصل 4"


def test_a_side_that_is_accused_and_never_heard_is_named() -> None:
    coverage = stand(FIRST, EVENING, SHELLING, home="AZE").coverage
    told = list(cautions_told(ENGLISH, coverage, {"ARM"}))
    assert "Armenia and Artsakh: accused, and never heard; no source known to be of its side was read." in told
    assert list(unheard_told(ENGLISH, coverage)) == ["no source of Armenia and Artsakh read"]


def test_sources_of_one_side_only_are_half_a_picture() -> None:
    coverage = stand(FIRST, EVENING, SHELLING, home="AZE").coverage
    assert any("half a picture" in told for told in cautions_told(ENGLISH, coverage, ()))


@pytest.mark.parametrize("words", [ENGLISH, ARABIC])
def test_as_many_cautions_are_told_as_the_standing_has(words: Words) -> None:
    now = stand(FIRST, EVENING, SHELLING, home="AZE")
    assert len(list(cautions_told(words, now.coverage, {"ARM"}))) == len(now.cautions)
