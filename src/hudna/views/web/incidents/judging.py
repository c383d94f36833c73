"""Judging from a page: only what its reader can see, and only as he saw it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated
from urllib.parse import quote, unquote

from fastapi import Depends, Response
from starlette.exceptions import HTTPException

from hudna.engine.decisions import Decision
from hudna.engine.first_known import incident_since
from hudna.engine.judging import Judge, find_incident
from hudna.engine.proposals import proposals
from hudna.engine.versions import unchanged
from hudna.ledger import Ledger
from hudna.model.access import Role
from hudna.model.errors import JudgementError
from hudna.model.incidents import Incident
from hudna.model.judgements import Judgement, JudgementKind
from hudna.model.names import is_same_name
from hudna.views.serve.identity import Identity, needs
from hudna.views.serve.unknown import unknown
from hudna.views.serve.visits import Visit, Visiting
from hudna.views.web.catalog import marked as _

NAMED = "hudna-author"
"""The cookie that keeps the name of who judges where nobody signs in."""

_A_YEAR = 365 * 24 * 3600
_LONGEST_NAME = 1_000  # bytes that are kept: with more than some thousands, a browser can ask for no page any more


def judging(visit: Visiting, _identity: Annotated[Identity, Depends(needs(Role.ANALYST))]) -> Visit:
    """The visit of somebody who may judge.

    Raises:
        HTTPException: 303, 401 or 403 where he may not, or looks at what was known on an earlier date.
    """
    if visit.known_on is not None:
        raise HTTPException(403, "what was known on an earlier date cannot be changed")
    return visit


Judging = Annotated[Visit, Depends(judging)]


def main_ledger(visit: Visit) -> Ledger:
    """The ledger that is written to."""
    return visit.request.app.state.vantages.main  # type: ignore[no-any-return]


def author(visit: Visit, typed: str = "") -> str:
    """Who judges: who signed in or, where nobody does, the name that was typed now or last."""
    if visit.identity.name is not None:
        return visit.identity.name
    return typed.strip() or unquote(visit.request.cookies.get(NAMED, ""))


def keep_author(visit: Visit, response: Response, typed: str) -> None:
    """Let the browser keep the name that was typed."""
    named = quote(typed.strip())  # a cookie holds no letters but those of ASCII
    if visit.identity.name is None and 0 < len(named) <= _LONGEST_NAME:
        secure = visit.settings.secure
        response.set_cookie(NAMED, named, max_age=_A_YEAR, httponly=True, samesite="lax", secure=secure)


def recorded(visit: Visit) -> Judgement | None:
    """The judgement that the address says was just recorded."""
    named = visit.request.query_params.get("made", "")
    return visit.ledger.judgement(named) if named else None


def judge(
    visit: Visit, decision: Decision, seen: Mapping[str, str], *, typed: str = "", rehearses: bool = False
) -> Judgement:
    """Record what the reader of a page decides.

    Args:
        visit: of the reader.
        decision: what he decides.
        seen: by a claim of each incident that it is about, the version that he saw.
        typed: his name, where nobody signs in.
        rehearses: whether it is only checked.

    Raises:
        Changed: an incident is another by now.
        JudgementError: it cannot be judged so.
        HTTPException: 403, it is not his to decide.
    """
    _check_is_complete(visit, decision, typed)
    _check_is_seen(visit.ledger, decision)
    _check_is_his(visit, decision, typed)
    main = main_ledger(visit)
    guard = unchanged(seen, None if visit.ledger is main else visit.ledger)
    return decision.by(Judge(main, author(visit, typed), guard=guard, rehearses=rehearses))


def seen_incident(visit: Visit, target: str) -> Incident:
    """The incident with an id, or an earlier one, or that a claim tells, as the reader sees it.

    Raises:
        HTTPException: 404, there is none.
    """
    found = find_incident(visit.ledger, target)
    if found is None:
        otherwise = visit.words.gettext(_("There is no such incident."))
        raise unknown(visit, otherwise, lambda ledger: incident_since(ledger, target))
    return found


def _check_is_complete(visit: Visit, decision: Decision, typed: str) -> None:
    if not decision.reason.strip():
        raise JudgementError("reason", visit.words.gettext(_("A judgement needs a reason.")))
    if not author(visit, typed).strip():
        raise JudgementError("author", visit.words.gettext(_("A judgement needs the name of who judges.")))


def _check_is_seen(ledger: Ledger, decision: Decision) -> None:
    """For a reader, what he cannot see is not there."""
    match decision.kind:
        case JudgementKind.SIGN | JudgementKind.WITHDRAW:
            missing = [] if ledger.judgement(decision.target) is not None else [decision.target]
        case JudgementKind.GRADE_SOURCE:
            missing = [] if ledger.reports_by(decision.target) else [decision.target]
        case JudgementKind.DISMISS:
            missing = [] if decision.target in {one.id for one in proposals(ledger)} else [decision.target]
        case _:
            named = [
                decision.target,
                *decision.claims,
                *([decision.other] if decision.kind is JudgementKind.MERGE else []),
            ]
            missing = [one for one in named if not _is_there(ledger, one)]
    if missing:
        raise JudgementError(missing[0], "there is no such incident, claim, judgement, source or proposal")


def _is_there(ledger: Ledger, target: str) -> bool:
    return ledger.claim(target) is not None or find_incident(ledger, target) is not None


def _check_is_his(visit: Visit, decision: Decision, typed: str) -> None:
    if visit.may(Role.VERIFIER):
        return
    if decision.kind is JudgementKind.SIGN:
        raise HTTPException(403, "only a verifier signs")
    if decision.kind is JudgementKind.WITHDRAW:
        made = visit.ledger.judgement(decision.target)
        if made is None or not is_same_name(made.author, author(visit, typed)):
            raise HTTPException(403, "only a verifier withdraws what others judged")
