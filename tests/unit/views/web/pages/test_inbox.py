"""The inbox: one after the other, many at once with a preview, and nothing recorded that was not shown."""

from __future__ import annotations

import re
import shutil
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI

from hudna.engine.inbox import unjudged
from hudna.engine.judging import Judge
from hudna.engine.monitor import Monitor
from hudna.ledger import open_ledger
from hudna.model.judgements import Judgement, JudgementKind
from tests.tellings import filed
from tests.unit.engine.told import analyst_told, report
from tests.unit.views.web.pages.desk import Reader, carried, main, running, told


def made(app: FastAPI) -> list[Judgement]:
    return list(main(app).judgements())


def awaiting(app: FastAPI) -> list[str]:
    """Ids of the incidents that await judgement, in their order."""
    return [one.id for one in unjudged(main(app)).items]


def tokens(page: str) -> list[str]:
    """What can be selected on a page."""
    return re.findall(r'name="items" value="([^"]+)" form="bulk"', page)


def opened(reader: Reader, show: str, item: str, kind: str) -> str:
    """The inbox with the form of an item open."""
    return reader.open(f"/inbox?show={show}&item={item}&do={kind}")


@pytest.mark.parametrize("show", ["unsigned", "unjudged", "alike", "proposed"])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_every_part_is_shown(open_desk: FastAPI, show: str, lang: str) -> None:
    assert 'aria-current="page"' in Reader(open_desk, lang=lang).open(f"/inbox?show={show}")


def test_what_awaits_a_signature_comes_first(team_desk: FastAPI) -> None:
    verifier = Reader(team_desk, "verifier")
    assert 'href="/inbox?show=unjudged" aria-current="page"' in verifier.open("/inbox")
    Judge(main(team_desk), "amal").verify("barda#1", "seen on site")
    page = verifier.open("/inbox")
    assert 'href="/inbox?show=unsigned" aria-current="page"' in page
    assert "seen on site" in page


def test_one_judgement_is_recorded_and_the_next_item_gets_the_focus(team_desk: FastAPI) -> None:
    analyst = Reader(team_desk, "analyst")
    first, second, *_ = awaiting(team_desk)
    page = opened(analyst, "unjudged", first, "verify")
    assert re.search(r'name="reason"[^>]* autofocus', page)
    answer = analyst.fill(page, "/inbox/judgements", "verify", reason="seen")
    assert answer.status_code == 303
    assert answer.headers["location"].endswith(f"#item-{second}")
    (judgement,) = made(team_desk)
    assert judgement.author == "analyst"
    assert main(team_desk).incident_of(judgement.verdict.claims[0]).id == first  # type: ignore[union-attr]


def test_the_last_judgement_can_be_undone(team_desk: FastAPI) -> None:
    analyst = Reader(team_desk, "analyst")
    page = opened(analyst, "unjudged", awaiting(team_desk)[0], "refute")
    answer = analyst.fill(page, "/inbox/judgements", "refute", reason="wrong place")
    shown = analyst.open(answer.headers["location"])
    assert 'data-key="u"' in shown
    assert analyst.fill(shown, "/inbox/undo", reason="by mistake").status_code == 303
    refuted, withdrawn = made(team_desk)
    assert refuted.withdrawn == withdrawn.id


def test_a_verifier_signs_from_the_inbox(team_desk: FastAPI) -> None:
    proposed = Judge(main(team_desk), "analyst").verify("barda#1", "seen")
    assert 'data-key="s"' not in Reader(team_desk, "analyst").open("/inbox?show=unsigned")
    verifier = Reader(team_desk, "verifier")
    page = opened(verifier, "unsigned", proposed.id, "sign")
    assert verifier.fill(page, "/inbox/judgements", "sign", reason="agreed").status_code == 303
    assert made(team_desk)[0].signed == "verifier"


def test_a_reason_is_needed_and_a_change_is_told(team_desk: FastAPI) -> None:
    verifier, first = Reader(team_desk, "verifier"), awaiting(team_desk)[0]
    page = opened(verifier, "unjudged", first, "verify")
    assert verifier.fill(page, "/inbox/judgements", "verify", reason=" ").status_code == 422
    Judge(main(team_desk), "amal").grade_claim(main(team_desk).claims_of(first)[0].id, "5", "hearsay")
    changed = verifier.fill(page, "/inbox/judgements", "verify", reason="seen <on site>")
    assert changed.status_code == 409
    assert "seen &lt;on site&gt;" in changed.text
    assert [one.verdict.kind for one in made(team_desk)] == [JudgementKind.GRADE_CLAIM]
    assert verifier.fill(changed.text, "/inbox/judgements", "verify", reason="seen").status_code == 303


