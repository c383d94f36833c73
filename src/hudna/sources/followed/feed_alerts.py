"""Alerts of feeds that fail or have gone silent: what they would have told is not known."""

from __future__ import annotations

from datetime import UTC

from hudna.model.alerts import Alert, AlertKind
from hudna.model.sources import Source
from hudna.sources.followed.health import FeedState, Health

_KINDS = {FeedState.FAILING: AlertKind.FEED_FAILING, FeedState.SILENT: AlertKind.FEED_SILENT}


def feed_alert(health: Health, source: Source) -> Alert | None:
    """The alert of a feed that fares badly, the same for as long as it does; None where there is nothing to tell.

    Args:
        health: how it fares.
        source: whose feed it is.
    """
    kind = _KINDS.get(health.state)
    if kind is None or health.since is None:
        return None
    day = health.since.astimezone(UTC).date()
    return Alert(
        kind=kind,
        subject=(health.feed, day.isoformat()),
        day=day,
        title=f"{health.state.capitalize()} since {day}: {source.name} ({health.feed})",
        reason=f"{health.reason}; what it would have told is not known",
        figures={"usual_items_a_day": round(health.usual, 2)} if health.usual is not None else {},
    )


def source_of_feed(alert: Alert) -> str | None:
    """Id of the source whose feed an alert is about; None where it is about none."""
    return alert.subject[0].partition("/")[0] if alert.kind in _KINDS.values() else None
