"""The command line: `hudna read`, `monitor`, `incidents`, `standing`, `agreements`, `alerts`, `judge`, and the rest.

Exit codes: 0 done, 1 found something wrong (`verify`) or not all arrived (`alerts deliver`), 2 bad use or nothing that could
be read.
"""

from __future__ import annotations

import gc
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import App, Parameter
from cyclopts.validators import Number

from hudna import __version__
from hudna.model.errors import HudnaError
from hudna.views.cli.agreements_app import agreements_app
from hudna.views.cli.alerts_app import alerts_app
from hudna.views.cli.forms_app import forms_app
from hudna.views.cli.judge_app import judge_app
from hudna.views.cli.options import (
    DEFAULT_LEDGER,
    DEFAULT_SOURCES,
    AsOf,
    KnownOn,
    LedgerOption,
    SourcesOption,
    TableFormat,
)
from hudna.views.cli.output import drop_output
from hudna.views.cli.series_app import series_app
from hudna.views.cli.sources_app import sources_app
from hudna.views.cli.times import Times
from hudna.views.cli.users_app import users_app

# Commands import what they need when they run: `hudna read` of one report must not wait for the ledger's libraries.

Paths = Annotated[Path, Parameter(required=True)]

DONE, WRONG, BAD_INPUT = 0, 1, 2

app = App(
    name="hudna",
    help="Ceasefire monitor: from the day's reports to the state of a ceasefire.",
    version=__version__,
    help_format="markdown",
    result_action="return_int_as_exit_code_else_zero",
)


@app.command
def read(
    *paths: Paths,
    format: Annotated[Literal["table", "jsonl"], Parameter(name="--format")] = "table",  # noqa: A002 - the option's name
    explain: bool = False,
) -> int:
    """Show what reports say; nothing is stored.

    Example: `hudna read report.txt --explain`

    Args:
        paths: files and folders of reports.
        format: a table a report, or one line of JSON a report.
        explain: with each claim, the rule and the words that decided what was read.
    """
    from hudna.views.cli.reading import read_reports  # noqa: PLC0415

    return read_reports(paths, form=format, explain=explain)


@app.command
def monitor(
    *paths: Paths,
    ledger: LedgerOption = DEFAULT_LEDGER,
    known: Annotated[Literal["now", "published"], Parameter(name="--known")] = "now",
    sources: SourcesOption = DEFAULT_SOURCES,
    workers: Annotated[int | None, Parameter(validator=Number(gte=0))] = None,
) -> int:
    """Read reports into the ledger, then print the standing of the ceasefires that it tells of.

    Example: `hudna monitor reports/ --ledger karabakh.ledger`

    Args:
        paths: files and folders of reports.
        ledger: the ledger's file; made where there is none.
        known: when what the reports say came to be known: now, or, for an archive, when they were published. This is what
            `--known-on` goes by.
        sources: a folder with files of sources (see `hudna sources add`): whose they are, and how open; may be missing.
        workers: how many processes read, beside the one that keeps; by default one for each further core, if there is
            much; 0 for none, so that this one reads itself.
    """
    from hudna.views.cli.monitoring import monitor_reports  # noqa: PLC0415

    return monitor_reports(paths, ledger, sources, in_retrospect=known == "published", workers=workers)


