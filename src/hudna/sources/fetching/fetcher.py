"""The fetcher: from an address to what is there, or to why it cannot be had."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Mapping
from datetime import datetime
from types import TracebackType
from typing import Self

from httpcore2 import default_ssl_context

from hudna.sources.fetching.addresses import Reachable
from hudna.sources.fetching.clock import Clock
from hudna.sources.fetching.connecting import CheckedBackend, Resolve, Resolver
from hudna.sources.fetching.exchange import Answer, Exchange
from hudna.sources.fetching.fetched import Fetched, FetchError, NotModified, Outlook, Validators
from hudna.sources.fetching.policy import Policy
from hudna.sources.fetching.redirects import REDIRECTS, Chain
from hudna.sources.fetching.robots import MAX_BYTES as MAX_ROBOTS
from hudna.sources.fetching.robots import Robots, robots_txt
from hudna.sources.fetching.statuses import COME_AGAIN, refusal
from hudna.sources.fetching.turns import Turns
from hudna.sources.fetching.urls import Target
from hudna.sources.fetching.waiting import asked_to_wait, backed_off


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
            clock: the time, and waiting; this machine's.
            resolve: how names become addresses; the system's resolver.
            tls: whom to trust; the authorities that this system trusts.
        """
        self.policy = policy
        self._clock = clock or Clock()
        self._resolver = Resolver()
        self._reachable = Reachable(policy.allowed_hosts)
        self._exchange = Exchange(
            backend=CheckedBackend(self._reachable, resolve or self._resolver),
            tls=tls or default_ssl_context(),
            connect=policy.connect,
            agent=policy.user_agent,
        )
        self._turns = Turns(self._clock)
        self._robots = Robots(self._robots_txt, policy, self._clock)

    async def __aenter__(self) -> Self:
        """Begin."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End."""
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
        """Seconds after which to try again, or None where that is left to the caller."""
        if failures >= self.policy.attempts or error.outlook is not Outlook.PASSING:
            return None
        asked = error.retry_after or 0.0
        return max(asked, backed_off(failures)) if asked <= self.policy.patience else None

    async def _attempt(self, url: str, validators: Validators) -> Fetched | NotModified:
        began = self._clock.now()
        chain = self._chain(url)
        conditions = _conditions(validators)
        while (answer := await self._allowed(chain, conditions)).status in REDIRECTS:
            chain.follow(answer)
        if answer.status == 304 and conditions:
            return NotModified(
                asked=url, time=began, validators=_validators(answer, validators), headers=answer.headers
            )
        if 200 <= answer.status < 300:
            return _fetched(chain, answer, began)
        raise self._refusal(chain, answer)

    def _chain(self, url: str) -> Chain:
        return Chain(url, self._reachable, self.policy.redirects, self.policy.deadline)

    async def _allowed(self, chain: Chain, headers: Mapping[str, str]) -> Answer:
        """Ask for what the site's keeper lets us, as often as he does."""
        interval = self.policy.interval
        if chain.at.host not in self.policy.ignore_robots:
            try:
                asked = await self._robots.check(chain.at)
            except FetchError as error:
                raise error.about(chain.asked) from error
            interval = max(interval, min(asked, self.policy.longest_interval))
        return await self._ask(chain, interval, headers, self.policy.max_bytes)

    async def _ask(
        self, chain: Chain, interval: float, headers: Mapping[str, str], limit: int, *, cut: bool = False
    ) -> Answer:
        """Ask when it is our turn."""
        async with self._turns.turn(chain.at.site, interval):
            if (rest := self._turns.left_alone_for(chain.at.site)) > self.policy.patience:
                raise FetchError(chain.asked, f"{chain.at.host} asked to be left alone for a while", retry_after=rest)
            if rest:
                await self._clock.sleep(rest)
            loop = asyncio.get_running_loop()
            start = loop.time()
            try:
                async with asyncio.timeout(max(0.0, chain.left)):
                    return await self._exchange.get(chain.at, headers, limit, cut=cut)
            except TimeoutError as error:
                reason = f"it took longer than {self.policy.deadline:g} s"
                raise FetchError(chain.asked, reason, Outlook.PASSING) from error
            except FetchError as error:
                raise error.about(chain.asked) from error
            finally:
                chain.left -= loop.time() - start

    def _refusal(self, chain: Chain, answer: Answer) -> FetchError:
        """What a status says that is no success; where it asks for that, its site is left alone."""
        wait = None
        if answer.status in COME_AGAIN:
            wait = asked_to_wait(answer.headers, self._clock.now(), self.policy.longest_wait)
            self._turns.leave_alone(chain.at.site, wait or 0.0)
        return refusal(chain.asked, answer.status, wait)

    async def _robots_txt(self, of: Target) -> bytes | None:
        """The robots.txt of a target's site; None where there is none."""
        chain = self._chain(robots_txt(of))
        while (answer := await self._ask(chain, self.policy.interval, {}, MAX_ROBOTS, cut=True)).status in REDIRECTS:
            chain.follow(answer)
        if 200 <= answer.status < 300:
            return answer.body
        if 400 <= answer.status < 500 and answer.status != 429:
            return None
        raise self._refusal(chain, answer)


def _conditions(validators: Validators) -> dict[str, str]:
    given = {"If-None-Match": validators.etag, "If-Modified-Since": validators.last_modified}
    return {name: value for name, value in given.items() if value}


def _validators(answer: Answer, before: Validators) -> Validators:
    """Those that an answer gives, or those from before."""
    return Validators(
        answer.headers.get("etag") or before.etag, answer.headers.get("last-modified") or before.last_modified
    )


def _fetched(chain: Chain, answer: Answer, began: datetime) -> Fetched:
    return Fetched(
        asked=chain.asked,
        url=chain.at.url,
        moved=chain.moved,
        status=answer.status,
        headers=answer.headers,
        head=answer.head,
        media=answer.headers.get("content-type"),
        body=answer.body,
        time=began,
        validators=_validators(answer, Validators()),
        peer=answer.peer,
    )
