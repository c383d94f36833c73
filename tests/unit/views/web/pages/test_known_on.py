"""As known on an earlier date: what the ledger did not know yet, it says it did not know."""

from __future__ import annotations

import re

import pytest
from fastapi import FastAPI

from tests.unit.views.web.pages.desk import Reader, told

EARLIER = "known_on=2020-10-20"
KNOWN_SINCE = r"the ledger knew nothing of it; it has known of it since \d+ \w+ 20\d\d \d\d:\d\d"


@pytest.mark.parametrize("page", ["/agreements/karabakh-2020-10-17", "/reports/barda", "/incidents/{incident}"])
def test_a_page_says_since_when_it_is_known(open_desk: FastAPI, page: str) -> None:
    address = page.format(incident=told(open_desk, "barda#1").id)
    reader = Reader(open_desk)
    reader.open(address)
    assert re.search(KNOWN_SINCE, reader.open(f"{address}?{EARLIER}", status=404))
    assert "لم يكن السجل يعرف عنه شيئاً" in Reader(open_desk, lang="ar").open(f"{address}?{EARLIER}", status=404)


@pytest.mark.parametrize("page", ["/agreements/nosuch-2020-10-17", "/reports/nosuch", "/incidents/nosuch"])
def test_of_what_is_not_known_today_either_it_says_no_more(open_desk: FastAPI, page: str) -> None:
    assert "knew nothing of it" not in Reader(open_desk).open(f"{page}?{EARLIER}", status=404)


@pytest.mark.parametrize("page", ["incidents/barda%231", "reports/barda"])
def test_the_api_says_so_too(open_desk: FastAPI, page: str) -> None:
    reader = Reader(open_desk, lang="ar")
    reader.open(f"/incidents?{EARLIER}")
    answer = reader.browser.get(f"/api/v1/{page}?{EARLIER}")
    assert answer.status_code == 404
    assert re.search(KNOWN_SINCE, answer.json()["detail"])


def test_a_list_says_that_nothing_was_known_then(open_desk: FastAPI) -> None:
    page = Reader(open_desk).open(f"/incidents?{EARLIER}")
    assert re.search(r"The ledger knew nothing yet: what it knew first is of \d+ \w+ 20\d\d", page)
    assert "knew nothing yet" not in Reader(open_desk).open("/incidents?known_on=2100-01-01")
