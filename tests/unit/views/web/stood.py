"""How agreements stand on what claims tell, for specifications of the pages that show it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from hudna.compliance import Publication, coverage, standing
from hudna.model.agreements import Agreement
from hudna.model.compliance import Standing
from hudna.model.incidents import FiledClaim
from hudna.views.web.preferences import Preferences
from hudna.views.web.words import Words
from tests.tellings import findings

ENGLISH = Words(Preferences())
ARABIC = Words(Preferences(language="ar"))


def stand(
    one: Agreement,
    as_of: str,
    *claims: FiledClaim,
    days: Iterable[str] | None = None,
    home: str | None = None,
) -> Standing:
    """How an agreement stands, with reports on some days, or on all days of the claims; `home` is that of their source."""
    at = datetime.fromisoformat(as_of)
    read = {claim.published for claim in claims} if days is None else {date.fromisoformat(day) for day in days}
    speakers = frozenset(claim.claim.speaker.id for claim in claims if claim.claim.speaker is not None)
    places = frozenset(
        (claim.claim.place.country or "", claim.claim.place.name) for claim in claims if claim.claim.place
    )
    reports = [Publication(day=day, source="Paper", home=home, speakers=speakers, places=places) for day in read]
    return standing(one, findings(*claims), coverage(reports, one, at), at)
