"""The fetcher: from an address to what is there, or to why it cannot be had."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import TracebackType
from typing import Self

from httpcore2 import default_ssl_context

from hudna.sources.fetching.addresses import Reachable
from hudna.sources.fetching.clock import Clock
from hudna.sources.fetching.connecting import CheckedBackend, Resolve, Resolver
from hudna.sources.fetching.exchange import REDIRECTS, Answer, Exchange
from hudna.sources.fetching.fetched import Fetched, FetchError, NotModified, Validators
from hudna.sources.fetching.policy import Policy
from hudna.sources.fetching.robots import MAX_BYTES as MAX_ROBOTS
from hudna.sources.fetching.robots import Robots
from hudna.sources.fetching.turns import Turns
from hudna.sources.fetching.urls import RefusedUrlError, Target, is_web_port, target
from hudna.sources.fetching.waiting import asked_to_wait, backed_off

_PERMANENT = frozenset({301, 308})
_GONE = frozenset({404, 410})
_COME_AGAIN = frozenset({429, 503})
_PASSING = frozenset({408, 425, 500, 502, 504})


@dataclass(slots=True)
class _Chain:
    """The addresses that one request led through, and the time that it may take still."""

    asked: str
    seen: list[str]
    moved: str | None
    only_permanent: bool
    left: float


class Fetcher:
    """Fetches addresses under one policy; to be entered with `async with`."""

    def __init__(
        self,
        policy: Policy,
        *,
        clock: Clock | None = None,
        resolve: Resolve | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        """Prepare to fetch.

        Args:
            policy: the rules.
            clock: the time and waiting; this machine's.
            resolve: how names become addresses; the system's resolver.
            tls: whom to trust; the authorities that this system trusts.
        """
        self.policy = policy
        self._clock = clock or Clock()
        self._resolver = Resolver() if resolve is None else None
        self._reachable = Reachable(policy.allowed_hosts)
        self._exchange = Exchange(
            backend=CheckedBackend(self._reachable, resolve or self._resolver or Resolver()),
            tls=tls or default_ssl_context(),
            connect=policy.connect,
            agent=policy.user_agent,
        )
        self._turns = Turns(self._clock)
        self._robots = Robots(self._robots_txt, policy.agent, policy.robots_lifetime, self._clock)

    async def __aenter__(self) -> Self:
        """Begin."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End."""
        if self._resolver is not None:
            self._resolver.close()

    async def fetch(self, url: str, *, validators: Validators | None = None) -> Fetched | NotModified:
        """What is at an address.

        Args:
            url: http or https.
            validators: those of what we have; where the server has nothing else, it says so.

        Raises:
            FetchError: it cannot be had.
        """
        failures = 0
        while True:
            try:
                return await self._attempt(url, validators or Validators())
            except FetchError as error:
                failures += 1
                wait = self._wait(error, failures)
                if wait is None:
                    raise
            await self._clock.sleep(wait)

    def _wait(self, error: FetchError, failures: int) -> float | None:
        """Seconds after which to try again, or None where it is left to the caller."""
        if failures >= self.policy.attempts or not error.passing:
            return None
        if error.retry_after is not None:
            return error.retry_after if error.retry_after <= self.policy.patience else None
        return backed_off(failures)

    async def _attempt(self, url: str, validators: Validators) -> Fetched | NotModified:
        began = self._clock.now()
        at = self._target(url, url)
        chain = _Chain(url, [at.url], None, only_permanent=True, left=self.policy.deadline)
        headers = _conditions(validators)
        while True:
            answer = await self._polite(chain, at, headers)
            if answer.status not in REDIRECTS:
                return self._result(chain, at, answer, began, validators)
            at = self._next(chain, at, answer)

    async def _polite(self, chain: _Chain, at: Target, headers: Mapping[str, str]) -> Answer:
        """Ask when it is our turn, and only what the site's keeper lets us."""
        interval = self.policy.interval
        if at.host not in self.policy.ignore_robots:
            try:
                delay = await self._robots.check(at)
            except FetchError as error:
                raise _about(chain.asked, error) from error
            interval = max(interval, min(delay or 0.0, self.policy.longest_interval))
        return await self._ask(chain, at, headers, interval, self.policy.max_bytes)

    async def _ask(self, chain: _Chain, at: Target, headers: Mapping[str, str], interval: float, limit: int) -> Answer:
        """Ask when it is our turn."""
        async with self._turns.turn(at.site, interval):
            if (rest := self._turns.left_alone_for(at.site)) > 0:
                raise FetchError(chain.asked, f"{at.host} asked to be left alone", retry_after=rest)
            loop = asyncio.get_running_loop()
            start = loop.time()
            try:
                async with asyncio.timeout(max(0.0, chain.left)):
                    return await self._exchange.get(at, headers, limit)
            except TimeoutError as error:
                reason = f"it took longer than {self.policy.deadline:g} s"
                raise FetchError(chain.asked, reason, passing=True) from error
            except FetchError as error:
                raise _about(chain.asked, error) from error
            finally:
                chain.left -= loop.time() - start

    def _next(self, chain: _Chain, at: Target, answer: Answer) -> Target:
        """Where a redirect leads."""
        location = answer.headers.get("location", "").strip()
        if not location:
            raise FetchError(chain.asked, f"a redirect ({answer.status}) that leads nowhere", status=answer.status)
        to = self._target(chain.asked, location, at.url)
        if at.scheme == "https" and to.scheme == "http":
            raise FetchError(chain.asked, f"redirected from https to http ({to.url})", permanent=True)
        if to.url in chain.seen:
            raise FetchError(chain.asked, "redirected in a circle", permanent=True)
        if len(chain.seen) > self.policy.redirects:
            raise FetchError(chain.asked, f"redirected more than {self.policy.redirects} times", permanent=True)
        chain.seen.append(to.url)
        chain.only_permanent = chain.only_permanent and answer.status in _PERMANENT
        if chain.only_permanent:
            chain.moved = to.url
        return to

    def _target(self, asked: str, url: str, base: str | None = None) -> Target:
        redirected = "redirected to what is not fetched: " if base is not None else ""
        try:
            found = target(url, base)
        except RefusedUrlError as error:
            raise FetchError(asked, f"{redirected}{error}", permanent=True) from error
        if not is_web_port(found.port) and not self._reachable.names(found.host):
            raise FetchError(asked, f"{redirected}port {found.port} is not the web's", permanent=True)
        return found

    def _result(
        self, chain: _Chain, at: Target, answer: Answer, began: datetime, validators: Validators
    ) -> Fetched | NotModified:
        given = Validators(answer.headers.get("etag"), answer.headers.get("last-modified"))
        if answer.status == 304:
            kept = replace(
                validators,
                etag=given.etag or validators.etag,
                last_modified=given.last_modified or validators.last_modified,
            )
            return NotModified(asked=chain.asked, time=began, validators=kept, headers=answer.headers)
        if 200 <= answer.status < 300:
            return Fetched(
                asked=chain.asked,
                url=at.url,
                moved=chain.moved,
                status=answer.status,
                headers=answer.headers,
                head=answer.head,
                media=answer.headers.get("content-type"),
                body=answer.body,
                time=began,
                validators=given,
                peer=answer.peer,
            )
        raise self._refused(chain.asked, at, answer)

    def _refused(self, asked: str, at: Target, answer: Answer) -> FetchError:
        """What a status says that is no success."""
        status = answer.status
        reason = _REASONS.get(status, f"the server answered {status}")
        if status in _COME_AGAIN:
            wait = asked_to_wait(answer.headers, self._clock.now(), self.policy.longest_wait)
            if wait is not None:
                self._turns.leave_alone(at.site, wait)
            return FetchError(asked, reason, retry_after=wait, passing=True, status=status)
        return FetchError(
            asked,
            reason,
            permanent=400 <= status < 500 and status not in _PASSING,
            gone=status in _GONE,
            passing=status in _PASSING,
            status=status,
        )

    async def _robots_txt(self, at: Target) -> bytes | None:
        """A site's robots.txt; None where there is none."""
        chain = _Chain(at.url, [at.url], None, only_permanent=True, left=self.policy.deadline)
        while True:
            answer = await self._ask(chain, at, {}, self.policy.interval, MAX_ROBOTS)
            if answer.status in REDIRECTS:
                at = self._next(chain, at, answer)
            elif 200 <= answer.status < 300:
                return answer.body
            elif 400 <= answer.status < 500 and answer.status != 429:
                return None
            else:
                raise self._refused(chain.asked, at, answer)


_REASONS = {
    401: "the server asks for a password (401)",
    403: "the server refuses it to us (403)",
    404: "there is nothing at that address (404)",
    410: "it was taken away for good (410)",
    429: "the server asks to come less often (429)",
    451: "withheld for legal reasons (451)",
    503: "the server cannot serve just now (503)",
}


def _conditions(validators: Validators) -> dict[str, str]:
    headers = {}
    if validators.etag:
        headers["If-None-Match"] = validators.etag
    if validators.last_modified:
        headers["If-Modified-Since"] = validators.last_modified
    return headers


def _about(asked: str, error: FetchError) -> FetchError:
    """The same, told of the address that was asked for."""
    return FetchError(
        asked,
        error.reason,
        retry_after=error.retry_after,
        permanent=error.permanent,
        gone=error.gone,
        passing=error.passing,
        status=error.status,
    )
