"""Following many feeds of which some misbehave, with the process killed now and then: nothing is lost, nothing kept twice.

    python -m benchmarks.watching [--feeds 200] [--troubled 20] [--minutes 10] [--kills 10] [--every 60]

The feeds are on this machine (127.0.x.y), each with an article more every interval. `hudna watch` follows them, is killed
(SIGKILL) at moments of chance and started again at once. At the end no article is added any more; it is waited for what is
there, and told how many articles of feeds that deliver are in the ledger, how many of them twice, how late feeds were looked
at, and what the process needed.
"""

from __future__ import annotations

import argparse
import itertools
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from tests.misbehaving.feeds import Feeds

from hudna.engine.projection import project
from hudna.ledger import open_ledger

_LATE = 5.0  # seconds

_SOURCE = """\
id = "post-{number}"
name = "Post {number}"
ownership = "private"
country = "ARM"
languages = ["en"]
why = "A feed that a benchmark made up."
licence = "all rights reserved"

[[feed]]
kind = "feed"
url = "{url}"
every = "{every:g} min"
hosts = ["127.0.0.0/8"]
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it; 1 where an article was lost, was kept twice, or a feed was looked at late."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feeds", type=int, default=200)
    parser.add_argument("--troubled", type=int, default=20)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--every", type=float, default=60.0, help="seconds from one look at a feed to the next")
    parser.add_argument("--folder", type=Path, default=None, help="where the ledger is kept, to look at it afterwards")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="hudna-watching-") as temporary:
        folder = given.folder or Path(temporary)
        feeds = Feeds(given.feeds, troubled=given.troubled, every=given.every)
        with feeds.server:
            return _run(feeds, folder, given)


def _run(feeds: Feeds, folder: Path, given: argparse.Namespace) -> int:
    sources = folder / "sources"
    sources.mkdir(parents=True, exist_ok=True)
    for number in range(feeds.count):
        text = _SOURCE.format(number=number, url=feeds.url(number), every=given.every / 60)
        (sources / f"post-{number}.toml").write_text(text, encoding="utf-8")
    ledger = folder / "feeds.ledger"
    with (folder / "log.jsonl").open("ab") as log:
        starts = _follow(ledger, sources, given, log)
        end = time.time()
        print("what is published by now is waited for", flush=True)
        process = _start(ledger, sources, log)
        lost = _wait(feeds, ledger, end, seconds=5 * given.every)
        peak = _peak(process)
        _end(process)
    late = _lateness(feeds, starts, end, given.every)
    return _report(ledger, lost, late, peak)


def _follow(ledger: Path, sources: Path, given: argparse.Namespace, log: IO[bytes]) -> list[float]:
    """Follow for a time, killed and started again at moments of chance; the times at which it was started."""
    end = time.time() + 60 * given.minutes
    chance = random.Random(1)  # noqa: S311 - for moments, not for secrets
    kills = sorted(time.time() + chance.uniform(0.02, 0.98) * 60 * given.minutes for _ in range(given.kills))
    starts = []
    for moment in [*kills, end]:
        starts.append(time.time())
        process = _start(ledger, sources, log)
        time.sleep(max(0.0, moment - time.time()))
        if process.poll() is not None:
            raise SystemExit(f"it ended by itself with {process.returncode}")
        process.kill()
        process.wait()
        print(f"killed after {moment - starts[-1]:.1f} s", flush=True)
    return starts


def _start(ledger: Path, sources: Path, log: IO[bytes]) -> subprocess.Popen[bytes]:
    options = ["--ledger", str(ledger), "--sources", str(sources), "--log", "json"]
    return subprocess.Popen([sys.executable, "-m", "hudna.views.cli.app", "watch", *options], stderr=log)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    if process.wait(30) not in {0, -signal.SIGTERM}:  # it may not have begun to listen
        raise SystemExit(f"it ended with {process.returncode} when it was asked to")


def _wait(feeds: Feeds, ledger: Path, until: float, seconds: float) -> set[str]:
    """Addresses of articles published until a time that the ledger has not got after so many seconds."""
    wanted = {
        feeds.article_url(number, article)
        for number in feeds.delivering()
        for article in range(feeds.published(number, until))
    }
    give_up = time.time() + seconds
    while (missing := wanted - set(_addresses(ledger))) and time.time() < give_up:
        time.sleep(2)
    return missing


def _addresses(ledger: Path) -> Iterator[str]:
    with open_ledger(ledger, create=False) as opened:
        yield from (report.url for report in opened.reports() if report.url is not None)


def _lateness(feeds: Feeds, starts: Sequence[float], end: float, every: float) -> list[float]:
    """Seconds beyond the interval between two looks at a healthy feed; of a look after a start, beyond both."""
    healthy = {f"/feed/{number}" for number in range(feeds.count) if number not in feeds.troubles}
    looks: dict[str, list[float]] = {path: [starts[0]] for path in healthy}
    for request in feeds.server.asked:
        if request.path in healthy and request.time <= end:
            looks[request.path].append(request.time)
    late = []
    for times in looks.values():
        for before, after in itertools.pairwise([*times, end]):
            due = max([before + every, *(start for start in starts if before < start <= after)])
            late.append(max(0.0, after - due))
    return late


def _report(ledger: Path, lost: set[str], late: Sequence[float], peak: float) -> int:
    with open_ledger(ledger, create=False) as opened:
        texts = Counter(report.sha256 for report in opened.reports())
        faults = list(opened.verify(project=project))
        versions = sum(report.version_of is not None for report in opened.reports())
        reports = texts.total()
    twice = sum(times > 1 for times in texts.values())
    print(
        f"{reports} reports, {versions} of them later versions; {len(lost)} lost, {twice} twice, {len(faults)} faults"
    )
    ordered = sorted(late)
    at = ordered[int(0.99 * len(ordered))]
    print(
        f"healthy feeds were looked at at most {ordered[-1]:.1f} s late, 99 % at most {at:.1f} s, of {len(ordered)} looks"
    )
    print(f"the process that fetches and keeps had {peak:.0f} MB at most")
    for url in sorted(lost)[:10]:
        print(f"lost: {url}")
    return 1 if lost or twice or faults or ordered[-1] > _LATE else 0


def _peak(process: subprocess.Popen[bytes]) -> float:
    status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1000


if __name__ == "__main__":
    sys.exit(main())
