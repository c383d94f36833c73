import json
import zipfile
from pathlib import Path

import pytest

from hudna.model.claims import Act, Count, Status
from hudna.model.events import EventType
from hudna.model.readings import Reading
from hudna.model.reports import Withdrawal
from hudna.model.sources import Ownership, Source
from hudna.sources.affiliations import Affiliations
from hudna.sources.formats import kind_of
from hudna.sources.intake import bring_in
from hudna.sources.pieces import Piece
from tests.unit.sources.forms import exports
from tests.unit.sources.forms.exports import EDIT, EXPORTS, HEARD, IN_ARABIC, INCIDENTS, ROOT, STOPPED, Answers
from tests.unit.sources.forms.taking import holds, public, readings, reasons, taken


@pytest.mark.parametrize("name", EXPORTS)
@pytest.mark.parametrize("incident", INCIDENTS)
def test_an_incident_is_the_same_whichever_way_it_was_exported(name: str, incident: str) -> None:
    answers = INCIDENTS[incident]
    expected = readings(exports.kobo_json(answers), "data.json")
    found = readings(EXPORTS[name](answers), name)
    assert [one.report.text for one in found][:1] == [expected[0].report.text]
    assert [one.claims for one in found] == [one.claims for one in expected]
    assert [one.report.source for one in found] == [one.report.source for one in expected]
    assert {str(one.report.published) for one in found} == {"2020-10-19"}
    assert all(one.report.notices == () for one in found if incident != "in Arabic" or "briefcase" not in name)


@pytest.mark.parametrize("name", EXPORTS)
def test_words_that_claims_point_to_are_in_the_text(name: str) -> None:
    for answers in INCIDENTS.values():
        found = public(EXPORTS[name](answers), name)
        assert found.claims
        assert all(holds(found.report, claim) for claim in found.claims)
        assert found.report.text.startswith(answers["public_account"])


def test_a_submission_becomes_a_claim_of_all_that_was_coded() -> None:
    reading = public(exports.central_csv(HEARD))
    (claim,) = reading.claims
    assert (claim.type, claim.status, claim.act) == (EventType.ATTACK_SHELLING, Status.ACTUAL, Act.STATES)
    assert [(one.id, one.text) for one in (*claim.actors, *claim.targets)] == [
        ("ARM", "Armenia"),
        ("AZE", "Azerbaijan"),
    ]
    assert claim.place is not None
    assert (claim.place.name, claim.place.country, claim.place.kind) == ("Tartar", "AZE", "point")
    assert (claim.place.lat, claim.place.lon) == pytest.approx((40.36674, 46.88764), abs=0.0001)
    assert claim.when is not None
    assert str(claim.when.start) == str(claim.when.end) == "2020-10-18"
    assert (claim.killed, claim.wounded) == (Count(low=1, high=2), None)
    assert reading.coder == "form ceasefire-incident 1"
    assert reading.report.source == "Border Mission, observer 12"
    assert reading.report.url == f"urn:uuid:{ROOT}"
    assert claim.evidence.text == (
        "Recorded by Border Mission, observer 12: Shelling; certainty: Established; counted: at least 12 (Explosions); "
        "fire: Incoming; weapon: howitzer, 122 mm; by: Armenia; against: Azerbaijan; at Tartar; position of the event "
        "40.36674, 46.88764; on 2020-10-18; from 14:05 (UTC+04:00); for 20 minutes; observed by: Saw it, Heard it; "
        "killed: 1 to 2; civilians among the killed: 1."
    )


def test_the_sentence_is_in_the_language_of_the_account() -> None:
    reading = public(exports.central_csv(IN_ARABIC))
    assert reading.report.lang == "ar"
    event, denial = reading.claims
    assert event.evidence.text.startswith("بلاغ من لجنة رصد الهدنة, observer ع-7: إطلاق نار من أسلحة خفيفة")
    assert "الفاعل: أنصار الله (الحوثيون)" in event.evidence.text
    assert "(Asia/Aden, UTC+03:00)" in event.evidence.text
    assert event.wounded == Count(low=2, high=None)
    assert denial.trigger.text == "منع من الوصول"


