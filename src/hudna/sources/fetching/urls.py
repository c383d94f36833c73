"""Addresses as they are written: which are fetched at all, and where a redirect leads."""

from __future__ import annotations

from dataclasses import dataclass

from httpx2 import URL, InvalidURL

MAX_LENGTH = 4000
_PORTS = {"http": 80, "https": 443}
_FIRST_FREE_PORT = 1024
"""Below it are the ports of other protocols, to which a request could be made to look like one of theirs."""


class RefusedUrlError(Exception):
    """An address that is not fetched; its message is the reason."""


@dataclass(frozen=True, slots=True)
class Target:
    """An address that may be asked for.

    Attributes:
        url: as it is sent: without fragment, in ASCII.
        scheme: `http` or `https`.
        host: in small letters, in ASCII, an IPv6 address without brackets.
        port: given or the scheme's.
        path: with the query.
    """

    url: str
    scheme: str
    host: str
    port: int
    path: str

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
        RefusedUrlError: it is none, of another scheme than http and https, has a password in it or a port below 1024 that
            is not the web's.
    """
    if len(url) > MAX_LENGTH:
        raise RefusedUrlError(f"an address of {len(url)} characters, more than {MAX_LENGTH}")
    try:
        parsed = URL(url.strip())
        parsed = URL(base).join(parsed) if base is not None else parsed
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
    port = parsed.port or _PORTS[parsed.scheme]
    made = Target(url="", scheme=parsed.scheme, host=host, port=port, path=path)
    return Target(url=made.origin + path, scheme=made.scheme, host=host, port=port, path=path)


def is_web_port(port: int) -> bool:
    """Whether a web server may be expected there."""
    return port in _PORTS.values() or port >= _FIRST_FREE_PORT
