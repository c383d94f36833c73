"""Reading a report with the register of agreements at hand: which agreement each claim is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hudna.agreements import find_agreement, load_agreements
from hudna.model.agreements import Agreement
from hudna.model.claims import Claim, Reading
from hudna.model.reports import Report
from hudna.reading.published import Landmark
from hudna.reading.reader import Reader


class Analyst:
    """Reads reports and links their claims to registered agreements."""

    def __init__(self, reader: Reader | None = None, agreements: Sequence[Agreement] | None = None) -> None:
        """By default: the language data and the register that come with Hudna."""
        self.agreements = tuple(load_agreements() if agreements is None else agreements)
        self._reader = reader or Reader(landmarks=[_landmark(agreement) for agreement in self.agreements])

    @property
    def languages(self) -> tuple[str, ...]:
        """Codes of the languages that can be read."""
        return self._reader.languages

    def read(self, report: Report) -> Reading:
        """The claims of a report, each with the agreement that it concerns.

        Raises:
            InputError: the report's language is not known or has no pack.
        """
        reading = self._reader.read(report)
        return replace(reading, claims=tuple(self._link(claim, reading.report) for claim in reading.claims))

    def _link(self, claim: Claim, report: Report) -> Claim:
        day = claim.when.end if claim.when is not None else report.published
        country = claim.place.country if claim.place is not None else None
        agreement = find_agreement(
            self.agreements,
            parties=frozenset(m.side for m in (*claim.actors, *claim.targets)),
            countries=frozenset({country} if country else ()),
            day=day,
            words=claim.evidence.text,
        )
        concerned = agreement is not None and claim.type.family in {"truce", "attack", "monitoring"}
        return replace(claim, agreement=agreement.id) if concerned and agreement is not None else claim


def _landmark(agreement: Agreement) -> Landmark:
    return Landmark(
        name=agreement.name["en"],
        signed=agreement.signed.time.date(),
        effect=agreement.effect.time.date(),
        countries=frozenset(agreement.countries),
        aliases=tuple(alias for aliases in agreement.aliases.values() for alias in aliases),
    )
