"""The commands of `hudna agreements`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

from hudna.views.cli.options import DEFAULT_LEDGER, AsOf, KnownOn, LedgerOption, TableFormat
from hudna.views.cli.times import Times

agreements_app = App(name="agreements")


@agreements_app.default
def list_agreements(
    *,
    ledger: Annotated[str | None, Parameter(name="--ledger", env_var="HUDNA_LEDGER")] = None,
    proposed: Annotated[bool, Parameter(negative="")] = False,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    format: TableFormat = "table",  # noqa: A002 - the option's name
) -> int:
    """List the agreements that come with Hudna and those that a ledger has registered.

    Example: `hudna agreements --as-of 2020-11-01`

    Args:
        ledger: a ledger's file: with the agreements that a team added to it.
        proposed: instead, the truces that the ledger's reports announce and that nobody has registered.
        as_of: what was agreed, and changed of it, by then; a date means the end of that day by the clocks of the land.
        known_on: what was known by then, of those that come with Hudna since they were signed; a date means the end of that day in
            UTC.
        format: a table, JSON, or comma-separated values.
    """
    if proposed:
        from hudna.views.cli.proposed import list_proposals  # noqa: PLC0415

        if as_of is not None:
            from hudna.views.cli.output import say  # noqa: PLC0415

            say("hudna: --as-of does not go with --proposed")
            return 2
        return list_proposals(ledger or DEFAULT_LEDGER, known_on, form=format)
    from hudna.views.cli import register  # noqa: PLC0415

    return register.list_agreements(ledger, Times(as_of, known_on), form=format)


@agreements_app.command(name="add")
def add_agreement(
    file: Path,
    /,
    *,
    author: str,
    reason: str,
    amend: Annotated[bool, Parameter(negative="")] = False,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> int:
    """Register an agreement of your own in the ledger, with all that follows for the incidents that are there.

    Example: `hudna agreements add pause.toml --author "R. Haddad" --reason "announced on 27 February"`

    Args:
        file: the agreement, as docs/agreements.md describes it.
        author: who registers it.
        reason: why.
        amend: let it take the place of the agreement that is registered under its id.
        ledger: the ledger's file; made where there is none.
    """
    from hudna.views.cli import register  # noqa: PLC0415

    return register.add_agreement(ledger, file, author=author, reason=reason, amend=amend)


@agreements_app.command(name="draft")
def draft_agreement(proposal: str, /, *, out: Path | None = None, ledger: LedgerOption = DEFAULT_LEDGER) -> int:
    """Draft the file of a proposed agreement, to be completed by its text and added.

    Example: `hudna agreements draft proposed-yemen-2018-07-31 --out truce.toml`

    Args:
        proposal: its id (see `hudna agreements --proposed`).
        out: the file to write, which must not be there yet; by default it is printed.
        ledger: the ledger's file.
    """
    from hudna.views.cli.proposed import write_draft  # noqa: PLC0415

    return write_draft(ledger, proposal, out)
