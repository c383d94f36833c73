"""What messages say: plain lines, whatever the names in them hold."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hudna.views.notify.wording import message, one_line
from tests.unit.views.notify.alerts import HOSTILE, alert


def test_a_message_says_what_why_and_which() -> None:
    assert message(alert()).split("\n") == [
        "2026-02-28 · surge of alleged breaches · no agreement",
        "Alleged breaches surge",
        "because of Alleged breaches surge",
        f"id {alert().id}",
    ]


def test_hostile_words_stay_on_their_line() -> None:
    assert len(message(alert(title=HOSTILE)).split("\n")) == 4
    assert one_line(HOSTILE) == "Paper Bcc: victim@example.org <script>alert(1)</script> ]]> & \"'"


def test_letters_and_their_joiners_stay() -> None:
    assert one_line("می\u200cخواهم هدنة\nتموز") == "می\u200cخواهم هدنة تموز"


@given(st.text())
def test_a_line_is_one_line_and_can_be_written(words: str) -> None:
    line = one_line(words)
    assert len(line.splitlines()) <= 1
    assert line == one_line(line)
    line.encode()