@app.command
def watch(  # noqa: PLR0913 - the options of a command
    *,
    ledger: LedgerOption = DEFAULT_LEDGER,
    sources: SourcesOption = DEFAULT_SOURCES,
    once: Annotated[bool, Parameter(negative="")] = False,
    contact: Annotated[str | None, Parameter(env_var="HUDNA_CONTACT")] = None,
    alerts: Path | None = None,
    metrics: str | None = None,
    log: Literal["json", "text"] | None = None,
    workers: Annotated[int, Parameter(validator=Number(gte=0))] = 1,
) -> int:
    """Follow sources: look at their feeds when it is time, read what is new into the ledger, raise alerts.

    It goes on until it is told to end (Ctrl+C, SIGTERM), and goes on where it was when it is started again.

    Example: `hudna watch --ledger karabakh.ledger --contact desk@example.org --metrics 9464`

    Args:
        ledger: the ledger's file; made where there is none. What is remembered of the feeds is kept beside it.
        sources: the folder with a file for each source (see `hudna sources add`).
        once: look at every feed once, take what is new, and end.
        contact: an address at which the keepers of sites can reach you; it is sent to them with every request.
        alerts: a file that says where alerts are delivered to (see docs/alerts.md).
        metrics: a port of this machine, or an address and a port, at which Prometheus may ask for measures.
        log: JSON or text; by default text on a terminal, and JSON elsewhere.
        workers: how many processes read, beside the one that fetches and keeps; 0 for none, so that this one reads itself.
    """
    from hudna.views.cli.watching import Wanted, watch_sources  # noqa: PLC0415

    return watch_sources(
        Wanted(
            ledger=ledger,
            sources=sources,
            once=once,
            contact=contact,
            metrics=metrics,
            log=log,
            workers=workers,
            alerts=alerts,
        )
    )


@app.command
def incidents(
    *,
    ledger: LedgerOption = DEFAULT_LEDGER,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    format: TableFormat = "table",  # noqa: A002 - the option's name
) -> int:
    """List the incidents of the ledger, each with who asserts and who denies it.

    Example: `hudna incidents --as-of 2020-10-20 --format csv`

    Args:
        ledger: the ledger's file.
        as_of: leave out what happened on later days.
        known_on: leave out what the ledger came to know later; a date means the end of that day in UTC.
        format: a table, JSON, or comma-separated values.
    """
    from hudna.views.cli.incidents import list_incidents  # noqa: PLC0415

    return list_incidents(ledger, as_of, known_on, form=format)


@app.command
def incident(
    target: str,
    /,
    *,
    ledger: LedgerOption = DEFAULT_LEDGER,
    known_on: KnownOn = None,
    format: Annotated[Literal["table", "json"], Parameter(name="--format")] = "table",  # noqa: A002
) -> int:
    """Show one incident: every account of it, its figures and contradictions, and why it has its grade.

    Example: `hudna incident incident-3f2a9c0d1e4b5a67`

    Args:
        target: the incident's id, an earlier id of it, or the id of a claim that tells it.
        ledger: the ledger's file.
        known_on: leave out what the ledger came to know later; a date means the end of that day in UTC.
        format: text or JSON.
    """
    from hudna.views.cli.judging import show_incident  # noqa: PLC0415

    return show_incident(ledger, target, known_on, form=format)


@app.command
def standing(  # noqa: PLR0913 - the options of a command
    agreement: str | None = None,
    /,
    *,
    ledger: LedgerOption = DEFAULT_LEDGER,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    view: Literal["matrix", "accusations", "days", "counts", "deadlines"] | None = None,
    format: TableFormat = "table",  # noqa: A002 - the option's name
) -> int:
    """Show the standing of an agreement, or of every agreement that the ledger's reports concern.

    Example: `hudna standing karabakh-2020-10-17 --as-of 2020-10-20`

    Args:
        agreement: the agreement's id (see `hudna agreements`).
        ledger: the ledger's file.
        as_of: the instant; a date means the end of that day by the clocks of the land. By default the last day reported on.
        known_on: leave out what the ledger came to know later; a date means the end of that day in UTC.
        view: only parties by provisions, who accuses whom, breaches by day, or deadlines.
        format: a table, JSON, or comma-separated values.
    """
    from hudna.views.cli.standing import show_standing  # noqa: PLC0415

    return show_standing(ledger, agreement, Times(as_of, known_on), form=format, view=view)


app.command(sources_app)
app.command(agreements_app)
app.command(alerts_app)
app.command(series_app)
app.command(forms_app)
app.command(judge_app)
app.command(users_app)


