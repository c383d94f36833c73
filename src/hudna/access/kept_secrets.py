"""Secrets that are given out once and recognised later: only their hashes are kept."""

from __future__ import annotations

import secrets
from hashlib import sha256

_BYTES = 32


def fresh_secret(prefix: str = "") -> str:
    """256 random bits as text that can stand in a cookie or a header."""
    return prefix + secrets.token_urlsafe(_BYTES)


def hash_of(secret: str) -> str:
    """What is kept of a secret. It is random, so nobody can find it by trying: a quick hash is enough."""
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
