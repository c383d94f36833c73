"""Alerts to deliver: a plain one, and one made by somebody who would like to break what shows it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hudna.model.alerts import Alert, AlertKind, Raised

RAISED = datetime(2026, 3, 1, 8, 30, tzinfo=UTC)
HOSTILE = "Paper\r\nBcc: victim@example.org\x00\u202e <script>alert(1)</script> ]]> & \ufffe\ud800 \"'"


def alert(name: str = "a", title: str = "Alleged breaches surge", kind: AlertKind = AlertKind.SURGE) -> Alert:
    return Alert(kind=kind, subject=(name,), day=date(2026, 2, 28), title=title, reason=f"because of {title}")


def raised(*names: str, title: str = "Alleged breaches surge") -> list[Raised]:
    """One alert a name, a minute apart."""
    return [Raised(alert(name, title), RAISED + timedelta(minutes=number)) for number, name in enumerate(names)]
