"""Judging from an incident's page: who may, what is recorded, and that nobody overrides what he has not seen."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi import FastAPI
from markupsafe import escape

from hudna.engine.judging import Judge
from hudna.engine.monitor import Monitor
from hudna.model.entries import EntryKind
from hudna.model.judgements import Judgement, JudgementKind
from tests.tellings import filed
from tests.unit.engine.told import analyst_told, report
from tests.unit.views.web.pages.desk import Reader, action_on, carried, main, told


def made(app: FastAPI) -> list[Judgement]:
    return list(main(app).judgements())


def test_a_verdict_is_recorded_under_the_name_of_who_signed_in(team_desk: FastAPI) -> None:
    incident, analyst = told(team_desk, "barda#1"), Reader(team_desk, "analyst")
    answer = analyst.fill(
        analyst.open(f"/incidents/{incident.id}"), action_on(incident), "verify", reason="seen on site"
    )
    (judgement,) = made(team_desk)
    assert (judgement.author, judgement.verdict.kind, judgement.verdict.reason) == (
        "analyst",
        JudgementKind.VERIFY,
        "seen on site",
    )
    assert answer.status_code == 303
    assert "seen on site" in analyst.open(answer.headers["location"])


def test_where_nobody_signs_in_the_form_asks_for_a_name_and_keeps_it(open_desk: FastAPI) -> None:
    incident, reader = told(open_desk, "barda#1"), Reader(open_desk)
    path = f"/incidents/{incident.id}"
    nameless = reader.fill(reader.open(path), action_on(incident), "verify", reason="seen", author=" ")
    assert nameless.status_code == 422
    assert made(open_desk) == []
    reader.fill(reader.open(path), action_on(incident), "verify", reason="seen", author="Leyla")
    assert [one.author for one in made(open_desk)] == ["Leyla"]
    assert 'name="author" value="Leyla"' in reader.open(path)


@pytest.mark.parametrize("name", ["أمل", 'Ab"; Path=/', "х" * 5000])
def test_a_name_in_any_script_is_recorded_and_kept_as_a_cookie_can(open_desk: FastAPI, name: str) -> None:
    incident, reader = told(open_desk, "barda#1"), Reader(open_desk)
    path = f"/incidents/{incident.id}"
    answer = reader.fill(reader.open(path), action_on(incident), "verify", reason="seen", author=name)
    assert answer.status_code == 303
    assert [one.author for one in made(open_desk)] == [name]
    assert len(answer.headers.get("set-cookie", "")) < 2_000
    kept = f'name="author" value="{escape(name)}"' in reader.open(path)
    assert kept == (len(name) < 100)


def test_the_second_of_two_verifiers_is_told_of_the_first_and_nothing_is_lost(team_desk: FastAPI) -> None:
    incident = told(team_desk, "accusation#1")
    first, second = Reader(team_desk, "verifier"), Reader(team_desk, "second")
    path, action = f"/incidents/{incident.id}", action_on(incident)
    seen_by_first, seen_by_second = first.open(path), second.open(path)
    assert first.fill(seen_by_first, action, "verify", reason="seen on site").status_code == 303

    refused = second.fill(seen_by_second, action, "refute", reason="the <place> is intact")
    assert refused.status_code == 409
    assert [one.author for one in made(team_desk)] == ["verifier"], "nothing is recorded"
    assert "It has changed since you saw it" in refused.text
    assert "seen on site" in refused.text
    assert "the &lt;place&gt; is intact" in refused.text, "nor lost"

    again = second.fill(refused.text, action, "refute", reason="the <place> is intact")
    assert again.status_code == 303
    assert [(one.author, one.verdict.kind.value) for one in made(team_desk)] == [
        ("verifier", "verify"),
        ("second", "refute"),
    ]


def test_what_was_typed_into_any_form_survives_a_change(team_desk: FastAPI) -> None:
    incident, verifier = told(team_desk, "accusation#1"), Reader(team_desk, "verifier")
    page = verifier.open(f"/incidents/{incident.id}/correct")
    Judge(main(team_desk), "amal").grade_claim("denial#1", "4", "unlikely")
    typed = {"field": "killed", "low": "4", "high": "6", "reason": "the hospital's list"}
    refused = verifier.fill(page, action_on(incident), "correct", **typed)
    assert refused.status_code == 409
    assert "unlikely" in refused.text
    assert verifier.fill(refused.text, action_on(incident), "correct", reason=typed["reason"]).status_code == 303
    assert made(team_desk)[-1].verdict.value == {"low": 4, "high": 6}


def test_a_report_that_comes_meanwhile_is_a_change_too(team_desk: FastAPI) -> None:
    incident, verifier = told(team_desk, "barda#1"), Reader(team_desk, "verifier")
    page = verifier.open(f"/incidents/{incident.id}")
    told_again = filed(
        "attack.air", day="2020-10-28", at=("Barda", "AZE"), says="RUS", words="Barda was bombed from the air"
    )
    Monitor(main(team_desk), analyst_told(late=[told_again])).add(report("late", published="2020-10-29"))
    assert len(told(team_desk, "barda#1").claims) == 2
    refused = verifier.fill(page, action_on(incident), "verify", reason="seen")
    assert refused.status_code == 409
    assert made(team_desk) == []


@pytest.mark.parametrize(
    ("kind", "typed", "verdict"),
    [
        ("merge", {"other_id": "barda#1"}, {"others": ("barda#1",)}),
        ("split", {"claims": ["denial#1"]}, {"claims": ("denial#1",)}),
        ("grade-claim", {"claim": "denial#1", "grade": "4"}, {"claims": ("denial#1",), "grade": "4"}),
        ("correct", {"field": "type", "choice": "attack.drone"}, {"value": "attack.drone", "of_incident": True}),
        ("correct", {"field": "killed", "untold": "true"}, {"value": None}),
        ("correct", {"field": "when", "start": "2020-10-19"}, {"value": {"start": "2020-10-19", "end": "2020-10-19"}}),
        ("correct", {"field": "actors", "party": ["ARM"], "parties": "RUS, TUR"}, {"value": ["ARM", "RUS", "TUR"]}),
        (
            "correct",
            {"field": "place", "name": "Terter", "country": "aze", "lat": "٤٠.3", "lon": "", "precision": "point"},
            {"value": {"name": "Terter", "country": "AZE", "lat": 40.3, "lon": None, "kind": "point"}},
        ),
        ("correct", {"claim": "denial#1", "field": "speaker", "choice": "RUS"}, {"value": "RUS", "of_incident": False}),
    ],
)
def test_every_kind_of_judgement_has_its_form(
    team_desk: FastAPI, kind: str, typed: dict[str, Any], verdict: dict[str, Any]
) -> None:
    incident, analyst = told(team_desk, "accusation#1"), Reader(team_desk, "analyst")
    where = f"/incidents/{incident.id}" + ("/correct" if kind == "correct" else "")
    answer = analyst.fill(analyst.open(where), action_on(incident), kind, reason="why", **typed)
    assert answer.status_code == 303, answer.text
    (judgement,) = made(team_desk)
    assert {name: getattr(judgement.verdict, name) for name in verdict} == verdict
    analyst.open(answer.headers["location"])


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("verify", {"reason": "  "}),
        ("merge", {"other_id": "incident-0000000000000000", "reason": "why"}),
        ("split", {"reason": "why"}),
        ("correct", {"field": "killed", "low": "many", "reason": "why"}),
        ("correct", {"field": "colour", "choice": "red", "reason": "why"}),
        ("grade-claim", {"claim": "denial#1", "grade": "9", "reason": "why"}),
        ("withdraw", {"judgement": "judgement-1", "reason": "why"}),
    ],
)
def test_what_cannot_be_is_told_with_what_was_typed_and_nothing_is_recorded(
    team_desk: FastAPI, kind: str, typed: dict[str, Any]
) -> None:
    incident, verifier = told(team_desk, "accusation#1"), Reader(team_desk, "verifier")
    page = verifier.open(f"/incidents/{incident.id}")
    fields = {"kind": kind} | typed
    answer = verifier.fill(page, action_on(incident), "verify", **fields)
    assert answer.status_code == 422
    assert "Nothing was recorded" in answer.text
    assert made(team_desk) == []


def test_a_verifier_signs_what_another_proposed_and_an_analyst_does_not(team_desk: FastAPI) -> None:
    incident = told(team_desk, "barda#1")
    proposed = Judge(main(team_desk), "analyst").verify(incident.id, "seen")
    path, action = f"/incidents/{incident.id}", action_on(incident)
    analyst, verifier = Reader(team_desk, "analyst"), Reader(team_desk, "verifier")
    page = analyst.open(path)
    signing = {"kind": "sign", "judgement": proposed.id, "reason": "agreed"}
    assert analyst.fill(page, action, "verify", **signing).status_code == 403
    assert verifier.fill(verifier.open(path), action, "sign", judgement=proposed.id, reason="agreed").status_code == 303
    assert told(team_desk, "barda#1").grade.value == "verified"


def test_an_analyst_withdraws_only_what_is_his(team_desk: FastAPI) -> None:
    incident = told(team_desk, "barda#1")
    own, others = (Judge(main(team_desk), name).verify(incident.id, "seen") for name in ("analyst", "amal"))
    analyst, action = Reader(team_desk, "analyst"), action_on(incident)
    page = analyst.open(f"/incidents/{incident.id}")
    withdrawing = {"kind": "withdraw", "reason": "mistaken"}
    assert analyst.fill(page, action, "verify", judgement=others.id, **withdrawing).status_code == 403
    assert analyst.fill(page, action, "verify", judgement=own.id, **withdrawing).status_code == 303


def test_who_may_not_judge_sees_no_form_and_cannot_send_one(team_desk: FastAPI) -> None:
    incident = told(team_desk, "barda#1")
    path, action = f"/incidents/{incident.id}", action_on(incident)
    page = Reader(team_desk, "analyst").open(path)
    viewer = Reader(team_desk, "viewer")
    seen = viewer.open(path)
    assert action not in seen
    own_token = carried(seen, "/preferences")["csrf"]
    fields = carried(page, action, "verify") | {"csrf": own_token, "kind": "verify", "reason": "why"}
    assert viewer.browser.post(action, data=fields).status_code == 403
    assert viewer.browser.get(f"{path}/correct").status_code == 403
    assert made(team_desk) == []


def test_what_was_known_on_an_earlier_date_cannot_be_changed(open_desk: FastAPI) -> None:
    incident, reader = told(open_desk, "barda#1"), Reader(open_desk)
    page = reader.open(f"/incidents/{incident.id}")
    earlier = f"/incidents/{incident.id}?known_on=2030-01-01"
    assert action_on(incident) not in reader.open(earlier)
    fields = carried(page, action_on(incident), "verify") | {"kind": "verify", "reason": "why", "author": "amal"}
    refused = reader.browser.post(f"{action_on(incident)}?known_on=2030-01-01", data=fields)
    assert refused.status_code == 403
    assert next(main(open_desk).entries(kind=EntryKind.JUDGEMENT_MADE), None) is None
