"""Who is on whose side: an adversary and its own allies are one side, in the conflict in which they are allies."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from hudna.incidents.backers import load_backers
from hudna.incidents.voices import Voices, load_voices
from hudna.model.agreements import Agreement
from hudna.model.claims import Mention


@dataclass(frozen=True, slots=True)
class Alliances:
    """The sides of one conflict.

    Attributes:
        conflict: its name in the register; empty for none.
        camps: by id of a party, or of who acts for one, the id by which its whole side is called.
        countries: ISO 3166-1 alpha-3 of where the conflict is fought.
        backers: by id of who is no party to it and openly backs one, the id of that one's side.
    """

    conflict: str
    camps: Mapping[str, str]
    countries: frozenset[str]
    backers: Mapping[str, str] = field(default_factory=dict)


_NONE = Alliances("", {}, frozenset())


@dataclass(frozen=True, slots=True)
class Beginning:
    """When a truce began, and whose it is.

    Attributes:
        signed, effect: the days on which it was signed and took effect.
        parties: by party, or who acts for one, the number of its side.
        countries: those in which it holds.
        maker: `council` where a council resolved it, `side` where one side declared it, or `sides`.
    """

    signed: date
    effect: date
    parties: Mapping[str, int]
    countries: frozenset[str]
    maker: str

    @classmethod
    def of(cls, agreement: Agreement) -> Beginning:
        """That of an agreement."""
        zone = ZoneInfo(agreement.zone)
        maker = "council" if agreement.is_resolution else "side" if agreement.is_unilateral else "sides"
        parties = {
            one: number
            for number, side in enumerate(agreement.sides)
            for party in side
            for one in (party, *agreement.members.get(party, ()))
        }
        signed, effect = (at.time.astimezone(zone).date() for at in (agreement.signed, agreement.effect))
        return cls(signed, effect, parties, frozenset(agreement.countries), maker)

    def is_of_others(self, actors: Iterable[str]) -> bool:
        """Whether a truce that sides agreed or declared is not this one: a council's is none of theirs, one side's not of two."""
        sides = {self.parties[actor] for actor in actors if actor in self.parties}
        return bool(sides) if self.maker == "council" else self.maker == "side" and len(sides) > 1


def _none(_: str | None) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Sides:
    """The sides of the conflicts in a register of agreements; without one, everybody is its own side.

    Incidents are gathered by sides, so they are assembled anew when the register changes.

    Attributes:
        alliances: by conflict.
        voices: whose word a speaker's word is.
        beginnings: by id of an agreement, when it began, and whose it is.
        syndication: by what a report gives as its source, the group whose texts that reprints or shares, or None.
    """

    alliances: tuple[Alliances, ...] = ()
    beginnings: Mapping[str, Beginning] = field(default_factory=dict)
    voices: Voices = field(default_factory=load_voices)
    syndication: Callable[[str | None], str | None] = _none

    @classmethod
    def of(cls, agreements: Iterable[Agreement], syndication: Callable[[str | None], str | None] = _none) -> Sides:
        """The sides that agreements name. Where two of one conflict differ, the one signed first counts."""
        register = sorted(agreements, key=lambda agreement: (agreement.signed.time, agreement.id))
        camps: dict[str, dict[str, str]] = {}
        countries: dict[str, set[str]] = {}
        for agreement in register:
            known = camps.setdefault(agreement.conflict, {})
            countries.setdefault(agreement.conflict, set()).update(agreement.countries)
            for side in agreement.sides:
                everybody = [*side, *(member for party in side for member in agreement.members.get(party, ()))]
                camp = next((known[one] for one in everybody if one in known), side[0])
                for one in everybody:
                    known.setdefault(one, camp)
        return cls(
            tuple(
                Alliances(name, camps[name], frozenset(countries[name]), _backers(name, camps[name]))
                for name in sorted(camps)
            ),
            {agreement.id: Beginning.of(agreement) for agreement in register},
            syndication=syndication,
        )

    def named(self, mentions: Iterable[Mention]) -> tuple[str, ...]:
        """The sides that mentions name, sorted."""
        return tuple(sorted({self.voices.side(mention.id) for mention in mentions}))

    def camps(self, company: Collection[str], country: str | None, heard: Collection[str] = ()) -> Mapping[str, str]:
        """The camps of the conflict that an event belongs to; empty where it belongs to none that is known: see `alliances_of`."""
        return self.alliances_of(company, country, heard).camps

    def alliances_of(self, company: Collection[str], country: str | None, heard: Collection[str] = ()) -> Alliances:
        """The alliances of the conflict that an event belongs to; of nobody where it belongs to none that is known.

        Those who take part tell which that is, and the country. Where they leave it open, as an explosion of which nobody
        knows who made it, those who speak of it do, unless it happened in a country in which they do not fight.

        Args:
            company: the sides that take part in the event.
            country: where it happened, or None where not told.
            heard: the sides that speak of it.
        """
        best, most = _NONE, (0, 0)
        for alliance in self.alliances:
            is_there = country in alliance.countries
            present = sum(side in alliance.camps for side in company)
            speaking = sum(side in alliance.camps for side in heard) if is_there or country is None else 0
            points = (present + is_there if present else 0, speaking)
            if points > most:
                best, most = alliance, points
        return best

    def conflict(self, company: Collection[str], country: str | None) -> tuple[str | None, Mapping[str, str]]:
        """The conflict that an event belongs to, or None, and its camps.

        Unlike for `camps`, where it happened is enough: an attack on a town of the conflict belongs to it, whoever did it.
        """
        best, most = _NONE, 0
        for alliance in self.alliances:
            present = sum(side in alliance.camps or side.partition(".")[0] in alliance.countries for side in company)
            points = present + 2 * (country in alliance.countries)
            if points > most and (country is None or country in alliance.countries):
                best, most = alliance, points
        return best.conflict or None, best.camps


def _backers(conflict: str, camps: Mapping[str, str]) -> dict[str, str]:
    return {
        one.id: camps[one.backs]
        for one in load_backers()
        if one.conflict == conflict and one.backs in camps and one.id not in camps
    }
