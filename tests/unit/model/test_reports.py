"""Reports: of which official document a text is a version."""

from __future__ import annotations

import pytest

from hudna.model.reports import Report


@pytest.mark.parametrize(
    ("title", "document"),
    [
        ("UN document A/69/776", "A/69/776"),
        ("وثيقة الأمم المتحدة A/69/776", "A/69/776"),
        ("S/RES/2401 (2018)", "S/RES/2401"),
        ("S/2015/263", "S/2015/263"),
        ("Council adopts resolution S/RES/2401 on a truce for Syria", None),
        ("Warplanes 24/7 over the town", None),
        (None, None),
    ],
)
def test_a_title_that_is_hardly_more_than_a_symbol_is_a_document(title: str | None, document: str | None) -> None:
    assert Report(id="a", text="x", title=title).document == document
