"""What alerts say in the reader's language, from the figures and ids that they were raised on."""

from __future__ import annotations

from datetime import date

import pytest

from hudna.model.alerts import Alert, AlertKind
from hudna.views.web.alert_sentences import alert_told
from tests.tellings import agreement
from tests.unit.views.web.stood import ARABIC, ENGLISH

LAST = agreement("karabakh-2020-11-09")


def alert(kind: AlertKind, *subject: str, **figures: int) -> Alert:
    return Alert(kind=kind, subject=subject, day=date(2020, 12, 1), title="title", reason="reason", figures=figures)


@pytest.mark.parametrize(
    ("days", "english", "arabic"),
    [
        (0, "on the day on which it came into force", "في يوم سريانه"),
        (1, "1 day after it came into force", "بعد يوم واحد من سريانه"),
        (15, "15 days after it came into force", "بعد 15 يوماً من سريانه"),
    ],
)
def test_a_first_breach_is_told_by_its_distance_from_the_effect(days: int, english: str, arabic: str) -> None:
    first = alert(AlertKind.FIRST_BREACH, LAST.id, days_since_effect=days)
    assert (alert_told(ENGLISH, first, LAST), alert_told(ARABIC, first, LAST)) == (english, arabic)


def test_a_missed_deadline_is_told_by_what_is_owed_and_by_whom() -> None:
    missed = alert(AlertKind.DEADLINE_MISSED, LAST.id, "lachin", "ARM", "2020-12-01T23:59:59+04:00")
    assert alert_told(ENGLISH, missed, LAST) == "Withdrawal, by Armenia"
    assert alert_told(ENGLISH, missed, None) == "lachin, by Armenia"


def test_a_silent_source_is_named_and_its_silence_is_no_news() -> None:
    silent = alert(AlertKind.SOURCE_SILENT, "<b>Paper</b>", "2020-11-20")
    assert alert_told(ENGLISH, silent, None) == "<b>Paper</b>: what it would have told is not known"


def test_a_feed_is_named_by_its_id_whether_it_fails_or_is_silent() -> None:
    for kind in (AlertKind.FEED_FAILING, AlertKind.FEED_SILENT):
        told = alert_told(ENGLISH, alert(kind, "post/arabic", "2020-11-20"), None)
        assert told == "post/arabic: what it would have told is not known"


@pytest.mark.parametrize("kind", AlertKind)
def test_every_kind_can_be_told_in_both_languages(kind: AlertKind) -> None:
    told = [alert_told(words, alert(kind, LAST.id, "lachin", "ARM", "day"), LAST) for words in (ENGLISH, ARABIC)]
    assert not any("%" in sentence for sentence in told)
    assert bool(told[0]) == bool(told[1])
