"""What a reader cannot see is shown by its name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.views.web.characters import shown


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Terter \u202eburned\u202c", "Terter ⟦RLO⟧burned⟦PDF⟧"),
        ("a\x00b\x1bc", "a⟦U+0000⟧b⟦U+001B⟧c"),
        ("\u2067قصف\u2069", "⟦RLI⟧قصف⟦PDI⟧"),
        ("two\nlines\tand a mark \u200f of Arabic text", "two\nlines\tand a mark \u200f of Arabic text"),
    ],
)
def test_what_hides_or_turns_text_around_is_named(text: str, seen: str) -> None:
    assert shown(text) == seen


@given(st.text())
def test_what_is_shown_needs_no_further_showing(text: str) -> None:
    assert shown(shown(text)) == shown(text)
