"""Adding a report: what it is read as is seen before anything is stored."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from hudna.engine.openness import classify
from hudna.model.access import Access, Role
from tests.unit.views.web.pages.shelf import TEXT, Reader

NEWS = "Azerbaijan accused Armenia of shelling Terter on Tuesday, killing three civilians."
ABOUT = {"title": "Shelling", "source": "Gazette", "published": "2020-10-28"}


def brought(reader: Reader, text: str = NEWS, **about: str) -> Any:
    return reader.post("/add", {"text": text, **ABOUT, **about}, files={"file": ("", b"")})


def draft_of(page: str) -> str:
    found = re.search(r'name="draft" value="([^"]+)"', page)
    assert found is not None, page
    return found[1]


def test_what_it_is_read_as_is_shown_and_nothing_is_stored(reader: Reader) -> None:
    before = reader.main.head()
    shown = brought(reader)
    assert shown.status_code == 200
    assert "Not stored yet" in shown.text
    assert 'id="claim-1"' in shown.text
    assert "Shelling" in shown.text
    assert "28 Oct 2020" in shown.text
    assert reader.main.head() == before


def test_it_is_stored_as_it_was_shown(reader: Reader) -> None:
    stored = reader.post("/add/store", {"draft": draft_of(brought(reader).text)})
    assert stored.status_code == 303
    assert "The report was added" in reader.page(stored.headers["location"])
    (report,) = [one for one in reader.main.reports() if one.source == "Gazette"]
    assert (report.text, report.title, str(report.published)) == (NEWS, "Shelling", "2020-10-28")


@pytest.mark.parametrize("draft", ["", "nothing", "../../etc/passwd"])
def test_a_draft_that_was_not_shown_is_refused(reader: Reader, draft: str) -> None:
    before = reader.main.head()
    refused = reader.post("/add/store", {"draft": draft})
    assert refused.status_code == 410
    assert "no longer kept" in refused.text
    assert reader.main.head() == before


def test_a_text_sent_with_a_draft_changes_nothing_of_it(reader: Reader) -> None:
    draft = draft_of(brought(reader).text)
    reader.post("/add/store", {"draft": draft, "text": "Something else.", "source": "Radio"})
    assert [one.text for one in reader.main.reports() if one.source == "Gazette"] == [NEWS]


def test_a_draft_is_stored_once(reader: Reader) -> None:
    draft = draft_of(brought(reader).text)
    assert reader.post("/add/store", {"draft": draft}).status_code == 303
    assert reader.post("/add/store", {"draft": draft}).status_code == 410


def test_a_draft_is_nobody_elses(as_role: Callable[[Role], Reader]) -> None:
    draft = draft_of(brought(as_role(Role.ANALYST)).text)
    other = as_role(Role.VERIFIER)
    assert other.post("/add/store", {"draft": draft}).status_code == 410


def test_a_draft_can_be_changed(reader: Reader) -> None:
    page = reader.page(f"/add/change?draft={draft_of(brought(reader).text)}")
    assert NEWS in page
    assert 'value="Gazette"' in page


def test_a_known_text_is_told_and_adds_nothing(reader: Reader) -> None:
    shown = brought(reader, TEXT)
    assert 'href="/reports/overlaps"' in shown.text
    before = reader.main.head()[0]
    stored = reader.post("/add/store", {"draft": draft_of(shown.text)})
    assert stored.status_code == 200
    assert "nothing was added" in stored.text
    assert 'href="/reports/overlaps"' in stored.text
    assert not [one for one in reader.main.entries(after=before) if one.kind == "report-added"]


def test_a_file_is_brought_in(reader: Reader) -> None:
    content = f"<html><body><article><p>{NEWS}</p><p>{NEWS} Again.</p></article></body></html>".encode()
    shown = reader.post("/add", {"text": "", "source": "Gazette"}, files={"file": ("news.html", content)})
    assert shown.status_code == 200, shown.text
    assert "Gazette" in shown.text
    assert "shelling" in shown.text


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("news.xyz", b"%PDF", "not a kind of file that is read"),
        ("news.txt", b"", "the file is empty"),
        ("news.txt", b"\x00\x01\x02\x03" * 500, "."),
        ("news.report.json", b"{", "not JSON"),
        ("news.report.json", b"{}", "no key"),
        ("news.txt", b"x" * 5_000_001, "MB a report may have"),
        ("../../../etc/passwd", b"root", "not a kind of file that is read"),
        ("x" * 300 + "\u202e.txt", b"12345", "no letter in it"),
    ],
)
def test_a_bad_file_tells_why(reader: Reader, name: str, content: bytes, why: str) -> None:
    refused = reader.post("/add", {"text": "", **ABOUT}, files={"file": (name, content)})
    assert refused.status_code == 422
    assert "This cannot be read" in refused.text
    assert why in refused.text
    assert "hudna-" not in refused.text.partition("refused")[2].partition("</p>")[0], "no path of the server is told"
    assert 'value="Gazette"' in refused.text, "what was typed is kept"


def test_a_file_that_is_too_large_is_told_as_large_as_it_is(reader: Reader) -> None:
    refused = reader.post("/add", {"text": "", **ABOUT}, files={"file": ("news.txt", b"The truce held. " * 762_500)})
    assert refused.status_code == 422
    assert "12.2 MB, more than the 5 MB a report may have" in refused.text


@pytest.mark.parametrize(
    ("text", "about", "why"),
    [
        ("", {}, "nothing but white space"),
        (NEWS, {"published": "yesterday"}, "is not an ISO 8601 date"),
        (NEWS, {"published": "2935-10-11"}, "2935-10-11 is still to come"),
        (NEWS, {"title": "x" * 1001}, "more than 1000"),
        ("12 34", {}, "no letter in it"),
        ("Este es un texto escrito en otro idioma que no tiene su paquete.", {}, "es"),
    ],
)
def test_a_bad_text_tells_why_and_is_kept_in_the_form(
    reader: Reader, text: str, about: dict[str, str], why: str
) -> None:
    refused = brought(reader, text, **about)
    assert refused.status_code == 422
    assert why in refused.text
    assert text in refused.text


def test_a_text_of_two_megabytes_can_be_pasted(reader: Reader) -> None:
    text = "Nothing at all happened in the village on that day, people said.\n" + "\n" * 2_000_000
    shown = brought(reader, text, lang="en")
    assert shown.status_code == 200
    assert len(shown.text) < 1_000_000


def test_a_pasted_text_keeps_its_lines(reader: Reader) -> None:
    reader.post("/add/store", {"draft": draft_of(brought(reader, f"{NEWS}\r\nMore of it.").text)})
    assert [one.text for one in reader.main.reports() if one.source == "Gazette"] == [f"{NEWS}\nMore of it."]


def test_a_viewer_adds_nothing(as_role: Callable[[Role], Reader]) -> None:
    viewer = as_role(Role.VIEWER)
    assert viewer.get("/add").status_code == 403
    assert brought(viewer).status_code == 403
    assert viewer.post("/add/store", {"draft": "x"}).status_code == 403


def test_nothing_is_added_to_what_was_known_earlier(reader: Reader) -> None:
    assert reader.get("/add?known_on=2020-10-01").status_code == 403


def test_who_may_not_see_the_source_is_told_so(as_role: Callable[[Role], Reader]) -> None:
    analyst = as_role(Role.ANALYST)
    classify(analyst.main, "Gazette", Access.CONFIDENTIAL, author="amal", reason="a private channel")
    stored = analyst.post("/add/store", {"draft": draft_of(brought(analyst).text)})
    assert stored.status_code == 200
    assert "your role may not see" in stored.text
    assert [one.text for one in analyst.main.reports() if one.source == "Gazette"] == [NEWS]


def test_an_administrator_decides_how_open_the_source_is_first(as_role: Callable[[Role], Reader]) -> None:
    administrator = as_role(Role.ADMINISTRATOR)
    draft = draft_of(brought(administrator).text)
    reasonless = administrator.post("/add/store", {"draft": draft, "access": "confidential"})
    assert reasonless.status_code == 422
    administrator.post("/add/store", {"draft": draft, "access": "confidential", "reason": "a private channel"})
    kinds = [entry.kind.value for entry in administrator.main.entries()]
    assert kinds.index("source-classified") < len(kinds) - 1 - kinds[::-1].index("report-added")
    assert "Gazette" not in as_role(Role.VIEWER).page("/reports")


def test_nobody_else_decides_that(as_role: Callable[[Role], Reader]) -> None:
    analyst = as_role(Role.ANALYST)
    shown = brought(analyst)
    assert 'name="access"' not in shown.text
    analyst.post("/add/store", {"draft": draft_of(shown.text), "access": "confidential", "reason": "none"})
    assert "source-classified" not in [entry.kind.value for entry in analyst.main.entries()]


def test_the_form_in_arabic(reader: Reader) -> None:
    assert "ترى ما يُقرأ فيه قبل أن يُحفظ أي شيء." in reader.page("/add", "ar")
