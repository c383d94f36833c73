"""A web server on this machine that does everything that servers must not do, and some things that they should."""

from tests.misbehaving.server import Answer, Misbehaving, Request

__all__ = ["Answer", "Misbehaving", "Request"]