def test_an_account_in_a_language_without_sentences_gets_them_in_the_first_of_the_form() -> None:
    reading = public(
        exports.central_csv(
            HEARD | {"public_account": "Мы слышали взрывы на другом берегу реки, над городом поднялся дым."}
        )
    )
    assert reading.report.lang == "ru"
    assert "Recorded by Border Mission" in reading.report.text
    assert reading.report.notices == (
        "the account is in ru, which the form has no sentences for; those that are made are in en",
    )


def test_denial_of_access_is_a_claim_of_its_own() -> None:
    (claim,) = public(exports.kobo_csv(STOPPED)).claims
    assert claim.type is EventType.OBSTRUCTION
    assert [one.id for one in claim.actors] == ["UKR.MIL"]
    assert claim.place is not None
    assert claim.place.name == "Zolote"
    assert claim.evidence.text == (
        "Access denied: by: UKR.MIL; at Zolote; on 2020-08-02; for 30 minutes; reason given: demining under way."
    )


def test_what_was_an_exercise_or_a_controlled_detonation_is_no_claim() -> None:
    reading = public(exports.own_csv(HEARD | {"event_kind": "controlled"}))
    assert reading.claims == ()
    assert "Exercise or controlled detonation: no violation" in reading.report.text


def test_what_is_only_possible_is_told_so() -> None:
    (claim,) = public(exports.own_csv(HEARD | {"certainty": "possible"})).claims
    assert claim.status is Status.POSSIBLE


def test_nobody_is_named_who_is_undetermined() -> None:
    (claim,) = public(exports.own_csv(HEARD | {"actor": "undetermined"})).claims
    assert claim.actors == ()
    assert "by: undetermined" in claim.evidence.text


def test_a_position_that_must_not_be_shared_is_in_the_confidential_report_alone() -> None:
    open_one, closed = readings(exports.own_csv(HEARD))
    for hidden in ("40.30000", "46.80000", "North-east", "10.5"):
        assert hidden not in open_one.report.text
        assert hidden in closed.report.text
    assert open_one.claims[0].place is not None
    assert (open_one.claims[0].place.lat, open_one.claims[0].place.lon) != (40.3, 46.8)


def test_whoever_is_at_the_place_itself_and_does_not_share_his_position_does_not_share_that_of_the_event() -> None:
    open_one, _ = readings(exports.own_csv(HEARD | {"distance_km": "0"}))
    assert open_one.claims[0].place is not None
    assert open_one.claims[0].place.lat is None
    assert "40.3" not in open_one.report.text


def test_a_place_without_a_name_is_called_by_its_position() -> None:
    (claim,) = public(exports.own_csv({name: told for name, told in HEARD.items() if name != "place_name"})).claims
    assert claim.place is not None
    assert claim.place.name == claim.place.text == "40.36674, 46.88764"


def test_the_confidential_account_is_a_report_of_its_own_without_claims() -> None:
    open_one, closed = readings(exports.central_csv(HEARD))
    assert HEARD["confidential_account"] not in repr(open_one)
    assert closed.claims == ()
    assert closed.access == "confidential"
    assert closed.report.source == "Border Mission, observer 12 [confidential]"
    assert closed.report.url == f"urn:uuid:{ROOT}#confidential"
    assert closed.report.published == open_one.report.published
    assert closed.report.text.startswith(HEARD["confidential_account"])


def test_what_was_left_out_of_a_confidential_submission_is_told_by_the_name_of_its_question_alone() -> None:
    open_one, _ = readings(exports.own_csv(HEARD | {"access_reason": "we are looking for the informant"}))
    assert open_one.report.notices == ("the answer to access_reason is left out: by the others, it was not asked",)
    assert "informant" not in repr(open_one)


