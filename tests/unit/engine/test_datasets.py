"""Datasets in a ledger: accounts beside those of reports, and versions where a row was corrected."""

from __future__ import annotations

import json
from pathlib import Path

from hudna.engine.analyst import Analyst
from hudna.engine.monitor import Monitor
from hudna.ledger import Ledger
from hudna.model.claims import Count
from hudna.model.incidents import Grade, Incident
from hudna.model.readings import Reading
from hudna.model.reports import Report
from hudna.sources import bring_in
from tests.unit.sources.datasets.made import acled, gdelt, hxl, ucdp

STORY = "The army said that Houthi forces shelled its positions in Ad Durayhimi, Yemen, on 3 May 2020, killing four soldiers."


def story(folder: Path, text: str = STORY) -> Path:
    file = folder / "post.report.json"
    told = {"id": "post-7", "lang": "en", "published": "2020-05-04", "source": "Border Post", "text": text}
    file.write_text(json.dumps(told), encoding="utf-8")
    return file


def kept(ledger: Ledger, analyst: Analyst, *files: Path) -> list[Incident]:
    monitor = Monitor(ledger, analyst)
    for item in bring_in(files):
        if isinstance(item, Report | Reading):
            monitor.add(item)
    return list(ledger.incidents())


def speakers(incident: Incident) -> list[str]:
    return sorted(account.speaker for account in incident.accounts)


def test_acled_and_a_report_of_the_same_event_are_two_accounts_of_one_incident(
    ledger: Ledger, analyst: Analyst, tmp_path: Path
) -> None:
    (incident,) = kept(ledger, analyst, acled(tmp_path / "acled.csv"), story(tmp_path))
    assert speakers(incident) == ["YEM", "source:ACLED"]
    assert (incident.type, incident.actors) == ("attack.shelling", ("HOUTHI",))


def test_a_dataset_never_corroborates_as_a_monitor_would(ledger: Ledger, analyst: Analyst, tmp_path: Path) -> None:
    for incident in kept(ledger, analyst, acled(tmp_path / "acled.csv"), ucdp(tmp_path / "ged.csv"), story(tmp_path)):
        assert incident.grade is Grade.ALLEGED


def test_a_row_of_another_day_and_place_is_another_incident(ledger: Ledger, analyst: Analyst, tmp_path: Path) -> None:
    far = {
        "event_date": "2020-05-20",
        "location": "Marib",
        "admin1": "Marib",
        "admin2": "",
        "latitude": "15.46",
        "longitude": "45.32",
    }
    assert len(kept(ledger, analyst, acled(tmp_path / "acled.csv", far), story(tmp_path))) == 2


def test_an_arabic_sheet_meets_the_report_too(ledger: Ledger, analyst: Analyst, tmp_path: Path) -> None:
    (incident,) = kept(ledger, analyst, hxl(tmp_path / "sheet.csv"), story(tmp_path))
    assert speakers(incident) == ["YEM", "source:مكتب الرصد"]


def test_what_gdelt_codes_is_kept_as_a_claim_and_makes_no_incident(
    ledger: Ledger, analyst: Analyst, tmp_path: Path
) -> None:
    assert kept(ledger, analyst, gdelt(tmp_path / "a.export.CSV")) == []
    assert [claim.claim.status for claim in ledger.claims()] == ["possible"]


def test_a_corrected_row_is_a_version_and_its_figure_the_current_one(
    ledger: Ledger, analyst: Analyst, tmp_path: Path
) -> None:
    kept(ledger, analyst, acled(tmp_path / "may.csv"))
    corrected = acled(tmp_path / "june.csv", {"fatalities": "6", "timestamp": "1592000000"})
    (incident,) = kept(ledger, analyst, corrected)
    first, second = ledger.reports()
    assert second.version_of == first.id
    assert incident.killed is not None
    assert [figure.count for figure in incident.killed.told if figure.current] == [Count(low=6, high=6)]


def test_the_same_download_again_adds_nothing(ledger: Ledger, analyst: Analyst, tmp_path: Path) -> None:
    file = acled(tmp_path / "may.csv", {}, {"event_id_cnty": "YEM2"})
    kept(ledger, analyst, file)
    head = ledger.head()
    kept(ledger, analyst, file)
    assert ledger.head() == head
