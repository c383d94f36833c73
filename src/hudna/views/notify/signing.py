"""Signatures of webhooks, as Standard Webhooks (https://www.standardwebhooks.com) has them.

A receiver that shares the secret can tell that a message is from here, that not one byte of it was changed, and when it
was sent, so that an old one cannot be played again.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac

_PREFIX = "whsec_"
_LEAST, _MOST = 24, 64  # bytes


def key_of(secret: str) -> bytes:
    """The key that a secret writes: `whsec_` and the base64 of 24 to 64 bytes.

    Raises:
        ValueError: it is no such secret; the error does not hold it.
    """
    try:
        key = base64.b64decode(secret.removeprefix(_PREFIX), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if not secret.startswith(_PREFIX) or not _LEAST <= len(key) <= _MOST:
        raise ValueError(f"holds no secret: {_PREFIX} and the base64 of {_LEAST} to {_MOST} random bytes")
    return key


def signed_headers(identity: str, body: bytes, key: bytes, at: int) -> dict[str, str]:
    """The headers that sign a body: HMAC-SHA256 over its id, the time of sending, and its bytes.

    Args:
        identity: of the message; the same however often it is sent.
        body: exactly what is sent.
        key: the shared key.
        at: seconds since 1970, UTC.
    """
    signed = hmac.new(key, b"%s.%d.%s" % (identity.encode(), at, body), hashlib.sha256).digest()
    return {
        "webhook-id": identity,
        "webhook-timestamp": str(at),
        "webhook-signature": f"v1,{base64.b64encode(signed).decode()}",
    }
