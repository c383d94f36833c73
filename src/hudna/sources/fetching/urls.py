"""Addresses as they are written: which are fetched at all, and where a redirect leads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urljoin

from httpx2 import URL, InvalidURL

MAX_LENGTH = 4000
_HOST = re.compile(r"[a-z0-9._-]+|[0-9a-f:.]+")  # a name, or an IPv6 address
_PLAIN = re.compile(
    r"(?P<scheme>https?)://(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]+)(?::(?P<port>[1-9][0-9]{0,3}))?"
    r"(?P<path>(?:/(?:[A-Za-z0-9_~-][A-Za-z0-9_.~-]*)?)+(?:\?[A-Za-z0-9_.~=&-]*)?)?",
)
"""Most addresses, which are as they are sent already: a listing may have tens of thousands of them."""

_PORTS = {"http": 80, "https": 443}
_LAST_PORT = 65_535
_FIRST_FREE_PORT = 1024
"""Below it are the ports of other protocols, to which a request could be made to look like one of theirs."""


class RefusedUrlError(Exception):
    """An address that is not fetched; its message is the reason."""


@dataclass(frozen=True, slots=True)
class Target:
    """An address that may be asked for.

    Attributes:
        scheme: `http` or `https`.
        host: in small letters, in ASCII, an IPv6 address without brackets.
        port: given or the scheme's.
        path: with the query.
    """

    scheme: str
    host: str
    port: int
    path: str

    @property
    def url(self) -> str:
        """As it is sent: without fragment, in ASCII."""
        return self.origin + self.path

    @property
    def site(self) -> str:
        """Whose turns, robots.txt and waits are its: host and port."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port, as the beginning of an address."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == _PORTS[self.scheme] else f":{self.port}")


def target(url: str, base: str | None = None) -> Target:
    """The target of an address, or of a redirect that was met at `base`.

    Raises:
        RefusedUrlError: it is none, is of another scheme than http and https, or has a user name or password in it.
    """
    if len(url) > MAX_LENGTH:
        raise RefusedUrlError(f"an address of {len(url)} characters, more than {MAX_LENGTH}")
    try:
        url = url.strip() if base is None else urljoin(base, url.strip())
        if plain := _PLAIN.fullmatch(url):
            return _made(plain["scheme"], plain["host"], int(plain["port"] or 0), plain["path"] or "/")
        parsed = URL(url)
        host = parsed.raw_host.decode("ascii").lower()
        path = parsed.raw_path.decode("ascii")
    except (InvalidURL, UnicodeError, ValueError) as error:
        raise RefusedUrlError(f"not an address: {str(error) or 'it cannot be read'}") from error
    if parsed.scheme not in _PORTS:
        raise RefusedUrlError(
            f"only http and https are fetched, not {parsed.scheme[:20] or 'an address without scheme'}"
        )
    if parsed.userinfo:
        raise RefusedUrlError("there is a user name or password in the address")
    if not host:
        raise RefusedUrlError("no host in the address")
    return _made(parsed.scheme, host, parsed.port or 0, path)


def _made(scheme: str, host: str, port: int, path: str) -> Target:
    port = port or _PORTS[scheme]
    if not _HOST.fullmatch(host) or port > _LAST_PORT:
        raise RefusedUrlError("not an address: there is no such host or port")
    return Target(scheme=scheme, host=host, port=port, path=path)


def is_web_port(port: int) -> bool:
    """Whether a web server may be expected there."""
    return port in _PORTS.values() or port >= _FIRST_FREE_PORT
