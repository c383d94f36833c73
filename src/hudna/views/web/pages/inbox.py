"""The inbox: what awaits the judgement of persons, one after the other by the keyboard, or many at once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BaseModel

from hudna.engine.decisions import Decision
from hudna.engine.inbox import alike, unjudged, unsigned
from hudna.engine.proposals import proposals
from hudna.engine.versions import Changed
from hudna.model.access import Role
from hudna.model.errors import JudgementError
from hudna.model.judgements import Judgement, JudgementKind
from hudna.views.serve.desk import Answer
from hudna.views.serve.visits import Visit, Visiting
from hudna.views.web.inbox_items import Item
from hudna.views.web.judging import Judging, author, judge, keep_author, main_ledger

router = APIRouter(include_in_schema=False)

_MOST = 100  # items judged at once


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


class UndoForm(BaseModel):
    """The withdrawal of one's last judgement."""

    show: Show = Show.UNJUDGED
    judgement: str
    reason: str = ""
    author: str = ""


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


@router.get("/inbox")
def inbox(
    visit: Visiting, show: Show | None = None, after: str | None = None, open: str = "", do: str = ""
) -> HTMLResponse:
    """One part of the inbox, by default the first in which something stands; `open` and `do` name the form that is open."""
    return _inbox(visit, show, after or None, opened=open, doing=do)


@router.post("/inbox/judgements")
def decide(visit: Judging, form: Annotated[InboxForm, Form()]) -> Response:
    """Record one judgement, and go on to the item that follows."""
    token = form.items[0] if form.items else ""
    tried = _try(visit, form, token)
    if tried.made is None:
        status = 409 if tried.refusal is None else 422
        key = tried.item.key if tried.item is not None else token
        return _inbox(
            visit, form.show, None, opened=key, doing=form.kind.value, typed=form, failed=tried, status=status
        )
    shown = visit.address("/inbox", show=form.show, made=tried.made.id)
    response = RedirectResponse(f"{shown}#{form.next or 'waiting'}", status_code=303)
    keep_author(visit, response, form.author)
    return response


@router.post("/inbox/undo")
def undo(visit: Judging, form: Annotated[UndoForm, Form()]) -> Response:
    """Withdraw what one has just judged."""
    decision = Decision(kind=JudgementKind.WITHDRAW, target=form.judgement, reason=form.reason)
    made = judge(visit, decision, {}, typed=form.author)
    response = RedirectResponse(visit.address("/inbox", show=form.show, made=made.id), status_code=303)
    keep_author(visit, response, form.author)
    return response


@router.post("/inbox/preview")
def preview(visit: Judging, form: Annotated[InboxForm, Form()]) -> HTMLResponse:
    """What would be recorded, item by item, and what could not be."""
    tried = [_try(visit, form, token, rehearses=True) for token in form.items[:_MOST]]
    return visit.page(
        "inbox_preview.html", form=form, tried=tried, is_done=False, author=author(visit, form.author), most=_MOST
    )


@router.post("/inbox/record")
def record(visit: Judging, form: Annotated[InboxForm, Form()]) -> Response:
    """Record what was previewed, each a judgement of its own; what cannot be is told one by one."""
    tried = [_try(visit, form, token) for token in form.items[:_MOST]]
    if all(one.made is not None for one in tried):
        shown = visit.address("/inbox", show=form.show, recorded=len(tried))
        response: Response = RedirectResponse(shown, status_code=303)
    else:
        response = visit.page(
            "inbox_preview.html",
            status=409,
            form=form,
            tried=tried,
            is_done=True,
            author=author(visit, form.author),
            most=_MOST,
        )
    keep_author(visit, response, form.author)
    return response


def _try(visit: Visit, form: InboxForm, token: str, *, rehearses: bool = False) -> Tried:
    item = None
    try:
        if form.kind is JudgementKind.DISMISS:
            decision, seen = Decision(kind=form.kind, target=token, reason=form.reason), {}
        else:
            item = Item.of_token(token, visit.ledger)
            decision, seen = item.decision(form.kind, form.reason), dict(item.seen)
        made = judge(visit, decision, seen, typed=form.author, rehearses=rehearses)
    except Changed:
        return Tried(token, item, None, None)
    except JudgementError as error:
        return Tried(token, item, None, error.reason)
    return Tried(token, item, made, None)


def _inbox(
    visit: Visit,
    show: Show | None,
    after: str | None,
    *,
    opened: str,
    doing: str,
    typed: InboxForm | None = None,
    failed: Tried | None = None,
    status: int = 200,
) -> HTMLResponse:
    ledger, main = visit.ledger, main_ledger(visit)
    awaiting = unsigned(ledger)
    show = show or (Show.UNSIGNED if awaiting else Show.UNJUDGED)
    following, items = None, []
    proposed = visit.ask("proposals", proposals) if show is Show.PROPOSED else Answer((), is_current=True)
    if show is Show.UNSIGNED:
        items = [Item.of_unsigned(one, ledger, main) for one in awaiting]
    elif show is Show.UNJUDGED:
        found = unjudged(ledger, after)
        items, following = [Item.of_incident(one, ledger, main) for one in found.items], found.next
    elif show is Show.ALIKE:
        pairs = alike(ledger, after)
        items, following = [Item.of_alike(one, ledger, main) for one in pairs.items], pairs.next
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
        opened=opened,
        doing=doing,
        typed=typed,
        failed=failed,
        may_judge=visit.may(Role.ANALYST),
        may_sign=visit.may(Role.VERIFIER),
        author=author(visit, typed.author if typed is not None else ""),
        made=_made(visit),
    )


def _made(visit: Visit) -> Judgement | None:
    named = visit.request.query_params.get("made", "")
    return visit.ledger.judgement(named) if named else None
