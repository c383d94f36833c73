"""Reading a report with the register of agreements at hand: which agreement each claim is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import zip_longest

from hudna.agreements import find_agreement, load_agreements
from hudna.engine.publication import check_published
from hudna.model.agreements import Agreement
from hudna.model.claims import Claim, Status
from hudna.model.concern import concerned
from hudna.model.errors import HudnaError, InputError
from hudna.model.events import EventType
from hudna.model.readings import Reading
from hudna.model.reports import Report
from hudna.reading.published import Landmark
from hudna.reading.reader import Reader

_OF_A_TRUCE = frozenset({"truce", "attack", "monitoring"})
"""Families of events that are told of one truce, the one in force; any other may belong to no agreement, or to several."""


_NEXT = 1
"""Letters between what is told of a truce and the clause that describes it."""

_DESCRIBED = 40
"""Letters between the words for what became of a truce and those for how it was made, in one clause."""


class Analyst:
    """Reads reports and links their claims to registered agreements."""

    def __init__(
        self,
        reader: Reader | None = None,
        agreements: Sequence[Agreement] | None = None,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """By default: the language data and the register that come with Hudna.

        Args:
            reader: of the languages.
            agreements: to which claims are linked.
            clock: gives the time at which a report is taken in, in UTC.
        """
        self.agreements = tuple(load_agreements() if agreements is None else agreements)
        self._cast = frozenset(party for agreement in self.agreements for party in agreement.cast)
        self._given = reader
        self._clock = clock
        self._reader = reader or Reader(landmarks=[_landmark(agreement) for agreement in self.agreements])

    @property
    def languages(self) -> tuple[str, ...]:
        """Codes of the languages that can be read."""
        return self._reader.languages

    def knowing(self, agreements: Sequence[Agreement]) -> Analyst:
        """An analyst with these agreements. Other ones need another reader, which has its languages still to compile."""
        if self.agreements != (same := tuple(agreements)):
            return Analyst(self._given, agreements, clock=self._clock)
        self.agreements = same  # the next comparison is of the same objects, and at once
        return self

    def read(self, report: Report) -> Reading:
        """The claims of a report, each with the agreement that it concerns.

        Raises:
            InputError: the report's language is not known or has no pack, it cannot have been published on its day, or the
                reader fails on it: one report never stops a batch.
        """
        now = self._clock()
        check_published(report, now)
        try:
            reading = self._reader.read(report)
        except HudnaError:
            raise
        except Exception as error:
            fault = f"{type(error).__name__}: {error}"
            raise InputError(report.shown, f"the reader failed on it, which is a fault of Hudna ({fault})") from error
        check_published(reading.report, now)
        return replace(reading, claims=self.link(reading.claims, reading.report))

    def coded(self, reading: Reading) -> Reading:
        """A reading whose claims were coded elsewhere, each claim with the agreement that it concerns, where none is given.

        Raises:
            InputError: its report cannot have been published on its day.
        """
        check_published(reading.report, self._clock())
        linked = self.link(reading.claims, reading.report)
        given = zip(reading.claims, linked, strict=True)
        return replace(reading, claims=tuple(own if own.agreement is not None else new for own, new in given))

    def link(self, claims: Sequence[Claim], report: Report) -> tuple[Claim, ...]:
        """The claims of a report, each with the agreement that it concerns."""
        home = self._home(claims)
        days = [_day_of_truce(*both) or report.published for both in zip_longest(claims, claims[1:])]
        linked = [self._link(claim, day, home) for claim, day in zip(claims, days, strict=True)]
        found = {claim.agreement for claim in linked}
        conflicts = {agreement.conflict for agreement in self.agreements if agreement.id in found}
        if len(conflicts) != 1:
            return tuple(linked)
        # A claim that tells neither sides nor a country is about the conflict whose agreements the others are about.
        own = tuple(agreement for agreement in home if agreement.conflict in conflicts)
        return tuple(
            self._link(claim, day, own) if claim.agreement is None else claim
            for claim, day in zip(linked, days, strict=True)
        )

    def _home(self, claims: Iterable[Claim]) -> tuple[Agreement, ...]:
        """The agreements of the conflict that most of a report's claims tell of; all where none leads."""
        told: Counter[str] = Counter()
        for (country, sides), times in Counter((_country(claim), _sides(claim)) for claim in claims).items():
            found = concerned(self.agreements, country=country, sides=sides)
            told.update(dict.fromkeys((agreement.conflict for agreement in found), times))
        most = [conflict for conflict in told if told[conflict] == max(told.values())]
        return tuple(agreement for agreement in self.agreements if len(most) != 1 or agreement.conflict in most)

    def _link(self, claim: Claim, day: date | None, home: Sequence[Agreement]) -> Claim:
        """The claim with the agreement of a day; where it tells no country, it is taken to be about what the report is about."""
        if claim.type.family not in _OF_A_TRUCE:
            return claim
        country = _country(claim)
        if country is None and not _sides(claim) and len({agreement.conflict for agreement in home}) > 1:
            return claim  # it may be of any conflict, though but one has a truce on that day
        agreement = self._found(claim, day, home, country)
        if agreement is None and country is not None and claim.type.family == "truce":
            # Where it was signed, as "the ceasefire signed in Minsk", need not be where it holds. One side may be party to many.
            sides = _sides(claim) & self._cast
            agreement = self._found(claim, day, self.agreements if len(sides) > 1 else home, None)
        return claim if agreement is None else replace(claim, agreement=agreement.id)

    def _found(
        self, claim: Claim, day: date | None, home: Sequence[Agreement], country: str | None
    ) -> Agreement | None:
        return find_agreement(
            home if country is None else self.agreements,
            parties=_sides(claim) & self._cast,
            countries=frozenset({country} if country is not None else ()),
            day=day,
            words=claim.evidence.text,
        )


def _day_of_truce(claim: Claim, following: Claim | None) -> date | None:
    """The day of a claim, or that on which the truce was agreed of which it tells: "the truce that was reached on the 10th"."""
    if claim.when is not None:
        return claim.when.end
    if (
        claim.type.family != "truce"
        or following is None
        or following.type is not EventType.TRUCE_AGREED
        or following.status is not Status.ACTUAL
        or following.when is None
    ):
        return None
    adjoins = 0 <= following.evidence.start - claim.evidence.end <= _NEXT
    within = claim.trigger.end <= following.trigger.start <= claim.trigger.end + _DESCRIBED
    return following.when.end if adjoins or within else None


def _country(claim: Claim) -> str | None:
    return claim.place.country if claim.place is not None else None


def _sides(claim: Claim) -> frozenset[str]:
    return frozenset(mention.side for mention in (*claim.actors, *claim.targets))


def _landmark(agreement: Agreement) -> Landmark:
    return Landmark(
        name=agreement.name["en"],
        signed=agreement.signed.time.date(),
        effect=agreement.effect.time.date(),
        countries=frozenset(agreement.countries),
        aliases=tuple(alias for aliases in agreement.aliases.values() for alias in aliases),
    )
