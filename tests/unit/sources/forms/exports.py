"""One incident as each server and program exports it, after the exports of ODK Central, ODK Briefcase and Kobo."""

import csv
import io
import json
from collections.abc import Callable, Mapping
from typing import Any
from xml.sax.saxutils import escape

import openpyxl

from hudna.sources.forms.form import load_form

FORM = load_form()
Answers = Mapping[str, str]

HEARD = {
    "organisation": "Border Mission",
    "observer_code": "12",
    "event_date": "2020-10-18",
    "event_time": "14:05",
    "zone": "+04:00",
    "duration_minutes": "20",
    "position": "40.30000 46.80000",
    "position_shared": "no",
    "direction": "NE",
    "distance_km": "10.5",
    "place_name": "Tartar",
    "country": "AZE",
    "means": "saw heard",
    "event_kind": "shelling",
    "certainty": "established",
    "count_value": "12",
    "count_basis": "at_least",
    "count_unit": "explosions",
    "fire": "incoming",
    "weapon": "howitzer, 122 mm",
    "actor": "ARM",
    "target": "AZE",
    "killed_low": "1",
    "killed_high": "2",
    "killed_civilians": "1",
    "access_denied": "no",
    "public_account": "We heard explosions on the other bank; smoke rose over the town.",
    "confidential_account": "The teacher at the bridge told us which battery it was.",
}

IN_ARABIC = {
    "organisation": "لجنة رصد الهدنة",
    "observer_code": "ع-7",
    "event_date": "2016-04-11",
    "event_time": "03:40",
    "zone": "Asia/Aden",
    "position": "13.57950 44.02090",
    "position_shared": "yes",
    "direction": "W",
    "distance_km": "3",
    "place_name": "تعز",
    "country": "YEM",
    "means": "heard told",
    "event_kind": "gunfire",
    "certainty": "established",
    "count_value": "40",
    "count_basis": "exact",
    "count_unit": "shots",
    "actor": "HOUTHI",
    "target": "YEM",
    "wounded_low": "2",
    "access_denied": "yes",
    "access_by": "undetermined",
    "access_place": "الحوبان",
    "access_minutes": "45",
    "access_reason": "لا تصريح لدى الفريق",
    "public_account": "سُمع إطلاق نار متقطع غرب المدينة قبل الفجر، ثم أُوقف الفريق عند حاجز الحوبان.",
}

STOPPED = {
    "organisation": "Line Observers",
    "observer_code": "K3",
    "event_date": "2020-08-02",
    "event_time": "10:30",
    "means": "saw",
    "event_kind": "none",
    "certainty": "established",
    "access_denied": "yes",
    "access_by": "other",
    "access_by_other": "UKR.MIL",
    "access_place": "Zolote",
    "access_minutes": "30",
    "access_reason": "demining under way",
    "public_account": "The patrol was not let through the checkpoint, and turned back after half an hour.",
}

INCIDENTS: Mapping[str, Answers] = {"heard": HEARD, "in Arabic": IN_ARABIC, "stopped": STOPPED}

SUBMITTED = "2020-10-19T09:15:00.000Z"
ROOT = "0b4de1f5-6a38-4fd3-9a1c-2f3f0d6f8a01"
EDIT = "9c2f0c7e-57d2-4a6c-8f5e-0d6a1b7c3e02"


def path(name: str, separator: str) -> str:
    return f"{FORM.questions[name].group}{separator}{name}"


def asked() -> list[str]:
    return [name for name, question in FORM.questions.items() if not question.offline]


def table(rows: list[dict[str, str]], delimiter: str = ",") -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, list(dict.fromkeys(column for row in rows for column in row)), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue().encode("utf-8")


def axes(answers: Answers, *names: str) -> dict[str, str]:
    values = [*answers.get("position", "").split(), "0", "4.5"] if "position" in answers else ["", "", "", ""]
    return dict(zip(names, values, strict=True))


def central_row(answers: Answers, **said: str) -> dict[str, str]:
    row = {
        "SubmissionDate": SUBMITTED,
        "start": "2020-10-19T08:50:00.000+04:00",
        "end": "2020-10-19T09:10:00.000+04:00",
    }
    row["form"] = FORM.called
    for name in asked():
        if name == "position":
            row |= axes(
                answers, *(f"where-position-{axis}" for axis in ("Latitude", "Longitude", "Altitude", "Accuracy"))
            )
        elif name == "event_time":
            row[path(name, "-")] = f"{answers[name]}:00.000{'+04:00' if answers.get('zone') == '+04:00' else ''}"
        else:
            row[path(name, "-")] = answers.get(name, "")
    row |= {"meta-instanceID": f"uuid:{ROOT}", "KEY": f"uuid:{ROOT}", "SubmitterID": "27", "SubmitterName": "field-3"}
    row |= {
        "AttachmentsPresent": "0",
        "AttachmentsExpected": "0",
        "Status": "",
        "ReviewState": "",
        "DeviceID": "collect:Xy",
    }
    return row | {"Edits": "0", "FormVersion": "1"} | said


