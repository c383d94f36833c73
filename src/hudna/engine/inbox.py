"""What awaits the judgement of persons."""

from __future__ import annotations

from dataclasses import dataclass

from hudna.engine.judging import incident_judged
from hudna.ledger import Ledger, Snapshot
from hudna.model.incidents import Incident
from hudna.model.listing import Alike, Page, Unsigned

_A_PAGE = 12  # a person takes them one by one


@dataclass(frozen=True, slots=True, kw_only=True)
class Inbox:
    """The first of all that awaits judgement.

    Attributes:
        unsigned: verdicts that await a second signature, in the order in which they were given.
        unjudged: incidents found to breach an agreement of which nobody judged, the gravest first.
        alike: incidents that may be one.
    """

    unsigned: tuple[Unsigned, ...]
    unjudged: Page[Incident]
    alike: Page[Alike]


def inbox(ledger: Ledger | Snapshot, limit: int = _A_PAGE) -> Inbox:
    """What awaits judgement: all verdicts to be signed, and the first page of the others."""
    return Inbox(unsigned=unsigned(ledger), unjudged=unjudged(ledger, limit=limit), alike=alike(ledger, limit=limit))


def unsigned(ledger: Ledger | Snapshot) -> tuple[Unsigned, ...]:
    """Verdicts that await a second signature, in the order in which they were given."""
    return tuple(Unsigned(judgement=one, incident=incident_judged(ledger, one)) for one in ledger.awaiting_signature())


def unjudged(ledger: Ledger | Snapshot, after: str | None = None, limit: int = _A_PAGE) -> Page[Incident]:
    """Incidents found to breach an agreement on which nobody gave a verdict, the gravest first, of these the newest.

    The gravest are those of which accounts differ and in which people were killed, then come those corroborated.

    Raises:
        QueryError: `after` is none that a page gave as `next`.
    """
    return ledger.awaiting_verdict(after, limit)


def alike(ledger: Ledger | Snapshot, after: str | None = None, limit: int = _A_PAGE) -> Page[Alike]:
    """Incidents that may be one, and that nobody judged to be two, the newest first.

    Raises:
        QueryError: `after` is none that a page gave as `next`.
    """
    page = ledger.alike(after, limit)
    return Page(tuple(Alike(one=one, other=other) for one, other in page.items), page.next)
