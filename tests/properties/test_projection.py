"""Whatever reports come, in whatever order: the projections are those of a rebuild, and nothing counts twice or is lost."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hudna.engine.analyst import Analyst
from hudna.engine.monitor import Fate, Monitor
from hudna.engine.projection import project
from hudna.engine.standings import standings
from hudna.ledger import Ledger, open_ledger
from hudna.model.agreements import Agreement
from hudna.model.incidents import FiledClaim
from hudna.model.reports import PublishedBasis, Report
from tests.tellings import REGISTER, filed
from tests.unit.engine.told import Telling

SETTINGS = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
DAYS = ("2015-07-27", "2015-07-28", "2020-10-12", "2020-10-20", "2020-10-27")
SIDES = ("ARM", "AZE", "ARTSAKH", "HOUTHI", "YEM", "RUS", "UN")
PLACES = (None, ("Terter", "AZE"), ("Taiz", "YEM"))

Told = tuple[Report, list[FiledClaim]]


@st.composite
def claims(draw: st.DrawFn) -> FiledClaim:
    """A claim of one of few events, so that several reports tell the same."""
    return filed(
        draw(st.sampled_from(["attack.shelling", "truce.violated", "truce.held", "force.withdrawal"])),
        by=" ".join(draw(st.lists(st.sampled_from(SIDES), max_size=2, unique=True))),
        at=draw(st.sampled_from(PLACES)),
        day=draw(st.none() | st.sampled_from(DAYS)),
        says=draw(st.none() | st.sampled_from(SIDES)),
        status=draw(st.sampled_from(["actual", "actual", "denied", "future"])),
        killed=draw(st.sampled_from([None, "3", "5-"])),
    )


@st.composite
def batches(draw: st.DrawFn) -> list[Told]:
    """Reports of different ids, some of the same text, each with its claims."""
    batch = []
    for number in range(draw(st.integers(1, 5))):
        day = draw(st.none() | st.sampled_from(DAYS))
        report = Report(
            id=f"r{number}",
            text=f"The words of text {draw(st.integers(0, 5))}.",
            lang="en",
            published=None if day is None else date.fromisoformat(day),
            published_basis=PublishedBasis.UNKNOWN if day is None else PublishedBasis.GIVEN,
            source=draw(st.sampled_from([None, "Paper", "Radio"])),
        )
        batch.append((report, draw(st.lists(claims(), max_size=3))))
    return batch


def analyst(batch: Sequence[Told], register: Sequence[Agreement] = REGISTER) -> Analyst:
    return Analyst(Telling({report.id: told for report, told in batch}), register)


@contextmanager
def a_ledger(empty: Path) -> Iterator[Ledger]:
    with TemporaryDirectory() as folder, open_ledger(shutil.copy(empty, Path(folder) / "truce.ledger")) as ledger:
        yield ledger


def add(ledger: Ledger, batch: Sequence[Told], analyst: Analyst) -> list[Fate]:
    monitor = Monitor(ledger, analyst)
    return [monitor.add(report).fate for report, _ in batch]


def projected(ledger: Ledger) -> tuple[list[object], ...]:
    """All that a ledger's projections hold, and the standings that follow."""
    return (
        list(ledger.reports()),
        list(ledger.claims()),
        list(ledger.incidents()),
        list(ledger.findings()),
        list(standings(ledger)),
    )


def without_repeats(batch: Sequence[Told]) -> list[Told]:
    return list({report.text: (report, told) for report, told in batch}.values())


@SETTINGS
@given(batch=batches(), later=st.integers(0, 5))
def test_the_projections_are_those_of_a_rebuild(batch: list[Told], later: int, empty_ledger: Path) -> None:
    """Also where the agreements are registered only after some of the reports."""
    with a_ledger(empty_ledger) as ledger:
        add(ledger, batch[:later], analyst(batch, ()))
        add(ledger, batch[later:], analyst(batch))
        assert list(ledger.verify(project=project)) == []
        before = projected(ledger)
        ledger.rebuild(project)
        assert projected(ledger) == before


@SETTINGS
@given(batch=batches(), seed=st.integers(0, 9))
def test_the_order_of_the_reports_decides_nothing(batch: list[Told], seed: int, empty_ledger: Path) -> None:
    told = without_repeats(batch)
    shuffled = Random(seed).sample(told, len(told))  # noqa: S311
    with a_ledger(empty_ledger) as one, a_ledger(empty_ledger) as another:
        add(one, told, analyst(batch))
        add(another, shuffled, analyst(batch))
        assert projected(one) == projected(another)


@SETTINGS
@given(batch=batches())
def test_reading_the_same_reports_again_adds_nothing(batch: list[Told], empty_ledger: Path) -> None:
    with a_ledger(empty_ledger) as ledger:
        fates = add(ledger, batch, analyst(batch))
        assert fates.count(Fate.ADDED) == len(without_repeats(batch))
        head = ledger.head()
        assert set(add(ledger, batch, analyst(batch))) == {Fate.KNOWN}
        assert ledger.head() == head


@SETTINGS
@given(batch=batches())
def test_every_claim_of_every_new_text_is_kept(batch: list[Told], empty_ledger: Path) -> None:
    with a_ledger(empty_ledger) as ledger:
        add(ledger, batch, analyst(batch))
        first = {report.text: (report, told) for report, told in reversed(batch)}
        kept = [(claim.report_id, claim.claim.evidence) for claim in ledger.claims()]
        assert kept == sorted(
            ((report.id, one.claim.evidence) for report, told in first.values() for one in told),
            key=lambda pair: pair[0],
        )
