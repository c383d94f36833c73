"""Daily reports of the OSCE mission, as items of a feed and as plain text."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from hudna.sources.datasets.smm import is_daily_report, is_items
from tests.unit.sources.datasets.made import refusals, reports

TITLE = "OSCE Special Monitoring Mission to Ukraine (SMM) Daily Report 301/2020 issued on 18 December 2020"
BODY = "Summary\nThe SMM recorded nine ceasefire violations in Donetsk region and two in Luhansk region."
ITEM = {
    "title": TITLE,
    "link": "https://feed.example/smm-3012020",
    "date": "Fri, 18 Dec 2020 19:05:27 +0000",
    "text": BODY,
}


def items(file: Path, *given: object) -> Path:
    file.write_text(json.dumps(given or [ITEM], ensure_ascii=False, indent=1), encoding="utf-8")
    return file


def test_an_item_is_a_report_of_the_mission(tmp_path: Path) -> None:
    (report,) = reports(items(tmp_path / "items.json"))
    assert (report.id, report.source) == ("osce-smm-301-2020", "OSCE Special Monitoring Mission to Ukraine")
    assert (report.published, report.url) == (date(2020, 12, 18), "https://feed.example/smm-3012020")
    assert (report.title, report.text, report.lang) == (TITLE, BODY, "en")


def test_a_list_is_found_in_a_folder_too(tmp_path: Path) -> None:
    items(tmp_path / "items.json")
    (tmp_path / "other.json").write_text('[{"title": "x", "link": "y", "date": "z"}]', encoding="utf-8")
    assert [report.id for report in reports(tmp_path)] == ["osce-smm-301-2020"]


@pytest.mark.parametrize("day", ["2020-12-18", "2020-12-18T19:05:27+02:00", "18 Dec 2020 19:05:27 GMT", None])
def test_the_day_is_given_in_several_ways_or_by_the_title(tmp_path: Path, day: str | None) -> None:
    (report,) = reports(items(tmp_path / "items.json", ITEM | {"date": day}))
    assert report.published == date(2020, 12, 18)


def test_what_is_not_the_missions_own_is_the_organisations(tmp_path: Path) -> None:
    weekly = ITEM | {"title": "Weekly Update from another OSCE mission", "link": "https://feed.example/weekly-7/"}
    own, other = reports(items(tmp_path / "items.json", ITEM, weekly))
    assert (other.id, other.source) == ("weekly-7", "OSCE")
    assert own.source != other.source


def test_a_bad_item_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    bad = [ITEM | {"date": "some day"}, ITEM | {"text": None}, ITEM | {"text": 7}, "words", ITEM | {"text": " "}]
    file = items(tmp_path / "items.json", *bad, ITEM)
    assert len(reports(file)) == 1
    assert refusals(file) == {
        "item 1": "key \"date\": 'some day' is no day",
        "item 2": 'no key "text"',
        "item 3": 'key "text" must be text',
        "item 4": "no object with keys and values",
        "item 5": "nothing but white space",
    }


def test_what_is_cut_off_is_refused(tmp_path: Path) -> None:
    file = items(tmp_path / "items.json")
    file.write_text(file.read_text("utf-8")[:-5], encoding="utf-8")
    (reason,) = refusals(file).values()
    assert reason.startswith("not JSON: ")


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\n\n{BODY}",
        f"Daily Report 301/2020 issued on 18 December 2020\nOSCE Special Monitoring Mission to Ukraine\n{BODY}",
        f"\ufeff\n{TITLE}\nhttps://mission.example/301\n{BODY}",
    ],
)
def test_a_report_as_text_has_its_number_and_day_from_its_title(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (report,) = reports(tmp_path / "a.txt")
    assert (report.id, report.published) == ("osce-smm-301-2020", date(2020, 12, 18))
    assert (report.source, report.title is not None) == ("OSCE Special Monitoring Mission to Ukraine", True)
    assert report.url == ("https://mission.example/301" if "mission.example" in text else None)


def test_a_title_without_a_day_gives_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{TITLE.partition(' issued')[0]}\n{BODY}", encoding="utf-8")
    (report,) = reports(tmp_path / "a.txt")
    assert (report.id, report.published) == ("osce-smm-301-2020", None)


def test_what_only_speaks_of_the_mission_is_any_other_text(tmp_path: Path) -> None:
    for text in (
        "The OSCE Special Monitoring Mission to Ukraine (SMM) counted nine violations.",
        "قالت بعثة المراقبة إن الهدنة صمدت.",
        "Daily Report 301/2020 issued on 18 December 2020 by the border post",
    ):
        assert not is_daily_report(text.encode(), "a.txt")
        assert not is_items(json.dumps([{"title": text}]).encode(), "a.json")
    (tmp_path / "a.txt").write_text("قالت بعثة المراقبة إن الهدنة صمدت يوم الأحد.", encoding="utf-8")
    (report,) = reports(tmp_path / "a.txt")
    assert (report.id, report.source) == ("a", None)
