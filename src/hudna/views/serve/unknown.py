"""What is not there: now, or on the earlier date as known on which it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from starlette.exceptions import HTTPException

from hudna.ledger import Ledger
from hudna.views.serve.identity import API
from hudna.views.serve.visits import Visit
from hudna.views.web.preferences import Preferences
from hudna.views.web.words import Words


def unknown(visit: Visit, otherwise: str, since: Callable[[Ledger], datetime | None]) -> HTTPException:
    """That something is not there, and since when the ledger knows of it, where it came to know of it only later.

    Args:
        visit: who asks.
        otherwise: what is told where nothing is known of it today, either.
        since: from when on a ledger knows of it; None where it does not.
    """
    first = None if visit.known_on is None else since(visit.today)
    if first is None:
        return HTTPException(404, otherwise)
    words = Words(Preferences()) if visit.request.url.path.startswith(API) else visit.words
    told = words.gettext("On %(then)s the ledger knew nothing of it; it has known of it since %(first)s.")
    return HTTPException(404, told % {"then": words.instant(visit.known_on), "first": words.instant(first)})
