"""A few reports, some of them odd, and a reader of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from starlette.testclient import TestClient

from hudna.access import Accounts
from hudna.engine.monitor import Monitor
from hudna.ledger import Ledger
from hudna.model.claims import Claim, Span
from hudna.model.incidents import FiledClaim
from tests.tellings import filed
from tests.unit.engine.told import analyst_told, report
from tests.unit.views.serve.small import token_on

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


def put(ledger: Ledger, name: str, text: str, *claims: Claim, source: str = "Paper") -> None:
    """Add a report to a ledger that says these claims."""
    telling = filed()
    told = {name: [replace(telling, claim=claim) for claim in claims]}
    Monitor(ledger, analyst_told(**told)).add(report(name, text=text, source=source))
