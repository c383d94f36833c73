"""A visit: who asks, how he wants to be shown things, and which ledger he may see."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Annotated, Any, TypeVar
from urllib.parse import quote, urlencode
from weakref import ref

from fastapi import Depends, Query, Request
from fastapi.responses import HTMLResponse

from hudna.engine.first_known import anything_since
from hudna.engine.vantages import Pending, Vantage, Vantages
from hudna.ledger import Ledger
from hudna.model.access import Role
from hudna.model.times import AsOf
from hudna.views.instants import parse_as_of, parse_instant
from hudna.views.serve.csrf import csrf_token
from hudna.views.serve.desk import Answer, Desk
from hudna.views.serve.identity import Identity, identify
from hudna.views.serve.settings import Settings
from hudna.views.web.catalog import LANGUAGES
from hudna.views.web.preferences import COOKIE, Preferences
from hudna.views.web.rendering import render
from hudna.views.web.words import Words

T = TypeVar("T")
_AS_OF = (
    "An ISO 8601 date or time: the state then, by the events; a date is the end of that day, by the clocks of the land."
)
_KNOWN_ON = (
    "An ISO 8601 date or time: leaves out what the ledger came to know later; a date is the end of that day in UTC."
)


class BadAddress(ValueError):  # noqa: N818 - what it says is the reader's
    """Something in the address that cannot be: the reader is told what."""


@dataclass(frozen=True)
class Visit:
    """One request of one reader.

    Attributes:
        request: what was asked.
        identity: who asks.
        preferences: how he wants to be shown things.
        as_of: the instant or the day as of which he asks, by the events; None for the last that is known.
        known_on: leaves out what the ledger came to know later; None for nothing.
    """

    request: Request
    identity: Identity
    preferences: Preferences
    as_of: AsOf | None
    known_on: datetime | None

    @property
    def settings(self) -> Settings:
        """How the server was asked to run."""
        return self.request.app.state.settings  # type: ignore[no-any-return]

    @cached_property
    def vantage(self) -> Vantage:
        """From where he sees the ledger."""
        return Vantage(self.identity.role.sees, self.known_on)

    @cached_property
    def ledger(self) -> Ledger:
        """The ledger as he may see it.

        Raises:
            Pending: it is still being made.
        """
        vantages: Vantages = self.request.app.state.vantages
        return vantages.ledger(self.vantage)

    @cached_property
    def today(self) -> Ledger:
        """The ledger as he may see it, with all that is known by now.

        Raises:
            Pending: it is still being made.
        """
        vantages: Vantages = self.request.app.state.vantages
        return vantages.ledger(Vantage(self.identity.role.sees))

    @cached_property
    def knew_nothing_until(self) -> datetime | None:
        """When the ledger came to know anything, where that was after the earlier date as known on which he asks; else None."""
        if self.known_on is None:
            return None
        try:
            began = anything_since(self.today)
        except Pending:  # he is told once it is there
            return None
        return began if began is not None and self.known_on < began else None

    @cached_property
    def words(self) -> Words:
        """Says things in his language."""
        return Words(self.preferences)

    def may(self, role: Role) -> bool:
        """Whether he may do, on the ledger as it is now, what needs a role."""
        return self.known_on is None and self.identity.role.may(role)

    def ask(self, question: Hashable, compute: Callable[[Ledger], T]) -> Answer[T]:
        """A costly answer from his ledger; see `Desk.ask`.

        Args:
            question: what is asked, without the ledger: two that are equal have the same answer.
            compute: gives the answer.
        """
        desk: Desk = self.request.app.state.desk
        ledger = self.ledger
        # The answer must not keep the ledger: one as known on an earlier date is a file that goes with it.
        return desk.ask((ref(ledger), question), ledger.head(), lambda: compute(ledger))

    def page(self, template: str, /, *, status: int = 200, **values: Any) -> HTMLResponse:
        """A page.

        Args:
            template: a file of `templates`.
            status: of the response.
            values: what the template shows, besides `visit`, `words` and what `shown` gives.
        """
        return HTMLResponse(render(template, {**self.shown(), **values}), status_code=status)

    def shown(self) -> dict[str, Any]:
        """What every template can use."""
        return {
            "visit": self,
            "words": self.words,
            "languages": LANGUAGES,
            "path": self.request.url.path,
            "csrf": csrf_token(self.request),
            "Role": Role,
            "address": self.address,
        }

    def address(self, path: str | None = None, /, **changed: object) -> str:
        """An address with the two times of this one.

        Args:
            path: where to; None for this page, with all that its address says.
            changed: what its query is to say instead; None leaves something out.
        """
        params = self.request.query_params.multi_items()
        if path is not None:
            params = [(name, value) for name, value in params if name in ("as_of", "known_on")]
        kept = [(name, value) for name, value in params if value and name not in changed]
        kept += [(name, str(value)) for name, value in changed.items() if value not in (None, "")]
        return (path or path_as_sent(self.request)) + (f"?{urlencode(kept)}" if kept else "")


def path_as_sent(request: Request) -> str:
    """The path of an address as it was sent: an id in it may hold what would otherwise end it.

    It begins with one `/`: browsers take what follows two for another host.
    """
    sent: bytes = request.scope.get("raw_path") or quote(request.scope["path"]).encode()
    return "/" + quote(sent.partition(b"?")[0], safe="/%:@!$&'()*+,;=~").lstrip("/")


def preferences(request: Request) -> Preferences:
    """How the reader wants to be shown things; `?lang=` in an address counts for that page."""
    known = Preferences.of(request.cookies.get(COOKIE), request.headers.get("accept-language"))
    return known.with_choices({"language": request.query_params.get("lang", "")})


def visit(
    request: Request,
    as_of: Annotated[str | None, Query(description=_AS_OF, examples=["2020-10-20"])] = None,
    known_on: Annotated[str | None, Query(description=_KNOWN_ON)] = None,
) -> Visit:
    """The visit that a request is.

    Args:
        request: the request.
        as_of: an ISO 8601 date or time: the state then, by the events.
        known_on: an ISO 8601 date or time: leaves out what the ledger came to know later.

    Raises:
        BadAddress: one of these is neither.
    """
    return Visit(
        request,
        identify(request),
        preferences(request),
        _parsed("as_of", as_of, parse_as_of),
        _parsed("known_on", known_on, parse_instant),
    )


def timeless_visit(request: Request, known_on: Annotated[str | None, Query(description=_KNOWN_ON)] = None) -> Visit:
    """The visit that a request is for what has no state at an instant of the events: `as_of` would be without effect there.

    Args:
        request: the request.
        known_on: as for `visit`.

    Raises:
        BadAddress: as for `visit`.
    """
    return visit(request, None, known_on)


def _parsed(name: str, written: str | None, parse: Callable[[str], T]) -> T | None:
    if not written:
        return None
    try:
        return parse(written)
    except ValueError as error:
        raise BadAddress(f"{name}: {error}") from error


Visiting = Annotated[Visit, Depends(visit)]
Timeless = Annotated[Visit, Depends(timeless_visit)]
