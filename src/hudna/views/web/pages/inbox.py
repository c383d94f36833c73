"""The inbox: what awaits the judgement of persons, one after the other by the keyboard, or many at once."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BaseModel

from hudna.engine.decisions import Decision
from hudna.engine.versions import Changed
from hudna.model.errors import JudgementError
from hudna.model.judgements import JudgementKind
from hudna.views.serve.visits import Visit, Visiting
from hudna.views.web.incidents.inbox_items import Item
from hudna.views.web.incidents.inbox_page import InboxForm, Opened, Show, Tried, inbox_page
from hudna.views.web.incidents.judging import Judging, author, judge, keep_author

router = APIRouter(include_in_schema=False)

_MOST = 100  # items judged at once


class UndoForm(BaseModel):
    """The withdrawal of one's last judgement."""

    show: Show = Show.UNJUDGED
    judgement: str
    reason: str = ""
    author: str = ""


@router.get("/inbox")
def inbox(
    visit: Visiting, show: Show | None = None, after: str | None = None, item: str = "", do: str = ""
) -> HTMLResponse:
    """One part of the inbox, by default the first in which something stands; `item` and `do` name the form that is open."""
    return inbox_page(visit, show, Opened(item, do), after=after or None)


@router.post("/inbox/judgements")
def decide(visit: Judging, form: Annotated[InboxForm, Form()]) -> Response:
    """Record one judgement, and go on to the item that follows."""
    token = form.items[0] if form.items else ""
    tried = _try(visit, form, token)
    if tried.made is None:
        status = 409 if tried.refusal is None else 422
        key = tried.item.key if tried.item is not None else token
        return inbox_page(visit, form.show, Opened(key, form.kind.value, form, tried), status=status)
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
