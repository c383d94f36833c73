"""Connecting: a name is resolved, its addresses are checked, and the connection goes to one that was checked.

The three are one step: were the name resolved again in order to connect, it could lead elsewhere by then (DNS rebinding).
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from ipaddress import ip_address

from httpcore2 import SOCKET_OPTION, AnyIOBackend, AsyncNetworkBackend, AsyncNetworkStream, ConnectError, ConnectTimeout

from hudna.sources.fetching.addresses import Address, Reachable
from hudna.sources.fetching.fetched import Outlook

Resolve = Callable[[str, int], Awaitable[Sequence[Address]]]
"""The addresses of a host, best first; raises `OSError` where it has none."""

RESOLVERS = 32
"""Names that are resolved at a time: the system's resolver waits for a dead name server in a thread of its own."""

MOST_ADDRESSES = 4
"""Of one host that are tried."""


class RefusedAddressError(Exception):
    """A host whose addresses may not be reached; its message is the reason."""


class UnknownHostError(Exception):
    """A host that has no address; its message is the reason."""

    def __init__(self, reason: str, outlook: Outlook) -> None:
        super().__init__(reason)
        self.outlook = outlook


class Resolver:
    """The system's resolver, in threads that nothing else waits for."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(RESOLVERS, thread_name_prefix="resolve")

    async def __call__(self, host: str, port: int) -> Sequence[Address]:
        """See `Resolve`. Spellings that the system takes for addresses (`0x7f.1`, `2130706433`) come out as those."""
        loop = asyncio.get_running_loop()
        found = await loop.run_in_executor(self._threads, _resolve, host, port)
        return tuple(dict.fromkeys(ip_address(each[4][0]) for each in found))

    def close(self) -> None:
        """Begin nothing more."""
        self._threads.shutdown(wait=False, cancel_futures=True)


def _resolve(host: str, port: int) -> list[tuple[object, object, object, object, tuple[str, int]]]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG)
    return [(family, kind, protocol, name, (str(at[0]), port)) for family, kind, protocol, name, at in found]


class CheckedBackend(AsyncNetworkBackend):
    """Makes connections to checked addresses only."""

    def __init__(self, reachable: Reachable, resolve: Resolve, inner: AsyncNetworkBackend | None = None) -> None:
        """Resolve with `resolve`, connect with `inner`."""
        self._reachable = reachable
        self._resolve = resolve
        self._inner = inner or AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - as the class that is extended has it
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> AsyncNetworkStream:
        """Connect to a host, at the first of its addresses that may be reached and answers.

        Raises:
            UnknownHostError: it has no address.
            RefusedAddressError: none of its addresses may be reached.
            ConnectError, ConnectTimeout: none of them answers.
        """
        loop = asyncio.get_running_loop()
        end = loop.time() + (timeout or 10.0)
        try:
            async with asyncio.timeout_at(end):
                found = await self._resolve(host.strip("[]"), port)
        except TimeoutError as error:
            raise ConnectTimeout from error
        except (OSError, UnicodeError) as error:
            if isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN:
                raise UnknownHostError("its name could not be looked up just now", Outlook.PASSING) from error
            raise UnknownHostError("there is no host of that name", Outlook.LATER) from error
        addresses = [address for address in found if self._reachable.reaches(host, address)][:MOST_ADDRESSES]
        if not addresses:
            raise RefusedAddressError(_refusal(host, found))
        failure: Exception = ConnectError("no address")
        for left, address in zip(range(len(addresses), 0, -1), addresses, strict=True):
            share = (
                max(0.0, end - loop.time()) / left
            )  # one address that swallows everything must not cost all the time
            try:
                return await self._inner.connect_tcp(str(address), port, share, local_address, socket_options)
            except (ConnectError, ConnectTimeout) as error:
                failure = error
        raise failure


def _refusal(host: str, found: Sequence[Address]) -> str:
    if not found:
        return "there is no address of that host"
    if str(found[0]) == host.strip("[]"):
        return f"{host} is not a public address, and the configuration does not allow it"
    return f"{host} leads to {found[0]}, which is not a public address, and the configuration does not allow it"
