"""What rests on restricted and confidential sources is invisible to viewers: on every page, list, search, export and feed.

Every route of the application is walked with every id that the ledger holds, hidden ones included, so that a route that is
added later is walked too.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from fastapi.routing import RouteContext, iter_route_contexts
from starlette.testclient import TestClient

from hudna.access import Accounts
from hudna.engine.alerting import raise_alerts, raised_alerts
from hudna.engine.judging import Judge
from hudna.engine.monitor import Monitor
from hudna.engine.openness import classify
from hudna.ledger import Ledger, open_ledger
from hudna.model.access import Access, Role
from hudna.model.reports import Report
from hudna.views.serve.app import create_app
from hudna.views.serve.settings import Settings
from tests.access import quick
from tests.tellings import filed
from tests.unit.engine.told import analyst_told, report

HIDDEN = {Access.RESTRICTED: "Zarkhan Patrol", Access.CONFIDENTIAL: "Muzhgan Letters"}
SECRETS = {Access.RESTRICTED: ("Zarkhan", "zqrestricted"), Access.CONFIDENTIAL: ("Muzhgan", "zqconfidential")}
ENDLESS = {"/events", "/api/v1/events"}
_PATIENCE = 60.0  # seconds


@dataclass(frozen=True)
class _Served:
    """An application, with tokens of each role, and the ids to walk its routes with."""

    client: TestClient
    tokens: Mapping[Role, str]
    ids: Mapping[str, tuple[str, ...]]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[_Served]:
    file = tmp_path_factory.mktemp("confidential") / "mission.ledger"
    with open_ledger(file) as ledger:
        _fill(ledger)
        ids = _ids(ledger)
    tokens = {}
    with Accounts(Path(f"{file}.access"), passwords=quick()) as accounts:
        for role in Role:
            accounts.users.add(f"the {role.value}", role, "a password that is long enough")
            _, tokens[role] = accounts.tokens.issue(f"the {role.value}", "walk", role, 1)
    with TestClient(create_app(Settings(ledger=str(file))), base_url="http://127.0.0.1") as client:
        yield _Served(client, tokens, ids)


def _fill(ledger: Ledger) -> None:
    """Public and hidden reports that tell of the same and of other events, judged, with the alerts that follow."""
    names = ("open", "denial", "patrol", "letter", "alone")
    told = {
        "open": [filed(day="2020-10-20", says="AZE", killed="3-", on="AZE.CVL")],
        "denial": [filed(day="2020-10-20", says="ARM", status="denied")],
        "patrol": [filed(day="2020-10-20", says="AZE", killed="9", on="AZE.CVL")],
        "letter": [filed(day="2020-10-20", says="UN", killed="11", on="AZE.CVL")],
        "alone": [filed("attack.air", by="AZE", on="ARM", day="2020-10-21", says="ARM", killed="40")],
    }
    monitor = Monitor(ledger, analyst_told(**told))
    for source, access in ((name, access) for access, name in HIDDEN.items()):
        classify(ledger, source, access, reason="it would endanger who told it", author="head of mission")
    for name in names:
        monitor.add(_report(name))
    raise_alerts(ledger)
    (shelling,) = {one.id for one in ledger.incidents() if any(account.speaker == "UN" for account in one.accounts)}
    judge = Judge(ledger, "head of mission").verify(shelling, "zqconfidential: seen by the team itself")
    Judge(ledger, "deputy").sign(judge.id, "zqconfidential: so it is")


def _report(name: str) -> Report:
    secret = {"patrol": Access.RESTRICTED, "letter": Access.CONFIDENTIAL, "alone": Access.CONFIDENTIAL}.get(name)
    made = replace(report(name, published="2020-10-22"), url="https://paper.example/terter")  # versions of each other
    if secret is None:
        return replace(made, source="Open Paper", title="What everybody reads")
    token = SECRETS[secret][1]
    return replace(made, source=HIDDEN[secret], title=f"{token} title", text=f"{made.text} {token} text")


def _ids(ledger: Ledger) -> dict[str, tuple[str, ...]]:
    """Everything that may stand in an address after the name of a collection, hidden or not."""
    claims = tuple(one.id for one in ledger.claims())
    return {
        "agreements": ("karabakh-2020-10-17",),
        "alerts": tuple(raised.alert.id for raised in raised_alerts(ledger)),
        "claims": claims,
        "incidents": (*(one.id for one in ledger.incidents()), *claims),
        "judgements": tuple(one.id for one in ledger.judgements()),
        "reports": tuple(one.id for one in ledger.reports()),
        "sources": tuple(HIDDEN.values()),
        "static": ("app.css",),
        "tokens": ("1",),
        "users": ("the viewer",),
    }


LISTS = (
    "", "lang=ar", "q=text", "q=zqrestricted", "q=zqconfidential", "source=Muzhgan%20Letters", "source=Zarkhan%20Patrol",
    "old=open&new=letter", "old=patrol&new=letter",
    "as_of=2020-10-30", "known_on=2100-01-01", "party=ARM", "agreement=karabakh-2020-10-17", "type=attack.air",
)  # fmt: skip
OF_ONE = ("", "lang=ar", "as_of=2020-10-30", "known_on=2100-01-01")


def _addresses(served: _Served) -> Iterator[str]:
    for route in _routes(served, {"GET"}):
        parts = _parts(route)
        named = [part for part in parts if part.startswith("{")]
        for values in itertools.product(*(_values(served, parts, name) for name in named)):
            path = _filled(route, dict(zip(named, values, strict=True)))
            yield from (f"{path}?{query}" if query else path for query in (OF_ONE if named else LISTS))


def _routes(served: _Served, methods: Collection[str]) -> list[RouteContext]:
    found = iter_route_contexts(served.client.app.routes)  # type: ignore[attr-defined]
    return [one for one in found if set(one.methods or ()) & set(methods) and one.path not in ENDLESS]


def _parts(route: RouteContext) -> list[str]:
    return str(route.path_format).split("/")


def _values(served: _Served, parts: list[str], name: str) -> tuple[str, ...]:
    """What may stand at a place of an address: told by the collection before it, so that no route is left out unnoticed."""
    return tuple(quote(value, safe="") for value in served.ids[parts[parts.index(name) - 1]])


def _asked(served: _Served, address: str, role: Role) -> Any:
    """What a role is answered, once it is computed and its turn has come: what is not there yet tells nothing either way."""
    until = time.monotonic() + _PATIENCE
    headers = {"Authorization": f"Bearer {served.tokens[role]}"}
    while (answer := served.client.get(address, headers=headers)).status_code in (429, 503):
        assert time.monotonic() < until, address
        time.sleep(0.05)
    return answer


def _filled(route: RouteContext, values: Mapping[str, str]) -> str:
    return "/".join(values.get(part, part) for part in _parts(route))


@pytest.mark.parametrize("role", [Role.VIEWER, Role.ANALYST])
def test_no_route_tells_a_role_what_it_may_not_see(served: _Served, role: Role) -> None:
    hidden = [word for access, words in SECRETS.items() if not role.sees.admits(access) for word in words]
    told, walked = [], 0
    for address in _addresses(served):
        answer = _asked(served, address, role)
        assert answer.status_code < 500, address
        walked += 1
        # what was asked for may stand in the answer as the question: the search box, the filter
        asked = [word for word in hidden if word.casefold() in address.casefold()]
        told += [(address, word) for word in hidden if word not in asked and word in answer.text]
    assert told == []
    assert walked > 50


def test_who_may_see_them_does(served: _Served) -> None:
    unseen = {word for words in SECRETS.values() for word in words}
    for address in _addresses(served):
        text = _asked(served, address, Role.ADMINISTRATOR).text
        unseen = {word for word in unseen if word not in text}
        if not unseen:
            break
    assert unseen == set()


def test_an_incident_that_only_a_hidden_source_tells_is_no_incident_to_a_viewer(served: _Served) -> None:
    pages = {incident: f"/incidents/{quote(incident, safe='')}" for incident in served.ids["incidents"]}
    found = {incident for incident, page in pages.items() if _asked(served, page, Role.VERIFIER).status_code == 200}
    gone = {incident for incident in found if _asked(served, pages[incident], Role.VIEWER).status_code == 404}
    assert gone


def test_a_toll_that_a_hidden_source_gives_is_in_no_figure_of_a_viewer(served: _Served) -> None:
    items = _asked(served, "/api/v1/incidents", Role.VIEWER).json()["items"]
    highest = [one["killed"]["high"] or one["killed"]["low"] for one in items if one["killed"]]
    assert highest
    assert max(highest) == 3
    assert all(account["speaker"] != "UN" for one in items for account in one["accounts"])


WRITES = {"POST", "PUT", "PATCH", "DELETE"}
ONES_OWN = ("/login", "/logout", "/preferences", "/account")


def test_a_viewers_token_writes_nothing(served: _Served) -> None:
    viewer = {"Authorization": f"Bearer {served.tokens[Role.VIEWER]}"}
    allowed, asked = [], 0
    for route in _routes(served, WRITES):
        if str(route.path).startswith(ONES_OWN):
            continue
        parts = _parts(route)
        path = _filled(route, {name: _values(served, parts, name)[0] for name in parts if name.startswith("{")})
        for method in set(route.methods or ()) & WRITES:
            asked += 1
            answer = served.client.request(method, path, headers=viewer, json={})
            if answer.status_code not in (401, 403):
                allowed.append((method, route.path, answer.status_code))
    assert allowed == []
    assert asked >= 5
