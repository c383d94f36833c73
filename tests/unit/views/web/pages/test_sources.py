"""Sources: what there is of each, how far to rely on it, and who may see it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest

from hudna.engine.openness import classify
from hudna.model.access import Access, Role
from tests.unit.views.web.pages.shelf import Reader, put

RADIO = "/sources/Radio%20%2F%201"


def test_each_source_has_its_figures(reader: Reader) -> None:
    page = reader.page("/sources")
    for told in ("Paper", "Radio / 1", "no source given", "not known whose", "2 days", "not silent", "not graded"):
        assert told in page
    assert f'href="{RADIO}"' in page


def test_the_balance_is_a_chart_and_a_table(reader: Reader) -> None:
    page = reader.page("/sources")
    embedded = re.search(r'<script type="application/json" id="balance-data">(.*?)</script>', page)
    assert embedded is not None
    chart = json.loads(embedded[1])
    assert chart["rows"] == ["Sources", "Reports", "Claims"]
    assert [sum(one["values"][row] for one in chart["series"]) for row in range(3)] == [3, 3, 5]
    assert "As a table" in page


def test_what_is_counted_of_a_source_leads_to_its_reports(reader: Reader) -> None:
    page = reader.page("/sources")
    counted = re.findall(r'data-label="(?:Reports|Claims)"><a class="counted" href="([^"]+)">(\d+)</a>', page)
    assert counted
    reports = [int(number) for _, number in counted[::2]]
    assert [reader.page(address.replace("&amp;", "&")).count("data-item") for address, _ in counted[::2]] == reports


def test_as_of_leaves_out_what_was_published_later(reader: Reader) -> None:
    assert "Radio / 1" not in reader.page("/sources?as_of=2020-10-21")


def test_a_source_whose_name_is_markup(reader: Reader) -> None:
    put(reader.main, "markup", "Words of it.", source="<script>alert(1)</script>")
    page = reader.page("/sources")
    assert "<script>alert" not in page
    assert "<script>alert" not in reader.page("/sources/%3Cscript%3Ealert(1)%3C%2Fscript%3E")


def test_there_is_no_such_source(reader: Reader) -> None:
    assert reader.get("/sources/nobody").status_code == 404


def test_an_analyst_grades_a_source(as_role: Callable[[Role], Reader]) -> None:
    analyst = as_role(Role.ANALYST)
    graded = analyst.post("/sources/grade", {"source": "Radio / 1", "grade": "B", "reason": "often right"})
    assert (graded.status_code, graded.headers["location"]) == (303, RADIO)
    page = analyst.page(RADIO)
    assert "usually reliable" in page
    assert "often right" in page
    (judgement,) = analyst.main.judgements()
    assert judgement.author == "analyst"


@pytest.mark.parametrize(
    ("grade", "reason", "why"), [("Z", "often right", "is no reliability"), ("B", " ", "a judgement needs one")]
)
def test_a_grade_that_cannot_be_tells_why(reader: Reader, grade: str, reason: str, why: str) -> None:
    refused = reader.post("/sources/grade", {"source": "Paper", "grade": grade, "reason": reason, "author": "amal"})
    assert refused.status_code == 422
    assert why in refused.text
    assert list(reader.main.judgements()) == []


def test_where_nobody_signs_in_who_grades_gives_a_name(reader: Reader) -> None:
    assert reader.post("/sources/grade", {"source": "Paper", "grade": "B", "reason": "right"}).status_code == 422
    reader.post("/sources/grade", {"source": "Paper", "grade": "B", "reason": "right", "author": "amal"})
    assert [one.author for one in reader.main.judgements()] == ["amal"]
    assert 'value="amal"' in reader.page("/sources/Paper")


def test_a_viewer_neither_grades_nor_is_offered_to(as_role: Callable[[Role], Reader]) -> None:
    viewer = as_role(Role.VIEWER)
    assert viewer.post("/sources/grade", {"source": "Paper", "grade": "B", "reason": "right"}).status_code == 403
    assert "/sources/grade" not in viewer.page("/sources/Paper")


def test_an_administrator_decides_who_sees_a_source(as_role: Callable[[Role], Reader]) -> None:
    closing = {"source": "Radio / 1", "access": "confidential", "reason": "a private channel"}
    assert as_role(Role.ADMINISTRATOR).post("/sources/access", closing).status_code == 303
    assert "a private channel" in as_role(Role.ADMINISTRATOR).page(RADIO)
    viewer = as_role(Role.VIEWER)
    assert viewer.get(RADIO).status_code == 404
    assert "Radio" not in viewer.page("/sources")


def test_a_source_can_be_closed_before_it_has_a_report(reader: Reader) -> None:
    closing = {"source": "Gazette", "access": "restricted", "reason": "agreed with it", "author": "amal"}
    closed = reader.post("/sources/access", closing)
    assert (closed.status_code, closed.headers["location"]) == (303, "/sources")
    assert reader.client.app.state.vantages.openness().of("Gazette") is Access.RESTRICTED  # type: ignore[attr-defined]


@pytest.mark.parametrize("role", [Role.VIEWER, Role.ANALYST, Role.VERIFIER])
def test_nobody_else_decides_that(as_role: Callable[[Role], Reader], role: Role) -> None:
    other = as_role(role)
    opening = {"source": "Paper", "access": "public", "reason": "why not"}
    assert other.post("/sources/access", opening).status_code == 403
    assert "/sources/access" not in other.page("/sources/Paper")


def test_a_name_that_may_not_be_seen_cannot_be_graded(as_role: Callable[[Role], Reader]) -> None:
    analyst = as_role(Role.ANALYST)
    classify(analyst.main, "Radio / 1", Access.CONFIDENTIAL, author="amal", reason="a private channel")
    graded = analyst.post("/sources/grade", {"source": "Radio / 1", "grade": "B", "reason": "often right"})
    assert graded.status_code == 404


def test_sources_in_arabic(reader: Reader) -> None:
    assert "غير معروف التبعية" in reader.page("/sources", "ar")
