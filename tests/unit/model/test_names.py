"""Names as they are compared: what looks alike is one person's."""

from __future__ import annotations

import pytest

from hudna.model.names import is_same_name, name_key


@pytest.mark.parametrize(
    "other",
    [
        "Rana Haddad",
        " rana haddad ",
        "rana  haddad",
        "rana\u00a0haddad",
        "r\u200bana haddad",
        "ｒａｎａ haddad",
        "RANA\thaddad",
    ],
)
def test_capitals_forms_spaces_and_what_cannot_be_seen_make_no_other_name(other: str) -> None:
    assert is_same_name("rana haddad", other)


def test_arabic_names_are_compared_without_marks_of_direction_and_joiners() -> None:
    assert is_same_name("رنا حداد", "\u200fرنا\u200d حداد")


@pytest.mark.parametrize("other", ["rana hadad", "ranahaddad", "haddad rana", ""])
def test_other_names_are_others(other: str) -> None:
    assert not is_same_name("rana haddad", other)


def test_of_what_cannot_be_seen_nothing_is_left() -> None:
    assert name_key("\u200b\u2060 \u00ad") == ""
