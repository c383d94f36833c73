"""What messages say. Alerts carry names from reports, which anybody can write: here they become plain lines."""

from __future__ import annotations

from hudna.model.alerts import Alert

_JOINERS = "\u200c\u200d"  # of Persian, Urdu and others: they shape words, and hide nothing


def one_line(words: str) -> str:
    """Words on one line, without control characters, directional ones, lone surrogates, and what no XML can hold."""
    plain = "".join(letter if letter.isprintable() or letter in _JOINERS else " " for letter in words)
    return " ".join(plain.split())


def message(alert: Alert) -> str:
    """An alert in a few lines: its day and kind, what it says, why, and its id."""
    head = f"{alert.day} · {alert.kind.value} · {one_line(alert.agreement or 'no agreement')}"
    return "\n".join((head, one_line(alert.title), one_line(alert.reason), f"id {alert.id}"))
