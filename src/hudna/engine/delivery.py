"""Delivering alerts: each once to each channel, and again at the next run where it did not arrive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from hudna.engine.alerting import raised_alerts
from hudna.engine.registered import INTAKE
from hudna.ledger import Ledger
from hudna.model.alerts import Delivery, Raised
from hudna.model.entries import EntryKind


class Channel(Protocol):
    """A way to tell somebody of alerts."""

    @property
    def name(self) -> str:
        """By what the ledger calls it: what went to this name does not go to it again."""

    def wants(self, raised: Raised) -> bool:
        """Whether an alert is for this channel."""

    def send(self, due: Sequence[Raised], wanted: Sequence[Raised]) -> Iterator[Delivery]:
        """Send what is due, and tell of each alert what became of it as soon as that is known; of those not tried, nothing.

        Args:
            due: what did not arrive here before, the earliest first; never empty.
            wanted: all that is for this channel, what arrived before included.
        """


def deliver(ledger: Ledger, channels: Iterable[Channel]) -> Iterator[tuple[str, Delivery]]:
    """Send to each channel the alerts that it wants and that have not arrived there, and note in the ledger what arrived.

    What arrives is noted at once, one by one. Where the process is killed between the two, that one is sent again: it has
    the same id. Two processes that deliver from one ledger at a time may send twice.

    Yields:
        The name of the channel, and what became of an alert there: of each that was due, also of those that were not tried
        as one before them could not be sent.

    Raises:
        LedgerError: the ledger cannot be read or written.
    """
    raised = raised_alerts(ledger)
    arrived = {
        (entry.payload["channel"], entry.payload["alert"]) for entry in ledger.entries(kind=EntryKind.ALERT_DELIVERED)
    }
    for channel in channels:
        wanted = [one for one in raised if channel.wants(one)]
        due = [one for one in wanted if (channel.name, one.alert.id) not in arrived]
        waiting = {one.alert.id: one.alert for one in due}
        for delivery in channel.send(due, wanted) if due else ():
            del waiting[delivery.alert.id]
            if delivery.done:
                payload = {"alert": delivery.alert.id, "channel": channel.name}
                ledger.append(EntryKind.ALERT_DELIVERED, payload, author=INTAKE)
            yield channel.name, delivery
        for alert in waiting.values():
            yield channel.name, Delivery(alert, done=False)
