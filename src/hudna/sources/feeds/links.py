"""Addresses as listings give them: made absolute, and rid of what tells only how a reader came there."""

from __future__ import annotations

import re

from hudna.sources.fetching.urls import RefusedUrlError, target

_TRACKING = re.compile(
    r"(?:utm_[a-z_]+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|igshid|mc_[ce]id|_hs(?:enc|mi)|at_(?:medium|campaign))"
    r"(?:=|$)",
    re.IGNORECASE,
)
"""Parameters by which newsletters, advertisements and social networks count readers."""

_BREAKS = re.compile(r"[\t\r\n]+")


def link(given: str | None, base: str) -> str | None:
    """The address that a listing at `base` gives, or None where it is none that could be fetched."""
    text = _BREAKS.sub("", (given or "").strip())
    if not text:
        return None
    try:
        url = target(text, base).url
    except RefusedUrlError:
        return None
    before, _, query = url.partition("?")
    kept = "&".join(part for part in query.split("&") if part and not _TRACKING.match(part))
    return f"{before}?{kept}" if kept else before