@pytest.mark.parametrize(
    ("name", "edited"),
    [
        ("central.csv", exports.central_csv(HEARD, **{"meta-instanceID": f"uuid:{EDIT}", "Edits": "1"})),
        ("odata.json", json.dumps({"value": [exports.central_record(HEARD, meta={"instanceID": f"uuid:{EDIT}"})]}).encode()),
        (
            "data.json",
            json.dumps([
                exports.kobo_record(
                    HEARD, **{"meta/instanceID": f"uuid:{EDIT}", "meta/deprecatedID": f"uuid:{EDIT[:-1]}9", "_uuid": EDIT}
                )
            ]).encode(),
        ),
        ("kobo.csv", exports.kobo_csv(HEARD, **{"meta/rootUuid": f"uuid:{ROOT}", "_uuid": EDIT})),
        (
            "submission.xml",
            exports.instance_xml(
                HEARD, f"<orx:instanceID>uuid:{EDIT}</orx:instanceID><orx:deprecatedID>uuid:{ROOT}</orx:deprecatedID>"
            ),
        ),
        (
            "again.xml",
            exports.instance_xml(
                HEARD,
                f"<orx:instanceID>uuid:{EDIT}</orx:instanceID><orx:deprecatedID>uuid:{EDIT[:-1]}9</orx:deprecatedID>",
                f'instanceID="uuid:{ROOT}"',
            ),
        ),
    ],
)  # fmt: skip
def test_an_edited_submission_has_the_address_of_its_first_version(name: str, edited: bytes) -> None:
    for reading in readings(edited, name):
        assert (reading.report.url or "").partition("#")[0] == f"urn:uuid:{ROOT}"
        if name != "central.csv":
            assert reading.report.id.startswith(f"ceasefire-incident-{EDIT}")


def test_a_corrected_row_of_the_template_has_the_address_that_it_had() -> None:
    first, second = (public(exports.own_csv(HEARD | {"killed_high": killed})) for killed in ("2", "3"))
    assert first.report.url == second.report.url
    assert first.report.text != second.report.text


def test_rows_of_two_observers_with_one_number_are_two_submissions() -> None:
    first, second = (public(exports.own_csv(HEARD | {"observer_code": code})) for code in ("12", "14"))
    assert first.report.url != second.report.url


def test_a_row_without_a_number_is_told_to_have_none() -> None:
    assert public(exports.own_csv(HEARD, instance="")).report.notices == (
        "it has no instance, so a correction of it will be taken for another submission",
    )


def test_an_id_of_a_scheme_of_its_own_is_an_id() -> None:
    first, second = (
        public(exports.instance_xml(HEARD, f"<orx:instanceID>{one}</orx:instanceID>"), "a.xml")
        for one in ("RYAPH1", "RYAPH2")
    )
    assert first.report.url != second.report.url


@pytest.mark.parametrize(
    ("name", "rejected"),
    [
        ("central.csv", exports.central_csv(HEARD, ReviewState="rejected")),
        ("kobo.csv", exports.kobo_csv(HEARD, _validation_status="Not Approved")),
        (
            "data.json",
            json.dumps([
                exports.kobo_record(HEARD, _validation_status={"uid": "validation_status_not_approved", "label": "Not Approved"})
            ]).encode(),
        ),
    ],
)  # fmt: skip
def test_what_was_rejected_on_the_server_is_withdrawn_with_both_accounts(name: str, rejected: bytes) -> None:
    found = taken(rejected, name)
    assert all(isinstance(one, Withdrawal) for one in found)
    assert [one.url for one in found if isinstance(one, Withdrawal)] == [
        f"urn:uuid:{ROOT}",
        f"urn:uuid:{ROOT}#confidential",
    ]


