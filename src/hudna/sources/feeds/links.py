"""Addresses as listings give them: made absolute, and rid of what tells only how a reader came there."""

from __future__ import annotations

import re

from httpx2 import URL, InvalidURL

MAX_LENGTH = 4000

_TRACKING = re.compile(
    r"(?:utm_[a-z_]+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|igshid|mc_[ce]id|_hs(?:enc|mi)|at_(?:medium|campaign|link_\w+))"
    r"(?:=|$)",
    re.IGNORECASE,
)
"""Parameters by which newsletters, advertisements and social networks count readers."""


def link(given: str | None, base: str) -> str | None:
    """The address that a listing at `base` gives, or None where it is none that could be fetched."""
    text = "".join((given or "").split())
    if not text or len(text) > MAX_LENGTH:
        return None
    try:
        url = URL(base).join(URL(text))
    except (InvalidURL, UnicodeError, ValueError):
        return None
    if url.scheme not in {"http", "https"} or not url.host or url.userinfo:
        return None
    plain = str(url.copy_with(fragment=None))
    before, mark, query = plain.partition("?")
    kept = "&".join(part for part in query.split("&") if part and not _TRACKING.match(part))
    return f"{before}?{kept}" if mark and kept else before
