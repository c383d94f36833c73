"""Choosing how things are shown."""

from __future__ import annotations

import pytest

from tests.unit.views.web.pages.shelf import Reader


def test_a_time_zone_that_there_is_not_is_refused_by_name_and_nothing_is_changed(reader: Reader) -> None:
    refused = reader.post("/preferences", {"zone": "Mars/Phobos", "next": "/"})
    assert refused.status_code == 422
    assert "There is no time zone of this name: Mars/Phobos." in refused.text
    assert "hudna-shown" not in refused.headers.get("set-cookie", "")


@pytest.mark.parametrize("zone", ["Asia/Baku", ""])
def test_one_that_there_is_is_kept_and_none_leaves_it_as_it_is(reader: Reader, zone: str) -> None:
    assert reader.post("/preferences", {"zone": zone, "next": "/"}).status_code == 303
