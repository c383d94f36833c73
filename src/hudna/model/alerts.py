"""Alerts: what somebody who follows a truce should be told of without asking, once each."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

_NAMES = uuid.UUID("6f8e3a54-6f0b-5d0c-9a43-1b7a6f0d2c11")  # any constant: names what the ids below are made from


class AlertKind(StrEnum):
    """What an alert is about."""

    TRUCE_ANNOUNCED = "truce announced"
    TRUCE_IN_FORCE = "truce in force"
    FIRST_BREACH = "first alleged breach"
    SURGE = "surge of alleged breaches"
    DEADLINE_NEAR = "deadline near"
    DEADLINE_MISSED = "deadline missed"
    SOURCE_SILENT = "source silent"
    CONTRADICTION = "contradiction"
    FEED_FAILING = "feed failing"
    FEED_SILENT = "feed silent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """Something to be told of.

    Attributes:
        kind: what it is about.
        subject: what makes it this alert and no other: ids, names and days, the agreement or country first.
        agreement: id of the agreement that it concerns, or None.
        day: the day on which it became so, where the agreement holds; of silent sources and other matters, in UTC.
        title: what it says, in a line.
        reason: why it was raised, in words, with what that rests on.
        incidents: ids of the incidents behind it, as they were called when it was raised.
        figures: the numbers behind it, by name.
        id: a UUID; where none is given it is made from `kind` and `subject`, so that the same matter always has the same.
    """

    kind: AlertKind
    subject: tuple[str, ...]
    agreement: str | None = None
    day: date
    title: str
    reason: str
    incidents: tuple[str, ...] = ()
    figures: Mapping[str, int | float] = field(default_factory=dict)
    id: str = ""

    def __post_init__(self) -> None:
        if not self.id:
            name = json.dumps([self.kind.value, *self.subject])
            object.__setattr__(self, "id", str(uuid.uuid5(_NAMES, name)))


@dataclass(frozen=True, slots=True)
class Raised:
    """An alert as the ledger keeps it: `time` is when it was raised, in UTC."""

    alert: Alert
    time: datetime


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of an alert at a channel.

    Attributes:
        alert: the alert.
        done: whether it arrived; one that did not is sent again at the next run.
        note: why it did not arrive, or what else the user has to know; empty where there is nothing, or where it was not
            tried as one before it did not arrive.
    """

    alert: Alert
    done: bool
    note: str = ""
