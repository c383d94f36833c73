"""`hudna agreements --proposed` and `hudna agreements draft`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import msgspec

from hudna.agreements import draft
from hudna.engine.opening import opened
from hudna.engine.proposals import proposals
from hudna.engine.registered import register_of
from hudna.ledger import Ledger
from hudna.model.errors import InputError
from hudna.model.proposals import ProposedAgreement
from hudna.views.cli.output import print_csv, print_json, say, show, show_table
from hudna.views.cli.words import word_of

_FIELDS = tuple(ProposedAgreement.__dataclass_fields__)
_COLUMNS = ("id", "agreed", "in force from", "sides", "told of in", "on the word of")


def list_proposals(location: str, known_on: datetime | None = None, *, form: str) -> int:
    """Print the truces that the reports of a ledger announce and its register does not have."""
    with opened(location, known_on) as ledger:
        found = proposals(ledger)
    if form == "json":
        print_json(msgspec.to_builtins(found))
    elif form == "csv":
        print_csv(_FIELDS, msgspec.to_builtins(found))
    else:
        show("1 proposed agreement" if len(found) == 1 else f"{len(found)} proposed agreements")
        show_table(_COLUMNS, map(_row, found))
    return 0


def write_draft(location: str, identity: str, out: Path | None) -> int:
    """Write the draft of a proposed agreement; 2 where there is none of this id."""
    with opened(location) as ledger:
        proposal = next((one for one in proposals(ledger) if one.id == identity), None)
        if proposal is None:
            say(
                f"hudna agreements draft: no proposal is called {identity!r} (`hudna agreements --proposed` lists them)"
            )
            return 2
        written = draft(proposal, _told(proposal, ledger), register_of(ledger))
    if out is None:
        print(written, end="")
        return 0
    try:
        with out.open("x", encoding="utf-8") as file:
            file.write(written)
    except FileExistsError as error:
        raise InputError(str(out), "is there already, and is left as it is") from error
    return 0


def _told(proposal: ProposedAgreement, ledger: Ledger) -> list[str]:
    """The words of the claims, each with its report and its day of publication."""
    claims = [claim for claim in map(ledger.claim, proposal.claims) if claim is not None]
    told = (f"{one.report_id} ({one.published or 'undated'}): {one.claim.evidence.text}" for one in claims)
    return list(dict.fromkeys(told))  # one sentence may tell the agreement and its start


def _row(proposal: ProposedAgreement) -> tuple[str, ...]:
    ended = f"\ntold to have ended {proposal.ended}" if proposal.ended is not None else ""
    untold = "" if proposal.day_told else "\n(day of the report)"
    return (
        proposal.id,
        f"{proposal.agreed}{untold}" if proposal.agreed is not None else "not told",
        _start(proposal) + ended,
        ", ".join(proposal.sides) or "not told",
        ", ".join(proposal.countries) or "not told",
        word_of(proposal.speakers, proposal.denied_by),
    )


def _start(proposal: ProposedAgreement) -> str:
    if proposal.due is not None:
        return f"{proposal.due}\n(announced)"
    return str(proposal.effective) if proposal.effective is not None else "not told"
