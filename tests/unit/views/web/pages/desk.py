"""A ledger of few reports behind the whole application, and those who look at it."""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from fastapi import FastAPI
from starlette.testclient import TestClient

from hudna.access import Accounts
from hudna.engine.monitor import Monitor
from hudna.ledger import Ledger, open_ledger
from hudna.model.access import Role
from hudna.model.incidents import Incident
from hudna.views.serve.app import create_app
from hudna.views.serve.settings import Settings
from tests.access import PASSWORD, quick
from tests.tellings import filed
from tests.unit.engine.told import analyst_told, report

HERE = "http://127.0.0.1:8700"
_PATIENCE = 60.0  # seconds
HOSTILE = "Terter <script>alert(1)</script> \u202eburned"


def small_ledger(empty: Path, folder: Path) -> Path:
    """An accusation and its denial, an account by a neighbour, and two other events, one told in hostile words."""
    file = Path(shutil.copy(empty, folder / "desk.ledger"))
    claims = {
        "accusation": [filed(day="2020-10-20", killed="3", on="AZE.CVL", words="Terter was shelled, three died")],
        "denial": [filed(day="2020-10-20", says="ARM", status="denied", words="we did not shell Terter")],
        "other": [filed(day="2020-10-20", says="RUS", by="AZE", killed="9", words="Terter was shelled by others")],
        "barda": [filed("attack.air", day="2020-10-28", at=("Barda", "AZE"), words="Barda was bombed from the air")],
        "hostile": [filed("detention", day="2020-10-30", at=("Shusha", "AZE"), words=HOSTILE)],
    }
    with open_ledger(file) as ledger:
        monitor = Monitor(ledger, analyst_told(**claims))
        for number, name in enumerate(claims, start=20):
            monitor.add(report(name, published=f"2020-10-{number}", source=f"Paper of {name}"))
    return file


@contextmanager
def running(file: Path) -> Iterator[FastAPI]:
    """The application over a ledger."""
    app = create_app(Settings(ledger=str(file)))
    with TestClient(app, base_url=HERE):
        yield app


def main(app: FastAPI) -> Ledger:
    """The ledger behind it."""
    ledger: Ledger = app.state.vantages.main
    return ledger


def told(app: FastAPI, claim: str) -> Incident:
    """The incident that a claim tells."""
    found = main(app).incident_of(claim)
    assert found is not None
    return found


def set_up_users(file: Path) -> None:
    """Let there be users of every role, and two verifiers, who are `verifier` and `second`."""
    with Accounts(Path(f"{file}.access"), passwords=quick()) as accounts:
        for role in Role:
            accounts.users.add(role.value, role, PASSWORD)
        accounts.users.add("second", Role.VERIFIER, PASSWORD)


class Reader:
    """Somebody with a browser; signed in where he has a name."""

    def __init__(self, app: FastAPI, name: str | None = None, lang: str = "en") -> None:
        self.browser = TestClient(app, base_url=HERE, headers={"Accept-Language": lang}, follow_redirects=False)
        if name is not None:
            self.browser.cookies.set("hudna-session", app.state.access.sessions.begin(name))

    def open(self, path: str, status: int = 200) -> str:
        """A page, once what it needs was computed."""
        end = monotonic() + _PATIENCE
        while (page := self.browser.get(path)).status_code == 503 and monotonic() < end:
            sleep(0.05)
        assert page.status_code == status, page.text
        return str(page.text)

    def fill(self, page: str, action: str, kind: str = "", /, **typed: Any) -> Any:
        """Send the form of a page that has this action and kind, with what is typed into it; the answer."""
        fields = {**carried(page, action, kind), **({"kind": kind} if kind else {}), **typed}
        return self.browser.post(action, data=fields)


def carried(page: str, action: str, kind: str = "") -> dict[str, Any]:
    """The hidden fields of a form; a field that comes several times has all its values."""
    forms = re.findall(r"<form[^>]*action=\"([^\"]+)\"[^>]*>(.*?)</form>", page, re.DOTALL)
    for found, content in forms:
        hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', content)
        kinds = {value for name, value in hidden if name == "kind"} | set(
            re.findall(r'name="kind" value="([^"]+)"', content)
        )
        if html.unescape(found) == action and (not kind or kind in kinds or not kinds):
            fields: dict[str, Any] = {}
            for name, value in hidden:
                fields.setdefault(name, []).append(html.unescape(value))
            return {name: values[0] if len(values) == 1 else values for name, values in fields.items()}
    raise AssertionError(f"the page has no form for {action} and {kind}")


def action_on(incident: Incident) -> str:
    """Where an incident is judged."""
    return f"/incidents/{incident.id}/judgements"
