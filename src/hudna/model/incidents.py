"""Incidents: one event in the world, and each side's account of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hudna.model.claims import Act, Claim, Count, Deaths, Place, Status
from hudna.model.events import EventType
from hudna.model.judgements import Credibility, Reliability

OUTLET = "source:"
"""Begins what an outlet is called that speaks for itself: `source:<name>`."""

NOBODY = "nobody named"
"""Stands in the place of a party where who did something is not named."""


class Grade(StrEnum):
    """How far an incident is established."""

    ALLEGED = "alleged"
    CORROBORATED = "corroborated"
    VERIFIED = "verified"
    DISPUTED = "disputed"
    REFUTED = "refuted"


ESTABLISHED = (Grade.VERIFIED, Grade.CORROBORATED, Grade.ALLEGED, Grade.DISPUTED, Grade.REFUTED)
"""The grades, the best established first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledClaim:
    """A claim as the ledger keeps it.

    Attributes:
        id: `<report id>#<number>`.
        report_id, source, published: the report that tells it.
        origin: id that all reports share which reprint one story or are versions of one document: they are one source.
        document: symbol of the official document of which the report is a version, such as `A/69/776`.
        version_of: id of the report of which that is a new version: what it says takes the place of what that said.
        claim: what it says, with the corrections that persons made.
        reliability: the grade that persons gave to its source.
        credibility: the grade that persons gave to what it says.
        corrected: ids of the judgements that corrected it.
    """

    id: str
    report_id: str
    source: str | None
    published: date | None
    origin: str | None = None
    document: str | None = None
    version_of: str | None = None
    claim: Claim
    reliability: Reliability | None = None
    credibility: Credibility | None = None
    corrected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number of people as one claim gives it.

    Attributes:
        speaker: whose account it stands in.
        claim: id of the claim.
        told: the day of publication.
        count: the range given.
        current: False where the same speaker gave another figure later, or a new version of the report gives another.
    """

    speaker: str
    claim: str
    told: date | None
    count: Count
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """How many people, by all accounts, with every revision.

    Attributes:
        low, high: the lowest and the highest of the current figures; None is an open end.
        best: the lower median of the current figures, each at its middle, or at its known end; of an even number the lower of the
            two in the middle, which somebody gave. None where none has one.
        method: how the three were come by, in words.
        told: every figure, the earliest first.
    """

    low: int | None
    best: int | None
    high: int | None
    method: str
    told: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An incident as one side or one independent speaker tells it.

    Attributes:
        speaker: side of the speaker; for the outlet itself, `source:<name>`.
        act: what that speaker does by telling it.
        status: actual where it asserts the incident, denied where it denies it.
        actors: who did it, as this speaker tells it (ids by side); of a denial, of whom it is denied, nobody for whoever it was.
        start, end: the days that it tells, or None.
        killed, wounded: the latest figures that it gives.
        first: the day on which it was first told, or None.
        outlets: names of the sources that carry it, sorted.
        origins: how many of them are not reprints of each other.
        weight: the best reliability and credibility of what carries it, such as `B2`, where persons judged any of it; what
            they did not judge counts as `F6`.
        claims: ids of the filed claims that it consists of.
    """

    speaker: str
    act: Act
    status: Status
    actors: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    killed: Count | None
    wounded: Count | None
    first: date | None = None
    outlets: tuple[str, ...] = ()
    origins: int = 1
    weight: str | None = None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeathsApart:
    """Deaths that are told with an incident and are not those in it: bodies found since, who died later, who was added later.

    Attributes:
        deaths: which.
        figures: how many; never added to those killed in the event.
    """

    deaths: Deaths
    figures: Figures


class Matter(StrEnum):
    """In what accounts of an incident contradict each other."""

    WHETHER = "whether it happened"
    WHO = "who did it"
    TOLL = "how many were harmed"
    DAY = "when it happened"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Accounts of an incident, or versions of one document, that cannot all be true.

    Attributes:
        matter: in what.
        speakers: whose accounts contradict each other; a version by the document's symbol and its report.
        words: what each says.
    """

    matter: Matter
    speakers: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Blame:
    """One of those who are said to have done it, and how far that is established.

    Attributes:
        actor: id by side.
        grade: how far it is established that the incident happened and that this side did it.
        reason: why.
        speakers: who says so.
    """

    actor: str
    grade: Grade
    reason: str
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One event in the world that one or more claims are about.

    Attributes:
        id: made of the earliest of its claims, so that a rebuild names it the same. The id that it had before an
            earlier claim came, or before it was merged, still leads to it.
        type, actors, targets: what happened, by whom, to whom (ids by side), as those who assert it tell it.
        place: where, or None.
        start, end: the days on which it may have happened; None where no claim tells one.
        told: the day of the first report that tells it, or None; when it was known, not when it happened.
        agreements: ids of the registered agreements that its claims concern, sorted.
        accounts: who asserts and who denies it.
        grade: how far it is established that it happened.
        reason: why it has that grade.
        blames: for each actor, how far it is established that it was him.
        contradictions: in what its accounts contradict each other.
        killed, wounded: of the accounts that assert it; killed in the event.
        apart: other deaths told with it.
        gathered: why its claims are taken to tell the same, a line a claim.
        judgements: ids of the judgements that made it what it is, in their order.
        judged: the day of the last verdict on it, or None.
    """

    id: str
    type: EventType
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    place: Place | None
    start: date | None
    end: date | None
    told: date | None = None
    agreements: tuple[str, ...] = ()
    accounts: tuple[Account, ...]
    grade: Grade
    reason: str
    blames: tuple[Blame, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    killed: Figures | None = None
    wounded: Figures | None = None
    apart: tuple[DeathsApart, ...] = ()
    gathered: tuple[str, ...] = ()
    judgements: tuple[str, ...] = ()
    judged: date | None = None

    @property
    def claims(self) -> tuple[str, ...]:
        """Ids of all its claims, sorted."""
        return tuple(sorted(claim for account in self.accounts for claim in account.claims))

    def blame(self, actor: str) -> Blame | None:
        """How far it is established that somebody did it; None where nobody says so."""
        return next((blame for blame in self.blames if blame.actor == actor), None)

    @property
    def asserting(self) -> tuple[Account, ...]:
        """The accounts that tell it as having happened."""
        return tuple(account for account in self.accounts if account.status is Status.ACTUAL)

    @property
    def denying(self) -> tuple[Account, ...]:
        """The accounts that tell it as not having happened."""
        return tuple(account for account in self.accounts if account.status is Status.DENIED)
