"""Measures of the following of sources, in the format of Prometheus."""

from __future__ import annotations

from collections.abc import Sequence

from prometheus_client import CollectorRegistry, Counter, Gauge, start_http_server

from hudna.engine.monitor import Fate, Outcome
from hudna.engine.readers import Told
from hudna.engine.watching.journal import Look
from hudna.model.alerts import Raised
from hudna.model.counting import counted
from hudna.model.errors import InputError
from hudna.model.reports import Refusal, Withdrawal
from hudna.model.sources import Feed
from hudna.sources.followed.health import FeedState, Health


class Measures:
    """A journal that counts."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._looks = self._counter("looks", "Looks at a feed, by what came of them", "feed", "result")
        self._new = self._counter("entries", "Entries of a feed that were new", "feed")
        self._taken = self._counter("taken", "Entries and files that were taken, or could not be", "feed", "result")
        self._reports = self._counter("reports", "Reports, by what became of them", "fate")
        self._claims = self._counter("claims", "Claims read in the reports that were added")
        self._withdrawn = self._counter("withdrawn", "Reports that their sources took back")
        self._alerts = self._counter("alerts", "Alerts that were raised", "kind")
        self._failures = self._counter("failures", "What else did not go as it should")
        self._success = self._gauge(
            "last_success_timestamp_seconds", "When a feed was last read, in seconds since 1970", "feed"
        )
        self._state = self._gauge("state", "1 for how a feed fares: ok, late, failing or silent", "feed", "state")
        self._lag = self._gauge("lag_seconds", "Seconds since a feed was last read", "feed")
        self._today = self._gauge("entries_today", "New entries of a feed in the last 24 hours", "feed")
        self._usual = self._gauge("entries_usual", "New entries of a feed on a usual day", "feed")

    def _counter(self, name: str, what: str, *labels: str) -> Counter:
        return Counter(f"hudna_{name}_total", what, labels, registry=self.registry)

    def summary(self) -> str:
        """What was done, in a line."""
        fates = {one.value: self._value("hudna_reports_total", fate=one.value) for one in Fate}
        failed = sum(
            sample.value
            for family in self.registry.collect()
            for sample in family.samples
            if sample.name == "hudna_looks_total" and sample.labels["result"] == "failed"
        )
        return (
            f"{counted(round(fates[Fate.ADDED]), 'report')} added with {counted(round(self._value('hudna_claims_total')), 'claim')}, "
            f"{fates[Fate.KNOWN]:.0f} known already, {fates[Fate.UNREADABLE]:.0f} could not be read; "
            f"{counted(round(failed), 'feed')} could not be read"
        )

    def _value(self, name: str, **labels: str) -> float:
        return self.registry.get_sample_value(name, labels) or 0.0

    def _gauge(self, name: str, what: str, *labels: str) -> Gauge:
        return Gauge(f"hudna_feed_{name}", what, labels, registry=self.registry)

    def looked(self, feed: Feed, look: Look, listed: int | None) -> None:
        """See `Journal`."""
        result = "failed" if look.reason is not None else "unchanged" if listed is None else "read"
        self._looks.labels(feed.id, result).inc()
        self._new.labels(feed.id).inc(look.new)
        if look.reason is None:
            self._success.labels(feed.id).set(look.time.timestamp())

    def took(self, feed: Feed, where: str, reason: str | None) -> None:  # noqa: ARG002 - an address is no label
        """See `Journal`."""
        self._taken.labels(feed.id, "taken" if reason is None else "failed").inc()

    def kept(self, told: Told) -> None:
        """See `Journal`."""
        match told:
            case Outcome(fate=fate, claims=claims):
                self._reports.labels(fate.value).inc()
                self._claims.inc(claims)
            case Withdrawal():
                self._withdrawn.inc()
            case Refusal():
                self._reports.labels("refused").inc()

    def fared(self, health: Health) -> None:
        """See `Journal`."""
        for state in FeedState:
            self._state.labels(health.feed, state.value).set(state is health.state)
        self._today.labels(health.feed).set(health.today)
        if health.usual is not None:
            self._usual.labels(health.feed).set(health.usual)
        if health.lag is not None:
            self._lag.labels(health.feed).set(health.lag.total_seconds())

    def alerted(self, raised: Sequence[Raised]) -> None:
        """See `Journal`."""
        for one in raised:
            self._alerts.labels(one.alert.kind.value).inc()

    def failed(self, what: str, reason: str) -> None:  # noqa: ARG002 - both are for the logs
        """See `Journal`."""
        self._failures.inc()


def serve_measures(measures: Measures, host: str, port: int) -> None:
    """Let Prometheus ask for them, in a thread of their own, until this process ends.

    Raises:
        InputError: the address cannot be listened on.
    """
    try:
        start_http_server(port, host, registry=measures.registry)
    except OSError as error:
        raise InputError("--metrics", f"{host}:{port} cannot be listened on: {error.strerror}") from error