def central_csv(answers: Answers, **said: str) -> bytes:
    return table([central_row(answers, **said)])


def briefcase_csv(answers: Answers, **said: str) -> bytes:
    months = {"2020-10-18": "Oct 18, 2020", "2016-04-11": "Apr 11, 2016", "2020-08-02": "Aug 2, 2020"}
    row = {"SubmissionDate": "Oct 19, 2020 9:15:00 AM", "form": FORM.called}
    for name in asked():
        if name == "position":
            row |= axes(
                answers, *(f"where-position:{axis}" for axis in ("Latitude", "Longitude", "Altitude", "Accuracy"))
            )
        elif name == "event_date":
            row[path(name, "-")] = months[answers[name]]
        elif name == "event_time":
            hour, minute = answers[name].split(":")
            row[path(name, "-")] = f"{int(hour) % 12 or 12}:{minute}:00 {'PM' if int(hour) > 11 else 'AM'}"
        else:
            row[path(name, "-")] = answers.get(name, "")
    return table([row | {"meta-instanceID": f"uuid:{ROOT}", "KEY": f"uuid:{ROOT}"} | said])


def kobo_row(answers: Answers, **said: str) -> dict[str, str]:
    row = {"start": "2020-10-19T08:50:00.000+04:00", "end": "2020-10-19T09:10:00.000+04:00", "form": FORM.called}
    for name in asked():
        row[path(name, "/")] = answers.get(name, "")
        if name == "means":
            for one in FORM.answers("means"):
                row[path(f"{name}", "/") + f"/{one}"] = str(int(one in answers[name].split()))
        if name == "position":
            row |= axes(answers, *(f"_position_{axis}" for axis in ("latitude", "longitude", "altitude", "precision")))
    row |= {"__version__": "vT2kPq7", "_id": "48211", "_uuid": ROOT, "_submission_time": "2020-10-19T09:15:00"}
    row |= {
        "_validation_status": "",
        "_notes": "",
        "_status": "submitted_via_web",
        "_submitted_by": "",
        "_tags": "",
        "_index": "1",
    }
    return row | said


def kobo_csv(answers: Answers, **said: str) -> bytes:
    return table([kobo_row(answers, **said)], ";")


def labelled(answers: Answers, language: str, *, groups: bool) -> dict[str, str]:
    row = {"start": "2020-10-19T08:50:00.000+04:00", "end": "2020-10-19T09:10:00.000+04:00", "form": FORM.called}
    for name in asked():
        question = FORM.questions[name]
        column = (
            f"{FORM.groups[question.group][language]}/{question.label[language]}"
            if groups
            else question.label[language]
        )
        choices = FORM.answers(name)
        told = answers.get(name, "")
        row[column] = " ".join(choices[one].label[language] for one in told.split()) if choices else told
        if name == "position":
            ends = ("latitude", "longitude", "altitude", "precision")
            row |= axes(answers, *(f"_{question.label[language]}_{axis}" for axis in ends))
    return row | {"_id": "48211", "_uuid": ROOT, "_submission_time": "2020-10-19T09:15:00", "_index": "1"}


def kobo_labels_csv(answers: Answers) -> bytes:
    return table([labelled(answers, "en", groups=True)], ";")


def kobo_arabic_labels_csv(answers: Answers) -> bytes:
    return table([labelled(answers, "ar", groups=False)], ";")


def workbook(row: Mapping[str, object], name: str = "Ceasefire incident") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = name
    sheet.append(list(row))
    sheet.append(list(row.values()))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def kobo_xlsx(answers: Answers) -> bytes:
    numbers = {name for name, question in FORM.questions.items() if question.type in {"integer", "decimal"}}
    row: dict[str, object] = dict(kobo_row(answers))
    for name in numbers:
        if answers.get(name):
            row[path(name, "/")] = float(answers[name])
    return workbook(row)


def kobo_labels_xlsx(answers: Answers) -> bytes:
    return workbook(labelled(answers, "en", groups=False))


def kobo_arabic_labels_xlsx(answers: Answers) -> bytes:
    return workbook(labelled(answers, "ar", groups=True))


def kobo_record(answers: Answers, **said: Any) -> dict[str, Any]:
    record: dict[str, Any] = {
        "_id": 48211,
        "formhub/uuid": "51b0a0e62d1f4a1cb1c2f0e1d3f4a5b6",
        "start": "2020-10-19T08:50:00.000+04:00",
        "end": "2020-10-19T09:10:00.000+04:00",
        "form": FORM.called,
        **{path(name, "/"): value for name, value in answers.items()},
        "__version__": "vT2kPq7",
        "meta/instanceID": f"uuid:{ROOT}",
        "meta/rootUuid": f"uuid:{ROOT}",
        "_xform_id_string": "aXq4",
        "_uuid": ROOT,
        "_attachments": [],
        "_status": "submitted_via_web",
        "_geolocation": [40.3, 46.8],
        "_submission_time": "2020-10-19T09:15:00",
        "_tags": [],
        "_notes": [],
        "_validation_status": {},
        "_submitted_by": None,
    }
    return record | said


