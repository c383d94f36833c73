"""Events of ACLED as accounts of their own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hudna.model.claims import Act, Count, Mention, Place, Span, Status, When
from hudna.model.events import EventType
from hudna.model.readings import Reading
from hudna.model.reports import PublishedBasis
from hudna.sources.formats import kind_of
from hudna.sources.pieces import Piece
from tests.unit.sources.datasets.made import ARMY, HOUTHI, OLD_ACLED, acled, readings, refusals

CLASH = {"event_type": "Battles", "sub_event_type": "Armed clash"}


def read(tmp_path: Path, **cells: str) -> Reading:
    (reading,) = readings(acled(tmp_path / "a.csv", cells))
    return reading


def test_a_row_is_a_report_that_says_what_is_coded(tmp_path: Path) -> None:
    report = read(tmp_path).report
    assert report.text == (
        "On 3 May 2020, shells fell on army positions in Ad Durayhimi. Four soldiers were killed, residents said.\n"
        "ACLED codes event YEM90001 as Shelling/artillery/missile attack in Ad Durayhimi, Al Hudaydah, Yemen, 3 May 2020; "
        f"actor 1: {HOUTHI}; actor 2: {ARMY}; reported fatalities: 4.\n"
        "Coded from: Border Post"
    )
    assert (report.id, report.source, report.lang) == ("acled-YEM90001", "ACLED", "en")
    assert (report.published, report.published_basis) == (date(2020, 5, 9), PublishedBasis.GIVEN)
    assert report.url == "urn:acled:YEM90001"


def test_its_claim_is_coded_and_every_word_of_it_stands_in_the_report(tmp_path: Path) -> None:
    reading = read(tmp_path)
    (claim,), text = reading.claims, reading.report.text
    assert (reading.coder, claim.type, claim.status) == ("ACLED", EventType.ATTACK_SHELLING, Status.ACTUAL)
    assert (claim.act, claim.speaker) == (Act.STATES, None)
    assert ([one.id for one in claim.actors], [one.id for one in claim.targets]) == (["HOUTHI"], ["YEM.MIL"])
    assert claim.killed == Count(low=4, high=4)
    assert claim.when == When(start=date(2020, 5, 3), end=date(2020, 5, 3), text="3 May 2020")
    assert claim.place is not None
    assert (claim.place.name, claim.place.country, claim.place.kind) == ("Ad Durayhimi", "YEM", "point")
    assert (claim.place.lat, claim.place.lon) == (14.637, 43.055)
    spans: list[Span | Mention | Place] = [claim.evidence, claim.trigger, claim.place, *claim.actors, *claim.targets]
    assert all(text[span.start : span.end] == span.text for span in spans)
    assert claim.evidence.start <= claim.trigger.start < claim.trigger.end <= claim.evidence.end


def test_older_exports_with_semicolons_capitals_and_days_in_words_are_read(tmp_path: Path) -> None:
    old = {"event_date": "03 May 2020", "event_type": "Battle-No change of territory", "sub_event_type": ""}
    columns = [name.upper() for name in OLD_ACLED]
    (reading,) = readings(acled(tmp_path / "a.csv", old, columns=columns, separator=";", encoding="utf-8-sig"))
    (claim,) = reading.claims
    assert (claim.type, claim.when and claim.when.start) == (EventType.ATTACK_GROUND, date(2020, 5, 3))
    assert [one.id for one in claim.actors] == ["HOUTHI", "YEM.MIL"]


def test_arabic_notes_places_and_actors_are_kept_to_the_letter(tmp_path: Path) -> None:
    notes = "في ٣ مايو سقطت قذائف على الدريهمي."
    reading = read(tmp_path, notes=notes, location="الدريهمي", actor1="أنصار الله")
    (claim,) = reading.claims
    assert reading.report.text.startswith(f"{notes}\n")
    assert claim.place is not None
    assert (claim.place.text, claim.actors[0].id, claim.actors[0].text) == ("الدريهمي", "HOUTHI", "أنصار الله")


def test_a_table_in_an_arabic_encoding_is_read_and_the_guess_is_owned_up_to(tmp_path: Path) -> None:
    notes = "سقطت قذائف على المدينة مساء الأحد وقتل أربعة جنود في القصف حسب السكان المحليين في المنطقة."
    row = {"notes": notes * 4, "location": "الدريهمي"}
    (reading,) = readings(acled(tmp_path / "a.csv", row, encoding="cp1256"))
    assert notes in reading.report.text
    assert reading.report.notices == ("encoding guessed: cp1256",)


def test_a_row_of_hashtags_under_the_header_is_no_event(tmp_path: Path) -> None:
    tags = {"event_id_cnty": "#event+code", "event_date": "#date+occurred", "notes": "#description"}
    file = acled(tmp_path / "a.csv")
    header, row = file.read_text("utf-8").splitlines()
    line = ",".join(tags.get(name, "") for name in header.split(","))
    file.write_text("\n".join([header, line, row]), encoding="utf-8")
    assert [one.report.id for one in readings(file)] == ["acled-YEM90001"]
    assert refusals(file) == {}


@pytest.mark.parametrize(
    ("precision", "day", "first", "last"),
    [
        ("1", "2020-05-03", date(2020, 5, 3), date(2020, 5, 3)),
        ("2", "2020-05-06", date(2020, 5, 3), date(2020, 5, 9)),
        ("3", "2020-02-15", date(2020, 2, 1), date(2020, 2, 29)),
    ],
)
def test_a_day_is_as_wide_as_its_precision(tmp_path: Path, precision: str, day: str, first: date, last: date) -> None:
    when = read(tmp_path, time_precision=precision, event_date=day).claims[0].when
    assert when is not None
    assert (when.start, when.end) == (first, last)


def test_coordinates_that_stand_for_the_land_about_them_are_no_point(tmp_path: Path) -> None:
    near, province = (read(tmp_path, geo_precision=one).claims[0].place for one in "23")
    assert near is not None
    assert province is not None
    assert (near.name, near.kind) == ("Ad Durayhimi", "region")
    assert (province.name, province.kind) == ("Al Hudaydah", "region")


@pytest.mark.parametrize(
    ("fatalities", "killed"),
    [
        ("0", None),
        ("1", Count(low=1, high=1)),
        ("3", Count(low=1, high=None)),
        ("10", Count(low=1, high=None)),
        ("12", Count(low=12, high=None)),
        ("100", Count(low=100, high=None)),
        ("17", Count(low=17, high=17)),
    ],
)
def test_numbers_that_stand_for_words_are_believed_no_further_than_the_codebook_goes(
    tmp_path: Path, fatalities: str, killed: Count | None
) -> None:
    reading = read(tmp_path, fatalities=fatalities)
    assert reading.claims[0].killed == killed
    told = any(one.startswith(f"{fatalities} fatalities may stand for words") for one in reading.report.notices)
    assert told is (killed is not None and killed.high is None)


def test_in_a_clash_all_who_are_named_take_part(tmp_path: Path) -> None:
    (claim,) = read(tmp_path, **CLASH).claims
    assert ([one.id for one in claim.actors], claim.targets) == (["HOUTHI", "YEM.MIL"], ())


@pytest.mark.parametrize(
    ("sort", "inters", "actors"),
    [
        ("Government regains territory", ("2", "1"), ["YEM.MIL"]),
        ("Government regains territory", ("Rebel group", "State forces"), ["YEM.MIL"]),
        ("Non-state actor overtakes territory", ("2", "1"), ["HOUTHI"]),
        ("Non-state actor overtakes territory", ("2", "3"), []),
    ],
)
def test_who_took_land_is_told_by_the_kind_of_force(
    tmp_path: Path, sort: str, inters: tuple[str, str], actors: list[str]
) -> None:
    (claim,) = read(tmp_path, event_type="Battles", sub_event_type=sort, inter1=inters[0], inter2=inters[1]).claims
    assert (claim.type, [one.id for one in claim.actors]) == (EventType.TERRITORY_CHANGE, actors)


def test_an_actor_who_is_not_known_is_left_out_with_a_notice_and_stands_in_the_text(tmp_path: Path) -> None:
    reading = read(tmp_path, actor1="Lions of the Odd Valley")
    assert reading.claims[0].actors == ()
    assert "actor 1: Lions of the Odd Valley;" in reading.report.text
    assert reading.report.notices == (
        "actor 1 'Lions of the Odd Valley' is not among the actors that are known, and is left out",
    )


def test_of_whom_the_dataset_itself_knows_nothing_there_is_no_notice(tmp_path: Path) -> None:
    reading = read(tmp_path, actor1="Unidentified Armed Group (Yemen)", actor2="Civilians (Yemen)")
    assert ([one.id for one in reading.claims[0].targets], reading.report.notices) == (["YEM.CVL"], ())


def test_what_has_no_counterpart_is_passed_over_with_a_count(tmp_path: Path) -> None:
    protest = {"event_type": "Protests", "sub_event_type": "Peaceful protest"}
    file = acled(
        tmp_path / "a.csv",
        protest | {"event_id_cnty": "YEM1"},
        {"event_id_cnty": "YEM2"},
        protest | {"event_id_cnty": "YEM3"},
        {"event_id_cnty": "YEM4", "sub_event_type": "Agreement"},
    )
    assert [one.report.id for one in readings(file)] == ["acled-YEM2"]
    assert refusals(file) == {
        "a.csv": "3 events were passed over, being nothing that is coded for a ceasefire: Peaceful protest (2), Agreement (1)"
    }


def test_bad_rows_are_named_by_line_and_column_and_the_rest_goes_on(tmp_path: Path) -> None:
    bad = {
        "event_date": ("2020-02-30", "'2020-02-30' is no day of the calendar"),
        "latitude": ("91", "'91' is no number of degrees up to 90"),
        "fatalities": ("many", "'many' is no whole number"),
        "geo_precision": ("7", "7 is no code from 1 to 3"),
        "event_id_cnty": ("", "empty"),
        "timestamp": ("-4", "'-4' is no whole number"),
    }
    rows = [{"event_id_cnty": f"YEM{at}", column: value} for at, (column, (value, _)) in enumerate(bad.items())]
    file = acled(tmp_path / "a.csv", *rows, {"event_id_cnty": "YEM99"})
    assert [one.report.id for one in readings(file)] == ["acled-YEM99"]
    assert refusals(file) == {
        f"line {line}": f"column {column}: {reason}" for line, (column, (_, reason)) in enumerate(bad.items(), start=2)
    }


def test_days_whose_order_differs_by_country_are_not_guessed(tmp_path: Path) -> None:
    assert refusals(acled(tmp_path / "a.csv", {"event_date": "03/05/2020"})) == {
        "line 2": "column event_date: '03/05/2020' is no day such as 2020-05-03 or 03 May 2020"
    }


def test_a_row_with_too_few_cells_is_bad(tmp_path: Path) -> None:
    file = acled(tmp_path / "a.csv")
    file.write_text(file.read_text("utf-8") + "YEM2,2020-05-03\n", encoding="utf-8")
    assert refusals(file) == {"line 3": "2 cells under 31 columns"}


def test_a_corrected_row_is_another_text_of_the_same_address(tmp_path: Path) -> None:
    before, after = read(tmp_path).report, read(tmp_path, fatalities="6", timestamp="1599000000").report
    assert (before.url, before.text == after.text) == (after.url, False)


def test_hostile_cells_do_no_harm(tmp_path: Path) -> None:
    reading = read(tmp_path, notes="line one\nline\x07 two\u202e", actor2="A\x1b[2J", location="B" * 5000)
    text = reading.report.text
    assert text.startswith("line one line two\u202e\n")
    assert all(text[one.start : one.end] == one.text for one in (reading.claims[0].evidence, reading.claims[0].trigger))
    assert any("U+202E" in notice for notice in reading.report.notices)


def test_a_header_without_rows_is_refused(tmp_path: Path) -> None:
    file = acled(tmp_path / "a.csv")
    file.write_text(file.read_text("utf-8").splitlines()[0], encoding="utf-8")
    assert refusals(file) == {"a.csv": "no row under its header"}


def test_a_quotation_mark_that_never_closes_ends_the_table_with_its_line(tmp_path: Path) -> None:
    file = acled(tmp_path / "a.csv")
    file.write_text(file.read_text("utf-8") + '"' + "a" * 200_000, encoding="utf-8")
    assert [one.report.id for one in readings(file)] == ["acled-YEM90001"]
    assert refusals(file) == {"a.csv": "line 3: field larger than field limit (131072)"}


def test_it_goes_before_tables_of_any_other_kind(tmp_path: Path) -> None:
    kind = kind_of(Piece(name="a.csv", where="a.csv", data=acled(tmp_path / "a.csv")))
    assert kind is not None
    assert kind.name == "events of ACLED"
