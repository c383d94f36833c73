"""How long the lists, searches and counts behind pages take. `python -m benchmarks.lists FILE` measures them on a ledger."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from hudna.engine.inbox import alike, inbox, unjudged
from hudna.engine.search import search
from hudna.engine.source_records import source_records
from hudna.engine.standings import standings
from hudna.engine.trends import trend
from hudna.ledger import Ledger, open_ledger
from hudna.model.claims import Status
from hudna.model.events import EventType
from hudna.model.incidents import Grade
from hudna.model.listing import ClaimQuery, IncidentQuery, ReportQuery

_TIMES = 20
_READERS = 8
_LIBYA = "libya-2020-10-23"
_SINCE, _UNTIL = date(2021, 1, 1), date(2021, 3, 1)
_INCIDENTS = {
    "all": IncidentQuery(),
    "of an agreement": IncidentQuery(agreement=_LIBYA),
    "of an agreement, of some days": IncidentQuery(agreement=_LIBYA, since=_SINCE, until=_UNTIL),
    "of an agreement, until a day": IncidentQuery(agreement=_LIBYA, until=date(2021, 1, 1)),
    "of a party and an agreement": IncidentQuery(agreement=_LIBYA, party="LNA"),
    "of a party and an agreement that it has no part in": IncidentQuery(agreement=_LIBYA, party="HOUTHI"),
    "of a country, of a type": IncidentQuery(country="SYR", type=EventType.ATTACK_AIR),
    "of a type that there is not": IncidentQuery(type=EventType.TALKS_CALL),
    "of two grades": IncidentQuery(grades=(Grade.DISPUTED, Grade.CORROBORATED)),
    "verified": IncidentQuery(grades=(Grade.VERIFIED,)),
    "until the first days": IncidentQuery(until=date(2015, 1, 3)),
}
_REPORTS = {
    "all": ReportQuery(),
    "of two sources": ReportQuery(sources=("paper 3", "paper 7")),
    "of a source that there is not": ReportQuery(sources=("none",)),
    "of a language, of some days": ReportQuery(lang="en", since=_SINCE, until=_UNTIL),
    "of a conflict": ReportQuery(conflict="libya"),
    "of a conflict and a source": ReportQuery(conflict="libya", sources=("paper 3",)),
}
_WORDS = {
    "a frequent word": "القصف",
    "two frequent words": "shelling truce",
    "a phrase": '"truce shelling"',
    "a word that there is not": "zzyzx",
    "frequent words, of a source": "هدنة قصف",
}


def reads(ledger: Ledger) -> Iterator[tuple[str, Callable[[], object]]]:
    """Each read with its name."""
    for name, incidents in _INCIDENTS.items():
        yield f"incidents: {name}", lambda query=incidents: ledger.incident_page(query)  # type: ignore[misc]
    for name, reports in _REPORTS.items():
        yield f"reports: {name}", lambda query=reports: ledger.report_page(query)  # type: ignore[misc]
    for name, words in _WORDS.items():
        query = ReportQuery(sources=("paper 3",)) if name.endswith("source") else ReportQuery()
        yield f"search: {name}", lambda words=words, query=query: search(ledger, words, query)  # type: ignore[misc]
    yield "claims: all", lambda: ledger.claim_page(ClaimQuery())
    yield "claims: of a type", lambda: ledger.claim_page(ClaimQuery(type=EventType.ATTACK_AIR))
    yield "claims: denied", lambda: ledger.claim_page(ClaimQuery(status=Status.DENIED))
    yield "breaches of an agreement by day", lambda: trend(ledger, _LIBYA, date(2021, 3, 1))
    yield "inbox", lambda: inbox(ledger)
    yield "inbox: the second page of incidents", lambda: unjudged(ledger, unjudged(ledger).next)
    yield "inbox: the second page of what is alike", lambda: alike(ledger, alike(ledger).next)
    yield "sources", lambda: source_records(ledger)


def times(read: Callable[[], object], readers: int = 1) -> list[float]:
    """Milliseconds that a read took, each time, by so many readers at once."""

    def timed(_number: int) -> float:
        begun = time.perf_counter()
        read()
        return (time.perf_counter() - begun) * 1_000

    with ThreadPoolExecutor(readers) as pool:
        return list(pool.map(timed, range(_TIMES * readers)))


def _main() -> None:
    with open_ledger(Path(sys.argv[1]), create=False) as ledger:
        print(f"{'':60} {'p50':>8} {'p95':>8} {'p95 of ' + str(_READERS):>10} ms")
        for name, read in reads(ledger):
            read()
            alone, crowded = times(read), times(read, _READERS)
            half, most = statistics.median(alone), statistics.quantiles(alone, n=20)[-1]
            print(f"{name:60} {half:8.1f} {most:8.1f} {statistics.quantiles(crowded, n=20)[-1]:10.1f}", flush=True)
        for name, only in (("standing of an agreement", _LIBYA), ("standing of all", None)):
            begun = time.perf_counter()
            list(standings(ledger, only=only))
            print(f"{name:60} {(time.perf_counter() - begun) * 1_000:8.1f}", flush=True)


if __name__ == "__main__":
    _main()
