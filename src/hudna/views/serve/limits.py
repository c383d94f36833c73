"""How often one client may ask: seldom to sign in, less often to write than to read."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from time import monotonic

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from hudna.access import network
from hudna.views.serve.csrf import SAFE
from hudna.views.serve.hosts import is_loopback
from hudna.views.serve.identity import API, SIGN_IN

_CLIENTS = 20_000  # kept at most; who was longest away is forgotten first


@dataclass(frozen=True, slots=True)
class Rate:
    """How often something may be done.

    Attributes:
        at_once: how often in one go.
        a_second: how many more each second.
    """

    at_once: int
    a_second: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """How often one client may do what. Reading is not limited on this machine."""

    sign_in: Rate = Rate(10, 1 / 6)
    write: Rate = Rate(120, 10)
    ask: Rate = Rate(600, 100)


class Buckets:
    """What clients have left of a rate. In memory, and never more than so many."""

    def __init__(self, rate: Rate, clock: Callable[[], float] = monotonic, most: int = _CLIENTS) -> None:
        """Full for everybody.

        Args:
            rate: how often something may be done.
            clock: gives seconds.
            most: how many clients are kept.
        """
        self._rate = rate
        self._clock = clock
        self._most = most
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._left)

    def take(self, client: str) -> float:
        """Do it once; 0, or for how many seconds the client has to wait before he may."""
        now = self._clock()
        left, since = self._left.pop(client, (float(self._rate.at_once), now))
        left = min(self._rate.at_once, left + (now - since) * self._rate.a_second)
        wait = 0.0 if left >= 1 else (1 - left) / self._rate.a_second
        self._left[client] = (left if wait else left - 1, now)
        if len(self._left) > self._most:
            self._left.popitem(last=False)
        return wait


class Limits:
    """Middleware that lets who asks too often wait: 429 with `Retry-After`."""

    def __init__(self, app: ASGIApp, rates: Rates | None = None) -> None:
        """`app`: what is behind it."""
        rates = rates or Rates()
        self._app = app
        self._sign_in, self._write, self._ask = map(Buckets, (rates.sign_in, rates.write, rates.ask))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or pass it on."""
        if scope["type"] == "http":
            wait = self._wait(Request(scope))
            if wait:
                await _later(scope["path"], ceil(wait))(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _wait(self, request: Request) -> float:
        client = request.client.host if request.client else ""
        wait = 0.0 if is_loopback(client) else self._ask.take(network(client))
        if not wait and request.method not in SAFE:
            bucket = self._sign_in if request.url.path == SIGN_IN else self._write
            wait = bucket.take(network(client))
        return wait


def _later(path: str, seconds: int) -> Response:
    # Not a page of ours: it must cost less than what it keeps off.
    headers = {"Retry-After": str(seconds)}
    if path.startswith(API):
        problem = {"type": "about:blank", "title": "Too Many Requests", "status": 429}
        return JSONResponse(problem, 429, headers, media_type="application/problem+json")
    return PlainTextResponse(f"Too often: try again in {seconds} s.\n", 429, headers)