def test_the_preview_lists_what_is_recorded_then_and_what_cannot_be(team_desk: FastAPI) -> None:
    verifier = Reader(team_desk, "verifier")
    page = verifier.open("/inbox?show=unjudged")
    chosen = tokens(page)
    assert len(chosen) == len(awaiting(team_desk)) >= 2
    head = main(team_desk).head()
    gone = "incident-0000000000000000@0"
    preview = verifier.fill(
        page, "/inbox/preview", "", kind="refute", items=[*chosen, gone], reason="withdrawn by its author"
    )
    assert preview.status_code == 200
    assert main(team_desk).head() == head, "a preview records nothing"
    assert "incident-0000000000000000" in preview.text
    promised = carried(preview.text, "/inbox/record")
    assert promised["items"] == chosen
    assert verifier.browser.post("/inbox/record", data=promised).status_code == 303
    recorded = made(team_desk)
    assert [one.verdict.kind for one in recorded] == [JudgementKind.REFUTE] * len(chosen)
    assert {one.verdict.reason for one in recorded} == {"withdrawn by its author"}
    assert {main(team_desk).incident_of(one.verdict.claims[0]).id for one in recorded} == {  # type: ignore[union-attr]
        token.partition("@")[0] for token in chosen
    }


def test_what_changes_between_preview_and_confirmation_is_told_and_the_others_are_recorded(team_desk: FastAPI) -> None:
    verifier = Reader(team_desk, "verifier")
    page = verifier.open("/inbox?show=unjudged")
    preview = verifier.fill(page, "/inbox/preview", "", kind="verify", items=tokens(page), reason="seen")
    promised = carried(preview.text, "/inbox/record")
    first = promised["items"][0].partition("@")[0]
    Judge(main(team_desk), "amal").verify(first, "was there first")
    told_of = verifier.browser.post("/inbox/record", data=promised)
    assert told_of.status_code == 409
    assert "It has changed since you saw it." in told_of.text
    authors = [one.author for one in made(team_desk)]
    assert authors == ["amal", *["verifier"] * (len(promised["items"]) - 1)]


@pytest.mark.parametrize("path", ["/inbox/judgements", "/inbox/preview", "/inbox/record", "/inbox/undo"])
def test_a_viewer_reads_the_inbox_and_judges_nothing(team_desk: FastAPI, path: str) -> None:
    viewer = Reader(team_desk, "viewer")
    page = viewer.open("/inbox?show=unjudged")
    assert 'data-key="' not in page
    fields: dict[str, Any] = {
        "csrf": carried(page, "/preferences")["csrf"],
        "kind": "verify",
        "items": [f"{told(team_desk, 'barda#1').id}@0"],
        "judgement": "judgement-1",
        "reason": "why",
    }
    assert viewer.browser.post(path, data=fields).status_code == 403
    assert made(team_desk) == []


@pytest.mark.parametrize(("lang", "words"), [("en", "to take effect"), ("ar", "على أن تسري في")])
def test_a_proposed_truce_tells_the_day_on_which_it_is_to_take_effect(
    empty_ledger: Path, tmp_path: Path, lang: str, words: str
) -> None:
    at = partial(filed, says="UN", at=("Yemen", "YEM"))
    agreed = at("truce.agreed", by="YEM HOUTHI", day="2016-04-10")
    begins = at("truce.effective", by="", status="future", act="states", day="2016-04-12")
    file = Path(shutil.copy(empty_ledger, tmp_path / "announced.ledger"))
    with open_ledger(file) as ledger:
        Monitor(ledger, analyst_told(a=[agreed, begins])).add(report("a", published="2016-04-11"))
    with running(file) as app:
        page = Reader(app, lang=lang).open("/inbox?show=proposed")
    assert words in page
    assert 'datetime="2016-04-12"' in page


def test_a_proposal_that_is_not_there_cannot_be_dismissed(team_desk: FastAPI) -> None:
    analyst = Reader(team_desk, "analyst")
    page = analyst.open("/inbox?show=proposed")
    fields = {
        "csrf": carried(page, "/preferences")["csrf"],
        "show": "proposed",
        "kind": "dismiss",
        "items": "proposed-nowhere-2020-10-10",
        "reason": "why",
    }
    assert analyst.browser.post("/inbox/judgements", data=fields).status_code == 422
    assert made(team_desk) == []
