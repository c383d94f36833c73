"""The compliance matrix, parties by provisions; and who accuses whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from hudna.compliance.divide import Divide
from hudna.compliance.tally import tally
from hudna.model.agreements import Agreement
from hudna.model.compliance import Accusation, Cell, Finding, MatrixRow, StandingLine, Voice
from hudna.model.incidents import NOBODY, OUTLET

"""How accounts name an outlet that tells something by itself: this and the name of the source."""


def matrix(lines: Iterable[StandingLine], agreement: Agreement, findings: Iterable[Finding]) -> tuple[MatrixRow, ...]:
    """A row for each party that any provision binds, in the agreement's order; behind them one for breaches by nobody named.

    Args:
        lines: of the standing.
        agreement: whose standing it is.
        findings: the breaches on which it rests.
    """
    breaches: defaultdict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        breaches[finding.party, finding.provision].append(finding)
    cells: defaultdict[str, dict[str, Cell]] = defaultdict(dict)
    for line in lines:
        cells[line.party][line.provision] = Cell(value=line.value, breaches=tally(breaches[line.party, line.provision]))
    return tuple(MatrixRow(party=party, cells=cells[party]) for party in (*agreement.parties, NOBODY) if party in cells)


def accusations(breaches: Iterable[Finding], agreement: Agreement, homes: Mapping[str, str]) -> tuple[Accusation, ...]:
    """Who tells of breaches by whom: the sides first, then outlets, then others; each by the accused.

    Args:
        breaches: findings of breaches.
        agreement: which is breached.
        homes: by name of a source, the id of whom it belongs to or of the country where it is published.
    """
    divide = Divide(agreement)
    told: defaultdict[tuple[Voice, str | None, str], list[Finding]] = defaultdict(list)
    for finding in breaches:
        for speaker in finding.speakers:
            told[*accuser_of(speaker, divide, homes), finding.party].append(finding)
    found = [
        Accusation(accuser=accuser, voice=voice, accused=accused, breaches=tally(own))
        for (voice, accuser, accused), own in told.items()
    ]
    order, accused = [*divide.sides], [*agreement.parties, NOBODY]

    def place(one: Accusation) -> tuple[int, int, str, int]:
        own = order.index(one.accuser) if one.accuser in divide.sides else len(order)
        return list(Voice).index(one.voice), own, one.accuser or "", accused.index(one.accused)

    return tuple(sorted(found, key=place))


def accuser_of(speaker: str, divide: Divide, homes: Mapping[str, str]) -> tuple[Voice, str | None]:
    """For whom somebody speaks who tells of a breach: see `Accusation`."""
    if speaker.startswith(OUTLET):
        home = homes.get(speaker.removeprefix(OUTLET))
        return Voice.OUTLETS, divide.side(home) or home
    side = divide.side(speaker)
    return (Voice.OTHER, speaker) if side is None else (Voice.SIDE, side)
