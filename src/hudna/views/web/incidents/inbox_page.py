"""The page of the inbox, with the small form of one item open."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from fastapi.responses import HTMLResponse
from pydantic import BaseModel

from hudna.engine.inbox import alike, unjudged, unsigned
from hudna.engine.proposals import proposals
from hudna.model.access import Role
from hudna.model.judgements import Judgement, JudgementKind
from hudna.model.listing import Unsigned
from hudna.model.names import is_same_name
from hudna.model.proposals import ProposedAgreement
from hudna.views.serve.desk import Answer
from hudna.views.serve.visits import Visit
from hudna.views.web.incidents.inbox_items import Item
from hudna.views.web.incidents.judging import author, main_ledger, recorded


class Show(StrEnum):
    """The parts of the inbox."""

    UNSIGNED = "unsigned"
    UNJUDGED = "unjudged"
    ALIKE = "alike"
    PROPOSED = "proposed"


ACTIONS = {
    Show.UNSIGNED: (JudgementKind.SIGN, JudgementKind.WITHDRAW),
    Show.UNJUDGED: (JudgementKind.VERIFY, JudgementKind.REFUTE),
    Show.ALIKE: (JudgementKind.MERGE,),
    Show.PROPOSED: (JudgementKind.DISMISS,),
}
"""What can be decided of the items of each part."""


class InboxForm(BaseModel):
    """A judgement on one item, or on several.

    Attributes:
        show: the part of the inbox.
        kind: what is decided.
        items: tokens of the items, or ids of proposals.
        reason, author: why, and by whom where nobody is signed in.
        next: id of the element that gets the focus then.
    """

    show: Show = Show.UNJUDGED
    kind: JudgementKind
    items: tuple[str, ...] = ()
    reason: str = ""
    author: str = ""
    next: str = ""


@dataclass(frozen=True, slots=True)
class Tried:
    """What became, or would become, of one item.

    Attributes:
        token: as it was sent.
        item: the item; None where it is not there any more.
        made: the judgement; None where it cannot be.
        refusal: why it cannot be; None where the item has changed since it was shown.
    """

    token: str
    item: Item | None
    made: Judgement | None
    refusal: str | None


@dataclass(frozen=True, slots=True)
class Opened:
    """The item whose form is open.

    Attributes:
        key: of the item; empty where none is.
        doing: what would be decided.
        typed: what was typed into it, and not recorded.
        failed: why not.
    """

    key: str = ""
    doing: str = ""
    typed: InboxForm | None = None
    failed: Tried | None = None


def inbox_page(
    visit: Visit, show: Show | None, opened: Opened, *, after: str | None = None, status: int = 200
) -> HTMLResponse:
    """One part of the inbox.

    Args:
        visit: of the reader.
        show: which; None for the first in which something stands.
        opened: the form that is open.
        after: where the page before ended.
        status: of the response.

    Raises:
        QueryError: `after` is none that a page gave as `next`.
        BeingComputed: there is no answer yet as to what is proposed.
    """
    awaiting = unsigned(visit.ledger)
    show = show or (Show.UNSIGNED if awaiting else Show.UNJUDGED)
    items, following = _items(visit, show, awaiting, after)
    proposed: Answer[tuple[ProposedAgreement, ...]] = Answer((), is_current=True)
    if show is Show.PROPOSED:
        proposed = visit.ask("proposals", proposals)
    return visit.page(
        "inbox.html",
        status=status,
        show=show,
        parts_of_inbox=Show,
        actions=ACTIONS[show],
        items=items,
        proposed=proposed,
        following=following,
        awaiting=len(awaiting),
        opened=opened.key,
        doing=opened.doing,
        typed=opened.typed,
        failed=opened.failed,
        may_judge=visit.may(Role.ANALYST),
        may_sign=visit.may(Role.VERIFIER),
        author=author(visit, opened.typed.author if opened.typed is not None else ""),
        is_same_name=is_same_name,
        made=recorded(visit),
    )


def _items(
    visit: Visit, show: Show, awaiting: tuple[Unsigned, ...], after: str | None
) -> tuple[list[Item], str | None]:
    ledger = visit.ledger
    with main_ledger(visit).snapshot() as main:
        match show:
            case Show.UNSIGNED:
                return [Item.of_unsigned(one, main) for one in awaiting], None
            case Show.UNJUDGED:
                found = unjudged(ledger, after)
                return [Item.of_incident(one, main) for one in found.items], found.next
            case Show.ALIKE:
                pairs = alike(ledger, after)
                return [Item.of_alike(one, main) for one in pairs.items], pairs.next
    return [], None