@app.command
def tallies(
    *,
    ledger: LedgerOption = DEFAULT_LEDGER,
    known_on: KnownOn = None,
    format: TableFormat = "table",  # noqa: A002 - the option's name
) -> int:
    """List the counts that reports give for a period, and check those of the period before against the report before.

    Example: `hudna tallies --ledger donbas.ledger`

    Args:
        ledger: the ledger's file.
        known_on: leave out what the ledger came to know later; a date means the end of that day in UTC.
        format: a table, JSON, or comma-separated values.
    """
    from hudna.views.cli.tallies import list_tallies  # noqa: PLC0415

    return list_tallies(ledger, known_on, form=format)


@app.command
def verify(*, ledger: LedgerOption = DEFAULT_LEDGER, head: str | None = None) -> int:
    """Check that the ledger is intact, entry by entry, and that its projections follow from its entries.

    Example: `hudna verify --ledger karabakh.ledger`

    Args:
        ledger: the ledger's file.
        head: a hash that an earlier `verify` printed: shows whether entries up to it were replaced or cut off.
    """
    from hudna.views.cli.keeping import verify_ledger  # noqa: PLC0415

    return verify_ledger(ledger, head)


@app.command
def rebuild(*, ledger: LedgerOption = DEFAULT_LEDGER) -> int:
    """Compute incidents and findings anew from the ledger's entries.

    Example: `hudna rebuild --ledger karabakh.ledger`

    Args:
        ledger: the ledger's file.
    """
    from hudna.views.cli.keeping import rebuild_ledger  # noqa: PLC0415

    return rebuild_ledger(ledger)


@app.command
def serve(  # noqa: PLR0913 - the options of a command
    *,
    ledger: LedgerOption = DEFAULT_LEDGER,
    host: str = "127.0.0.1",
    port: Annotated[int, Parameter(validator=Number(gte=0, lte=65535))] = 8700,
    tiles: str | None = None,
    https: Annotated[bool, Parameter(negative="")] = False,
    name: Annotated[tuple[str, ...], Parameter(negative="")] = (),
) -> int:
    """Open the dashboard and the API on this machine.

    Example: `hudna serve --ledger karabakh.ledger`

    Args:
        ledger: the ledger's file.
        host: the address to listen on; on any but this machine's own, users must be set up (`hudna users`).
        port: the port to listen on, up to 65535; 0 for any that is free.
        tiles: address of a map's tile server with {z}, {x} and {y}; by default the base map that comes with Hudna.
        https: that readers reach it over https, through a proxy.
        name: host names by which readers reach it through a proxy.
    """
    from hudna.views.cli.serving import serve_ledger  # noqa: PLC0415
    from hudna.views.serve.settings import Settings  # noqa: PLC0415

    return serve_ledger(Settings(ledger=ledger, host=host, port=port, tiles=tiles, secure=https, hosts=name))


@app.command
def schema(name: str | None = None, /, *, out: Path | None = None) -> int:
    """Show the JSON Schema of what Hudna writes; without a name, which there are.

    Example: `hudna schema incident`

    Args:
        name: of what: a reading, an incident, a standing, ...
        out: a folder to write it into, or all of them.
    """
    from hudna.views.cli.schemas import show_schema  # noqa: PLC0415

    return show_schema(name, out)


def main() -> None:
    """Run the command line."""
    # Reading leaves no garbage in cycles, and walking what it remembers, over and over, is some 4 % of its time.
    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # Arabic must not fail on a terminal or a file of another encoding
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    code = DONE
    try:
        code = app()
        sys.stdout.flush()
    except HudnaError as error:
        code = _failed(str(error))
    except BrokenPipeError:  # the reader of our output (head, less) has gone; what the command found stays as it is
        drop_output()
    except OSError as error:  # the disk, for one, is full
        code = _failed(f"{error.filename or 'the output'}: {error.strerror}")
        drop_output()
    sys.exit(code)


def _failed(reason: str) -> int:
    sys.stderr.write(f"hudna: {reason}\n")
    return BAD_INPUT


if __name__ == "__main__":
    main()
