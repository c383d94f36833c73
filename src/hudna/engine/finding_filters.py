"""The findings behind a figure of a standing, as the address of a list of incidents asks for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from hudna.compliance import accuser_of
from hudna.compliance.divide import Divide
from hudna.engine import filter_values
from hudna.engine.actors import actor_named
from hudna.engine.known_sources import known_sources
from hudna.engine.registered import register_of
from hudna.ledger import Ledger
from hudna.model.agreements import Agreement
from hudna.model.compliance import Effect, Voice
from hudna.model.errors import QueryError
from hudna.model.incidents import OUTLET, Grade
from hudna.model.listing import FindingQuery, IncidentQuery, ReportQuery
from hudna.model.times import AsOf, instant_of

_Speakers = tuple[str, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingFilters:
    """Which findings are asked for, as it is written.

    Attributes:
        effect: breaches or fulfilments.
        agreement, provision: of what.
        party: who does it.
        side: any party of a side, by its first; or a party.
        voice, accuser: on whose word, as in `Accusation`.
        grades: how far it is established for those parties.
        since, until: days on which it is found to have happened.
        undated: only of no told day.
        unsure: only where it is not sure.
    """

    effect: Effect
    agreement: str
    provision: str | None = None
    party: str | None = None
    side: str | None = None
    voice: Voice | None = None
    accuser: str | None = None
    grades: tuple[Grade, ...] = ()
    since: date | None = None
    until: date | None = None
    undated: bool = False
    unsure: bool = False


def finding_query(ledger: Ledger, asked: FindingFilters, as_of: AsOf | None) -> FindingQuery:
    """The question to a ledger.

    Args:
        ledger: an open ledger.
        asked: with ids as they are kept.
        as_of: leaves out what came later; None for the end of the last day on which a report about the conflict was
            published, as in a standing.

    Raises:
        QueryError: the agreement has no such provision, or nobody is known as the side or the accuser.
    """
    agreement = next(one for one in register_of(ledger) if one.id == asked.agreement)
    if asked.provision is not None and all(one.id != asked.provision for one in agreement.provisions):
        raise QueryError("provision", f"{asked.provision!r}: {agreement.id} has no provision of this id")
    zone = ZoneInfo(agreement.zone)
    speakers, outlets_but = _speakers(ledger, agreement, asked)
    instant = instant_of(as_of or _last_day(ledger, agreement), zone)
    return FindingQuery(
        agreement=agreement.id,
        effect=asked.effect,
        provision=asked.provision,
        parties=_parties(ledger, agreement, asked),
        grades=asked.grades,
        since=asked.since,
        until=asked.until,
        undated=asked.undated,
        unsure=asked.unsure,
        by=instant.astimezone(zone).date(),
        speakers=speakers,
        outlets_but=outlets_but,
    )


def _last_day(ledger: Ledger, agreement: Agreement) -> date:
    newest = ledger.report_page(ReportQuery(conflict=agreement.conflict), limit=1).items
    last = newest[0].published if newest else None
    return last or agreement.effect.time.astimezone(ZoneInfo(agreement.zone)).date()


def _parties(ledger: Ledger, agreement: Agreement, asked: FindingFilters) -> tuple[str, ...]:
    if asked.side is None:
        return () if asked.party is None else (asked.party,)
    side = Divide(agreement).sides.get(asked.side) or (filter_values.party_id(ledger, asked.side, "side"),)
    return tuple(party for party in side if asked.party in (None, party)) or (side[0],)


def _speakers(ledger: Ledger, agreement: Agreement, asked: FindingFilters) -> tuple[_Speakers, _Speakers]:
    """On whose word: all who may speak for whom is asked; or of outlets of an unknown home, those that are none."""
    if asked.voice is None:
        if asked.accuser is not None:
            raise QueryError("accuser", "needs a voice: side, outlets or other")
        return None, None
    homes = _homes(ledger)
    if asked.accuser is None:
        if asked.voice is not Voice.OUTLETS:
            raise QueryError("voice", f"{asked.voice.value!r} needs an accuser")
        return None, tuple(f"{OUTLET}{name}" for name in homes)
    divide, accuser = Divide(agreement), actor_named(asked.accuser) or asked.accuser
    cast = (one for party in agreement.parties for one in (party, *agreement.members.get(party, ())))
    candidates = dict.fromkeys((*cast, *(f"{OUTLET}{name}" for name in homes), accuser))
    found = tuple(one for one in candidates if accuser_of(one, divide, homes) == (asked.voice, accuser))
    known = actor_named(accuser) is not None or _is_heard(ledger, asked, accuser)
    if not known or (asked.voice is Voice.SIDE and not found):
        raise QueryError("accuser", f"{accuser!r}: nobody is known by this id who tells of it as {asked.voice.value!r}")
    return found, None


def _is_heard(ledger: Ledger, asked: FindingFilters, speaker: str) -> bool:
    found = FindingQuery(agreement=asked.agreement, effect=asked.effect, speakers=(speaker,), by=date.max)
    return bool(ledger.incident_page(IncidentQuery(finding=found), limit=1).items)


def _homes(ledger: Ledger) -> Mapping[str, str]:
    """By name of a source whose it is, where that is known."""
    known = known_sources(ledger)
    sources = {name: known.find(name) for name in ledger.sources()}
    return {name: one.home for name, one in sources.items() if one is not None and one.home is not None}
