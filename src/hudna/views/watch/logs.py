"""Structured logs of what happens while sources are followed: a line each, for people on a terminal, as JSON elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, TextIO

import structlog
from structlog.typing import FilteringBoundLogger, Processor

from hudna.engine.monitor import Fate, Outcome
from hudna.engine.readers import Told
from hudna.engine.watching.memory import Look
from hudna.model.alerts import Raised
from hudna.model.reports import Refusal, Withdrawal
from hudna.model.sources import Feed
from hudna.sources.characters import shown

LogFormat = Literal["json", "text"]


def log_to(stream: TextIO, form: LogFormat) -> FilteringBoundLogger:
    """A logger that writes to a stream, from any thread."""
    stamp: list[Processor] = [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _printable,
    ]
    last: Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if form == "json"
        else structlog.dev.ConsoleRenderer(colors=stream.isatty())
    )
    logger: FilteringBoundLogger = structlog.wrap_logger(
        structlog.WriteLogger(stream),
        processors=[*stamp, last],
        wrapper_class=structlog.make_filtering_bound_logger("info"),
    )
    return logger


def _printable(_logger: Any, _method: str, event: Any) -> Any:
    """What servers and reports say must not act on a terminal."""
    return {key: shown(value) if isinstance(value, str) else value for key, value in event.items()}


class Logs:
    """A journal that logs. Ordinary looks that find nothing new are not worth a line."""

    def __init__(self, logger: FilteringBoundLogger) -> None:
        """`logger`: see `log_to`."""
        self._log = logger

    def looked(self, feed: Feed, look: Look, listed: int | None) -> None:
        """See `Journal`."""
        if look.reason is not None:
            self._log.warning("feed not read", feed=feed.id, address=feed.address, reason=look.reason)
        elif look.new:
            self._log.info("new entries", feed=feed.id, new=look.new, listed=listed)

    def took(self, feed: Feed, where: str, reason: str | None) -> None:
        """See `Journal`."""
        if reason is not None:
            self._log.warning("entry not taken", feed=feed.id, entry=where, reason=reason)

    def kept(self, told: Told) -> None:
        """See `Journal`."""
        match told:
            case Outcome(fate=Fate.ADDED, report=report, claims=claims, repeats=repeats):
                self._log.info(
                    "report added", report=report.id, source=report.source, claims=claims, repeats=list(repeats)
                )
            case Outcome(fate=Fate.UNREADABLE, report=report, reason=reason):
                self._log.warning("report not read", report=report.shown, reason=reason)
            case Withdrawal(url=url, reason=reason):
                self._log.info("report withdrawn", url=url, reason=reason)
            case Refusal(where=where, reason=reason):
                self._log.warning("not taken", where=where, reason=reason)
            case _:
                pass

    def alerted(self, raised: Sequence[Raised]) -> None:
        """See `Journal`."""
        for one in raised:
            alert = one.alert
            self._log.warning("alert", kind=alert.kind.value, title=alert.title, why=alert.reason, id=alert.id)

    def failed(self, what: str, reason: str) -> None:
        """See `Journal`."""
        self._log.error("failed", what=what, reason=reason)
