"""Options that commands share."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from cyclopts import Parameter

from hudna.views.cli.times import parse_time

LedgerOption = Annotated[str, Parameter(name="--ledger", env_var="HUDNA_LEDGER")]
AsOf = Annotated[datetime | None, Parameter(name="--as-of", converter=parse_time)]
TableFormat = Annotated[Literal["table", "json", "csv"], Parameter(name="--format")]

DEFAULT_LEDGER = "hudna.ledger"
