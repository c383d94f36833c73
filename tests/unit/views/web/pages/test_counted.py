"""Figures that count incidents lead to lists of that size."""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI

from hudna.engine.monitor import Monitor
from hudna.ledger import open_ledger
from tests.tellings import filed, place
from tests.unit.engine.told import analyst_told, report
from tests.unit.views.web.pages.desk import Reader, running

PAGE = "/agreements/karabakh-2020-10-10"
_SHUSHA, _AGDAM, _MARTUNI = place("Shusha", "AZE"), place("Agdam", "AZE"), place("Martuni", "AZE")
TOLD: dict[str, list[Any]] = {
    "baku": [
        filed(day="2020-10-12", says="AZE", number=1, words="they fired mortars at Terter"),
        filed("attack.air", day="2020-10-13", says="AZE", at=_AGDAM, number=2, words="a drone struck Agdam"),
        filed(by="ARM ARTSAKH", day="2020-10-13", says="AZE", at=_SHUSHA, number=3, words="both shelled Shusha"),
        filed("truce.violated", by="ARM", says="AZE", at=None, day=None, number=4, words="they never kept it"),
        filed("attack.gunfire", day="2020-10-09/2020-10-10", says="AZE", at=_MARTUNI, number=5, words="shots at Martuni"),
    ],
    "yerevan": [
        filed("attack.air", by="AZE", on="ARM", day="2020-10-13", says="ARM", at=_MARTUNI, words="bombs on Martuni"),
        filed(day="2020-10-12", says="ARM", status="denied", number=2, words="we fired no mortars at Terter"),
    ],
    "monitor": [filed(by="ARM", day="2020-10-13", says="UN", at=_SHUSHA, words="Shusha was shelled by Armenian forces")],
    "outlet": [filed(by="AZE", day="2020-10-14", says=None, at=_AGDAM, killed="2", on="ARM.CVL", words="guns of Baku were heard in Agdam")],
    "toll": [
        filed("attack.gunfire", by="AZE", on="ARM.CVL", day="2020-10-13", says="ARM", at=_SHUSHA, killed="5", number=1),
        filed("attack.explosive", by="AZE", on="ARM.CVL", day="2020-10-13", says="ARM", at=_AGDAM, killed="4", number=2),
    ],
    "nameless": [filed(by="AZE", day="2020-10-15", says=None, at=_SHUSHA, words="rockets of Baku fell on Shusha")],
}  # fmt: skip
SOURCES = {
    "baku": "Trend",
    "yerevan": "Armenpress",
    "monitor": "Paper",
    "outlet": "Armenpress",
    "toll": "Paper",
    "nameless": None,
}


@pytest.fixture
def desk(empty_ledger: Path, tmp_path: Path) -> Iterator[FastAPI]:
    """Breaches by both sides, by two parties of one with unlike grades, of no told day, and partly before the truce."""
    file = Path(shutil.copy(empty_ledger, tmp_path / "desk.ledger"))
    with open_ledger(file) as ledger:
        monitor = Monitor(ledger, analyst_told(**TOLD))
        for day, name in enumerate(TOLD, start=16):
            monitor.add(report(name, published=f"2020-10-{day}", source=SOURCES[name]))
    with running(file) as app:
        yield app


def figures(page: str) -> list[tuple[int, str]]:
    """Every figure that leads to what it counts: the figure, and where to."""
    links = re.findall(r'<a class="counted[^"]*" href="(/incidents\?[^"]+)">\D*(\d+)[^<]*</a>', page)
    return [(int(figure), html.unescape(address)) for address, figure in links]


def listed(reader: Reader, address: str) -> int:
    """How many incidents a list has, on all its pages."""
    number, following = 0, address
    while following:
        page = reader.open(following)
        number += page.count("<li data-item>")
        found = re.search(r'rel="next" href="([^"]+)"', page)
        following = html.unescape(found[1]) if found else ""
    return number


@pytest.mark.parametrize("as_of", ["", "?as_of=2020-10-13T20:00:00%2B04:00"])
def test_a_figure_of_an_agreement_leads_to_as_many_incidents(desk: FastAPI, as_of: str) -> None:
    reader = Reader(desk)
    found = figures(reader.open(f"{PAGE}{as_of}"))
    asked = " ".join(address for _, address in found)
    for part in (
        "provision=",
        "voice=side",
        "side=",
        "grade=corroborated",
        "grade=alleged",
        "undated=true",
        "unsure=true",
    ):
        assert part in asked or (as_of and part == "undated=true")
    assert found == [(listed(reader, address), address) for _, address in found]


