from datetime import UTC, date, datetime, time

import pytest

from hudna.sources.tables.dates import DateRule, day, day_first
from hudna.sources.tables.table import Cell
from hudna.sources.unreadable import UnreadableError


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2030-10-28", "2030-10-28"),
        ("2030-10-28T23:30:00+03:00", "2030-10-28T23:30:00+03:00"),
        ("2030-10-28 (evening edition)", "2030-10-28 (evening edition)"),
        ("٢٠٣٠-١٠-٢٨", "2030-10-28"),
        ("\u200f28/10/2030\u200f", "2030-10-28"),
        ("10/28/2030 9:15 PM", "2030-10-28"),
        ("5.5.2030", "2030-05-05"),
        ("2030/5/6", "2030-05-06"),
        (datetime(2030, 10, 28, 12, tzinfo=UTC), "2030-10-28"),
        (date(2030, 10, 28), "2030-10-28"),
        ("  ", None),
        (None, None),
    ],
)
def test_days_that_can_only_be_one(cell: Cell, expected: str | None) -> None:
    assert day(cell, DateRule()) == expected


def test_a_day_that_may_be_two_is_refused_with_both() -> None:
    with pytest.raises(UnreadableError) as error:
        day("03/04/2030", DateRule())
    assert str(error.value) == "'03/04/2030' may be 2030-04-03 or 2030-03-04: say day_first or date_format"


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (["03/04/2030", "13/04/2030"], True),
        (["03/04/2030", "04/13/2030", None, ""], False),
        (["٠٣/٠٤/٢٠٣٠", "١٣/٠٤/٢٠٣٠"], True),
        (["03/04/2030", "05/05/2030"], None),
        (["13/04/2030", "04/13/2030"], None),
        (["2030-04-13"], None),
    ],
)
def test_a_column_tells_its_order_by_a_figure_above_twelve(column: list[Cell], expected: bool | None) -> None:
    assert day_first(column) is expected


def test_the_order_of_the_column_or_the_users_word_decides() -> None:
    assert day("03/04/2030", DateRule(day_first=True)) == "2030-04-03"
    assert day("03/04/2030", DateRule(day_first=False)) == "2030-03-04"
    assert day("3 May 30", DateRule(form="%d %b %y")) == "2030-05-03"
    assert day("2030-05-03", DateRule(form="%d %b %y")) == "2030-05-03"


@pytest.mark.parametrize(
    "cell", ["28 October 2030", "10/28/30", "31/02/2030", "today", 47419, 3.5, True, time(12), [], "28/10/2030x"]
)
def test_what_is_no_day_is_refused(cell: Cell) -> None:
    with pytest.raises(UnreadableError):
        day(cell, DateRule())
