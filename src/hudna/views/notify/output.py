"""Alerts on standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from hudna.model.alerts import Delivery, Raised
from hudna.views.cli.output import show
from hudna.views.notify.channel import Configured
from hudna.views.notify.wording import message


class Output(Configured):
    """Prints each alert in a few lines."""

    def send(self, due: Sequence[Raised], wanted: Sequence[Raised]) -> Iterator[Delivery]:  # noqa: ARG002 - a channel's
        """Print what is due."""
        for one in due:
            show(message(one.alert), "")
            sys.stdout.flush()  # a pipe whose reader has gone fails here, before it counts as arrived
            yield Delivery(one.alert, done=True)
