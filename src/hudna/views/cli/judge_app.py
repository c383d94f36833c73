"""The commands of `hudna judge`."""

from __future__ import annotations

from typing import Literal

from cyclopts import App

from hudna.views.cli.options import DEFAULT_LEDGER, Author, KnownOn, LedgerOption, ListFormat, Reason

judge_app = App(
    name="judge",
    help="""Record what a person decides. A judgement is never overwritten, only withdrawn or followed by another.

TARGET is the id of an incident, an earlier id of it, or the id of a claim that tells it. `HUDNA_AUTHOR` may stand for
`--author`.""",
    help_format="markdown",
)


@judge_app.command
def verify(target: str, /, *, author: Author, reason: Reason, ledger: LedgerOption = DEFAULT_LEDGER) -> int:
    """An incident happened as it is told. Counts once another person has signed it.

    Example: `hudna judge verify incident-3f2a9c0d1e4b5a67 --author amal --reason "two visits, photographs"`
    """
    from hudna.views.cli.judging import judge  # noqa: PLC0415

    return judge(ledger, author, lambda judge: judge.verify(target, reason))


@judge_app.command
def refute(target: str, /, *, author: Author, reason: Reason, ledger: LedgerOption = DEFAULT_LEDGER) -> int:
    """An incident did not happen. Counts once another person has signed it.

    Example: `hudna judge refute incident-3f2a9c0d1e4b5a67 --author amal --reason "the site is intact"`
    """
    from hudna.views.cli.judging import judge  # noqa: PLC0415

    return judge(ledger, author, lambda judge: judge.refute(target, reason))


@judge_app.command
def merge(target: str, other: str, /, *, author: Author, reason: Reason, ledger: LedgerOption = DEFAULT_LEDGER) -> int:
    """Two incidents are one.

    Example: `hudna judge merge incident-3f2a9c0d1e4b5a67 report-12#3 --author amal --reason "the same shell"`
    """
    from hudna.views.cli.judging import judge  # noqa: PLC0415

    return judge(ledger, author, lambda judge: judge.merge(target, other, reason))


@judge_app.command
def split(target: str, *claims: str, author: Author, reason: Reason, ledger: LedgerOption = DEFAULT_LEDGER) -> int:
    """Some claims of an incident tell another event.

    Example: `hudna judge split incident-3f2a9c0d1e4b5a67 report-12#3 --author amal --reason "another village"`
    """
    from hudna.views.cli.judging import judge  # noqa: PLC0415

    return judge(ledger, author, lambda judge: judge.split(target, claims, reason))


@judge_app.command
def correct(  # noqa: PLR0913 - the options of a command
    target: str, field: str, value: str, /, *, author: Author, reason: Reason, ledger: LedgerOption = DEFAULT_LEDGER
) -> int:
    """The right value of a field of a claim, or of an incident as a whole.

    Example: `hudna judge correct report-12#3 killed '{"low": 3, "high": 3}' --author amal --reason "hospital list"`

    Args:
        target: id of a claim or an incident.
        field: type, actors, targets, place, when, killed, wounded; of a claim also status, act, speaker.
        value: as JSON; null for "not told".
        author: who corrects it.
        reason: why.
        ledger: the ledger's file.
    """
    from hudna.views.cli.judging import as_json, judge  # noqa: PLC0415

    return judge(ledger, author, lambda judge: judge.correct(target, field, as_json(target, field, value), reason))


@judge_app.command
def source(
    name: str,
    grade: Literal["A", "B", "C", "D", "E", "F"],
    /,
    *,
    author: Author,
    reason: Reason,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> int:
    """How far a source is to be relied on: A completely, B usually, C fairly, D not usually, E not, F cannot be judged.

    Example: `hudna judge source "Some Agency" B --author amal --reason "two years of corrections made in time"`
    """
    from hudna.views.cli.judging import judge  # noqa: PLC0415

    return judge(ledger, author, lambda judge: judge.grade_source(name, grade, reason))


@judge_app.command
def claim(
    claim_id: str,
    grade: Literal["1", "2", "3", "4", "5", "6"],
    /,
    *,
    author: Author,
    reason: Reason,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> int:
    """How far what a claim says is to be believed: 1 confirmed, 2 probably, 3 possibly, 4 doubtful, 5 improbable, 6 unknown.

    Example: `hudna judge claim report-12#3 2 --author amal --reason "fits the satellite picture"`
    """
    from hudna.views.cli.judging import judge  # noqa: PLC0415

    return judge(ledger, author, lambda judge: judge.grade_claim(claim_id, grade, reason))


@judge_app.command
def dismiss(proposal: str, /, *, author: Author, reason: Reason, ledger: LedgerOption = DEFAULT_LEDGER) -> int:
    """A proposed agreement is none.

    Example: `hudna judge dismiss proposed-yemen-2015-05-12 --author amal --reason "a pause of one town"`
    """
    from hudna.views.cli.judging import judge  # noqa: PLC0415

    return judge(ledger, author, lambda judge: judge.dismiss(proposal, reason))


@judge_app.command
def sign(judgement: str, /, *, author: Author, reason: Reason, ledger: LedgerOption = DEFAULT_LEDGER) -> int:
    """Another person's verdict is right; from then on it counts.

    Example: `hudna judge sign judgement-214 --author basil --reason "seen the photographs"`
    """
    from hudna.views.cli.judging import judge  # noqa: PLC0415

    return judge(ledger, author, lambda judge: judge.sign(judgement, reason))


@judge_app.command
def withdraw(judgement: str, /, *, author: Author, reason: Reason, ledger: LedgerOption = DEFAULT_LEDGER) -> int:
    """A judgement no longer counts. It stays in the ledger.

    Example: `hudna judge withdraw judgement-214 --author amal --reason "the photographs are of another day"`
    """
    from hudna.views.cli.judging import judge  # noqa: PLC0415

    return judge(ledger, author, lambda judge: judge.withdraw(judgement, reason))


@judge_app.command(name="list")
def list_(
    *,
    ledger: LedgerOption = DEFAULT_LEDGER,
    known_on: KnownOn = None,
    format: ListFormat = "table",  # noqa: A002
) -> int:
    """List the judgements of a ledger.

    Example: `hudna judge list --format json`
    """
    from hudna.views.cli.judging import list_judgements  # noqa: PLC0415

    return list_judgements(ledger, known_on, form=format)
