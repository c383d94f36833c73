"""How addresses are fetched: as whom, how often, how long, how much, and which of them at all."""

from __future__ import annotations

from dataclasses import dataclass

from hudna import __version__


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The rules of fetching.

    Attributes:
        contact: an address of who runs this, told to every server with the user agent: a site's keeper asks there first.
        agent: the name by which robots.txt may speak to us.
        allowed_hosts: host names, network addresses and networks (`10.1.0.0/16`) that may be reached although they are not
            public; every port of theirs may be.
        ignore_robots: host names of which robots.txt is not asked, because their keepers allowed it.
        interval: seconds between two requests to one host at the least; its robots.txt may ask for more.
        longest_interval: the most that robots.txt may ask for.
        deadline: seconds that one attempt may take, its redirects included, waiting for the host's turn not.
        connect: seconds that connecting may take.
        max_bytes: that a body may have, decoded.
        redirects: that are followed.
        attempts: at most, for what may pass: time-outs, broken connections, errors of the server.
        patience: seconds for which a request to come again later (429, 503) is waited for, rather than left to the caller.
        longest_wait: seconds that a server may ask us to stay away; what it asks beyond is cut.
        robots_lifetime: seconds for which a robots.txt is remembered.
    """

    contact: str | None = None
    agent: str = "hudna"
    allowed_hosts: frozenset[str] = frozenset()
    ignore_robots: frozenset[str] = frozenset()
    interval: float = 1.0
    longest_interval: float = 60.0
    deadline: float = 30.0
    connect: float = 10.0
    max_bytes: int = 20_000_000
    redirects: int = 5
    attempts: int = 3
    patience: float = 10.0
    longest_wait: float = 86_400.0
    robots_lifetime: float = 86_400.0

    @property
    def user_agent(self) -> str:
        """As it is sent: `hudna/0.1 (ceasefire monitor; +contact)`."""
        contact = f"; +{self.contact}" if self.contact else ""
        return f"{self.agent}/{__version__} (ceasefire monitor{contact})"
