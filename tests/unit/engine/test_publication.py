"""Days on which a report can have been published, and what becomes of the others in what was fetched."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from hudna.engine.publication import published_by
from hudna.model.reports import PublishedBasis
from tests.unit.engine.told import report

FETCHED = datetime(2031, 3, 4, 9, tzinfo=UTC)


@pytest.mark.parametrize("day", [None, "2031-03-05", "2031-03-04", "1900-01-01"])
def test_what_can_be_is_left_as_it_is(day: str | None) -> None:
    told = report("a", published=day)
    assert published_by(told, FETCHED) is told


def test_what_is_still_to_come_was_published_when_it_was_fetched_and_this_is_told() -> None:
    settled = published_by(report("a", published="2031-03-06"), FETCHED)
    assert (settled.published, settled.published_basis) == (date(2031, 3, 4), PublishedBasis.GIVEN)
    assert settled.notices[-1].startswith("published: 2031-03-06 is still to come")
    assert settled.notices[-1].endswith("taken as published on the day on which it was fetched")


def test_what_is_before_all_wires_is_undated_and_this_is_told() -> None:
    settled = published_by(report("a", published="1899-12-31"), FETCHED)
    assert (settled.published, settled.published_basis) == (None, PublishedBasis.UNKNOWN)
    assert settled.notices[-1].startswith("published: 1899-12-31 is before 1900")
