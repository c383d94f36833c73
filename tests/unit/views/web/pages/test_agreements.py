"""The register, and all that the page of an agreement says of how it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.unit.views.web.pages.reading import reading, shown

FIRST = "/agreements/karabakh-2020-10-10"
LAST = "/agreements/karabakh-2020-11-09"


@pytest.fixture(scope="module")
def reader(truce_ledger_read: Path) -> Iterator[TestClient]:
    with reading(truce_ledger_read) as client:
        yield client


def section(page: str, name: str) -> str:
    """What stands under a heading."""
    found = re.search(rf'<section aria-labelledby="{name}".*?</section>', page, re.DOTALL)
    assert found is not None, name
    return found[0]


def embedded(page: str, identity: str) -> Any:
    found = re.search(rf'<script type="application/json" id="{identity}">(.*?)</script>', page, re.DOTALL)
    assert found is not None, identity
    return json.loads(found[1])


def test_the_register_has_every_agreement_and_leads_to_it(reader: TestClient) -> None:
    page = shown(reader, "/agreements")
    assert page.count("<tr>") == 14
    assert f'href="{FIRST}"' in page


def test_an_agreement_that_is_not_registered_is_not_found(reader: TestClient) -> None:
    answer = reader.get("/agreements/nowhere-2020-01-01")
    assert answer.status_code == 404
    assert "nowhere-2020-01-01" in answer.text


@pytest.mark.parametrize("as_of", ["yesterday", "2020-13-45"])
def test_a_day_that_is_none_is_refused_with_the_reason(reader: TestClient, as_of: str) -> None:
    answer = reader.get(f"{FIRST}?as_of={as_of}")
    assert answer.status_code == 400
    assert as_of in answer.text


def test_the_window_is_told_by_both_clocks_and_that_no_zone_was_given(reader: TestClient) -> None:
    page = shown(reader, FIRST)
    assert "10 Oct 2020 12:00" in page
    assert "the text gives no time zone; Asia/Baku is assumed" in page
    assert "10 Oct 2020 08:00 in your zone (UTC)" in page


def test_what_the_reports_cannot_tell_comes_before_the_standing(reader: TestClient) -> None:
    page = shown(reader, FIRST)
    assert page.index('id="limits"') < page.index('id="standing"')
    assert "they are not known, not quiet" in section(page, "limits")


def test_a_provision_that_does_not_bind_a_party_is_said_not_to(reader: TestClient) -> None:
    assert "does not bind it" in section(shown(reader, FIRST), "standing")


def test_breaches_lead_to_the_incidents_behind_them(reader: TestClient) -> None:
    page = section(shown(reader, FIRST), "standing")
    link = "/incidents?finding=breach&amp;agreement=karabakh-2020-10-10&amp;party=ARM&amp;provision=ceasefire&amp;grade=disputed"
    assert f'href="{link}"' in page


def test_who_accuses_whom_is_told_row_by_row(reader: TestClient) -> None:
    page = section(shown(reader, FIRST), "accusations")
    assert re.search(r'<th scope="row">.*Azerbaijan.*1 disputed', page, re.DOTALL)


def test_violations_are_drawn_and_stand_in_a_table(reader: TestClient) -> None:
    page = shown(reader, FIRST)
    data = embedded(page, "violations-data")
    assert data["days"][0] == "2020-10-10"
    assert {series["key"] for series in data["series"]} == {"AZE", "ARM"}
    assert "<table>" in section(page, "violations")


def test_incidents_stand_on_the_map_and_in_the_list(reader: TestClient) -> None:
    page = section(shown(reader, FIRST), "places")
    features = reader.get(f"{FIRST}/map.geojson").json()
    listed = set(re.findall(r'data-feature="([^"]+)"', page))
    assert {feature["properties"]["id"] for feature in features["features"]} == listed
    assert listed
    assert (features["left_out"], features["is_all"]) == (0, True)


def test_the_map_asks_no_tile_server_but_the_one_that_was_named(truce_ledger_read: Path, reader: TestClient) -> None:
    assert "data-tiles" not in shown(reader, FIRST)
    named = "https://tiles.example/{z}/{x}/{y}.png"
    with reading(truce_ledger_read, tiles=named) as other:
        page = shown(other, FIRST)
        assert f'data-tiles="{named}" data-tiles-credit="tiles.example"' in page
        assert "https://tiles.example" in other.get(FIRST).headers["content-security-policy"]


def test_geojson_says_what_it_is(reader: TestClient) -> None:
    shown(reader, FIRST)
    assert reader.get(f"{FIRST}/map.geojson").headers["content-type"] == "application/geo+json"


def test_a_toll_is_told_as_a_range(reader: TestClient) -> None:
    page = shown(reader, FIRST)
    assert "at least 3" in section(page, "tolls")
    assert embedded(page, "toll-1")["rows"][0]["high"] is None


def test_diplomacy_is_told_with_whether_a_report_links_it(reader: TestClient) -> None:
    page = section(shown(reader, FIRST), "diplomacy")
    assert re.search(r"Call</a>.*no report links it to this agreement", page, re.DOTALL)
    assert "Demand: Withdrawal of forces" in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_a_moved_deadline_says_from_when(reader: TestClient) -> None:
    page = section(shown(reader, f"{LAST}?as_of=2020-11-20"), "deadlines")
    assert "moved from 15 Nov 2020" in page


def test_provisions_stand_there_in_the_readers_language_with_the_reason_in_english(reader: TestClient) -> None:
    page = section(shown(reader, f"{FIRST}?lang=ar"), "provisions")
    assert "وقف إطلاق النار اعتباراً من الساعة 12:00" in page
    assert 'lang="en" dir="ltr"' in page


def test_as_of_a_day_it_stands_as_at_its_end_by_the_clocks_of_the_land(reader: TestClient) -> None:
    page = shown(reader, f"{FIRST}?as_of=2020-10-19")
    assert "as of 19 Oct 2020 23:59 (Asia/Baku)" in page
    assert embedded(page, "violations-data")["days"][-1] == "2020-10-19"
    assert "No breach is told." in section(page, "accusations")


def test_both_times_are_in_the_forms_and_kept_by_each_other(reader: TestClient) -> None:
    page = shown(reader, f"{FIRST}?as_of=2020-10-19")
    assert 'name="as_of" value="2020-10-19" min="2020-10-10" max="2020-10-23" data-slider' in page
    assert '<input type="hidden" name="as_of" value="2020-10-19">' in page
    assert len(embedded(page, "as-of-days")) == 14


def test_the_page_in_arabic_says_nothing_in_english_but_reasons_and_names(reader: TestClient) -> None:
    page = shown(reader, f"{FIRST}?lang=ar")
    visible = re.sub(
        r"<script.*?</script>|<[^>]*lang=\"en\"[^>]*>.*?</(?:ul|small|bdi|code|span)>|<[^>]+>",
        " ",
        page,
        flags=re.DOTALL,
    )
    for word in ("breach", "told", "party", "reports", "known", "force"):
        assert not re.search(rf"\b{word}\b", visible), word


def test_an_agreement_of_which_nothing_is_known_says_so(reader: TestClient) -> None:
    page = shown(reader, "/agreements/gaza-2025-01-19")
    assert "No report was read that could tell of its window: nothing is known of it." in page
