"""A journal that notes what it is told."""

from __future__ import annotations

from collections.abc import Sequence

from hudna.engine.monitor import Outcome
from hudna.engine.readers import Told
from hudna.engine.watching.memory import Look
from hudna.model.alerts import Raised
from hudna.model.reports import Withdrawal
from hudna.model.sources import Feed


class Noted:
    """What happened, in the order in which it did."""

    def __init__(self) -> None:
        self.looks: list[tuple[str, int, str | None]] = []
        self.taken: list[tuple[str, str | None]] = []
        self.told: list[Told] = []
        self.alerts: list[Raised] = []
        self.failures: list[tuple[str, str]] = []

    @property
    def added(self) -> list[str]:
        return [one.report.id for one in self.told if isinstance(one, Outcome) and one.fate.value == "added"]

    @property
    def withdrawn(self) -> list[str]:
        return [one.url for one in self.told if isinstance(one, Withdrawal)]

    def looked(self, feed: Feed, look: Look, listed: int | None) -> None:
        self.looks.append((feed.id, look.new, look.reason))

    def took(self, feed: Feed, where: str, reason: str | None) -> None:
        self.taken.append((where, reason))

    def kept(self, told: Told) -> None:
        self.told.append(told)

    def alerted(self, raised: Sequence[Raised]) -> None:
        self.alerts += raised

    def failed(self, what: str, reason: str) -> None:
        self.failures.append((what, reason))
