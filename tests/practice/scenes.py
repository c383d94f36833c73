"""What the specifications of practice share: reports put into a ledger, and the standing that follows from them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from hudna.engine.analyst import Analyst
from hudna.engine.judging import Judge
from hudna.engine.monitor import Monitor
from hudna.engine.standings import standings
from hudna.ledger import Ledger
from hudna.model.claims import Claim
from hudna.model.compliance import Deadline, Finding, Standing, StandingLine
from hudna.model.incidents import FiledClaim, Incident
from hudna.model.readings import Reading
from hudna.model.reports import PublishedBasis, Report
from tests.unit.engine.told import analyst_told, report


def tell(
    ledger: Ledger, published: str = "2020-10-27", source: str = "Paper", /, **claims: Sequence[FiledClaim]
) -> None:
    """Reports of one day and source, each by its name with what it tells, put into a ledger."""
    _add(Monitor(ledger, analyst_told(**claims)), claims, published, source)


def tell_in_retrospect(ledger: Ledger, published: str, /, **claims: Sequence[FiledClaim]) -> None:
    """Reports that were known when they were published."""
    _add(Monitor(ledger, analyst_told(**claims), in_retrospect=True), claims, published, "Paper")


def _add(monitor: Monitor, names: Iterable[str], published: str, source: str) -> None:
    for name in names:
        monitor.add(report(name, published=published, source=source))


def standing_of(ledger: Ledger, agreement: str, as_of: str | None = None) -> Standing:
    """How an agreement stands on what a ledger holds."""
    ((_, found),) = standings(ledger, None if as_of is None else datetime.fromisoformat(as_of), only=agreement)
    return found


def line(standing: Standing, provision: str, party: str) -> StandingLine:
    """How one party stands under one provision."""
    return next(one for one in standing.lines if (one.provision, one.party) == (provision, party))


def deadline(standing: Standing, provision: str) -> Deadline:
    return next(one for one in standing.deadlines if one.provision == provision)


def one_incident(ledger: Ledger) -> Incident:
    """The only incident of a ledger."""
    (incident,) = ledger.incidents()
    return incident


def confirm(ledger: Ledger, claim: str, verdict: str = "verify") -> str:
    """The id of a judgement on the incident that a claim tells, which two persons agree on."""
    amal = Judge(ledger, "amal")
    judgement = (amal.verify if verdict == "verify" else amal.refute)(claim, "seen on site")
    Judge(ledger, "basil").sign(judgement.id, "seen the photographs")
    return judgement.id


def under(agreement: str, found: Sequence[Finding]) -> list[Finding]:
    """The findings under one agreement."""
    return [finding for finding in found if finding.agreement == agreement]


def reading(analyst: Analyst, text: str, lang: str = "en", published: str = "2020-10-29") -> Reading:
    """A report of a day, read."""
    day = date.fromisoformat(published)
    given = Report(id="r", text=text, lang=lang, published=day, published_basis=PublishedBasis.GIVEN, source="Paper")
    return analyst.read(given)


def claims(analyst: Analyst, text: str, lang: str = "en", published: str = "2020-10-29") -> tuple[Claim, ...]:
    """What a report of a day tells."""
    return reading(analyst, text, lang, published).claims
