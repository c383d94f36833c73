"""`hudna agreements` and `hudna agreements add`."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from hudna.agreements import load_agreements, phase_at
from hudna.engine.opening import opened
from hudna.engine.registered import Registered, Registration, agreed_by, public_by
from hudna.engine.registration import Submission, register
from hudna.model.agreements import Agreement
from hudna.model.counting import counted
from hudna.model.times import AsOf, instant_of
from hudna.views.cli.output import print_csv, print_json, show, show_table
from hudna.views.cli.times import Times

_FIELDS = ("id", "name", "form", "signed", "effect", "end", "end_reason", "phase", "parties", "mediators")
_COLUMNS = ("id", "agreement", "form", "in force from", "until", "parties")


def list_agreements(location: str | None, times: Times, *, form: str) -> int:
    """Print the register, with a ledger's own agreements; or what of it had been agreed by an instant, or was known at one."""
    as_of, known_on = times
    found, own = tuple(public_by(load_agreements(), known_on)), dict[str, Registration]()
    if location is not None:
        with opened(location, known_on) as ledger:
            registered = Registered()
            found = registered.with_missing(found, ledger)
            own = {name: one for name, one in registered.registrations(ledger).items() if one.is_own}
    found = agreed_by(found, as_of)
    if form == "json":
        print_json(msgspec.to_builtins(found))
    elif form == "csv":
        print_csv(_FIELDS, (_record(agreement, as_of) for agreement in found))
    else:
        show("1 agreement" if len(found) == 1 else f"{len(found)} agreements")
        show_table(_COLUMNS, (_row(agreement, own.get(agreement.id)) for agreement in found))
    return 0


def add_agreement(location: str, file: Path, *, author: str, reason: str, amend: bool) -> int:
    """Register a team's own agreement in its ledger, which is made where there is none."""
    submission = Submission.of(file, author=author, reason=reason, amend=amend)
    with opened(location, create=True) as ledger:
        entry = register(ledger, submission)
        findings = sum(1 for _ in ledger.findings(submission.agreement.id))
    done = "amended" if amend else "registered"
    show(
        f"{location}: {submission.agreement.id} {done}, entry {entry.sequence}; {counted(findings, 'finding')} under it"
    )
    return 0


def _record(agreement: Agreement, as_of: AsOf | None) -> dict[str, Any]:
    return {
        "id": agreement.id,
        "name": agreement.name["en"],
        "form": agreement.form,
        "signed": agreement.signed.time.isoformat(),
        "effect": agreement.effect.time.isoformat(),
        "end": agreement.end.time.isoformat() if agreement.end else None,
        "end_reason": agreement.end_reason,
        "phase": phase_at(agreement, instant_of(as_of, ZoneInfo(agreement.zone))).value if as_of else None,
        "parties": agreement.parties,
        "mediators": agreement.mediators,
    }


def _row(agreement: Agreement, own: Registration | None) -> tuple[str, ...]:
    end = agreement.end
    return (
        agreement.id if own is None else f"{agreement.id}\nby {own.author}: {own.reason}",
        f"{agreement.name['en']}\n{agreement.name['ar']}",
        agreement.form,
        f"{agreement.effect.time:%Y-%m-%d %H:%M}" + (f"\ndaily {agreement.daily}" if agreement.daily else ""),
        f"{end.time:%Y-%m-%d %H:%M}\n{agreement.end_reason}" if end else "open",
        ", ".join(agreement.parties),
    )
