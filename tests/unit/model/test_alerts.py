"""Alerts: one id for one matter."""

from __future__ import annotations

import uuid
from datetime import date

from hudna.ledger.codec import from_payload, to_payload
from hudna.model.alerts import Alert, AlertKind


def alert(kind: AlertKind, *subject: str, reason: str = "because") -> Alert:
    return Alert(kind=kind, subject=subject, day=date(2020, 10, 20), title="What happened", reason=reason)


def test_the_same_matter_has_the_same_id_whatever_is_known_of_it() -> None:
    first = alert(AlertKind.SURGE, "truce", "2020-10-20")
    assert alert(AlertKind.SURGE, "truce", "2020-10-20", reason="as more reports tell").id == first.id
    assert uuid.UUID(first.id).version == 5


def test_another_kind_or_subject_has_another_id() -> None:
    told = [
        alert(AlertKind.SURGE, "a", "b"),
        alert(AlertKind.SURGE, "a,b"),
        alert(AlertKind.SURGE, "ab"),
        alert(AlertKind.FIRST_BREACH, "a", "b"),
    ]
    assert len({one.id for one in told}) == len(told)


def test_it_comes_back_from_a_payload_as_it_was() -> None:
    one = alert(AlertKind.SOURCE_SILENT, "جريدة")
    assert from_payload(to_payload(one), Alert) == one
    assert to_payload(one)["id"] == one.id
