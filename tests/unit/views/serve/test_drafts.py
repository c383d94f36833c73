"""Drafts are kept for a while, for who brought them."""

from __future__ import annotations

from dataclasses import replace

from hudna.views.serve.drafts import Drafts
from tests.unit.engine.told import report

DRAFT = report("draft", text="ten letters")


def test_a_draft_is_given_back_to_its_owner_only() -> None:
    drafts = Drafts()
    name = drafts.keep(DRAFT, "amal")
    assert drafts.get(name, "amal") == DRAFT
    assert drafts.get(name, "basim") is None
    assert drafts.get(name, None) is None


def test_what_was_dropped_is_gone() -> None:
    drafts = Drafts()
    name = drafts.keep(DRAFT, None)
    drafts.drop(name)
    drafts.drop(name)
    assert drafts.get(name, None) is None


def test_a_draft_lasts_an_hour() -> None:
    now = [0.0]
    drafts = Drafts(lambda: now[0])
    name = drafts.keep(DRAFT, None)
    now[0] = 3600
    assert drafts.get(name, None) == DRAFT
    now[0] = 3601
    assert drafts.get(name, None) is None


def test_the_oldest_go_where_there_are_too_many() -> None:
    drafts = Drafts(most=2)
    first, second, third = (drafts.keep(DRAFT, None) for _ in range(3))
    assert [drafts.get(one, None) for one in (first, second, third)] == [None, DRAFT, DRAFT]


def test_the_oldest_go_where_they_are_too_long() -> None:
    drafts = Drafts(size=25)
    first, second, third = (drafts.keep(replace(DRAFT, text=text), None) for text in ("a" * 10, "b" * 10, "c" * 30))
    assert drafts.get(first, None) is drafts.get(second, None) is None
    assert drafts.get(third, None) is not None, "the newest is kept however long it is"
