"""`hudna judge`, and `hudna incident`, which shows what there is to judge."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any

import msgspec

from hudna.engine.judging import Judge, find_incident, incident_judged
from hudna.engine.opening import opened
from hudna.incidents import bearer
from hudna.ledger import Ledger
from hudna.model.errors import JudgementError
from hudna.model.incidents import Account, Figures, Incident
from hudna.model.judgements import Credibility, Judgement, JudgementKind, Reliability
from hudna.views.cli.output import isolated, print_json, show, show_table
from hudna.views.cli.words import days, people, toll, who_to_whom

_COLUMNS = ("judgement", "by", "on", "what", "about", "reason", "counts")


def judge(location: str, author: str, decide: Callable[[Judge], Judgement]) -> int:
    """Record a judgement and say so; an error names what cannot be judged, and nothing is changed."""
    with opened(location) as ledger:
        made = decide(Judge(ledger, author))
        show(f"{made.id}: {made.verdict.kind} by {made.author}")
        if made.verdict.kind in {JudgementKind.VERIFY, JudgementKind.REFUTE}:
            show(f"It counts once another person has signed it: hudna judge sign {made.id} --author NAME --reason WHY")
        for incident in _incidents(ledger, made):
            show(f"{incident.id} is {incident.grade}: {isolated(incident.reason)}")
    return 0


def as_json(target: str, field: str, written: str) -> Any:
    """The value of a field of a target as written on the command line: JSON, or words as they are.

    Raises:
        JudgementError: it begins as JSON does, and is none.
    """
    try:
        return json.loads(written)
    except json.JSONDecodeError as error:
        if written.lstrip().startswith(("{", "[", '"')):
            raise JudgementError(target, f"{field} is not JSON: {error.msg} in column {error.colno}") from error
        return written


def list_judgements(location: str, known_on: datetime | None, *, form: str) -> int:
    """Print every judgement of a ledger in the order in which they were made."""
    with opened(location, known_on) as ledger:
        made = list(ledger.judgements())
    if form == "json":
        print_json(msgspec.to_builtins(made))
    else:
        show("1 judgement" if len(made) == 1 else f"{len(made)} judgements")
        show_table(_COLUMNS, (_row(one, made) for one in made))
    return 0


def show_incident(location: str, target: str, known_on: datetime | None, *, form: str) -> int:
    """Print one incident with every account of it, by its id, an earlier id of it, or the id of one of its claims."""
    with opened(location, known_on) as ledger:
        incident = find_incident(ledger, target)
        if incident is None:
            raise JudgementError(target, "there is no such incident, and no claim of this id tells one")
        if form == "json":
            print_json(msgspec.to_builtins(incident))
            return 0
        show(*_head(incident), "")
        for account in incident.accounts:
            show(*_account(account), *_told(ledger, account), "")
        show(*_history(ledger, incident))
    return 0


def _row(made: Judgement, every: Sequence[Judgement]) -> tuple[str, ...]:
    verdict = made.verdict
    about = verdict.source or verdict.judgement or verdict.proposal or bearer(made, every) or ""
    what = " ".join(filter(None, (verdict.kind, verdict.field, verdict.grade)))
    if verdict.field is not None:
        what += f": {'not told' if verdict.value is None else isolated(json.dumps(verdict.value, ensure_ascii=False))}"
    state = f"withdrawn by {made.withdrawn}" if made.withdrawn else "yes" if made.counts else "awaits a signature"
    if made.signed is not None:
        state += f", signed by {made.signed}"
    return made.id, made.author, f"{made.time:%Y-%m-%d %H:%M}", what, about, verdict.reason, state


def _incidents(ledger: Ledger, made: Judgement) -> Iterator[Incident]:
    about = made if made.verdict.judgement is None else ledger.judgement(made.verdict.judgement) or made
    found = [incident_judged(ledger, about), *map(ledger.incident_of, about.verdict.others[:1])]
    yield from {incident.id: incident for incident in found if incident is not None}.values()


def _head(incident: Incident) -> Iterator[str]:
    when = days(incident.start, incident.end) or f"no day told; told on {incident.told}"
    place = f"{incident.place.name} ({incident.place.country})" if incident.place is not None else "place not told"
    yield f"{incident.id}: {incident.type}, {who_to_whom(incident.actors, incident.targets)}, {place}, {when}"
    yield f"{incident.grade}: {isolated(incident.reason)}"
    yield from (f"  by {blame.actor}: {blame.grade}, {blame.reason}" for blame in incident.blames)
    yield from _figures("killed", incident.killed)
    yield from _figures("wounded", incident.wounded)
    for one in incident.apart:
        yield from _figures(f"killed ({one.deaths})", one.figures)
    yield from (f"Contradiction, {found.matter}: {found.words}" for found in incident.contradictions)


def _figures(word: str, figures: Figures | None) -> Iterator[str]:
    if figures is None:
        return
    best = "" if figures.best is None else f", best {figures.best}"
    yield f"{people(figures)} {word}{best} ({figures.method})"
    if len({(figure.count.low, figure.count.high) for figure in figures.told}) > 1:
        told = (f"{figure.told}: {people(figure.count)} ({isolated(figure.speaker)})" for figure in figures.told)
        yield f"  as told: {'; '.join(told)}"


def _account(account: Account) -> Iterator[str]:
    weight = f", graded {_graded(account.weight)}" if account.weight is not None else ""
    blamed = f" {who_to_whom(account.actors, ())}" if account.actors else ""
    harm = toll(account.killed, account.wounded)
    yield f"{isolated(account.speaker)} {account.act}{blamed}" + (f": {harm}" if harm else "") + weight
    outlets = ", ".join(isolated(outlet) for outlet in account.outlets)
    if outlets:
        yield f"  in {outlets}" + (f" ({account.origins} independent)" if account.origins < len(account.claims) else "")


def _graded(weight: str) -> str:
    return f"{weight} ({Reliability(weight[0]).words}, {Credibility(weight[1]).words})"


def _told(ledger: Ledger, account: Account) -> Iterator[str]:
    for claim_id in account.claims:
        filed = ledger.claim(claim_id)
        if filed is not None:
            yield f"  {claim_id} ({filed.published or 'no date'}) {isolated(filed.claim.evidence.text)}"


def _history(ledger: Ledger, incident: Incident) -> Iterator[str]:
    if incident.gathered:
        yield "Why these claims are one incident:"
        yield from (f"  {reason}" for reason in incident.gathered)
    for judgement_id in incident.judgements:
        made = ledger.judgement(judgement_id)
        if made is not None:
            yield f"{made.id}: {made.verdict.kind} by {made.author}, {made.time:%Y-%m-%d}: {isolated(made.verdict.reason)}"
