"""A ledger of many made-up claims: how long a further report takes beyond its reading, and whether a rebuild is linear.

`python -m benchmarks.crowd FILE CLAIMS` makes one of so many claims, to measure on or to look at.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from benchmarks.copies import multiply
from benchmarks.texts import made_up
from hudna.engine.analyst import Analyst
from hudna.engine.monitor import Monitor, entries_of
from hudna.engine.projection import project, record
from hudna.engine.registered import Registered
from hudna.ledger import Ledger, open_ledger
from hudna.model.claims import Act, Claim, Count, Mention, Place, Span, Status, When
from hudna.model.events import EventType
from hudna.model.readings import Reading
from hudna.model.reports import PublishedBasis, Report

CLAIMS = int(os.environ.get("HUDNA_BENCHMARK_CLAIMS", "200000"))
_A_REPORT = 10  # claims
_COPIES = 40
_ADDED = 50  # reports whose adding is timed
_FIRST = date(2015, 1, 1)
_A_DAY = 240  # claims of all lands: a ledger grows as days go by, not as each day is told of more; a million until 2026
# Of each land with an agreement eight claims a day, of all others together twice as many.
_LANDS = {
    "SYR": ("SYR", "SYR.REB"),
    "YEM": ("YEM", "HOUTHI"),
    "UKR": ("UKR", "DPR"),
    "LBY": ("LBY", "LNA"),
    "SDN": ("SDN", "RSF"),
    "AZE": ("AZE", "ARM"),
    "LBN": ("ISR", "HEZBOLLAH"),
    "PSE": ("ISR", "HAMAS"),
    "IRQ": ("IRQ", "IRQ.REB"),
    "AFG": ("AFG", "AFG.REB"),
}
_OTHERS = tuple(f"L{number:02}" for number in range(90))
_TYPES = (EventType.ATTACK_SHELLING, EventType.ATTACK_AIR, EventType.ATTACK_GROUND, EventType.HARM_PEOPLE)
_WORDS = [f"word{number}" for number in range(2_000)]


def added() -> float:
    """Seconds to add a report to the crowd, once it was read: median."""
    with made(CLAIMS) as ledger:
        return statistics.median(_times(ledger, CLAIMS, _ADDED))


def rebuilt() -> float:
    """Time a claim to rebuild the whole crowd, as a multiple of the time a claim for a quarter of it."""
    times = []
    for claims in (CLAIMS // 4, CLAIMS):
        with made(claims) as ledger:
            begun = time.perf_counter()
            ledger.rebuild(project)
            times.append((time.perf_counter() - begun) / claims)
    return times[1] / times[0]


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="hudna-benchmark-")


@contextmanager
def made(claims: int) -> Iterator[Ledger]:
    """A ledger with that many claims, made on first use."""
    path = Path(_folder().name) / f"{claims}.ledger"
    with open_ledger(path) as ledger:
        if ledger.head()[0] == 0:
            _fill(ledger, claims)
        yield ledger


def _fill(ledger: Ledger, claims: int, *, among: int | None = None, at_once: int = 1_000) -> None:
    """Add so many claims, of the days of `among` so many; the agreements that come with Hudna have many findings then."""
    Monitor(ledger, Analyst())  # registers what comes with Hudna
    reports = claims // _A_REPORT
    for first in range(0, reports, at_once):
        numbers = range(first, min(reports, first + at_once))
        drafts = [draft for number in numbers for draft in entries_of(_reading(number, among or claims), ())]
        with ledger.transaction() as transaction:
            record(drafts, transaction, Registered().by(transaction))


def _times(ledger: Ledger, claims: int, many: int) -> Iterator[float]:
    for number in range(claims // _A_REPORT, claims // _A_REPORT + many):
        reading = _reading(number, claims, with_agreement=True)
        begun = time.perf_counter()
        with ledger.transaction() as transaction:
            record(entries_of(reading, ()), transaction, Registered().by(transaction))
        yield time.perf_counter() - begun


def _reading(number: int, claims: int, *, with_agreement: bool = False) -> Reading:
    """A made-up report of one land and day in a ledger of so many claims: the same for the same number."""
    chance = random.Random(number)  # noqa: S311 - nothing secret
    land = chance.choice(tuple(_LANDS) if with_agreement or chance.random() < 1 / 3 else _OTHERS)
    day = _FIRST + timedelta(days=chance.randrange(max(1, claims // _A_DAY)))
    lang = chance.choice(("ar", "ar", "en"))
    title, text = made_up(chance, lang)
    report = Report(
        id=f"made-{number}",
        title=title,
        text=f"{text} {number}",
        lang=lang,
        published=day,
        published_basis=PublishedBasis.GIVEN,
        source=f"paper {chance.randrange(40)}",
    )
    return Reading(report=report, claims=tuple(_claim(chance, land, day) for _ in range(_A_REPORT)))


def _claim(chance: random.Random, land: str, day: date) -> Claim:
    words = " ".join(chance.choices(_WORDS, k=12))
    sides = list(_LANDS.get(land, (land, f"{land}.REB")))
    chance.shuffle(sides)
    town = chance.randrange(60)
    happened = day - timedelta(days=chance.randrange(3))
    killed = chance.randrange(20)
    return Claim(
        evidence=Span(0, len(words), words),
        trigger=Span(0, 1, words[:1]),
        type=chance.choice(_TYPES),
        status=Status.ACTUAL,
        act=Act.STATES,
        speaker=None if chance.random() < 0.5 else _mention(chance.choice(sides)),
        actors=() if chance.random() < 0.3 else (_mention(sides[0]),),
        targets=(_mention(sides[1]),),
        place=None
        if chance.random() < 0.3
        else Place(start=0, end=1, text="", name=f"Town {town}", country=land, lat=30 + town / 10, lon=40.0),
        when=None if chance.random() < 0.4 else When(start=happened, end=happened),
        killed=Count(low=killed, high=killed) if killed < 5 else None,
        wounded=None,
        rule="made up",
    )


def _mention(who: str) -> Mention:
    return Mention(id=who, start=0, end=1, text="")


def large(file: Path, claims: int) -> None:
    """Make a ledger of so many claims, of which a small part is read and the rest are copies; see `benchmarks.copies`."""
    with tempfile.TemporaryDirectory() as folder:
        small = Path(folder) / "small.ledger"
        with open_ledger(small) as ledger:
            _fill(ledger, claims // _COPIES, among=claims)
        multiply(small, file, _COPIES)


def _main() -> None:
    file, claims = Path(sys.argv[1]), int(sys.argv[2])
    begun = time.perf_counter()
    large(file, claims)
    print(f"{claims:,} claims in {time.perf_counter() - begun:,.0f} s: {file}")


if __name__ == "__main__":
    _main()
