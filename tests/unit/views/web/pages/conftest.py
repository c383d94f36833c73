"""A dashboard over a small ledger, and readers of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from hudna.access import Accounts
from hudna.engine.alerting import raise_alerts
from hudna.engine.monitor import Monitor
from hudna.ledger import Ledger, open_ledger
from hudna.model.access import Role
from hudna.model.claims import Claim, Span
from hudna.model.incidents import FiledClaim
from hudna.views.serve.app import create_app
from hudna.views.serve.reading_room import ReadingRoom
from hudna.views.serve.settings import Settings
from tests.tellings import filed
from tests.unit.engine.told import analyst_told, report
from tests.unit.views.serve.small import browser, token_on
from tests.unit.views.web.pages.desk import running, set_up_users, small_ledger

TEXT = "Baku says that Armenian forces shelled Terter and killed three.\nYerevan denies it."
ODD = "odd/a?b#c 5% é"


def said(words: str, trigger: str, telling: FiledClaim, text: str = TEXT) -> FiledClaim:
    """A claim with its evidence and its trigger where these words stand in a text."""
    start, name = text.index(words), text.index(trigger)
    claim = replace(
        telling.claim,
        evidence=Span(start, start + len(words), words),
        trigger=Span(name, name + len(trigger), trigger),
    )
    return replace(telling, claim=claim)


SHELLED = said(
    "Armenian forces shelled Terter and killed three", "shelled", filed(day="2020-10-20", on="AZE.CVL", killed="3")
)
HARMED = said(
    "shelled Terter and killed three", "killed", filed("harm.people", day="2020-10-20", on="AZE.CVL", killed="3")
)
DENIED = said("Yerevan denies it", "denies", filed(day="2020-10-20", says="ARM", status="denied"))
TOLD = {
    "overlaps": [SHELLED, HARMED, DENIED],
    ODD: [filed("attack.air", by="AZE", on="ARM", at=("Stepanakert", "AZE"), day="2020-10-21", says="ARM")],
    "undated": [filed("truce.violated", by="AZE", at=None, day=None, says=None)],
}
REPORTS = (
    replace(report("overlaps", text=TEXT, published="2020-10-20"), title="Shells on <b>Terter</b>"),
    report(ODD, published="2020-10-22", source="Radio / 1"),
    report("undated", published=None, source=None),
)


@pytest.fixture(scope="session")
def told_pages(tmp_path_factory: pytest.TempPathFactory, empty_ledger: Path) -> Path:
    """Reports with claims on the same words, with an odd id, and of an unknown day."""
    file = tmp_path_factory.mktemp("pages") / "told.ledger"
    shutil.copy(empty_ledger, file)
    with open_ledger(file) as ledger:
        monitor = Monitor(ledger, analyst_told(**TOLD))
        for one in REPORTS:
            monitor.add(one)
        raise_alerts(ledger)
    return file


@dataclass
class Reader:
    """Somebody with a browser."""

    client: TestClient

    @property
    def main(self) -> Ledger:
        """The ledger that is written to."""
        return self.client.app.state.vantages.main  # type: ignore[attr-defined, no-any-return]

    @property
    def accounts(self) -> Accounts:
        """Those who may sign in."""
        return self.client.app.state.access  # type: ignore[attr-defined, no-any-return]

    def get(self, path: str, **options: Any) -> Any:
        """Ask for a page until it is computed."""
        for _ in range(100):
            answer = self.client.get(path, **options)
            if answer.status_code != 503:
                break
        return answer

    def page(self, path: str, lang: str = "en") -> str:
        """A page that is there."""
        answer = self.get(path, headers={"Accept-Language": lang})
        assert answer.status_code == 200, answer.text
        return str(answer.text)

    def post(self, path: str, data: dict[str, str] | None = None, **options: Any) -> Any:
        """Send a form, with the token of a page."""
        token = token_on(self.get("/").text)
        return self.client.post(path, data={"csrf": token, **(data or {})}, **options)


@pytest.fixture
def reader(tmp_path: Path, told_pages: Path, analyst: Any) -> Iterator[Reader]:
    """A reader where no users are set up; what he brings is read as `hudna read` would."""
    file = tmp_path / "served.ledger"
    shutil.copy(told_pages, file)
    app = create_app(Settings(ledger=str(file)))
    app.state.reading_room = ReadingRoom(app.state.vantages.main, lambda: analyst)
    with ExitStack() as stack:
        client = stack.enter_context(browser(app, "http://localhost:8700"))
        yield Reader(client)


PASSWORD = "seven quiet hills"  # noqa: S105 - of nobody


@pytest.fixture
def as_role(reader: Reader) -> Callable[[Role], Reader]:
    """Signs the reader in as a user of a role; there is one of each, named like it."""
    for role in (Role.ADMINISTRATOR, Role.VERIFIER, Role.ANALYST, Role.VIEWER):
        reader.accounts.users.add(role.value, role, PASSWORD)

    def signed_in(role: Role) -> Reader:
        reader.client.cookies.clear()
        reader.client.cookies.set("hudna-session", reader.accounts.sessions.begin(role.value))
        return reader

    return signed_in


def put(ledger: Ledger, name: str, text: str, *claims: Claim, source: str = "Paper") -> None:
    """Add a report to a ledger that says these claims."""
    telling = filed()
    told = {name: [replace(telling, claim=claim) for claim in claims]}
    Monitor(ledger, analyst_told(**told)).add(report(name, text=text, source=source))


@pytest.fixture
def open_desk(empty_ledger: Path, tmp_path: Path) -> Iterator[FastAPI]:
    """Without users: open on this machine."""
    with running(small_ledger(empty_ledger, tmp_path)) as app:
        yield app


@pytest.fixture
def team_desk(empty_ledger: Path, tmp_path: Path) -> Iterator[FastAPI]:
    """With users of every role."""
    file = small_ledger(empty_ledger, tmp_path)
    set_up_users(file)
    with running(file) as app:
        yield app
