"""Options that several commands share."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from hudna.model import times
from hudna.views.cli.times import as_of, known_on

DEFAULT_LEDGER = "hudna.ledger"
DEFAULT_SOURCES = Path("sources")

SourcesOption = Annotated[Path, Parameter(name="--sources", env_var="HUDNA_SOURCES")]
LedgerOption = Annotated[str, Parameter(name="--ledger", env_var="HUDNA_LEDGER")]
AsOf = Annotated[times.AsOf | None, Parameter(name="--as-of", converter=as_of)]
KnownOn = Annotated[datetime | None, Parameter(name="--known-on", converter=known_on)]
ListFormat = Annotated[Literal["table", "json"], Parameter(name="--format")]
TableFormat = Annotated[Literal["table", "json", "csv"], Parameter(name="--format")]
Author = Annotated[str, Parameter(name="--author", env_var="HUDNA_AUTHOR")]
Reason = Annotated[str, Parameter(name="--reason")]
