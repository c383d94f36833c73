"""Pages and lists of the API over a large ledger: how long the server takes, with eight who read at once.

`python -m benchmarks.pages LEDGER` starts a server on the ledger, waits until the costly answers are there, and prints for
every page the median and the 95th percentile, in milliseconds, as its readers see it, waiting for each other included.
"""

from __future__ import annotations

import http.client
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from urllib.parse import quote

from benchmarks import crowd
from hudna.ledger import Ledger, open_ledger
from hudna.model.listing import IncidentQuery, ReportQuery

READERS = 8
TIMES = 40  # requests of each page
_PORT = 8793
_PATIENCE = 600  # seconds until a costly answer has to be there


def measure(path: Path) -> dict[str, list[float]]:
    """By page, the milliseconds of each request."""
    with open_ledger(path, create=False) as ledger:
        pages = _pages(ledger)
    with _served(path):
        for addresses in pages.values():
            for address in dict.fromkeys(addresses):
                _warm(address)
        work = [(page, address) for page, addresses in pages.items() for address in addresses]
        random.Random(1).shuffle(work)  # noqa: S311 - nothing secret
        times: dict[str, list[float]] = {page: [] for page in pages}
        with ThreadPoolExecutor(READERS) as readers:
            for page, taken in readers.map(_timed, work):
                times[page].append(taken)
    return times


def slowest() -> float:
    """Seconds below which 95 of 100 requests of the slowest page lie, over a crowd of made-up claims."""
    with crowd.made(crowd.CLAIMS) as ledger:
        path = Path(ledger.location)
    return max(percentile(times, 0.95) for times in measure(path).values()) / 1_000


def _pages(ledger: Ledger) -> dict[str, list[str]]:
    """Each kind of page, with the addresses that readers ask for."""
    incidents = [one.id for one in ledger.incident_page(IncidentQuery(), None, 50).items]
    reports = [quote(one.id, safe="") for one in ledger.report_page(ReportQuery(), None, 50).items]
    words = sorted({word for one in islice(ledger.reports(), 20) for word in one.text.split() if word.isalpha()})[:20]
    agreement = "libya-2020-10-23"
    return {
        "/": ["/"] * TIMES,
        "/agreements": ["/agreements"] * TIMES,
        "/agreements/{id}": [f"/agreements/{agreement}"] * TIMES,
        "/incidents": [f"/incidents?agreement={agreement}", "/incidents", "/incidents?party=LBY.MIL&grade=disputed"]
        * (TIMES // 3),
        "/incidents/{id}": _some(f"/incidents/{one}" for one in incidents),
        "/inbox": ["/inbox"] * TIMES,
        "/reports": ["/reports", "/reports?lang=ar"] * (TIMES // 2),
        "/reports/{id}": _some(f"/reports/{one}" for one in reports),
        "/search": _some(f"/search?q={quote(word)}" for word in words),
        "/sources": ["/sources"] * TIMES,
        "/alerts": ["/alerts"] * TIMES,
        "/api/v1/incidents": ["/api/v1/incidents?limit=50", f"/api/v1/incidents?agreement={agreement}"] * (TIMES // 2),
        "/api/v1/incidents.geojson": ["/api/v1/incidents.geojson?limit=50"] * TIMES,
        "/api/v1/reports": ["/api/v1/reports?limit=50"] * TIMES,
        "/api/v1/search": _some(f"/api/v1/search?q={quote(word)}" for word in words),
        "/api/v1/standings": ["/api/v1/standings"] * TIMES,
        "/api/v1/sources": ["/api/v1/sources"] * TIMES,
        "/api/v1/alerts": ["/api/v1/alerts"] * TIMES,
    }


def _some(addresses: Iterator[str]) -> list[str]:
    listed = list(addresses)
    return (listed * (TIMES // len(listed) + 1))[:TIMES]


@contextmanager
def _served(path: Path) -> Iterator[None]:
    command = (sys.executable, "-m", "hudna.views.cli.app", "serve", "--ledger", str(path), "--port", str(_PORT))
    server = subprocess.Popen(command)
    try:
        yield
    finally:
        server.terminate()
        server.wait(20)


def _warm(address: str) -> None:
    """Ask until the answer is there and current."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        try:
            status, body = _asked(address)
        except OSError:
            time.sleep(0.2)
            continue
        if status == 200 and b"notice old" not in body:
            return
        if status not in (200, 503):
            raise SystemExit(f"{address}: {status}")
        time.sleep(0.5)
    raise SystemExit(f"{address}: no answer within {_PATIENCE} s")


def _timed(work: tuple[str, str]) -> tuple[str, float]:
    page, address = work
    begun = time.perf_counter()
    status, _ = _asked(address)
    taken = (time.perf_counter() - begun) * 1_000
    if status != 200:
        raise SystemExit(f"{address}: {status}")
    return page, taken


def _asked(address: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", _PORT, timeout=60)
    try:
        connection.request("GET", address)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def percentile(times: Sequence[float], share: float) -> float:
    """The time below which so large a share of them lies."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def main() -> None:
    """Print a line a page."""
    found = measure(Path(sys.argv[1]))
    for page, times in found.items():
        print(f"{page:32} {statistics.median(times):7.0f} ms {percentile(times, 0.95):7.0f} ms")
    every = [taken for times in found.values() for taken in times]
    print(f"{'all':32} {statistics.median(every):7.0f} ms {percentile(every, 0.95):7.0f} ms (bound 300)")


if __name__ == "__main__":
    main()
