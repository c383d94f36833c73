"""Incidents in a list that its address filters, and one with every account of it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from fastapi import FastAPI

from hudna.engine.judging import Judge
from hudna.engine.monitor import Monitor
from hudna.model.reports import Withdrawal
from tests.tellings import filed
from tests.unit.engine.told import analyst_told, report
from tests.unit.views.web.pages.desk import HOSTILE, Reader, main, told


def listed(page: str) -> list[str]:
    """Ids of the incidents in a list."""
    return re.findall(r'href="/incidents/(incident-\w+)"', page)


def test_the_newest_incidents_come_first(open_desk: FastAPI) -> None:
    page = Reader(open_desk).open("/incidents")
    assert listed(page) == [told(open_desk, claim).id for claim in ("hostile#1", "barda#1", "accusation#1")]


@pytest.mark.parametrize(
    ("query", "claims"),
    [
        ("country=AZE&type=attack.air", ["barda#1"]),
        ("grade=disputed", []),
        ("grade=alleged&since=2020-10-25&until=2020-10-29", ["barda#1"]),
        ("since=2020-10-21", ["hostile#1", "barda#1"]),
        ("party=ARM&until=2020-10-20", ["accusation#1"]),
        ("agreement=&party=&country=&type=&since=&until=", ["hostile#1", "barda#1", "accusation#1"]),
        ("country=YEM", []),
    ],
)
def test_the_address_chooses_among_them(open_desk: FastAPI, query: str, claims: list[str]) -> None:
    if query == "grade=disputed":
        claims = ["accusation#1"] if told(open_desk, "accusation#1").grade.value == "disputed" else []
    assert listed(Reader(open_desk).open(f"/incidents?{query}")) == [told(open_desk, claim).id for claim in claims]


@pytest.mark.parametrize(
    ("as_of", "claims"),
    [("2020-10-27", ["accusation#1"]), ("2020-10-28", ["barda#1", "accusation#1"]), ("2020-10-01", [])],
)
def test_as_of_a_day_what_came_later_is_left_out_and_the_page_says_so(
    open_desk: FastAPI, as_of: str, claims: list[str]
) -> None:
    page = Reader(open_desk).open(f"/incidents?as_of={as_of}")
    assert re.findall(r'href="/incidents/(incident-\w+)\?as_of', page) == [told(open_desk, one).id for one in claims]
    assert "what came later is left out" in page
    assert 'href="/incidents">Show the latest</a>' in page
    assert "what came later is left out" not in Reader(open_desk).open("/incidents")


@pytest.mark.parametrize(
    "query",
    [
        "type=rumour", "grade=certain", "since=tomorrow", "after=nonsense", "country=QQQ", "party=NOBODY_KNOWN",
        "agreement=nosuch", "since=2020-10-22&until=2020-10-21",
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_told_in_place_of_the_list(open_desk: FastAPI, query: str) -> None:
    page = Reader(open_desk).open(f"/incidents?{query}", status=400)
    assert re.search(rf'role="alert">.*{query.partition("=")[0]}: ', page)
    assert 'action="/incidents"' in page
    assert listed(page) == []


def test_ids_are_known_whatever_their_letter_case(open_desk: FastAPI) -> None:
    page = Reader(open_desk).open("/incidents?country=aze&party=aze.cvl&agreement=Karabakh-2020-10-17")
    assert listed(page) == [told(open_desk, "accusation#1").id]
    assert re.search(r'<option value="AZE" selected>', page)


def test_several_grades_stay_in_the_address_of_the_following_page(open_desk: FastAPI) -> None:
    page = Reader(open_desk).open("/incidents?grade=alleged&grade=disputed&known_on=2030-01-01")
    assert len(re.findall(r'value="(?:alleged|disputed)" checked', page)) == 2
    assert 'name="known_on" value="2030-01-01"' in page


@pytest.mark.parametrize(("lang", "words"), [("en", "Accounts side by side"), ("ar", "الروايات جنباً إلى جنب")])
def test_an_incident_is_shown_with_every_account(open_desk: FastAPI, lang: str, words: str) -> None:
    incident = told(open_desk, "accusation#1")
    page = Reader(open_desk, lang=lang).open(f"/incidents/{incident.id}")
    assert words in page
    assert page.count('<th scope="col">') >= len(incident.accounts)
    for claim in incident.claims:
        assert f"/reports/{claim.partition('#')[0]}" in page
        assert f'id="{claim.replace("#", "-")}"' in page


def test_contradictions_are_marked_in_the_cells_where_they_lie(open_desk: FastAPI) -> None:
    incident = told(open_desk, "accusation#1")
    assert {one.matter.value for one in incident.contradictions} >= {"whether it happened"}
    page = Reader(open_desk).open(f"/incidents/{incident.id}")
    rows = dict(re.findall(r'<tr><th scope="row">([^<]+)</th>(.*?)</tr>', page, re.DOTALL))
    assert rows["How"].count('class="odd"') == len(incident.accounts)
    assert 'class="odd"' not in rows["First told"]


def test_an_earlier_id_and_a_claim_lead_to_the_incident_as_it_is_now(open_desk: FastAPI) -> None:
    one, other = told(open_desk, "accusation#1"), told(open_desk, "barda#1")
    Judge(main(open_desk), "amal").merge(one.id, other.id, "one salvo")
    now, reader = told(open_desk, "barda#1").id, Reader(open_desk)
    earlier = ({one.id, other.id} - {now}).pop()
    assert reader.browser.get(f"/incidents/{earlier}").headers["location"] == f"/incidents/{now}"
    assert reader.browser.get("/incidents/barda%231?as_of=2020-11-01").headers["location"] == (
        f"/incidents/{now}?as_of=2020-11-01"
    )
    reader.open("/incidents/incident-0000000000000000", status=404)


def test_words_of_reports_and_persons_are_shown_as_words(open_desk: FastAPI) -> None:
    incident = told(open_desk, "hostile#1")
    Judge(main(open_desk), "<b>amal</b>").verify(incident.id, "<img src=x onerror=alert(1)>")
    page = Reader(open_desk).open(f"/incidents/{incident.id}")
    assert HOSTILE.split()[1] not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; ⟦RLO⟧burned" in page
    assert "&lt;b&gt;amal&lt;/b&gt;" in page
    assert "&lt;img src=x" in page


def test_the_history_tells_who_judged_what_and_what_became_of_it(open_desk: FastAPI) -> None:
    incident = told(open_desk, "barda#1")
    verdict = Judge(main(open_desk), "amal").refute(incident.id, "the place is intact")
    Judge(main(open_desk), "basil").sign(verdict.id, "seen the photographs")
    reader = Reader(open_desk)
    page = reader.open(f"/incidents/{incident.id}")
    assert all(words in page for words in ("the place is intact", "seen the photographs", "It counts.", "basil"))
    Judge(main(open_desk), "amal").withdraw(verdict.id, "another place")
    page = reader.open(f"/incidents/{incident.id}")
    assert "Withdrawn: it counts no more." in page
    assert "another place" in page


def test_what_it_means_under_agreements_leads_to_them(open_desk: FastAPI) -> None:
    incident = told(open_desk, "accusation#1")
    findings = main(open_desk).findings_of(incident.id)
    assert {one.incident for one in findings} == {incident.id}
    page = Reader(open_desk).open(f"/incidents/{incident.id}")
    assert all(f'href="/agreements/{one.agreement}"' in page for one in findings)


def test_incidents_that_may_be_one_are_offered_for_merging(open_desk: FastAPI) -> None:
    incidents = list(main(open_desk).incidents())
    for one in incidents:
        alike = main(open_desk).alike_to(one.id, limit=12)
        assert one not in alike
        assert all(one in main(open_desk).alike_to(other.id, limit=12) for other in alike)
        page = Reader(open_desk).open(f"/incidents/{one.id}")
        assert re.findall(r'type="radio" name="other" value="([^"]+)"', page) == [other.id for other in alike]


def test_a_claim_of_a_report_that_its_source_took_back_is_marked(open_desk: FastAPI) -> None:
    address = "https://paper.example/barda"
    telling = filed("attack.air", day="2020-10-28", at=("Barda", "AZE"), words="Barda was bombed from the air")
    monitor = Monitor(main(open_desk), analyst_told(gone=[telling]))
    monitor.add(replace(report("gone", published="2020-10-28"), url=address))
    page = f"/incidents/{told(open_desk, 'gone#1').id}"
    assert "taken back" not in Reader(open_desk).open(page)
    monitor.withdraw(Withdrawal(url=address, reason="the page is gone (404)"))
    assert Reader(open_desk).open(page).count("taken back") == 1


def test_a_figure_of_an_account_leads_to_the_claim_that_gives_it(open_desk: FastAPI) -> None:
    incident = told(open_desk, "accusation#1")
    assert incident.killed is not None
    page = Reader(open_desk).open(f"/incidents/{incident.id}")
    links = re.findall(r'<td class="number"><a class="counted" href="#([^"]+)">', page)
    assert links == [one.claim.replace("#", "-") for one in incident.killed.told]
    assert all(f'id="{one}"' in page for one in links)
