"""Whatever reports come, in whatever order: the projections are those of a rebuild, and nothing counts twice or is lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from itertools import cycle
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hudna.engine.analyst import Analyst
from hudna.engine.inbox import inbox
from hudna.engine.judging import Judge
from hudna.engine.monitor import Fate, Monitor
from hudna.engine.projection import project, record
from hudna.engine.registered import Registered
from hudna.engine.source_records import source_records
from hudna.engine.standings import standings
from hudna.incidents.telling import tell
from hudna.ledger import Ledger, open_ledger
from hudna.model.agreements import Agreement
from hudna.model.entries import Draft
from hudna.model.errors import JudgementError
from hudna.model.incidents import FiledClaim
from hudna.model.listing import IncidentQuery
from hudna.model.reports import PublishedBasis, Report
from tests.tellings import REGISTER, compared, filed
from tests.tellings import SIDES as SIDES_OF_REGISTER
from tests.unit.engine.told import Telling

SETTINGS = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
WIRE = "Shells fell on the town at dawn, the ministry said, and four houses burned before the fire was put out."
OTHER = "The delegations will meet again next week in another capital, and neither wanted to speak of a failure."
TEXTS = (
    WIRE, f"From our desk. {WIRE}", f"{WIRE} {OTHER}", OTHER, f"{OTHER} So it was told on Monday evening.", "Nothing else.",
)  # fmt: skip
TITLES = (None, None, "Letter of the minister (A/75/1)", "Lettre du ministre (A/75/1)", "Another letter (A/75/2)")
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
        words=draw(st.sampled_from(["shells fell", "fire was heard at night", "снаряды"])),
    )


@st.composite
def batches(draw: st.DrawFn) -> list[Told]:
    """Reports of different ids, some of the same text, each with its claims."""
    batch = []
    for number in range(draw(st.integers(1, 5))):
        day = draw(st.none() | st.sampled_from(DAYS))
        report = Report(
            id=f"r{number}",
            text=draw(st.sampled_from(TEXTS)),
            lang="en",
            published=None if day is None else date.fromisoformat(day),
            published_basis=PublishedBasis.UNKNOWN if day is None else PublishedBasis.GIVEN,
            source=draw(st.sampled_from([None, "Paper", "Radio"])),
            title=draw(st.sampled_from(TITLES)),
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


def projected(ledger: Ledger) -> tuple[object, ...]:
    """All that a ledger's projections hold, and the standings that follow."""
    return (
        list(ledger.reports()),
        list(ledger.claims()),
        list(ledger.incidents()),
        list(ledger.findings()),
        list(standings(ledger)),
        ledger.incident_page(IncidentQuery()),
        inbox(ledger),
        source_records(ledger),
        ledger.days_told(),
        ledger.days_published(),
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
@given(batch=batches(), sizes=st.lists(st.integers(1, 5), min_size=1, max_size=4))
def test_how_many_are_taken_in_at_once_decides_nothing(batch: list[Told], sizes: list[int], empty_ledger: Path) -> None:
    with a_ledger(empty_ledger) as one, a_ledger(empty_ledger) as another:
        add(one, batch, analyst(batch))
        entries = [Draft(kind=e.kind, author=e.author, payload=e.payload, time=e.time) for e in one.entries()]
        registered = Registered()
        for size in cycle(sizes):
            some, entries = entries[:size], entries[size:]
            with another.transaction() as transaction:
                record(some, transaction, registered.by(transaction))
            if not entries:
                break
        assert projected(one) == projected(another)


@SETTINGS
@given(batch=batches())
def test_every_claim_that_tells_an_event_stands_in_one_incident_and_no_other_does(
    batch: list[Told], empty_ledger: Path
) -> None:
    with a_ledger(empty_ledger) as ledger:
        add(ledger, batch, analyst(batch))
        stand = [claim for incident in ledger.incidents() for claim in incident.claims]
        assert len(stand) == len(set(stand))
        assert {one.id for one in ledger.claims() if compared(one) is not None} <= set(stand)
        assert set(stand) <= {one.id for one in ledger.claims() if tell(one.claim, SIDES_OF_REGISTER) is not None}
        for incident in ledger.incidents():
            assert tuple(one.id for one in ledger.claims_of(incident.id)) == incident.claims
            assert all(ledger.incident_of(claim) == incident for claim in incident.claims)
            named = ledger.claim_tagged(incident.id.removeprefix("incident-"))
            assert named in incident.claims


# Judgements

CORRECTIONS: tuple[tuple[str, Any], ...] = (
    ("place", {"name": "Barda", "country": "AZE"}), ("place", None), ("type", "attack.air"), ("status", "future"),
    ("actors", ["AZE"]), ("actors", []), ("when", {"start": "2020-10-12", "end": "2020-10-13"}), ("when", None),
    ("killed", {"low": 4, "high": None}), ("speaker", "UN"), ("act", "denies"),
)  # fmt: skip


def judge(ledger: Ledger, data: st.DataObject) -> None:
    """One judgement of a person on something that the ledger holds, where it can be made."""
    claims = [claim.id for claim in ledger.claims()]
    made = [judgement.id for judgement in ledger.judgements()]
    if not claims:
        return
    person = Judge(ledger, data.draw(st.sampled_from(["amal", "basil"])))
    one, other = data.draw(st.sampled_from(claims)), data.draw(st.sampled_from(claims))
    incident = ledger.incident_of(one)
    field, value = data.draw(st.sampled_from(CORRECTIONS))
    decide: dict[str, Callable[[], object]] = {
        "verify": lambda: person.verify(one, "why"),
        "refute": lambda: person.refute(one, "why"),
        "merge": lambda: person.merge(one, other, "why"),
        "split": lambda: person.split(one, data.draw(st.lists(st.sampled_from(claims), max_size=3)), "why"),
        "correct": lambda: person.correct(one, field, value, "why"),
        "correct incident": lambda: person.correct(incident.id if incident else one, field, value, "why"),
        "grade source": lambda: person.grade_source("Paper", data.draw(st.sampled_from("ABCDEF")), "why"),
        "grade claim": lambda: person.grade_claim(one, data.draw(st.sampled_from("123456")), "why"),
        "sign": lambda: person.sign(data.draw(st.sampled_from(made)), "why") if made else None,
        "withdraw": lambda: person.withdraw(data.draw(st.sampled_from(made)), "why") if made else None,
    }
    with suppress(JudgementError):
        decide[data.draw(st.sampled_from(sorted(decide)))]()


@SETTINGS
@given(batch=batches(), data=st.data())
def test_the_projections_are_those_of_a_rebuild_whatever_persons_judge_meanwhile(
    batch: list[Told], data: st.DataObject, empty_ledger: Path
) -> None:
    with a_ledger(empty_ledger) as ledger:
        monitor = Monitor(ledger, analyst(batch))
        for report, _ in batch:
            monitor.add(report)
            for _ in range(data.draw(st.integers(0, 4))):
                judge(ledger, data)
        assert [fault.reason for fault in ledger.verify(project=project)] == []
        before = projected(ledger)
        ledger.rebuild(project)
        assert projected(ledger) == before


@SETTINGS
@given(batch=batches(), data=st.data())
def test_judgements_that_are_all_withdrawn_leave_what_was_there_before(
    batch: list[Told], data: st.DataObject, empty_ledger: Path
) -> None:
    with a_ledger(empty_ledger) as ledger:
        add(ledger, batch, analyst(batch))
        before = projected(ledger)
        for _ in range(data.draw(st.integers(1, 5))):
            judge(ledger, data)
        for made in list(ledger.judgements()):
            if made.verdict.judgement is None and made.withdrawn is None:
                Judge(ledger, "amal").withdraw(made.id, "all of it")
        assert projected(ledger) == before


# Taking in again


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
