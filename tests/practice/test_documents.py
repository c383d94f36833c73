"""A document in several languages is one source, and what its versions say differently is shown.

The letter here is made up, in the manner of those that permanent missions circulate: its Arabic has February where its English has
January.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from hudna.engine.analyst import Analyst
from hudna.engine.monitor import Monitor
from hudna.ledger import Ledger
from hudna.model.incidents import Grade, Incident, Matter
from hudna.model.reports import PublishedBasis, Report
from tests.practice.scenes import one_incident

ENGLISH = Report(
    id="letter-en",
    lang="en",
    title="UN document A/00/000",
    text="On 12 January 2014, Israeli warplanes bombed the town of Nabatieh, killing three civilians.",
    published=date(2014, 2, 20),
    published_basis=PublishedBasis.GIVEN,
    source="Letters of the mission, English edition",
)
ARABIC = Report(
    id="letter-ar",
    lang="ar",
    title="وثيقة الأمم المتحدة A/00/000",
    text="في 12 شباط/فبراير 2014، قصفت طائرات حربية إسرائيلية بلدة النبطية، فقتل ثلاثة مدنيين.",
    published=date(2014, 2, 20),
    published_basis=PublishedBasis.GIVEN,
    source="رسائل البعثة، النسخة العربية",
)


def told(ledger: Ledger, analyst: Analyst, reports: Sequence[Report]) -> Incident:
    """The only incident of some reports."""
    monitor = Monitor(ledger, analyst)
    for report in reports:
        monitor.add(report)
    return one_incident(ledger)


@pytest.mark.parametrize("reports", [(ENGLISH, ARABIC), (ARABIC, ENGLISH)], ids=["English first", "Arabic first"])
def test_a_document_in_two_languages_counts_once(ledger: Ledger, analyst: Analyst, reports: Sequence[Report]) -> None:
    incident = told(ledger, analyst, reports)
    assert {claim.partition("#")[0] for claim in incident.claims} == {"letter-ar", "letter-en"}
    assert {account.origins for account in incident.accounts} == {1}
    assert incident.grade is Grade.ALLEGED


def test_versions_that_tell_another_day_contradict_each_other(ledger: Ledger, analyst: Analyst) -> None:
    incident = told(ledger, analyst, (ENGLISH, ARABIC))
    (day,) = incident.contradictions
    assert day.matter is Matter.DAY
    assert "2014-01-12" in day.words
    assert "2014-02-12" in day.words


def test_versions_that_tell_the_same_contradict_nothing(ledger: Ledger, analyst: Analyst) -> None:
    same = replace(ARABIC, text=ARABIC.text.replace("شباط/فبراير", "كانون الثاني/يناير"))
    incident = told(ledger, analyst, (ENGLISH, same))
    assert (incident.start, incident.end, incident.contradictions) == (date(2014, 1, 12), date(2014, 1, 12), ())


def test_the_same_story_in_two_documents_is_no_version(ledger: Ledger, analyst: Analyst) -> None:
    other = replace(
        ARABIC, title="وثيقة الأمم المتحدة A/00/001", text=ARABIC.text.replace("شباط/فبراير", "كانون الثاني/يناير")
    )
    incident = told(ledger, analyst, (ENGLISH, other))
    assert len({claim.origin for claim in ledger.claims()}) == 2
    assert len(incident.accounts) == 2
