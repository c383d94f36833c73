"""The overview: which agreements are shown at length, and that a day of which nothing is known is no day without breaches."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from hudna.model.compliance import Standing
from hudna.model.listing import DayCount
from hudna.views.web.agreements.overview_view import Board, board, last_day
from tests.tellings import agreement, filed
from tests.unit.views.web.stood import stand

FIRST = agreement("karabakh-2020-10-10")
LAST = agreement("karabakh-2020-11-09")
SHELLING = filed(by="ARM", says="AZE", day="2020-10-12", published="2020-10-12")


def counted(last: date, days: int = 30, **on: int) -> Sequence[DayCount]:
    """Alleged breaches by day: `d12=1` is one on the 12th of the month."""
    days_ = (last - timedelta(days=n) for n in range(days - 1, -1, -1))
    return tuple(DayCount(day=day, alleged=on.get(f"d{day.day}", 0) if day.month == last.month else 0) for day in days_)


def shown(now: Standing, **on: int) -> Board:
    last = last_day(now)
    return board([(FIRST, now, () if last is None else counted(last, **on))])


def test_a_day_that_no_report_could_tell_of_is_not_known() -> None:
    (card,) = shown(stand(FIRST, "2020-10-13T23:59+04:00", SHELLING), d12=1).cards
    assert card.trend == (None, 0, 1, None)
    assert (card.first, card.last) == (date(2020, 10, 10), date(2020, 10, 13))
    assert card.day.breaches is None
    assert card.week.breaches is not None
    assert (card.week.breaches.alleged, card.week.unknown) == (1, 2)


def test_days_before_it_bound_are_no_days_of_the_week() -> None:
    (card,) = shown(stand(FIRST, "2020-10-11T23:59+04:00", SHELLING, days=["2020-10-10", "2020-10-11"])).cards
    assert len(card.trend) == 2
    assert card.week.unknown == 0


def test_what_is_told_later_of_a_day_that_was_not_watched_is_shown() -> None:
    (card,) = shown(stand(FIRST, "2020-10-16T23:59+04:00", SHELLING, days=["2020-10-16"]), d12=2).cards
    assert card.trend[2] == 2


def test_an_agreement_of_whose_time_nothing_was_read_stands_apart() -> None:
    found = shown(stand(FIRST, "2020-10-13T23:59+04:00", days=[]))
    assert (found.cards, found.earlier) == ((), ())
    assert [one.id for one, _ in found.unheard] == [FIRST.id]


def test_what_ended_long_ago_is_told_in_short() -> None:
    found = shown(stand(FIRST, "2022-01-01T12:00+04:00", SHELLING))
    assert [one.id for one, _ in found.earlier] == [FIRST.id]


def test_what_lately_ended_has_the_figures_of_its_last_days_after_what_is_in_force() -> None:
    claims = SHELLING, filed(by="ARM", says="AZE", day="2020-11-20", published="2020-11-20")
    stood = [(one, stand(one, "2020-11-21T12:00+04:00", *claims)) for one in (FIRST, LAST)]
    found = board((one, now, counted(last_day(now) or date.max)) for one, now in stood)
    assert [card.agreement.id for card in found.cards] == [LAST.id, FIRST.id]
    assert found.cards[1].last == date(2020, 11, 10)


def test_before_its_window_opens_there_are_no_days() -> None:
    assert last_day(stand(FIRST, "2020-10-01T12:00+04:00")) is None
