"""How the feeds that are followed fare, and the alerts of those that fare badly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from hudna.engine.alerting import keep_alerts
from hudna.engine.watching.memory import Memory
from hudna.ledger import Ledger
from hudna.model.alerts import Raised
from hudna.model.sources import Feed, Source
from hudna.sources.followed.feed_alerts import feed_alert
from hudna.sources.followed.health import Health, health
from hudna.sources.followed.health_rules import load_health_rules


def fares(memory: Memory, feeds: Iterable[tuple[Source, Feed]], now: datetime) -> list[tuple[Source, Health]]:
    """How each feed fares, with whose it is."""
    rules = load_health_rules()
    return [(source, health(feed, memory.past(feed.id, now), now, rules)) for source, feed in feeds]


def alerts_of(ledger: Ledger, found: Sequence[tuple[Source, Health]]) -> list[Raised]:
    """Raise the alerts of feeds that fail or are silent, each once.

    Raises:
        LedgerError: the ledger cannot be read or written.
    """
    alerts = (feed_alert(one, source) for source, one in found)
    return keep_alerts(ledger, [alert for alert in alerts if alert is not None])
