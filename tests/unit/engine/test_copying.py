"""Copies without hidden sources: the same as ledgers into which nothing of those was ever put."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from hudna.engine.alerting import raise_alerts
from hudna.engine.copying import Extent, bring_up_to_date
from hudna.engine.judging import Judge
from hudna.engine.monitor import Monitor
from hudna.engine.openness import Openness, classify
from hudna.engine.projection import record
from hudna.engine.registered import Registered
from hudna.ledger import Ledger, open_ledger
from hudna.ledger.codec import from_payload, to_payload
from hudna.ledger.tables import PROJECTIONS
from hudna.model.access import Access
from hudna.model.alerts import Alert
from hudna.model.entries import Draft, Entry, EntryKind
from hudna.model.errors import JudgementError
from hudna.model.incidents import FiledClaim
from hudna.model.judgements import JudgementKind, Verdict
from hudna.model.reports import Report
from tests.tellings import filed
from tests.unit.engine.told import analyst_told, report

SOURCES = {
    "Gazette": Access.PUBLIC,
    "Herald": Access.PUBLIC,
    "Osprey": Access.RESTRICTED,
    "Kestrel": Access.CONFIDENTIAL,
}
OPENING = "the envoys met in the valley on the morning after the fire had ceased along the river"
AT = datetime(2020, 11, 20, tzinfo=UTC)


class Story:
    """A ledger into which reports of many sources, judgements and alerts come in a random order."""

    def __init__(self, random: Random, ledger: Ledger) -> None:
        self.random = random
        self.ledger = ledger
        self.told: dict[str, list[FiledClaim]] = {}
        self.reports: list[Report] = []
        self.monitor = Monitor(ledger, analyst_told(), in_retrospect=True)
        for source, access in SOURCES.items():
            if access is not Access.PUBLIC:
                classify(ledger, source, access, author="amal", reason=f"{source} asked for it")

    def go_on(self) -> None:
        turn = self.random.random()
        if turn < 0.6 or len(self.reports) < 4:
            self._add()
        elif turn < 0.93:
            self._judge()
        else:
            raise_alerts(self.ledger, AT)

    def _add(self) -> None:
        number, source = len(self.reports), self.random.choice(list(SOURCES))
        name = f"{source.lower()}-{number}"
        words = [*OPENING.split()[self.random.choice((0, 2)) :], f"{source}word{number}"]
        one = report(name, text=" ".join(words), published=str(self._day()), source=source)
        self.told[name] = [self._claim(f"{source}words{number}") for _ in range(self.random.randrange(4))]
        self.reports.append(one)
        self.monitor = Monitor(self.ledger, analyst_told(**self.told), in_retrospect=True)
        self.monitor.add(one)

    def _day(self) -> date:
        return date(2020, 10, 18) + timedelta(days=self.random.randrange(3))

    def _claim(self, words: str) -> FiledClaim:
        pick = self.random.choice
        return filed(
            pick(("attack.shelling", "attack.shelling", "truce.agreed", "attack.drone")),
            by=pick(("ARM", "AZE")),
            at=pick((("Terter", "AZE"), ("Barda", "AZE"), None)),
            day=str(self._day()),
            says=pick(("ARM", "AZE", "RUS", None)),
            status=pick(("actual", "actual", "denied")),
            killed=pick((None, "3", "40")),
            concerns=pick((None, None, "karabakh-2020-10-17")),
            words=words,
        )

    def _judge(self) -> None:
        pick, judge = self.random.choice, Judge(self.ledger, self.random.choice(("amal", "basil")))
        claims = [claim.id for claim in self.ledger.claims()]
        made = [one.id for one in self.ledger.judgements()]
        if not claims:
            return
        one, other, reason = pick(claims), pick(claims), "seen on site"
        decisions: list[Callable[[], Any]] = [
            lambda: judge.verify(one, reason),
            lambda: judge.refute(one, reason),
            lambda: judge.merge(one, other, reason),
            lambda: judge.split(one, [one], reason),
            lambda: judge.correct(one, "killed", {"low": 5, "high": 5}, reason),
            lambda: judge.correct(self._incident(one), "killed", {"low": 6, "high": 6}, reason),
            lambda: judge.grade_claim(one, "2", reason),
            lambda: judge.grade_source(pick(list(SOURCES)), "B", reason),
            *(lambda one=one: judge.sign(one, reason) for one in made),
            lambda: judge.withdraw(pick(made), reason),
        ]
        with suppress(JudgementError, IndexError):  # what cannot be judged is not
            pick(decisions)()

    def _incident(self, claim: str) -> str:
        found = self.ledger.incident_of(claim)
        return claim if found is None else found.id


def extent(ledger: Ledger, sees: Access) -> Extent:
    return Extent(sees, None, Openness(ledger).generation(sees))


def rows(location: str, *tables: str) -> dict[str, list[tuple[Any, ...]]]:
    with closing(sqlite3.connect(location)) as connection:
        return {table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr) for table in tables}  # noqa: S608


def projections(ledger: Ledger) -> dict[str, list[tuple[Any, ...]]]:
    return rows(ledger.location, *(table.name for table in PROJECTIONS))


class NeverTold:
    """A ledger into which only what may be seen is put, every entry with the number that it has in the story's.

    `due` are the alerts that there were to raise whenever the story raised any, by the number of the entry.
    """

    def __init__(self, story: Story, sees: Access, empty: Ledger) -> None:
        self._sees = sees
        self._reports = {one.id: one for one in story.reports if sees.admits(SOURCES[one.source or ""])}
        self._ledger = empty
        self._monitor = Monitor(empty, analyst_told(**story.told), in_retrospect=True)
        self._lost: set[str] = set()
        self._altered: set[str] = set()
        self.due: dict[int, list[Alert]] = {}
        for entry in story.ledger.entries(after=empty.head()[0]):
            self._take(entry)

    def _take(self, entry: Entry) -> None:
        if entry.sequence <= self._ledger.head()[0]:
            return  # claims, which came with their report
        if entry.kind is EntryKind.REPORT_ADDED and entry.payload["report"]["id"] in self._reports:
            self._monitor.add(self._reports[entry.payload["report"]["id"]])
        elif entry.kind is EntryKind.JUDGEMENT_MADE:
            self._judge(entry)
        else:
            if entry.kind is EntryKind.ALERT_RAISED:
                self.due[entry.sequence] = self.due.get(entry.sequence - 1) or alerts_now(self._ledger)
            self._put(entry, None)

    def _judge(self, entry: Entry) -> None:
        verdict = self._in_sight(from_payload(entry.payload["verdict"], Verdict))
        name = f"judgement-{entry.sequence}"
        if verdict is None:
            self._lost.add(name)
        elif verdict.reason == "(not shown)" or verdict.judgement in self._altered:
            self._altered.add(name)
            verdict = replace(verdict, reason="(not shown)")
        self._put(entry, verdict)

    def _in_sight(self, verdict: Verdict) -> Verdict | None:
        claims = tuple(one for one in verdict.claims if one.split("#")[0] in self._reports)
        others = tuple(one for one in verdict.others if one.split("#")[0] in self._reports)
        if (claims, others) != (verdict.claims, verdict.others):
            lost = not claims or (verdict.others and not others) or verdict.kind is JudgementKind.CORRECT
            return None if lost else replace(verdict, claims=claims, others=others, reason="(not shown)")
        if verdict.source is not None and not self._sees.admits(SOURCES[verdict.source]):
            return None
        return None if verdict.judgement in self._lost else verdict

    def _put(self, entry: Entry, verdict: Verdict | None) -> None:
        # What takes the place of an entry that is left out is projected into nothing.
        kind = EntryKind.ALERT_DELIVERED if verdict is None else EntryKind.JUDGEMENT_MADE
        payload = {"verdict": None if verdict is None else to_payload(verdict)}
        with self._ledger.transaction() as transaction:
            draft = Draft(kind=kind, author=entry.author, payload=payload, time=entry.time)
            record([draft], transaction, Registered().by(transaction))


@pytest.fixture
def make(empty_ledger: Path, tmp_path: Path) -> Iterator[Callable[[str], Ledger]]:
    made: list[Ledger] = []

    def make(name: str) -> Ledger:
        made.append(open_ledger(shutil.copy(empty_ledger, tmp_path / name)))
        return made[-1]

    yield make
    for one in made:
        one.close()


Make = Callable[[str], Ledger]


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("sees", [Access.PUBLIC, Access.RESTRICTED])
def test_a_copy_is_as_if_nothing_hidden_had_ever_been_told(make: Make, seed: int, sees: Access) -> None:
    story = Story(Random(seed), make("main"))  # noqa: S311
    following, anew, other = make("following"), make("anew"), make("other")
    for _ in range(30):
        story.go_on()
        if story.random.random() < 0.4:
            bring_up_to_date(story.ledger, following, extent(story.ledger, sees))
    raise_alerts(story.ledger, AT)
    for copy in (following, anew):
        bring_up_to_date(story.ledger, copy, extent(story.ledger, sees))
    due = NeverTold(story, sees, other).due
    assert projections(anew) == projections(other)
    tables = ("entries", "meta", *(table.name for table in PROJECTIONS))
    assert rows(following.location, *tables) == rows(anew.location, *tables), "followed, or made anew"
    for entry in anew.entries(kind=EntryKind.ALERT_RAISED):
        alert = from_payload(entry.payload["alert"], Alert)
        assert alert in due[entry.sequence], "whoever has only what is seen would have raised it then"
    assert_silent(anew, sees)
    assert_silent(following, sees)


def assert_silent(copy: Ledger, sees: Access) -> None:
    """No byte of the file tells of a hidden source, its reports or their words."""
    copy.close()
    held = b"".join(file.read_bytes() for file in Path(copy.location).parent.glob(f"{Path(copy.location).name}*"))
    for source, access in SOURCES.items():
        assert (source.casefold().encode() in held.lower()) == sees.admits(access), source


def alerts_now(ledger: Ledger) -> list[Alert]:
    """What there is to tell of a ledger, found on a copy of its file."""
    location = f"{ledger.location}-alerts"
    with closing(sqlite3.connect(ledger.location)) as mine, closing(sqlite3.connect(location)) as theirs:
        mine.backup(theirs)
    with open_ledger(location) as apart:
        return [one.alert for one in raise_alerts(apart, AT)]