def bad(answers: Answers, **changed: str) -> str:
    (reason,) = reasons(exports.own_csv({**answers, **changed}))
    return reason


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"event_kind": "bombing"}, "question event_kind: 'bombing' is none of its answers (shelling, air_strike, "),
        ({"means": "saw smelled"}, "question means: 'smelled' is none of its answers (saw, heard, "),
        ({"position": "95.1 46.8"}, "question position: '95.1 46.8' is nowhere on earth"),
        ({"position": "40.3"}, "question position: '40.3' is no latitude and longitude"),
        ({"position": "nan nan"}, "question position: 'nan nan' is nowhere on earth"),
        ({"count_value": "-3"}, "question count_value: '-3' is no whole number from 0"),
        ({"count_value": "0"}, "question count_value: '0' must be >= 1"),
        ({"killed_low": "3"}, "question killed_high: '2' must be >= 3 (killed_low)"),
        ({"killed_civilians": "4"}, "question killed_civilians: 4 of at most 2"),
        ({"event_date": "18/10/2020"}, "question event_date: '18/10/2020' is no day, such as 2026-03-01"),
        ({"event_date": "2020-02-30"}, "question event_date: '2020-02-30' is no day"),
        ({"event_time": "25:00"}, "question event_time: '25:00' is no time of day, such as 14:05"),
        (
            {"zone": "Asia/Atlantis"},
            "question zone: 'Asia/Atlantis' is no offset from UTC (+04:00) and no known time zone",
        ),
        ({"zone": "../../etc/passwd"}, "question zone: '../../etc/passwd' is not of the form "),
        ({"zone": "+19:00"}, "question zone: '+19:00' is further from UTC than any zone"),
        ({"country": "Azerbaijan"}, "question country: 'Azerbaijan' is not of the form ^[A-Z]{3}$"),
        (
            {"organisation": "Mission [confidential]"},
            "question organisation: 'Mission [confidential]' is not of the form",
        ),
        ({"organisation": ""}, "question organisation: is not answered"),
        ({"access_denied": "yes"}, "question access_by: is not answered"),
        ({"distance_km": "500"}, "question distance_km: '500' must be <= 100"),
        ({"photo_1_sha256": "abc"}, "question photo_1_sha256: 'abc' is no SHA-256 of 64 hexadecimal digits"),
        ({"weapon": "x" * 400}, "question weapon: 400 characters, more than 300"),
    ],
)
def test_a_bad_answer_is_named_with_its_row_its_question_and_what_is_wrong(
    changed: dict[str, str], reason: str
) -> None:
    assert bad(HEARD, **changed).startswith(f"export › row 2: {reason}")


def test_all_that_is_wrong_with_a_row_is_told_at_once() -> None:
    told = bad(HEARD, event_kind="bombing", distance_km="far", event_date="").removeprefix("export › row 2: ")
    assert {one.partition(":")[0] for one in told.split("; ")} == {
        "question event_date",
        "question event_kind",
        "question distance_km",
    }


def test_a_bad_row_does_not_stop_the_others() -> None:
    rows = [exports.own_row(HEARD, instance=str(number)) for number in range(5)]
    rows[1]["event_kind"], rows[3]["position"] = "bombing", "0 400"
    assert len([one for one in readings(exports.table(rows)) if one.access is None]) == 3
    assert [one.partition(": ")[0] for one in reasons(exports.table(rows))] == ["export › row 3", "export › row 5"]


def test_a_row_of_another_width_is_named() -> None:
    data = exports.own_csv(HEARD) + b"one,two\r\n"
    assert reasons(data) == ["export › row 3: 2 cells under 47 columns"]


def test_half_a_character_in_an_account_is_told_of_that_submission_alone() -> None:
    broken = exports.kobo_record(HEARD | {"public_account": "smoke \ud83d rose"}, _uuid=EDIT)
    data = json.dumps([broken, exports.kobo_record(HEARD), 7]).encode()
    assert len(readings(data, "data.json")) == 2
    first, second = reasons(data, "data.json")
    assert first.startswith('export › submission 1: key "public_account" has half a character')
    assert second == "export › submission 3: not an object"


def test_columns_that_are_not_of_the_form_are_told_and_left_out() -> None:
    reading = public(exports.kobo_csv(HEARD, **{"extra/weather": "fog"}))
    assert reading.report.notices == ("not of the form, and left out: extra/weather",)
    assert "fog" not in reading.report.text


def test_another_version_of_the_form_is_told() -> None:
    reading = public(exports.kobo_csv(HEARD, form="ceasefire-incident 2"))
    assert reading.report.notices == ("filled in with 'ceasefire-incident 2', and read as ceasefire-incident 1",)


def test_an_event_after_its_submission_is_told() -> None:
    notice = "by its time, the event began after the submission"
    assert public(exports.own_csv(HEARD | {"event_date": "2020-12-01"})).report.notices == (notice,)
    assert public(exports.central_csv(HEARD, SubmissionDate="2020-10-18T10:00:00.000Z")).report.notices == (notice,)
    assert public(exports.central_csv(HEARD, SubmissionDate="2020-10-18T10:10:00.000Z")).report.notices == ()


def test_what_is_odd_about_a_time_is_told() -> None:
    row = exports.central_row(HEARD | {"zone": "Asia/Baku"}) | {"when-event_time": "14:05:00.000+02:00"}
    assert public(exports.table([row])).report.notices == (
        "the device was set to UTC+02:00, and the time is taken to be that of Asia/Baku, UTC+04:00",
    )