def test_so_does_a_figure_of_the_overview(desk: FastAPI) -> None:
    reader = Reader(desk)
    page = reader.open("/")
    found = figures(page)
    assert any("provision=" in address for _, address in found)
    assert any("since=" in address for _, address in found)
    assert found == [(listed(reader, address), address) for _, address in found]


def test_a_duration_leads_to_where_it_is_reckoned_from(desk: FastAPI) -> None:
    reader = Reader(desk)
    for page, dates in ((reader.open("/"), f"{PAGE}#dates"), (reader.open(PAGE), "#dates")):
        assert re.search(rf'<a class="counted" href="{dates}"><b>\d+</b></a> <span>hours in force', page)
        last = re.search(r'<a class="counted" href="([^"]+)"><b>\d+</b></a> <span>days? since', page)
        assert last is not None
        assert "since=2020-10-15&until=2020-10-15" in html.unescape(last[1])
        assert listed(reader, html.unescape(last[1])) == 1


def test_the_api_lists_the_same(desk: FastAPI) -> None:
    reader = Reader(desk)
    for figure, address in figures(reader.open(PAGE)):
        query = address.partition("?")[2]
        answer = reader.browser.get(f"/api/v1/incidents?{query}&limit=200")
        assert len(answer.json()["items"]) == figure, address


def test_above_the_list_stands_what_is_listed(desk: FastAPI) -> None:
    query = "finding=breach&agreement=karabakh-2020-10-10&side=ARM&grade=alleged&since=2020-10-13&until=2020-10-13"
    page = Reader(desk).open(f"/incidents?{query}")
    told = re.search(r'id="listed">([^<]*)<', page)
    assert told is not None
    assert html.unescape(told[1]) == (
        "1 incident that breaches: Moscow statement on a ceasefire in Nagorno-Karabakh, 10 October 2020; "
        "by Armenia and Artsakh; alleged; 13 Oct 2020. "
    )
    page = Reader(desk, lang="ar").open(f"/incidents?{query.replace('side=ARM', 'party=ARM&voice=side&accuser=AZE')}")
    assert "بحسب أذربيجان" in page


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("finding=breach", "finding"),
        ("agreement=karabakh-2020-10-10&side=ARM", "side"),
        ("agreement=karabakh-2020-10-10&undated=true", "undated"),
        ("agreement=karabakh-2020-10-10&finding=breach&provision=none", "provision"),
        ("agreement=karabakh-2020-10-10&finding=breach&side=XXX", "side"),
        ("agreement=karabakh-2020-10-10&finding=breach&accuser=AZE", "accuser"),
        ("agreement=karabakh-2020-10-10&finding=breach&voice=side", "voice"),
        ("agreement=karabakh-2020-10-10&finding=breach&voice=side&accuser=FRA", "accuser"),
        ("agreement=karabakh-2020-10-10&finding=breach&voice=other&accuser=XXX", "accuser"),
        ("agreement=karabakh-2020-10-10&finding=rumour", "finding"),
    ],
)
def test_a_finding_that_cannot_be_is_refused(desk: FastAPI, query: str, field: str) -> None:
    reader = Reader(desk)
    assert re.search(rf'role="alert">.*{field}: ', reader.open(f"/incidents?{query}", status=400))
    answer = reader.browser.get(f"/api/v1/incidents?{query}")
    assert (answer.status_code, answer.json()["detail"].partition(":")[0]) == (400, field)


def test_a_toll_of_a_day_leads_to_the_incidents_in_which_it_was(desk: FastAPI) -> None:
    page = Reader(desk).open(PAGE)
    rows = re.findall(r'<th scope="row"><a href="([^"]+)"><time[^>]*>([^<]+)</time></a></th>(.*?)</tr>', page)
    told = {day: (link, re.findall(r'class="counted" href="([^"]+)">([^<]+)<', cells)) for link, day, cells in rows}
    one, several = told["14 Oct 2020"], told["13 Oct 2020"]
    assert one[0].startswith("/incidents/incident-")
    assert one[1] == [(one[0], "2"), (one[0], "1")]
    assert several[1] == [(several[0], "5–9"), (several[0], "2")]
    assert f'<tr id="{several[0].removeprefix("#")}">' in page
