"""How an agreement stands, as its pages show it: each party by its gravest line, parties by provisions, accusers by accused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from hudna.model.agreements import Agreement, Provision, ProvisionKind
from hudna.model.compliance import Cell, Standing, StandingLine, StandingValue, Tally, Unknown, Voice
from hudna.model.incidents import NOBODY

_GRAVITY = (
    StandingValue.VERIFIED_BREACH,
    StandingValue.CORROBORATED_BREACH,
    StandingValue.OVERDUE,
    StandingValue.ALLEGED_BREACH,
    StandingValue.NO_BREACH_REPORTED,
    StandingValue.NOT_KNOWN,  # graver than what is known to be kept
    StandingValue.KEPT,
    StandingValue.FULFILLED,
)
_BREACHED_BY_SOMEBODY = frozenset({Unknown.UNATTRIBUTED, Unknown.COUNTED})


@dataclass(frozen=True, slots=True)
class PartyStanding:
    """A party by the gravest of its lines; of lines as grave, that of most breaches.

    Attributes:
        party: its id, or `NOBODY`.
        provision: what it owes by that line.
        line: the line.
    """

    party: str
    provision: Provision
    line: StandingLine


def party_standings(agreement: Agreement, standing: Standing) -> tuple[PartyStanding, ...]:
    """Every party that any provision binds, in the agreement's order; behind them `NOBODY`, where breaches are told of it."""
    provisions = {provision.id: provision for provision in agreement.provisions}
    found = []
    for party in (*agreement.parties, NOBODY):
        lines = [line for line in standing.lines if line.party == party]
        if lines:
            gravest = min(lines, key=_gravity)
            found.append(PartyStanding(party, provisions[gravest.provision], gravest))
    return tuple(found)


def _gravity(line: StandingLine) -> tuple[int, int]:
    """How grave a line is, gravest least. Where breaches are told and not of whom, "no breach reported" elsewhere would mislead."""
    known = StandingValue.ALLEGED_BREACH if line.unknown in _BREACHED_BY_SOMEBODY else line.value
    return _GRAVITY.index(known), -(line.verified + line.corroborated + line.alleged + line.disputed)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Parties by provisions.

    Attributes:
        provisions: the columns, those that bind anybody.
        rows: of each party a cell a column; None where the provision does not bind it.
    """

    provisions: tuple[Provision, ...]
    rows: tuple[tuple[str, tuple[Cell | None, ...]], ...]

    @property
    def repeated(self) -> frozenset[ProvisionKind]:
        """The kinds of several provisions, which their ids have to tell apart."""
        kinds = Counter(provision.kind for provision in self.provisions)
        return frozenset(kind for kind, number in kinds.items() if number > 1)


def matrix(agreement: Agreement, standing: Standing) -> Matrix:
    """The compliance matrix of a standing."""
    bound = {provision for row in standing.matrix for provision in row.cells}
    columns = tuple(provision for provision in agreement.provisions if provision.id in bound)
    rows = tuple((row.party, tuple(row.cells.get(column.id) for column in columns)) for row in standing.matrix)
    return Matrix(columns, rows)


@dataclass(frozen=True, slots=True)
class Accuser:
    """What one accuser tells of each accused party.

    Attributes:
        voice: whether it is a side, outlets, or somebody else.
        accuser: as in `Accusation`.
        ids: of a side all its parties, otherwise the one who accuses; empty where the home of outlets is not known.
        told: in the order of `Accusers.accused`; None where it tells of no breach by that party.
        own: for each of these, whether accuser and accused are of one side: an account of its own deeds.
    """

    voice: Voice
    accuser: str | None
    ids: tuple[str, ...]
    told: tuple[Tally | None, ...]
    own: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Accusers:
    """Who tells of breaches (the rows) by whom (the columns)."""

    accused: tuple[str, ...]
    rows: tuple[Accuser, ...]


def accusers(agreement: Agreement, standing: Standing) -> Accusers:
    """Who accuses whom, in the order of the standing."""
    told: dict[tuple[Voice, str | None], dict[str, Tally]] = {}
    for one in standing.accusations:
        told.setdefault((one.voice, one.accuser), {})[one.accused] = one.breaches
    accused = tuple(party for party in (*agreement.parties, NOBODY) if any(party in own for own in told.values()))
    sides = {side[0]: side for side in agreement.sides}
    rows = [
        Accuser(
            voice=voice,
            accuser=accuser,
            ids=_called(voice, accuser, sides.get(accuser or "", ())),
            told=tuple(own.get(party) for party in accused),
            own=tuple(voice is Voice.SIDE and party in sides.get(accuser or "", ()) for party in accused),
        )
        for (voice, accuser), own in told.items()
    ]
    return Accusers(accused, tuple(rows))


def _called(voice: Voice, accuser: str | None, side: Sequence[str]) -> tuple[str, ...]:
    if accuser is None:
        return ()
    return tuple(side) if side and voice is not Voice.OTHER else (accuser,)
