"""Names of users: authors of judgements."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.access.names import checked_name
from hudna.model.errors import AccessError
from hudna.model.names import name_key


@pytest.mark.parametrize("name", ["amal", "R. Haddad", "o'brien", "desk-2", "أمل", "أمل حداد", "Ольга", "J. R."])
def test_a_name_in_any_script_is_kept(name: str) -> None:
    assert checked_name(f" {name} ") == name


@pytest.mark.parametrize(
    "name",
    ["", " ", "2nd", "-amal", "amal-", "a  b", "a\nb", "a\u202eb", "a\u200db", "<b>", "a/b", "a" * 65, "\ud800"],
)
def test_what_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(AccessError, match="a name"):
        checked_name(name)


def test_letters_of_another_script_that_look_alike_are_refused() -> None:
    with pytest.raises(AccessError, match="one script"):
        checked_name("аmal")  # its first letter is Cyrillic


@pytest.mark.parametrize("name", ["hudna", "Hudna"])
def test_nobody_is_called_like_the_program(name: str) -> None:
    with pytest.raises(AccessError, match="the program itself"):
        checked_name(name)


@given(st.text())
def test_what_is_kept_is_on_one_line_and_shows_all_that_it_holds(typed: str) -> None:
    try:
        kept = checked_name(typed)
    except AccessError:
        return
    assert all(unicodedata.category(sign)[0] in "LMNPZ" for sign in kept)
    assert kept.isprintable()
    assert checked_name(kept) == kept
    assert name_key(kept) == name_key(typed)


@given(st.text(st.characters(exclude_categories=())))
def test_whatever_is_typed_for_a_name_can_be_looked_up(typed: str) -> None:
    key = name_key(typed)
    assert key.encode().decode() == key
