"""What a page about one report shows: a part of its text, the claims in it, and what is known of the report itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from hudna.engine.known_sources import known_sources
from hudna.ledger import Ledger
from hudna.model.claims import Claim
from hudna.model.incidents import FiledClaim, Grade
from hudna.model.readings import Reading
from hudna.model.reports import Report
from hudna.model.sources import Source
from hudna.sources import load_affiliations
from hudna.views.web.reports.provenance import Provenance, link_to, provenance
from hudna.views.web.reports.report_text import Part, Piece, layered, paragraphs, parts

_KIN = 20  # reports of the same origin that are named
_ELSEWHERE = 2_000  # claims of other parts that are linked to


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim as its card shows it.

    Attributes:
        number: its number in the report.
        claim: what it says.
        filed: as the ledger keeps it; None where it was only read.
        incident: id of the incident that it tells, and the grade of that; None where it tells none.
    """

    number: int
    claim: Claim
    filed: FiledClaim | None = None
    incident: tuple[str, Grade] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """What a page about one report shows.

    Attributes:
        report: the report.
        part, parts: which part of the text is shown, counted from 1, of how many.
        paragraphs: of that part.
        told: the claims in it, in the order of the text.
        by_number: the same by their numbers.
        layers: by their numbers, the depths at which their evidence is underlined.
        claims: how many claims there are in all parts.
        elsewhere: numbers of claims in other parts, by part.
        provenance: where it comes from.
        source: what is known of its source.
        kin: reports of the same origin: they nearly repeat each other, or are versions of one document.
        kin_left_out: how many of them are not among those.
        kin_withdrawn: ids of those that their sources took back.
    """

    report: Report
    part: int
    parts: int
    paragraphs: Sequence[Sequence[Piece]]
    told: Sequence[Told]
    by_number: Mapping[int, Told]
    layers: Mapping[int, int]
    claims: int
    elsewhere: Mapping[int, Sequence[int]]
    provenance: Provenance
    source: Source | None = None
    kin: Sequence[Report] = ()
    kin_left_out: int = 0
    kin_withdrawn: AbstractSet[str] = frozenset()


def stored(ledger: Ledger, report: Report, part: int = 1, claim: int | None = None) -> ReportView:
    """A report of a ledger.

    Args:
        ledger: the ledger.
        report: the report.
        part: which part of its text, counted from 1; the last where there are not so many.
        claim: number of a claim, the part of which is shown instead.
    """
    with ledger.snapshot() as snapshot:
        cut = _Cut(report.text, snapshot.claim_places(report.id))
        shown = cut.part_of(claim) if claim is not None else min(max(part, 1), len(cut.parts))
        filed = snapshot.claims_numbered(report.id, cut.numbers(shown))
        grades = snapshot.grades_of([one.id for one in filed.values()])
        origin = snapshot.origin(report.id)
        comes_from = provenance(snapshot, report)
        named = {report.id, *(one.report_id for one in comes_from.versions)}
        alike = [one for one in (snapshot.reports_of(origin) if origin else ()) if one not in named]
        source = known_sources(snapshot).find(report.source)
        kin = [one for one in map(snapshot.report, alike[:_KIN]) if one is not None]
        kin_withdrawn = snapshot.withdrawn([one.id for one in kin])
    told = [
        Told(number=number, claim=one.claim, filed=one, incident=grades.get(one.id)) for number, one in filed.items()
    ]
    view = cut.view(report, shown, told, comes_from)
    return replace(view, source=source, kin=kin, kin_left_out=len(alike) - len(kin), kin_withdrawn=kin_withdrawn)


def unstored(reading: Reading, part: int = 1) -> ReportView:
    """A report as it was read, which no ledger has."""
    claims = dict(enumerate(reading.claims, start=1))
    places = sorted((claim.trigger.start, number) for number, claim in claims.items())
    cut = _Cut(reading.report.text, [(number, start) for start, number in places])
    shown = min(max(part, 1), len(cut.parts))
    told = [Told(number=number, claim=claims[number]) for number in cut.numbers(shown)]
    source = load_affiliations().find(reading.report.source)
    return replace(cut.view(reading.report, shown, told, Provenance(link=link_to(reading.report))), source=source)


class _Cut:
    """A text in parts, each with the claims that begin in it."""

    def __init__(self, text: str, places: Sequence[tuple[int, int]]) -> None:
        """`places`: of each claim its number and where it begins, in the order of the text."""
        self._text = text
        self._places = places
        self.parts = parts(text, [start for _, start in places])

    def numbers(self, part: int) -> list[int]:
        """Numbers of the claims that begin in a part."""
        cut = self.parts[part - 1]
        return [number for number, start in self._places if self._is_in(cut, start)]

    def part_of(self, claim: int) -> int:
        """The part in which a claim begins; the first where there is none of that number."""
        start = next((start for number, start in self._places if number == claim), 0)
        return next((at for at, cut in enumerate(self.parts, start=1) if self._is_in(cut, start)), 1)

    def view(self, report: Report, part: int, told: Sequence[Told], comes_from: Provenance) -> ReportView:
        """One part, with the claims that begin in it."""
        numbered = layered((one.number, one.claim) for one in told)
        few = len(self._places) <= _ELSEWHERE
        others = [at for at in range(1, len(self.parts) + 1) if at != part] if few else []
        return ReportView(
            report=report,
            part=part,
            parts=len(self.parts),
            paragraphs=paragraphs(self._text, self.parts[part - 1], numbered),
            told=sorted(told, key=lambda one: (one.claim.trigger.start, one.number)),
            by_number={one.number: one for one in told},
            layers={one.number: one.layer for one in numbered},
            claims=len(self._places),
            elsewhere={at: numbers for at in others if (numbers := self.numbers(at))},
            provenance=comes_from,
        )

    def _is_in(self, cut: Part, start: int) -> bool:
        return cut.start <= start < cut.end