def test_a_time_without_a_zone_stays_without_one() -> None:
    assert "from 14:05 (no time zone given)" in public(exports.own_csv(HEARD | {"zone": ""})).report.text


def test_a_confidential_source_is_never_the_public_one_whatever_sources_are_known() -> None:
    open_one, closed = (one.report.source or "" for one in readings(exports.own_csv(HEARD)))
    observer = Source(
        id="observer-12", name=open_one, ownership=Ownership.ORGANISATION, languages=("en",), why="An observer."
    )
    known = Affiliations([observer])
    assert known.find(open_one) is observer
    assert known.find(closed) is None
    assert observer.id not in known.keys(closed)


def test_a_submission_without_a_day_has_no_day_of_publication() -> None:
    report = public(exports.own_csv(HEARD, submitted="")).report
    assert report.published is None
    assert report.notices == ("the day of submission is not told",)


def test_digits_of_arabic_keyboards_are_digits() -> None:
    told = {
        "event_date": "٢٠٢٠-١٠-١٨",
        "event_time": "١٤:٠٥",
        "count_value": "١٢",
        "distance_km": "١٠٫٥",
        "position": "٤٠٫٣ ٤٦٫٨",
    }
    assert public(exports.own_csv(HEARD | told)).claims == public(exports.own_csv(HEARD)).claims


def test_an_encoding_that_was_guessed_is_owned_up_to() -> None:
    data = exports.table([exports.own_row(IN_ARABIC)]).decode().encode("cp1256")
    (notice,) = public(data).report.notices
    assert notice.startswith("encoding guessed: ")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", b"date,region,killed\n2020-10-18,Tartar,2\n"),
        ("a.csv", b"organisation,observer_code\nx,y\n"),
        ("a.json", b'{"text": "organisation observer_code event_date event_kind"}'),
        ("a.xml", b"<rss><channel><title>event_kind</title></channel></rss>"),
        ("a.xlsx", b"PK\x03\x04 not a workbook"),
        ("b.xlsx", exports.workbook({"date": "2020-10-18", "killed": 2})),
    ],
)  # fmt: skip
def test_what_is_not_of_the_form_is_left_to_other_kinds(name: str, data: bytes) -> None:
    kind = kind_of(Piece(name=name, where=name, data=data))
    assert kind is None or "submission" not in kind.name


def test_a_document_type_of_its_own_is_refused() -> None:
    entity = b'<!DOCTYPE data [<!ENTITY a "boom">]>'
    data = exports.instance_xml(HEARD).replace(b"<data", entity + b"<data", 1)
    assert reasons(data, "a.xml") == ["export: XML with a document type of its own"]


def test_formulas_are_read_as_the_values_that_were_saved() -> None:
    row: dict[str, object] = dict(exports.kobo_row(HEARD))
    row["what/count_value"] = "=6+6"  # a program that computes nothing saves no value
    (claim,) = public(exports.workbook(row), "a.xlsx").claims
    assert "=6+6" not in claim.evidence.text
    assert "counted" not in claim.evidence.text


def brought(folder: Path) -> list[Reading]:
    return [one for one in bring_in([folder]) if isinstance(one, Reading)]


def test_intake_reads_a_folder_of_submissions_in_a_process_of_its_own(tmp_path: Path) -> None:
    for name, export in EXPORTS.items():
        (tmp_path / name).write_bytes(export(HEARD | {"observer_code": name}))
    assert len({one.report.source for one in brought(tmp_path)}) == 2 * len(EXPORTS)


def test_that_process_tells_who_may_see_what(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(exports.own_csv(HEARD))
    assert [(one.report.text, one.claims, one.access) for one in brought(tmp_path)] == [
        (one.report.text, one.claims, one.access) for one in readings(exports.own_csv(HEARD))
    ]


def test_submissions_in_an_archive_are_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "exports.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, export in EXPORTS.items():
            archive.writestr(f"export/{name}", export(HEARD | {"observer_code": name}))
    assert len({one.report.source for one in brought(tmp_path)}) == 2 * len(EXPORTS)
