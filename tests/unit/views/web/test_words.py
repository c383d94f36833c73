"""What a reader is shown, in his language, digits, calendar and zone."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from hudna.model.claims import Count
from hudna.model.incidents import Grade
from hudna.views.web.preferences import Preferences
from hudna.views.web.words import Words
from tests.tellings import place

ENGLISH = Words(Preferences())
ARABIC = Words(Preferences(language="ar", digits="arabic"))


@pytest.mark.parametrize(
    ("identity", "english", "arabic"),
    [
        ("AZE", "Azerbaijan", "أذربيجان"),
        ("AZE.CVL", "Azerbaijan (civilians)", "أذربيجان (مدنيون)"),
        ("SYR.REB", "Syria (armed groups)", "سوريا (جماعات مسلحة)"),
        ("source:Radio Dabanga", "Radio Dabanga", "Radio Dabanga"),
        ("SRC", "unnamed sources", "مصادر لم تُسمَّ"),
        (None, "nobody named", "طرف غير مسمّى"),
        ("XYZ.ABC", "XYZ.ABC", "XYZ.ABC"),
    ],
)
def test_parties_are_called_by_name(identity: str | None, english: str, arabic: str) -> None:
    assert (ENGLISH.name(identity), ARABIC.name(identity)) == (english, arabic)


def test_labels_are_in_the_readers_language() -> None:
    assert (ENGLISH.label(Grade.DISPUTED), ARABIC.label(Grade.DISPUTED)) == ("disputed", "متنازع عليها")


@pytest.mark.parametrize(
    ("count", "english", "arabic"),
    [
        (Count(low=5, high=5), "5", "٥"),
        (Count(low=20, high=99), "20–99", "٢٠–٩٩"),
        (Count(low=1200, high=None), "at least 1,200", "١٬٢٠٠ على الأقل"),
        (Count(low=None, high=9), "at most 9", "٩ على الأكثر"),
        (Count(low=None, high=None), "some", "عدد غير محدد"),
        (None, "not told", "لم يُذكر"),
    ],
)
def test_figures_are_ranges(count: Count | None, english: str, arabic: str) -> None:
    assert (ENGLISH.people(count), ARABIC.people(count).replace(",", "٬")) == (english, arabic)


def test_a_day_of_the_islamic_calendar_stands_with_the_gregorian_one() -> None:
    islamic = Words(Preferences(language="en", calendar="islamic"))
    assert islamic.day(date(2020, 10, 17)) == "30 Safar 1442 (17 Oct 2020)"


def test_a_day_that_is_not_known_is_said_to_be_so() -> None:
    assert ENGLISH.day(None) == "day not known"


def test_instants_are_in_the_readers_zone() -> None:
    baku = Words(Preferences(zone="Asia/Baku"))
    assert baku.instant(datetime(2020, 10, 17, 20, 30, tzinfo=UTC)) == "18 Oct 2020 00:30"


def test_places_are_written_as_the_reader_writes_them() -> None:
    tartar = place("Tartar", "AZE")
    assert (ENGLISH.place(tartar), ARABIC.place(tartar)) == ("Tartar", "تيرتر")


def test_a_place_of_which_the_spelling_is_not_known_has_its_own_name() -> None:
    assert ARABIC.place(place("Nowhere at All", "AZE")) == "Nowhere at All"
