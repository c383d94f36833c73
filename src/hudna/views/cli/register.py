"""`hudna agreements`."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from hudna.agreements import as_of as terms_as_of
from hudna.agreements import load_agreements, phase_at
from hudna.model.agreements import Agreement
from hudna.views.cli.output import print_csv, print_json, show, show_table

_FIELDS = ("id", "name", "form", "signed", "effect", "end", "end_reason", "phase", "parties", "mediators")
_COLUMNS = ("id", "agreement", "form", "in force from", "until", "parties")


def list_agreements(as_of: datetime | None, *, form: str) -> int:
    """Print the register, or what had been agreed by an instant and was known of it."""
    found = load_agreements()
    if as_of is not None:
        found = tuple(terms_as_of(agreement, as_of) for agreement in found if agreement.signed.time <= as_of)
    if form == "json":
        print_json(msgspec.to_builtins(found))
    elif form == "csv":
        print_csv(_FIELDS, (_record(agreement, as_of) for agreement in found))
    else:
        show("1 agreement" if len(found) == 1 else f"{len(found)} agreements")
        show_table(_COLUMNS, map(_row, found))
    return 0


def _record(agreement: Agreement, as_of: datetime | None) -> dict[str, Any]:
    return {
        "id": agreement.id,
        "name": agreement.name["en"],
        "form": agreement.form,
        "signed": agreement.signed.time.isoformat(),
        "effect": agreement.effect.time.isoformat(),
        "end": agreement.end.time.isoformat() if agreement.end else None,
        "end_reason": agreement.end_reason,
        "phase": phase_at(agreement, as_of).value if as_of else None,
        "parties": agreement.parties,
        "mediators": agreement.mediators,
    }


def _row(agreement: Agreement) -> tuple[str, ...]:
    end = agreement.end
    return (
        agreement.id,
        f"{agreement.name['en']}\n{agreement.name['ar']}",
        agreement.form,
        f"{agreement.effect.time:%Y-%m-%d %H:%M}",
        f"{end.time:%Y-%m-%d %H:%M}\n{agreement.end_reason}" if end else "open",
        ", ".join(agreement.parties),
    )
