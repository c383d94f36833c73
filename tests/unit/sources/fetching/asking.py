"""Ask for an address as the watch does, at a time that passes only where somebody waits for it."""

import asyncio
import ssl
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from hudna.sources.fetching import Clock, Fetched, Fetcher, FetchError, NotModified, Policy, Validators
from hudna.sources.fetching.connecting import Resolve

HERE = frozenset({"127.0.0.1"})
NOON = datetime(2030, 5, 3, 12, 0, tzinfo=UTC)


class StillClock(Clock):
    """Stands still until somebody sleeps."""

    def __init__(self) -> None:
        self.time = NOON
        self.slept: list[float] = []

    def now(self) -> datetime:
        return self.time

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += timedelta(seconds=seconds)
        await asyncio.sleep(0)


class Asking:
    """A fetcher for one test: each call is one fetch after the other."""

    def __init__(self, *, resolve: Resolve | None = None, tls: ssl.SSLContext | None = None, **policy: Any) -> None:
        self.clock = StillClock()
        given: dict[str, Any] = {"interval": 0.0, "allowed_hosts": HERE, **policy}
        trusted = tls or ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._make: Callable[[], Fetcher] = lambda: Fetcher(
            Policy(**given), clock=self.clock, resolve=resolve, tls=trusted
        )

    def all(
        self, urls: Iterable[str], validators: Validators | None = None
    ) -> list[Fetched | NotModified | FetchError]:
        """What comes of several, one after the other."""

        async def ask() -> list[Fetched | NotModified | FetchError]:
            async with self._make() as fetcher:
                return [await _outcome(fetcher, url, validators) for url in urls]

        return asyncio.run(ask())

    def at_once(self, urls: Iterable[str]) -> list[Fetched | NotModified | FetchError]:
        """What comes of several that are asked for at the same time."""

        async def ask() -> list[Fetched | NotModified | FetchError]:
            async with self._make() as fetcher:
                return await asyncio.gather(*(_outcome(fetcher, url, None) for url in urls))

        return asyncio.run(ask())

    def page(self, url: str) -> Fetched:
        (found,) = self.all([url])
        assert isinstance(found, Fetched), found
        return found

    def error(self, url: str) -> FetchError:
        (found,) = self.all([url])
        assert isinstance(found, FetchError), found
        return found


async def _outcome(fetcher: Fetcher, url: str, validators: Validators | None) -> Fetched | NotModified | FetchError:
    try:
        return await fetcher.fetch(url, validators=validators)
    except FetchError as error:
        return error
