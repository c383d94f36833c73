"""What a server's status says that is no success: in words, and whether it is of use to try again."""

from __future__ import annotations

from hudna.sources.fetching.fetched import FetchError, Outlook

COME_AGAIN = frozenset({429, 503})
"""Those with which a server says when to come again."""

_PASSING = frozenset({408, 425, 500, 502, 503, 504})
_REASONS = {
    401: "the server asks for a password (401)",
    403: "the server refuses it to us (403)",
    404: "there is nothing at that address (404)",
    410: "it was taken away for good (410)",
    429: "the server asks to come less often (429)",
    451: "withheld for legal reasons (451)",
    503: "the server cannot serve just now (503)",
}


def refusal(url: str, status: int, retry_after: float | None) -> FetchError:
    """The error for a status, and for the seconds after which the server asks to come again."""
    reason = _REASONS.get(status, f"the server answered {status}")
    return FetchError(url, reason, _outlook(status, retry_after), status=status, retry_after=retry_after)


def _outlook(status: int, retry_after: float | None) -> Outlook:
    if status in _PASSING or (status == 429 and retry_after is not None):
        return Outlook.PASSING
    return Outlook.PERMANENT if 400 <= status < 500 and status != 429 else Outlook.LATER
