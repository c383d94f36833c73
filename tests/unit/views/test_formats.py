"""The lines of `read --format jsonl`: exactly the keys that others rely on."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, time

import msgspec

from hudna.model.claims import Act, Claim, Count, Deaths, Mention, Place, Span, Status, When
from hudna.model.events import EventType
from hudna.model.readings import Reading
from hudna.model.reports import PublishedBasis, Report
from hudna.model.tallies import Period, Stretch, Tally, Unit
from hudna.views.formats import ReadingLine, reading_line

TEXT = "Baku said Armenian forces shelled Terter on Tuesday, killing at least three people."
REPORT = Report(
    id="r1", text=TEXT, lang="en", published=date(2020, 10, 28), published_basis=PublishedBasis.INFERRED,
    published_reason="on Tuesday", title="Terter shelled", source="Paper", notices=("a notice",),
)  # fmt: skip


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def mention(identity: str, words: str) -> Mention:
    found = span(words)
    return Mention(id=identity, start=found.start, end=found.end, text=words)


FULL = Claim(
    evidence=span(TEXT[10:]),
    trigger=span("shelled"),
    type=EventType.ATTACK_SHELLING,
    status=Status.ACTUAL,
    act=Act.ACCUSES,
    speaker=mention("AZE", "Baku"),
    actors=(mention("ARM.MIL", "Armenian forces"),),
    targets=(mention("AZE.CVL", "people"),),
    place=Place(start=34, end=40, text="Terter", name="Terter", country="AZE", lat=40.34, lon=46.93),
    when=When(start=date(2020, 10, 27), end=date(2020, 10, 27), text="on Tuesday"),
    killed=Count(low=3, high=None),
    agreement="karabakh-2020-10-25",
    rule="en.shelling.001",
    confidence=0.12345,
    trace=("why",),
)
BARE = Claim(
    evidence=span("shelled"), trigger=span("shelled"), type=EventType.ATTACK_SHELLING, status=Status.DENIED,
    act=Act.DENIES, rule="en.shelling.001",
)  # fmt: skip


def test_a_full_claim_has_every_field() -> None:
    assert json.loads(json.dumps(reading_line(Reading(report=REPORT, claims=(FULL,))))) == {
        "id": "r1",
        "report": {
            "lang": "en",
            "published": "2020-10-28",
            "published_basis": "inferred",
            "published_reason": "on Tuesday",
            "title": "Terter shelled",
            "source": "Paper",
        },
        "claims": [
            {
                "evidence": {"start": 10, "end": len(TEXT), "text": TEXT[10:]},
                "trigger": {"start": 26, "end": 33, "text": "shelled"},
                "type": "attack.shelling",
                "status": "actual",
                "act": "accuses",
                "speaker": {"id": "AZE", "text": "Baku"},
                "actors": [{"id": "ARM.MIL", "text": "Armenian forces"}],
                "targets": [{"id": "AZE.CVL", "text": "people"}],
                "place": {"text": "Terter", "name": "Terter", "country": "AZE", "lat": 40.34, "lon": 46.93},
                "when": {"start": "2020-10-27", "end": "2020-10-27", "text": "on Tuesday"},
                "killed": {"low": 3, "high": None},
                "wounded": None,
                "agreement": "karabakh-2020-10-25",
                "rule": "en.shelling.001",
                "confidence": 0.123,
            }
        ],
    }


def test_what_is_not_told_is_null_or_empty_and_never_left_out() -> None:
    full, bare = reading_line(Reading(report=REPORT, claims=(FULL, BARE)))["claims"]
    assert bare.keys() == full.keys()
    assert {key for key, value in bare.items() if value in (None, [])} == {
        "speaker", "actors", "targets", "place", "when", "killed", "wounded", "agreement",
    }  # fmt: skip


def test_a_report_of_unknown_date_says_so() -> None:
    told = reading_line(Reading(report=Report(id="r2", text=TEXT, lang="en"), claims=()))
    assert told["report"]["published"] is None
    assert told["report"]["published_basis"] == "unknown"


def test_an_explained_claim_has_its_trace() -> None:
    (claim,) = reading_line(Reading(report=REPORT, claims=(FULL,)), explain=True)["claims"]
    assert claim["trace"] == ["why"]


def test_lines_are_of_the_type_that_their_schema_is_generated_from() -> None:
    line = json.dumps(reading_line(Reading(report=REPORT, claims=(FULL, BARE)), explain=True))
    assert msgspec.json.encode(msgspec.json.decode(line, type=ReadingLine)) == msgspec.json.encode(json.loads(line))


def test_deaths_are_told_only_where_they_are_not_those_of_the_event() -> None:
    later = replace(FULL, deaths=Deaths.DIED_LATER)
    claims = reading_line(Reading(report=REPORT, claims=(FULL, later)))["claims"]
    assert ["deaths" in claim for claim in claims] == [False, True]
    assert claims[1]["deaths"] == "died later"


def test_tallies_are_told_only_where_there_are_any() -> None:
    period = Period(stretch=Stretch.PREVIOUS, end=date(2020, 10, 27), until=time(19, 30))
    part = Tally(evidence=span(TEXT), figure=span("three"), unit=Unit.EXPLOSIONS, low=3, high=3)
    tally = replace(part, unit=Unit.VIOLATIONS, high=None, period=period, counter=mention("AZE", "Baku"), parts=(part,))
    assert "tallies" not in reading_line(Reading(report=REPORT, claims=()))
    line = reading_line(Reading(report=REPORT, claims=(), tallies=(tally,)))
    (told,) = json.loads(json.dumps(line["tallies"]))
    assert told["period"] == {"stretch": "previous", "start": None, "end": "2020-10-27", "until": "19:30"}
    assert (told["low"], told["high"], told["counter"]) == (3, None, {"id": "AZE", "text": "Baku"})
    assert told["parts"][0]["unit"] == "explosions"
    msgspec.convert(json.loads(json.dumps(line)), ReadingLine)
