"""Where the server may listen, and by which names it may be called."""

from __future__ import annotations

from ipaddress import ip_address
from typing import Protocol

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from hudna.access import Accounts
from hudna.views.serve.sessions import Reached

_OF_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})
_EVERYWHERE = frozenset({"", "0.0.0.0", "::"})  # noqa: S104 - only compared with


class Listens(Reached, Protocol):
    """What of the settings says where the server listens, and who reaches it there."""

    @property
    def host(self) -> str:
        """The address."""

    @property
    def hosts(self) -> tuple[str, ...]:
        """Names by which readers reach it, besides those of this machine."""


def is_loopback(host: str) -> bool:
    """Whether an address is one that only this machine reaches."""
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def refuses(settings: Listens, has_users: bool) -> str | None:
    """Why the server must not listen where it was asked to; None where it may.

    Without users it is for this machine alone: not for other addresses, nor for those whom a proxy leads here.
    """
    if has_users or (is_loopback(settings.host) and not settings.hosts and not settings.secure):
        return None
    reached = ", ".join(settings.hosts) or settings.host or "every address"
    return (
        f"{reached}: without users, anybody who reaches it could read and change everything; "
        "add one first (hudna users add NAME --role administrator), or serve this machine only, at 127.0.0.1 and without a proxy"
    )


class Hosts:
    """Middleware that answers only to the server's own names.

    A page of another site can let its name point to this machine, and would then be taken for one of ours.
    """

    def __init__(self, app: ASGIApp, settings: Listens) -> None:
        """`app`: what is behind it."""
        self._app = app
        self._named = frozenset(map(str.lower, settings.hosts))
        self._is_everywhere = settings.host in _EVERYWHERE
        self._names = self._named | _OF_THIS_MACHINE | {settings.host.lower()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or pass it on."""
        if scope["type"] in ("http", "websocket"):
            name = _name(Headers(scope=scope).get("host", ""))
            accounts: Accounts = scope["app"].state.access
            if name not in _OF_THIS_MACHINE and not self._answers(
                name, has_users=await run_in_threadpool(accounts.users.are_set_up)
            ):
                await PlainTextResponse("This server does not go by that name.\n", 400)(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _answers(self, name: str, *, has_users: bool) -> bool:
        return has_users and (name in self._names or (self._is_everywhere and not self._named and name != ""))


def _name(host: str) -> str:
    """The name in a `Host` header, without its port and the brackets of IPv6."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.partition(":")[0].lower()