def kobo_json(answers: Answers) -> bytes:
    found = {"count": 1, "next": None, "previous": None, "results": [kobo_record(answers)]}
    return json.dumps(found, ensure_ascii=True).encode()


def kobo_list_json(answers: Answers) -> bytes:
    return json.dumps([kobo_record(answers)], ensure_ascii=False, indent=1).encode()


def central_record(answers: Answers, **said: Any) -> dict[str, Any]:
    groups: dict[str, dict[str, Any]] = {}
    for name in asked():
        question = FORM.questions[name]
        value: Any = answers.get(name)
        if value is not None and name == "position":
            lat, lon = map(float, value.split())
            value = {"type": "Point", "coordinates": [lon, lat, 0], "properties": {"accuracy": 4.5}}
        elif value is not None and question.type == "integer":
            value = int(value)
        elif value is not None and question.type == "decimal":
            value = float(value)
        groups.setdefault(question.group, {})[name] = value
    record: dict[str, Any] = {
        "__id": f"uuid:{ROOT}",
        "__system": {
            "submissionDate": SUBMITTED,
            "updatedAt": None,
            "submitterId": "27",
            "submitterName": "field-3",
            "attachmentsPresent": 0,
            "attachmentsExpected": 0,
            "status": None,
            "reviewState": None,
            "deviceId": "collect:Xy",
            "edits": 0,
            "formVersion": "1",
        },
        "start": "2020-10-19T08:50:00.000+04:00",
        "form": FORM.called,
        **groups,
        "meta": {"instanceID": f"uuid:{ROOT}", "instanceName": None},
    }
    return record | said


def central_odata(answers: Answers) -> bytes:
    found = {"@odata.context": "https://odk.example/v1/…$metadata#Submissions", "value": [central_record(answers)]}
    return json.dumps(found, ensure_ascii=False).encode()


def leaves(answers: Answers) -> str:
    groups: dict[str, str] = {}
    for name in asked():
        group = FORM.questions[name].group
        groups[group] = groups.get(group, "") + f"<{name}>{escape(answers.get(name, ''))}</{name}>"
    return "".join(f"<{group}>{content}</{group}>" for group, content in groups.items())


def instance_xml(answers: Answers, meta: str = "", attributes: str = "") -> bytes:
    return (
        f'<?xml version=\'1.0\' ?><data id="ceasefire-incident" version="1" {attributes}'
        ' xmlns:orx="http://openrosa.org/xforms"><start>2020-10-19T08:50:00.000+04:00</start>'
        f"<end>2020-10-19T09:10:00.000+04:00</end><form>{FORM.called}</form>{leaves(answers)}"
        f"<orx:meta>{meta or f'<orx:instanceID>uuid:{ROOT}</orx:instanceID>'}</orx:meta></data>"
    ).encode()


def kobo_xml(answers: Answers) -> bytes:
    return (
        '<aXq4 xmlns:jr="http://openrosa.org/javarosa" id="aXq4" version="1 (2020-10-01 08:00:00)">'
        f"<formhub><uuid>51b0a0e6</uuid></formhub><start/><end>2020-10-19T09:10:00.000+04:00</end><form>{FORM.called}</form>"
        f"{leaves(answers)}<__version__>vT2kPq7</__version__><meta><instanceID>uuid:{ROOT}</instanceID></meta></aXq4>"
    ).encode()


def briefcase_xml(answers: Answers) -> bytes:
    attributes = f'instanceID="uuid:{ROOT}" submissionDate="{SUBMITTED}" isComplete="true"'
    return b"\xef\xbb\xbf" + instance_xml(answers, attributes=attributes)


def own_row(answers: Answers, **said: str) -> dict[str, str]:
    names = [*FORM.own, *FORM.questions]
    return {name: answers.get(name, "") for name in names} | {"instance": "BM-31", "submitted": "2020-10-19"} | said


def own_csv(answers: Answers, **said: str) -> bytes:
    return table([own_row(answers, **said)])


def own_semicolon_csv(answers: Answers) -> bytes:
    return b"\xef\xbb\xbf" + table([own_row(answers)], ";")


def own_utf16_tabs(answers: Answers) -> bytes:
    return table([own_row(answers)], "\t").decode().encode("utf-16")


EXPORTS: Mapping[str, Callable[[Answers], bytes]] = {
    "central.csv": central_csv,
    "briefcase.csv": briefcase_csv,
    "kobo.csv": kobo_csv,
    "kobo-labels.csv": kobo_labels_csv,
    "kobo-arabic-labels.csv": kobo_arabic_labels_csv,
    "kobo.xlsx": kobo_xlsx,
    "kobo-labels.xlsx": kobo_labels_xlsx,
    "kobo-arabic-labels.xlsx": kobo_arabic_labels_xlsx,
    "data.json": kobo_json,
    "kobo-list.json": kobo_list_json,
    "odata.json": central_odata,
    "submission.xml": instance_xml,
    "kobo.xml": kobo_xml,
    "briefcase.xml": briefcase_xml,
    "own.csv": own_csv,
    "own-semicolons.csv": own_semicolon_csv,
    "own-utf16.csv": own_utf16_tabs,
}
