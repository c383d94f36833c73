"""How the server was asked to run."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How the server was asked to run.

    Attributes:
        ledger: the ledger's file.
        host, port: where it listens.
        tiles: address of a map's tile server with `{z}`, `{x}` and `{y}`; None for the base map that comes with Hudna.
        secure: whether readers reach it over https, through a proxy: cookies are then kept from plain http.
        hosts: names by which readers reach it, besides those of this machine.
    """

    ledger: str
    host: str = "127.0.0.1"
    port: int = 8700
    tiles: str | None = None
    secure: bool = False
    hosts: tuple[str, ...] = ()

    @property
    def tiles_host(self) -> str:
        """Who is to be credited with the tiles; empty where there is no tile server."""
        return urlsplit(self.tiles or "").hostname or ""
