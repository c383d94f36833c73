"""How a reader wants to be shown things."""

from __future__ import annotations

import pytest

from hudna.views.web.preferences import Preferences


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        (None, "en"),
        ("", "en"),
        ("ar", "ar"),
        ("ar-SY,en;q=0.8", "ar"),
        ("fr,ar;q=0.3,en;q=0.9", "en"),
        ("fr", "en"),
        ("ar;q=none,en", "en"),
        (";;;,,q=", "en"),
    ],
)
def test_the_first_language_is_the_one_that_the_browser_asks_for(accepted: str | None, language: str) -> None:
    assert Preferences.of(None, accepted).language == language


def test_what_was_chosen_counts_before_what_the_browser_asks_for() -> None:
    chosen = Preferences(language="ar", digits="arabic", calendar="islamic", zone="Asia/Damascus")
    assert Preferences.of(chosen.cookie(), "en") == chosen


@pytest.mark.parametrize("cookie", ["xx|roman|mayan|Mars/Olympus", "|", "ar", "a|b|c|d|e|f", "\x00"])
def test_a_cookie_of_anybodys_making_does_no_harm(cookie: str) -> None:
    found = Preferences.of(cookie, None)
    assert found.language in {"ar", "en"}
    assert (found.digits, found.calendar, found.zone) == ("latin", "gregorian", "UTC")


def test_arabic_is_written_from_the_right() -> None:
    assert [Preferences(language=language).direction for language in ("ar", "en")] == ["rtl", "ltr"]
